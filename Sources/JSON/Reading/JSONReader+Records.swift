// Moving between the records of a file, whatever holds them.

extension JSONReader {
  /// Skips a UTF-8 byte order mark; call it once, at the start of a file.
  /// - Returns: whether there was one.
  /// - Throws: `utf16`, `utf32` or `gb18030` if the first bytes identify that encoding.
  public mutating func readByteOrderMark() throws(JSONError) -> Bool {
    if let foreign = Encoding.foreign(cursor, count: end - cursor) { throw failure(foreign, .utf8) }
    guard cursor[0] == 0xEF, cursor[1] == 0xBB, cursor[2] == 0xBF else { return false }
    cursor += 3
    return true
  }

  /// After a record of newline-delimited text: on to the next one, over blank lines; false at the end.
  /// - Throws: `missingNewline` when something other than an object follows on the same line.
  public mutating func nextLine() throws(JSONError) -> Bool {
    let from = cursor
    skipWhitespace()
    if cursor >= end { return false }
    if cursor.pointee == UInt8(ascii: "{") { return true }
    var p = from
    while p < cursor {
      if p.pointee == 0x0A { return true }
      p += 1
    }
    throw failure(.missingNewline, .newline)
  }

  /// After a value: on to the next one of a text in which values follow one another, with or without line ends or commas
  /// between them; false at the end.
  public mutating func nextInStream() throws(JSONError) -> Bool {
    if isAtEnd() { return try isReallyAtEnd() }
    if cursor.pointee == UInt8(ascii: ",") {
      cursor += 1
      if isAtEnd() { return try isReallyAtEnd() }
    }
    return true
  }

  private func isReallyAtEnd() throws(JSONError) -> Bool {
    if !isLast { throw failure(.endOfInput, .value, at: end) }
    return false
  }

  /// Checks that the text ends here.
  /// - Returns: false if something follows.
  /// - Throws: `endOfInput` if more bytes may follow the buffer.
  public mutating func endsHere() throws(JSONError) -> Bool { try !isAtEnd() ? false : !isReallyAtEnd() }

  /// Enters an object whose members are records. True when it has one, whose key is then at the cursor; read it with
  /// `readKey()`.
  public mutating func firstRecordMember() throws(JSONError) -> Bool {
    guard try peek() == .object else { throw mismatch(.object) }
    let start = offset
    guard try firstMember() != nil else { return false }
    // Back to the key: the first quote after the brace, white space and comments.
    seek(to: start + 1, depth: level)
    skipWhitespace()
    if isLenient { while try passComment() {} }
    return true
  }

  /// Moves from one such member to the next one's key; false after the closing brace.
  public mutating func nextRecordMember() throws(JSONError) -> Bool {
    skipWhitespace()
    let comma = offset
    guard try nextMember() != nil else { return false }
    seek(to: comma + 1, depth: level)
    skipWhitespace()
    if isLenient { while try passComment() {} }
    return true
  }
}
