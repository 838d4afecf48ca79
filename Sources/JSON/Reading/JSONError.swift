/// Why a text is not JSON, with the byte offset.
///
/// 16 bytes, so that typed throws cost nothing if there is no error.
public struct JSONError: Error, Equatable, Sendable {
  /// The kind of mistake. Every cause has a sentence in each language (JSONError+Sentences.swift).
  public enum Cause: UInt8, Sendable, CaseIterable {
    /// The buffer ends; everything before is well-formed. A streaming caller continues with more bytes.
    case endOfInput
    /// An unexpected byte that no other cause describes.
    case unexpected
    /// A value of another kind than requested.
    case wrongKind
    /// `,` before `]` or `}`.
    case trailingComma
    /// A value or key follows where `,` is missing.
    case missingComma
    /// `]` closes `{`, or the reverse.
    case wrongBracket
    /// Something follows the end of the document.
    case extraContent
    /// Two records on one line of newline-delimited text.
    case missingNewline
    /// `'text'`.
    case singleQuotes
    /// `{name: 1}`.
    case unquotedKey
    /// `//`, `/*` or `#`.
    case comment
    /// Full-width `，：“”｛｝［］` where ASCII belongs.
    case fullWidth
    /// `NaN`, `Infinity`, `inf`.
    case notANumber
    /// A word that is none of `true`, `false`, `null`: `True`, `None`, `nil`, `tru`.
    case badLiteral
    /// `007`.
    case leadingZero
    /// `+1`.
    case plusSign
    /// No digit after `-`, `.` or `e`, or before `.`.
    case missingDigits
    /// A byte below 0x20 inside a string (RFC 8259 section 7).
    case controlCharacter
    /// A letter after `\` that is no escape.
    case badEscape
    /// `\u` without four hexadecimal digits.
    case badUnicodeEscape
    /// `\ud800` without its other half.
    case loneSurrogate
    /// Bytes that are no UTF-8.
    case invalidUTF8
    /// Bytes that are no UTF-8 and read well as GB18030 or GBK.
    case gb18030
    case utf16
    case utf32
    /// More open containers than the reader's limit.
    case tooDeep
    /// A key that its object already has.
    case duplicateKey
    /// A document without records, if the caller asked for records.
    case noRecords
  }

  /// What was expected.
  public enum Expectation: UInt8, Sendable, CaseIterable {
    case value, key, keyOrBrace, colon, commaOrBrace, commaOrBracket, end, newline
    case object, array, string, number, boolean, null
    case digit, escape, hexDigits, surrogatePair, closingQuote, utf8, oneArray
  }

  /// What was found.
  public enum Found: Equatable, Sendable {
    /// The end of the text.
    case nothing
    /// A character.
    case scalar(Unicode.Scalar)
    /// A byte that starts no UTF-8 sequence.
    case byte(UInt8)
  }

  /// The file offset of the first byte that is wrong. For a wrong escape, the backslash; for a repeated key, its quote;
  /// for an ill-formed character, its first byte; for `endOfInput`, the end.
  public let offset: Int
  private let foundCode: UInt32
  public let cause: Cause
  public let expected: Expectation?

  public var found: Found {
    if foundCode == .max { return .nothing }
    if let scalar = Unicode.Scalar(foundCode) { return .scalar(scalar) }
    return .byte(UInt8(truncatingIfNeeded: foundCode))
  }

  public init(cause: Cause, offset: Int, expected: Expectation?, found: Found) {
    self.cause = cause
    self.offset = offset
    self.expected = expected
    switch found {
    case .nothing: foundCode = .max
    case .scalar(let scalar): foundCode = scalar.value
    // Above every scalar value.
    case .byte(let byte): foundCode = 0x8000_0000 | UInt32(byte)
    }
  }

  /// The number of bytes from the offset on that determine the cause.
  static let lookahead = 12

  /// Whether the text is well-formed up to the end of the buffer.
  public var isIncomplete: Bool { cause == .endOfInput }
}

extension JSONReader {
  /// The error of this cause at the cursor (or at `p`), or `endOfInput` when there is nothing there, or when what
  /// follows the buffer could change the diagnosis.
  @usableFromInline @inline(never)
  func failure(
    _ cause: JSONError.Cause, _ expected: JSONError.Expectation?, at p: UnsafePointer<UInt8>? = nil
  ) -> JSONError {
    let place = p ?? cursor
    if place >= end || !isLast && end - place < JSONError.lookahead {
      return JSONError(cause: .endOfInput, offset: base + (end - first), expected: expected, found: .nothing)
    }
    return JSONError(cause: cause, offset: base + (place - first), expected: expected, found: found(at: place))
  }

