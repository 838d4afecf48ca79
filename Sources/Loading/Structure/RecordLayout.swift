import Columnar
import JSON
import Localization

/// Where the records of a document are and what each of them is made of. Names of keys play no part in finding it out.
///
///     [{…}, {…}]                                  .array                  {…}⏎{…}          .lines
///     {"code":200,"data":{"rows":[{…}]}}          .array at data.rows     {…}{…}  {…},{…}  .stream
///     {"51…1":{…}, "51…2":{…}}                    .members
///     [{"page":1},[{…}, {…}]]                     .array at 1, an element
///     {"columns":["name"],"rows":[["甲"]]}        .array of .row          [[{"key":"name","value":"甲"}]]  .array of .pairs
///
/// An array or object of records may be repeated: documents of the same make follow one another, as pages do.
struct RecordLayout: Sendable, Equatable {
  /// What holds the records.
  enum Container: Sendable, Equatable {
    case array
    /// An object, whose keys tell the records apart.
    case members
    /// The text itself: one record a line.
    case lines
    /// The text itself: one record after another.
    case stream
    /// The text itself: rows of delimited text under a heading.
    case rows(DelimitedDialect)
  }

  /// What a record is.
  enum Form: Sendable, Equatable {
    case object
    /// An array of values in the order of these names.
    case row([String])
    /// An array of objects that each hold the name of a value and the value.
    case pairs(name: String, value: String)
  }

  var container = Container.lines
  /// The keys that lead from the document to the container.
  var path: [String] = []
  /// Whether the document is an array, of which the first step of the path is an element's number.
  var isInArray = false
  var form = Form.object
  /// Whether the first row holds the names and is no record.
  var startsWithNames = false
  /// The keys that lead from a record to the object whose members count as the record's own; empty for the record itself.
  var payload: [String] = []

  static let lines = RecordLayout()

  /// How many containers are open around a record.
  var depth: Int {
    switch container {
    case .array, .members: path.count + 1
    case .lines, .stream, .rows: 0
    }
  }

  var isDelimited: Bool { if case .rows = container { true } else { false } }

  /// Whether registers of this program are written like this, so that nothing needs to be said about it.
  var isPlain: Bool {
    form == .object && payload.isEmpty && path.isEmpty && (container == .array || container == .lines || isDelimited)
  }

  /// What holds the records, for people.
  var words: Localized {
    switch (container, form) {
    case (.rows, _): Localized("分隔符分隔的行", "rows of delimited text")
    case (_, .row): Localized("数组的数组", "arrays under a heading")
    case (_, .pairs): Localized("名值对的数组", "lists of names and values")
    case (.array, _): Localized("对象的数组", "an array of objects")
    case (.members, _): Localized("以键区分的对象", "objects by key")
    case (.lines, _): Localized("每行一个对象", "an object a line")
    case (.stream, _): Localized("前后相接的对象", "objects one after another")
    }
  }

  /// The part of a JSON pointer before a record's number.
  var pointer: String { path.map { "/" + JSONPointer.escaped($0) }.joined() }
}

extension RecordLayout {
  /// The first record in a text that follows `near`, as far as the bytes can tell; nil if the buffer shows none.
  func guessStart(_ reader: borrowing JSONReader, near: Int) -> Int? {
    let (brace, bracket) = (UInt8(ascii: "{"), UInt8(ascii: "["))
    switch (container, form) {
    case (.lines, _), (.rows, _): return reader.lineStart(near: near)
    case (.array, .object): return reader.guessRecordStart(near: near)
    case (.array, _):
      return reader.guessRecordStart(
        near: near, closing: UInt8(ascii: "]"), separator: UInt8(ascii: ","), opening: bracket)
    case (.members, _):
      return reader.guessRecordStart(
        near: near, closing: form == .object ? UInt8(ascii: "}") : UInt8(ascii: "]"), separator: UInt8(ascii: ","),
        opening: UInt8(ascii: "\""))
    case (.stream, .object):
      return reader.guessRecordStart(near: near, closing: UInt8(ascii: "}"), separator: 0, opening: brace)
    case (.stream, _):
      return reader.guessRecordStart(near: near, closing: UInt8(ascii: "]"), separator: 0, opening: bracket)
    }
  }

