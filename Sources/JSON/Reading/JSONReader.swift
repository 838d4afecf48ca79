// JSON: RFC 8259 text as bytes, read and written.
//
// Owns: a strict pull reader that reports the byte offset of every error (Reading), lines and columns computed on demand,
// guesses of record boundaries so that threads can share one file, the only writer of JSON in the program (Writing), and a
// tree for small documents (`JSONValue`).
// Refuses: to know what a record means, to hold columns, to map files, and to accept anything that RFC 8259 does not.
// Importers: any target. Imports Localization, Bytes and CScan.

/// The kind of a value, which its first byte alone determines.
public enum JSONKind: UInt8, Sendable, CaseIterable {
  case object, array, string, number, `true`, `false`, null
}

/// A strict pull reader over bytes.
///
/// The caller asks for what it expects, in order; the reader builds no tree. Every call either consumes what its name says
/// or throws a `JSONError`. After `wrongKind` the cursor is at the value of the other kind, which can be skipped; after any
/// other error only `seek` is meaningful.
///
///     var key = try reader.firstMember()              // enters an object; nil when it is empty
///     while let name = key {
///       if name.string == "id" { id = try reader.readString() } else { try reader.skipValue() }
///       key = try reader.nextMember()                 // nil after `}`
///     }
///     var more = try reader.firstElement()            // enters an array; false when it is empty
///     while more { ...one value...; more = try reader.nextElement() }
///
/// Skipped values are validated too: grammar, escapes, surrogates, UTF-8.
///
/// **Buffers.** The bytes must be followed by at least `padding` zero bytes. They may be part of a file: `base` is the
/// file offset of the first byte, and all offsets, in errors too, are file offsets.
///
/// **End of the buffer.** The cause is always `JSONError.Cause.endOfInput`, and everything before it is well-formed. A
/// streaming caller that has more bytes passes `isLast: false`, remembers `offset` after each whole record, and on
/// `endOfInput` continues from there: `JSONReader(..., depth: 1)`, then `nextElement()`.
public struct JSONReader: ~Copyable {
  /// Zero bytes that must follow the text.
  public static let padding = 64
  /// The default limit of open containers.
  public static let defaultDepthLimit = 512

  @usableFromInline let first: UnsafePointer<UInt8>
  @usableFromInline let end: UnsafePointer<UInt8>
  @usableFromInline var cursor: UnsafePointer<UInt8>
  /// The file offset of the first byte of the buffer.
  public let base: Int
  /// Whether the text ends at the end of the buffer. If not, a number that touches the end is `endOfInput`, because its
  /// next digit may follow, and so is an error in the last bytes, because its cause may depend on the next ones.
  public let isLast: Bool
  /// The number of open containers around the cursor.
  @inlinable public var depth: Int { level }
  @usableFromInline var level: Int
  /// The most containers that may be open at once.
  public let depthLimit: Int
  let owner: PaddedBytes?
  /// Whether lapses that are told from valid text without doubt are passed over: see `JSONLapse`.
  @usableFromInline let isLenient: Bool
  /// What a lenient reader passed over, in the order of the text.
  public internal(set) var lapses: [JSONLapse] = []

  /// A reader over bytes that the caller keeps alive and padded.
  /// - Parameters:
  ///   - start: the first byte; `count` bytes, then at least `padding` zero bytes.
  ///   - base: the file offset of `start`.
  ///   - offset: the file offset of the first byte to read; `base` if nil.
  ///   - depth: the number of open containers there: 1 for a chunk that starts at a record inside the top array.
  public init(
    start: UnsafePointer<UInt8>, count: Int, base: Int = 0, at offset: Int? = nil, depth: Int = 0,
    isLast: Bool = true, depthLimit: Int = JSONReader.defaultDepthLimit, isLenient: Bool = false
  ) {
    self.first = start
    self.end = start + count
    self.base = base
    self.cursor = start + max(0, min(count, (offset ?? base) - base))
    self.level = depth
    self.isLast = isLast
    self.depthLimit = depthLimit
    self.isLenient = isLenient
    self.owner = nil
  }