  private func found(at p: UnsafePointer<UInt8>) -> JSONError.Found {
    let length = UTF8Check.sequenceLength(at: p, to: end)
    guard length > 0 else { return .byte(p.pointee) }
    let text = String(decoding: UnsafeBufferPointer(start: p, count: length), as: UTF8.self)
    return text.unicodeScalars.first.map { .scalar($0) } ?? .byte(p.pointee)
  }

  /// The error when the caller asked for one kind and the cursor is at something else.
  @usableFromInline @inline(never)
  func mismatch(_ expected: JSONError.Expectation) -> JSONError {
    guard cursor < end else { return failure(.unexpected, expected) }
    switch cursor.pointee {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return failure(.wrongKind, expected)
    case UInt8(ascii: "t") where startsWith("true"), UInt8(ascii: "f") where startsWith("false"),
      UInt8(ascii: "n") where startsWith("null"):
      return failure(.wrongKind, expected)
    default:
      return unexpected(.value)
    }
  }

  /// The error when the grammar asks for one thing and the cursor is at another; names the usual mistakes.
  @usableFromInline @inline(never)
  func unexpected(_ expected: JSONError.Expectation) -> JSONError {
    guard cursor < end else { return failure(.unexpected, expected) }
    if let cause = mistakeAnywhere() { return failure(cause, expected) }
    switch expected {
    case .value: return valueError()
    case .key, .keyOrBrace:
      let byte = cursor.pointee
      if byte == UInt8(ascii: "]") { return failure(.wrongBracket, expected) }
      return failure(isWordByte(byte) ? .unquotedKey : .unexpected, expected)
    case .commaOrBrace:
      return failure(separatorMistake(wrong: UInt8(ascii: "]")), expected)
    case .commaOrBracket:
      return failure(separatorMistake(wrong: UInt8(ascii: "}")), expected)
    default: return failure(.unexpected, expected)
    }
  }

  private func separatorMistake(wrong: UInt8) -> JSONError.Cause {
    let byte = cursor.pointee
    if byte == wrong { return .wrongBracket }
    let startsValue =
      byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "-") || isWordByte(byte)
    return startsValue ? .missingComma : .unexpected
  }

  /// Mistakes that have the same cause anywhere outside a string.
  private func mistakeAnywhere() -> JSONError.Cause? {
    switch cursor.pointee {
    case UInt8(ascii: "'"): return .singleQuotes
    case UInt8(ascii: "#"): return .comment
    case UInt8(ascii: "/"): return cursor[1] == UInt8(ascii: "/") || cursor[1] == UInt8(ascii: "*") ? .comment : nil
    case 0x80...:
      switch found(at: cursor) {
      case .byte:
        return Encoding.looksLikeGB18030(string: cursor, bad: cursor, in: first, end) ? .gb18030 : .invalidUTF8
      case .scalar(let scalar):
        return Encoding.fullWidthPunctuation.contains(scalar) ? .fullWidth : nil
      case .nothing: return nil
      }
    default: return nil
    }
  }

  private func valueError() -> JSONError {
    switch cursor.pointee {
    case UInt8(ascii: "+"): return failure(.plusSign, .value)
    case UInt8(ascii: "."): return failure(.missingDigits, .digit)
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      return failure(.unexpected, .value)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): return literalError()
    default: return failure(.unexpected, .value)
    }
  }

  /// The error of a word that is no literal; `endOfInput` when the text stops inside `true`, `false` or `null`.
  @usableFromInline @inline(never)
  func literalError() -> JSONError {
    for word: StaticString in ["true", "false", "null"] where matchesUpToEnd(word) {
      return failure(.badLiteral, .value, at: end)
    }
    for word: StaticString in ["NaN", "nan", "Inf", "inf", "-Inf", "-inf"] where startsWith(word) {
      return failure(.notANumber, .value)
    }
    return failure(.badLiteral, .value)
  }

  func startsWith(_ word: StaticString) -> Bool {
    word.utf8CodeUnitCount <= end - cursor
      && (0..<word.utf8CodeUnitCount).allSatisfy { cursor[$0] == word.utf8Start[$0] }
  }

  private func matchesUpToEnd(_ word: StaticString) -> Bool {
    let left = end - cursor
    return left < word.utf8CodeUnitCount && (0..<left).allSatisfy { cursor[$0] == word.utf8Start[$0] }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      return true
    default: return false
    }
  }
}
