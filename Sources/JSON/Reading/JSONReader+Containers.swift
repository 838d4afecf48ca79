import CScan

extension JSONReader {
  /// Enters an array. True when it has an element, whose first byte is then at `offset`.
  @inlinable public mutating func firstElement() throws(JSONError) -> Bool {
    skipWhitespace()
    guard cursor.pointee == UInt8(ascii: "[") else { throw mismatch(.array) }
    guard depth < depthLimit else { throw failure(.tooDeep, nil) }
    cursor += 1
    level += 1
    skipWhitespace()
    if cursor.pointee == UInt8(ascii: "/") { try passComments() }
    if cursor.pointee == UInt8(ascii: "]") {
      cursor += 1
      level -= 1
      return false
    }
    return true
  }

  /// Moves from one element to the next, whose first byte is then at `offset`; false after the closing bracket.
  @inlinable public mutating func nextElement() throws(JSONError) -> Bool {
    skipWhitespace()
    let byte = cursor.pointee
    if byte == UInt8(ascii: ",") {
      cursor += 1
      skipWhitespace()
      if cursor.pointee == UInt8(ascii: "]") || cursor.pointee == UInt8(ascii: "/") { return try elementAfterLapse() }
      return true
    }
    guard byte == UInt8(ascii: "]") else {
      if isLenient, try passComment() { return try nextElement() }
      throw unexpected(.commaOrBracket)
    }
    cursor += 1
    level -= 1
    return false
  }

  /// Enters an object and gives its first key; nil when it is empty. The value's first byte is then at `offset`.
  @inlinable public mutating func firstMember() throws(JSONError) -> RawString? {
    skipWhitespace()
    guard cursor.pointee == UInt8(ascii: "{") else { throw mismatch(.object) }
    guard depth < depthLimit else { throw failure(.tooDeep, nil) }
    cursor += 1
    level += 1
    skipWhitespace()
    if cursor.pointee == UInt8(ascii: "}") {
      cursor += 1
      level -= 1
      return nil
    }
    guard cursor.pointee == UInt8(ascii: "\"") else { return try firstKeyAfterLapse() }
    return try readKey()
  }

  /// Moves from one member's value to the next member's key; nil after the closing brace.
  @inlinable public mutating func nextMember() throws(JSONError) -> RawString? {
    skipWhitespace()
    let byte = cursor.pointee
    if byte == UInt8(ascii: ",") {
      cursor += 1
      skipWhitespace()
      guard cursor.pointee == UInt8(ascii: "\"") else { return try keyAfterLapse() }
      return try readKey()
    }
    guard byte == UInt8(ascii: "}") else {
      if isLenient, try passComment() { return try nextMember() }
      throw unexpected(.commaOrBrace)
    }
    cursor += 1
    level -= 1
    return nil
  }

  /// Moves from one member's value to the next one's if exactly these bytes are between them: the comma, the key and the
  /// colon with the white space around them, as they were read and validated before. Returns false and consumes nothing if
  /// other bytes are there.
  /// - Parameters:
  ///   - start: `count` bytes, none of them zero; 32 more can be read.
  /// - Complexity: one step per 32 bytes.
  @inlinable @inline(__always)
  public mutating func passMember(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var (own, other, rest) = (UnsafePointer(cursor), start, count)
    while rest > Int(SHEZU_STRING_SHORT) {
      guard shezu_string_is_same(shezu_string_short(own, 32), shezu_string_short(other, 32)) != 0 else { return false }
      own += 32
      other += 32
      rest &-= 32
    }
    guard shezu_string_is_same(shezu_string_short(own, rest), shezu_string_short(other, rest)) != 0 else {
      return false
    }
    cursor = own + rest
    return true
  }

  /// Reads the key at the cursor, an opening quote, and moves to its value.
  @inlinable @inline(__always)
  public mutating func readKey() throws(JSONError) -> RawString {
    let key = try scanString()
    if cursor.pointee == UInt8(ascii: ":") {
      cursor += 1
    } else {
      try readColon()
    }
    skipWhitespace()
    return key
  }

  @usableFromInline @inline(never)
  mutating func readColon() throws(JSONError) {
    skipWhitespace()
    try passComments()
    guard cursor.pointee == UInt8(ascii: ":") else { throw unexpected(.colon) }
    cursor += 1
  }

  @usableFromInline @inline(never)
  func unexpectedKey() -> JSONError {
    cursor.pointee == UInt8(ascii: "}") ? failure(.trailingComma, .key) : unexpected(.key)
  }
}