  /// A reader over owned bytes, which it keeps alive.
  public init(
    _ bytes: PaddedBytes, at offset: Int? = nil, depth: Int = 0, depthLimit: Int = JSONReader.defaultDepthLimit
  ) {
    self.first = bytes.start
    self.end = bytes.start + bytes.count
    self.base = 0
    self.cursor = bytes.start + max(0, min(bytes.count, offset ?? 0))
    self.level = depth
    self.isLast = true
    self.depthLimit = depthLimit
    self.isLenient = false
    self.owner = bytes
  }

  /// The file offset of the next byte to be read.
  @inlinable public var offset: Int { base + (cursor - first) }

  /// The file offset just after the last byte of the buffer.
  @inlinable public var endOffset: Int { base + (end - first) }

  /// Moves to a file offset inside the buffer. `depth` is the number of open containers there.
  public mutating func seek(to offset: Int, depth: Int) {
    cursor = first + max(0, min(end - first, offset - base))
    self.level = depth
  }

  /// The bytes between two file offsets inside the buffer, such as the original text of a value.
  @inlinable public func bytes(from: Int, to: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: first + (from - base), count: to - from)
  }

  /// Skips blanks, tabs and line ends.
  @inlinable @inline(__always)
  public mutating func skipWhitespace() {
    if cursor.pointee > 0x20 { return }
    if cursor.pointee == 0x20, cursor[1] > 0x20 {
      cursor += 1
      return
    }
    skipWhitespaceRun()
  }

  @usableFromInline @inline(never)
  mutating func skipWhitespaceRun() {
    var p = cursor
    while true {
      let byte = p.pointee
      if byte == 0x0A {
        p += 1
        // Indentation: eight blanks at a time.
        while UnsafeRawPointer(p).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020 { p += 8 }
      } else if byte == 0x20 || byte == 0x0D || byte == 0x09 {
        p += 1
      } else {
        break
      }
    }
    cursor = p
  }

  /// The kind of the next value; its first byte is at `offset` afterwards.
  @inlinable @inline(__always)
  public mutating func peek() throws(JSONError) -> JSONKind {
    if cursor.pointee == UInt8(ascii: "\"") { return .string }
    if cursor.pointee &- UInt8(ascii: "0") <= 9 { return .number }
    return try peekFurther()
  }

  @usableFromInline @inline(never)
  mutating func peekFurther() throws(JSONError) -> JSONKind {
    skipWhitespace()
    switch cursor.pointee {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "t"): return .true
    case UInt8(ascii: "f"): return .false
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return isLenient && isAtNoValue ? .null : .number
    default:
      if isLenient {
        if try passComment() { return try peek() }
        if isAtNoValue { return .null }
      }
      throw unexpected(.value)
    }
  }

  /// Reads `true` or `false`.
  @inlinable public mutating func readBool() throws(JSONError) -> Bool {
    skipWhitespace()
    if cursor.pointee == UInt8(ascii: "t") {
      try readLiteral(0x6575_7274, 4)
      return true
    }
    guard cursor.pointee == UInt8(ascii: "f") else { throw mismatch(.boolean) }
    try readLiteral(0x6573_6C61, 5)
    return false
  }

  /// Reads `null`.
  @inlinable public mutating func readNull() throws(JSONError) {
    skipWhitespace()
    let found = UnsafeRawPointer(cursor).loadUnaligned(as: UInt32.self)
    guard UInt32(littleEndian: found) == 0x6C6C_756E else { return try readNoValue() }
    cursor += 4
  }

  /// Skips a literal of `count` bytes whose last four are `word`. The caller has checked the byte before them.
  @inlinable @inline(__always)
  mutating func readLiteral(_ word: UInt32, _ count: Int) throws(JSONError) {
    let found = UnsafeRawPointer(cursor + (count - 4)).loadUnaligned(as: UInt32.self)
    guard UInt32(littleEndian: found) == word else { throw literalError() }
    cursor += count
  }

  /// Whether only white space is left. Consumes it.
  public mutating func isAtEnd() -> Bool {
    skipWhitespace()
    // A comment that the buffer cuts off is an error of whatever is read next.
    while isLenient, cursor < end, (try? passComment()) ?? false { skipWhitespace() }
    return cursor >= end
  }

  /// Checks that nothing but white space follows the document.
  public mutating func expectEnd() throws(JSONError) {
    if !isAtEnd() { throw failure(.extraContent, .end) }
  }
}