  /// From behind a record to the next one; false at the end of the container.
  @inline(__always)
  func next(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    switch container {
    case .array: try reader.nextElement()
    case .members: try reader.nextRecordMember()
    case .lines, .rows: try reader.nextLine()
    case .stream: try reader.nextInStream()
    }
  }

  /// From the start of a document to its first record.
  /// - Returns: false if the document has none here; the cursor is then behind it.
  func enter(_ reader: inout JSONReader) throws(JSONError) -> Bool {
    let outer = reader.depth
    for (level, step) in path.enumerated() {
      if level == 0, isInArray {
        guard try reader.peek() == .array else {
          try reader.skipValue()
          return false
        }
        guard try pass(Int(step) ?? 0, &reader) else { return false }
        continue
      }
      guard try reader.peek() == .object else {
        try reader.skipValue()
        try leave(&reader, to: outer)
        return false
      }
      var key = try reader.firstMember()
      while let name = key, name.string != step {
        try reader.skipValue()
        key = try reader.nextMember()
      }
      guard key != nil else {
        try leave(&reader, to: outer)
        return false
      }
    }
    return try enterContainer(&reader, outer)
  }

  /// Enters the array at the cursor and passes that many elements; false if it has no further one.
  private func pass(_ elements: Int, _ reader: inout JSONReader) throws(JSONError) -> Bool {
    var more = try reader.firstElement()
    for _ in 0..<elements where more {
      try reader.skipValue()
      more = try reader.nextElement()
    }
    return more
  }

  private func enterContainer(_ reader: inout JSONReader, _ outer: Int) throws(JSONError) -> Bool {
    let kind = try reader.peek()
    var found = false
    switch container {
    case .array where kind == .array:
      found = try reader.firstElement()
      if found, startsWithNames {
        try reader.skipValue()
        found = try reader.nextElement()
      }
    case .members where kind == .object: found = try reader.firstRecordMember()
    case .array, .members: try reader.skipValue()
    case .lines, .stream, .rows: return true
    }
    if !found { try leave(&reader, to: outer) }
    return found
  }

  /// Closes the objects that are open around the cursor, which is behind a member's value, and the array around them.
  private func leave(_ reader: inout JSONReader, to outer: Int) throws(JSONError) {
    while reader.depth > outer {
      if isInArray, reader.depth == outer + 1 {
        while try reader.nextElement() { try reader.skipValue() }
        continue
      }
      while try reader.nextMember() != nil { try reader.skipValue() }
    }
  }

  /// After the last record of a container: on to the first record of the next document, if there is one; else false.
  /// - Parameter withoutRecords: receives the place of each document on the way that has none.
  func nextDocument(
    _ reader: inout JSONReader, withoutRecords: inout [Range<Int>]
  ) throws(JSONError) -> Bool {
    if container == .lines || container == .stream || isDelimited { return false }
    try leave(&reader, to: 0)
    while try !reader.endsHere() {
      let kind = try reader.peekOrExtra()
      guard kind == (isInArray || path.isEmpty && container == .array ? .array : .object) else {
        try reader.expectEnd(); return false
      }
      let start = reader.offset
      if try enter(&reader) { return true }
      withoutRecords.append(start..<reader.offset)
    }
    return false
  }
}

extension JSONReader {
  /// The kind of the next value; what is none is content too many.
  fileprivate mutating func peekOrExtra() throws(JSONError) -> JSONKind {
    do throws(JSONError) {
      return try peek()
    } catch {
      if !error.isIncomplete { try expectEnd() }
      throw error
    }
  }
}
