/// How a file of records is laid out.
public enum RecordShape: Equatable, Sendable {
  /// Nothing but white space.
  case empty
  /// `[ {...}, ... ]`. The cursor is at the bracket.
  case array
  /// `{"name": [ {...}, ... ], ...}`. The cursor is at the bracket, at depth 1: read the array, then call
  /// `finishWrapper()`. `members` are those before it.
  case wrapped(key: String, members: [JSONMember])
  /// One object after another, a line each; one object alone as well. The cursor is at the first brace: read an object,
  /// then call `nextLine()`.
  case lines
}

/// A member of an object, with the file offsets of its value.
public struct JSONMember: Equatable, Sendable {
  public let key: String
  public let kind: JSONKind
  /// From the value's first byte to the one after its last.
  public let range: Range<Int>

  public init(key: String, kind: JSONKind, range: Range<Int>) {
    self.key = key
    self.kind = kind
    self.range = range
  }
}

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

  /// Finds where the records of a file are, from the start of the text (after a byte order mark).
  ///
  /// A file that starts with `{` is a wrapper if the first object's first array of objects (or empty array) is the value of
  /// a key that is no field, with no field before it; otherwise the object is the first of one or several records.
  /// - Parameter isField: whether a key is one that records have, so that `{"name": ..., "staff": [...]}` is a record.
  /// - Throws: `noRecords` when the document is no array and no object.
  /// - Complexity: linear in the bytes up to that array, or of the first object.
  public mutating func locateRecords(isField: (RawString) -> Bool) throws(JSONError) -> RecordShape {
    if isAtEnd() { return .empty }
    switch try peek() {
    case .array: return .array
    case .object: break
    default: throw failure(.noRecords, .oneArray)
    }
    let (start, outer) = (offset, depth)
    var members: [JSONMember] = []
    var key = try firstMember()
    while let name = key {
      if isField(name) { break }
      let kind = try peek()
      let valueStart = offset
      if kind == .array, try holdsRecords() { return .wrapped(key: name.string, members: members) }
      try skipValue()
      members.append(JSONMember(key: name.string, kind: kind, range: valueStart..<offset))
      key = try nextMember()
    }
    seek(to: start, depth: outer)
    return .lines
  }

  /// With the cursor at an array: whether it is empty or its first element is an object. Leaves the cursor there.
  private mutating func holdsRecords() throws(JSONError) -> Bool {
    let (start, outer) = (offset, depth)
    defer { seek(to: start, depth: outer) }
    return try firstElement() ? peek() == .object : true
  }

  /// After the array of a wrapper: the other members, to the closing brace and the end of the file.
  /// - Throws: `severalArrays` at a second array of objects.
  public mutating func finishWrapper() throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    while let name = try nextMember() {
      let kind = try peek()
      let valueStart = offset
      if kind == .array, try holdsRecords() { throw failure(.severalArrays, nil, at: name.start - 1) }
      try skipValue()
      members.append(JSONMember(key: name.string, kind: kind, range: valueStart..<offset))
    }
    try expectEnd()
    return members
  }

  /// After a record of newline-delimited text: on to the next one, over blank lines; false at the end.
  /// - Throws: `missingNewline` when something else follows on the same line.
  public mutating func nextLine() throws(JSONError) -> Bool {
    let from = cursor
    skipWhitespace()
    if cursor >= end { return false }
    var p = from
    while p < cursor {
      if p.pointee == 0x0A { return true }
      p += 1
    }
    throw failure(.missingNewline, .newline)
  }
}
