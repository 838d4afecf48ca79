import CScan

extension JSONReader {
  /// Reads a string. UTF-8, escapes and surrogate pairs are checked here, so that decoding it cannot fail.
  @inlinable public mutating func readString() throws(JSONError) -> RawString {
    if cursor.pointee != UInt8(ascii: "\"") {
      skipWhitespace()
      guard cursor.pointee == UInt8(ascii: "\"") else { throw mismatch(.string) }
    }
    return try scanString()
  }

  /// Reads a string without checking its UTF-8, unless it has escapes. The caller either compares the string with text that
  /// is known to be UTF-8, or calls `check`.
  @inlinable @inline(__always)
  public mutating func readLikelyString() throws(JSONError) -> RawString {
    if cursor.pointee != UInt8(ascii: "\"") {
      skipWhitespace()
      guard cursor.pointee == UInt8(ascii: "\"") else { throw mismatch(.string) }
    }
    let start = cursor + 1
    let found = shezu_string_find_end(start)
    if found.stop.pointee == UInt8(ascii: "\"") {
      cursor = found.stop + 1
      return RawString(
        start: start, count: found.stop - start, hasEscapes: false, isASCII: found.bytes == shezu_string_ascii)
    }
    return try scanUncommon(start, found.stop)
  }

  /// Checks the UTF-8 of a string that `readLikelyString` has just read.
  public func check(_ text: RawString) throws(JSONError) {
    if text.isASCII { return }
    let end = text.start + text.count
    if let bad = UTF8Check.firstInvalid(from: text.start, to: end) { throw encodingFailure(text.start, bad) }
  }

  /// With the cursor at the opening quote.
  @inlinable @inline(__always)
  mutating func scanString() throws(JSONError) -> RawString {
    let start = cursor + 1
    let found = shezu_string_check(start)
    if found.stop.pointee == UInt8(ascii: "\""), found.bytes != shezu_string_unsure {
      cursor = found.stop + 1
      return RawString(
        start: start, count: found.stop - start, hasEscapes: false, isASCII: found.bytes == shezu_string_ascii)
    }
    return try scanUncommon(start, found.stop)
  }

  /// Strings with escapes, and all errors.
  /// - Parameter firstStop: the first byte that is a quote, a backslash or below 0x20.

  @usableFromInline @inline(never)
  mutating func scanUncommon(
    _ start: UnsafePointer<UInt8>, _ firstStop: UnsafePointer<UInt8>
  ) throws(JSONError) -> RawString {
    var (stop, escaped) = (firstStop, false)
    while stop.pointee != UInt8(ascii: "\"") {
      guard stop.pointee == UInt8(ascii: "\\") else { throw stringFailure(start, stop, .controlCharacter) }
      escaped = true
      let next = try passEscape(start, stop)
      stop = shezu_string_find_end(next).stop
    }
    if let bad = UTF8Check.firstInvalid(from: start, to: stop) { throw encodingFailure(start, bad) }
    cursor = stop + 1
    let bytes = UnsafeBufferPointer(start: start, count: stop - start)
    return RawString(
      start: start, count: bytes.count, hasEscapes: escaped, isASCII: bytes.allSatisfy { $0 < 0x80 })
  }

  /// With `p` at a backslash: the byte after the escape, or after both halves of a surrogate pair.
  private mutating func passEscape(
    _ start: UnsafePointer<UInt8>, _ p: UnsafePointer<UInt8>
  ) throws(JSONError) -> UnsafePointer<UInt8> {
    let letter = p[1]
    if Escape.meaning(of: letter) != 0 { return p + 2 }
    guard letter == UInt8(ascii: "u") else {
      throw stringFailure(start, p + 1 >= end ? end : p, .badEscape)
    }
    try checkHex(start, p)
    let value = Escape.hexValue(at: p + 2)
    if value & 0xF800 != 0xD800 { return p + 6 }
    if value & 0xFC00 == 0xDC00 { return try passLoneSurrogate(start, p) }
    if p + 6 >= end || p[6] == UInt8(ascii: "\\") && p + 7 >= end { throw stringFailure(start, end, .loneSurrogate) }
    guard p[6] == UInt8(ascii: "\\"), p[7] == UInt8(ascii: "u") else { return try passLoneSurrogate(start, p) }
    try checkHex(start, p + 6)
    guard Escape.hexValue(at: p + 8) & 0xFC00 == 0xDC00 else { return try passLoneSurrogate(start, p) }
    return p + 12
  }

  /// With `p` at half of a surrogate pair: the byte after it, if the reader is lenient.
  private mutating func passLoneSurrogate(
    _ start: UnsafePointer<UInt8>, _ p: UnsafePointer<UInt8>
  ) throws(JSONError) -> UnsafePointer<UInt8> {
    let error = stringFailure(start, p, .loneSurrogate)
    guard isLenient, error.cause == .loneSurrogate else { throw error }
    lapses.append(JSONLapse(error: error, count: 6, replacement: "\\ufffd"))
    return p + 6
  }

  private func checkHex(_ start: UnsafePointer<UInt8>, _ p: UnsafePointer<UInt8>) throws(JSONError) {
    for i in 2..<6 where Escape.hexDigit(p[i]) == nil {
      throw stringFailure(start, p + i >= end ? end : p, .badUnicodeEscape)
    }
  }

  /// The error of a string that is invalid at `p`, or of ill-formed UTF-8 before it: the first error is reported.
  private func stringFailure(
    _ start: UnsafePointer<UInt8>, _ p: UnsafePointer<UInt8>, _ cause: JSONError.Cause
  ) -> JSONError {
    if let bad = UTF8Check.firstInvalid(from: start, to: p), !(p >= end && UTF8Check.isCut(at: bad, by: end)) {
      return encodingFailure(start, bad)
    }
    let expectation: JSONError.Expectation
    switch cause {
    case .badEscape: expectation = .escape
    case .badUnicodeEscape: expectation = .hexDigits
    case .loneSurrogate: expectation = .surrogatePair
    default: expectation = .closingQuote
    }
    return failure(cause, p >= end ? .closingQuote : expectation, at: p)
  }

  private func encodingFailure(_ start: UnsafePointer<UInt8>, _ bad: UnsafePointer<UInt8>) -> JSONError {
    let isGB18030 = Encoding.looksLikeGB18030(string: start, bad: bad, in: first, end)
    return failure(isGB18030 ? .gb18030 : .invalidUTF8, .utf8, at: bad)
  }
}
