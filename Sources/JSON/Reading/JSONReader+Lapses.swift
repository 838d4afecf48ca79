/// Something in a text that RFC 8259 does not allow and that can be meant in one way only: a comment, a comma too many, NaN or
/// Infinity in place of a value, half of a surrogate pair. A lenient reader notes it and goes on.
public struct JSONLapse: Equatable, Sendable {
  /// What a strict reader would have thrown, with the file offset of the first byte.
  public let error: JSONError
  /// The number of bytes that it takes up.
  public let count: Int
  /// What valid JSON has in its place.
  public let replacement: StaticString

  public static func == (left: JSONLapse, right: JSONLapse) -> Bool {
    left.error == right.error && left.count == right.count
  }
}

extension JSONReader {
  /// Forgets the lapses so far.
  public mutating func forgetLapses() { if !lapses.isEmpty { lapses = [] } }

  /// The text between two file offsets inside the buffer as valid JSON: what the lapses in it stand for in their place.
  public func text(from start: Int, to end: Int) -> String {
    let own = lapses.filter { $0.error.offset >= start && $0.error.offset < end }
    if own.isEmpty { return String(decoding: bytes(from: start, to: end), as: UTF8.self) }
    var text: [UInt8] = []
    var position = start
    for lapse in own where lapse.error.offset >= position {
      text.append(contentsOf: bytes(from: position, to: lapse.error.offset))
      lapse.replacement.withUTF8Buffer { text.append(contentsOf: $0) }
      position = min(end, lapse.error.offset + lapse.count)
    }
    text.append(contentsOf: bytes(from: position, to: end))
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func note(_ error: JSONError, _ count: Int, _ replacement: StaticString) {
    lapses.append(JSONLapse(error: error, count: count, replacement: replacement))
  }

  /// Passes over a comment and the white space after it; false if there is none at the cursor.
  /// - Throws: `endOfInput` if the buffer ends first, unless a line comment ends the text.
  @usableFromInline @inline(never)
  mutating func passComment() throws(JSONError) -> Bool {
    guard cursor < end else { return false }
    let isHash = cursor.pointee == UInt8(ascii: "#")
    guard isHash || cursor.pointee == UInt8(ascii: "/") else { return false }
    let isBlock = !isHash && cursor[1] == UInt8(ascii: "*")
    guard isHash || isBlock || cursor[1] == UInt8(ascii: "/") else { return false }
    let error = JSONError(cause: .comment, offset: offset, expected: nil, found: .scalar(isHash ? "#" : "/"))
    var p = cursor + (isHash ? 1 : 2)
    if isBlock {
      while p + 1 < end, p.pointee != UInt8(ascii: "*") || p[1] != UInt8(ascii: "/") { p += 1 }
      guard p + 1 < end else { throw failure(.comment, nil, at: end) }
      p += 2
    } else {
      while p < end, p.pointee != 0x0A { p += 1 }
      if p >= end, !isLast { throw failure(.comment, nil, at: end) }
    }
    note(error, p - cursor, "")
    cursor = p
    skipWhitespace()
    return true
  }

  /// Passes over all comments at the cursor, if the reader is lenient.
  @usableFromInline @inline(never)
  mutating func passComments() throws(JSONError) {
    while isLenient, try passComment() {}
  }

  /// After the comma of an array, with the cursor at a bracket or a slash.
  @usableFromInline @inline(never)
  mutating func elementAfterLapse() throws(JSONError) -> Bool {
    try passComments()
    guard cursor.pointee == UInt8(ascii: "]") else { return true }
    let error = failure(.trailingComma, .value)
    guard isLenient, error.cause == .trailingComma else { throw error }
    noteCommaBefore(error)
    cursor += 1
    level -= 1
    return false
  }

  /// At the start of an object, with the cursor at neither a quote nor a brace.
  @usableFromInline @inline(never)
  mutating func firstKeyAfterLapse() throws(JSONError) -> RawString? {
    guard isLenient, try passComment() else { throw unexpected(.keyOrBrace) }
    try passComments()
    if cursor.pointee == UInt8(ascii: "}") {
      cursor += 1
      level -= 1
      return nil
    }
    guard cursor.pointee == UInt8(ascii: "\"") else { throw unexpected(.keyOrBrace) }
    return try readKey()
  }

  /// After the comma of an object, with the cursor at no quote.
  @usableFromInline @inline(never)
  mutating func keyAfterLapse() throws(JSONError) -> RawString? {
    try passComments()
    if cursor.pointee == UInt8(ascii: "\"") { return try readKey() }
    let error = unexpectedKey()
    guard isLenient, error.cause == .trailingComma else { throw error }
    noteCommaBefore(error)
    cursor += 1
    level -= 1
    return nil
  }

  /// The comma is before white space and comments that are before the cursor.
  private mutating func noteCommaBefore(_ error: JSONError) {
    var p = cursor
    var later: [JSONLapse] = []
    while p > first {
      p -= 1
      if p.pointee == UInt8(ascii: ",") { break }
      if let last = lapses.last, last.error.cause == .comment, base + (p - first) < last.error.offset + last.count,
        base + (p - first) >= last.error.offset
      {
        later.append(last)
        lapses.removeLast()
        p = first + (last.error.offset - base)
      }
    }
    let comma: Unicode.Scalar = ","
    let place = base + (p - first)
    note(JSONError(cause: .trailingComma, offset: place, expected: error.expected, found: .scalar(comma)), 1, "")
    lapses.append(contentsOf: later.reversed())
  }

  /// Words that other programs write where there is no value.
  private static let noValues: [StaticString] = [
    "NaN", "-NaN", "nan", "-nan", "Infinity", "-Infinity", "infinity", "-infinity", "Inf", "-Inf", "inf", "-inf",
    "undefined", "None",
  ]

  /// Whether the cursor is at a word that stands for no value; may say yes where the buffer ends within one.
  @usableFromInline var isAtNoValue: Bool {
    if noValueCount != nil { return true }
    guard !isLast, end - cursor < JSONError.lookahead else { return false }
    let left = end - cursor
    return Self.noValues.contains { word in
      left < word.utf8CodeUnitCount && (0..<left).allSatisfy { cursor[$0] == word.utf8Start[$0] }
    }
  }

  /// The length of the longest such word at the cursor.
  private var noValueCount: Int? {
    let counts = Self.noValues.filter { startsWith($0) }.map(\.utf8CodeUnitCount)
    guard let count = counts.max() else { return nil }
    // A longer word is none of them.
    let next = cursor[count] | 0x20
    return next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z") ? nil : count
  }

  @usableFromInline @inline(never)
  mutating func readNoValue() throws(JSONError) {
    guard isLenient, isAtNoValue else {
      guard cursor.pointee == UInt8(ascii: "n") else { throw mismatch(.null) }
      throw literalError()
    }
    let error = failure(.notANumber, .value)
    guard let count = noValueCount, error.cause == .notANumber else { throw error }
    note(error, count, "null")
    cursor += count
  }
}
