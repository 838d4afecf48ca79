import Columnar
import JSON

/// The start of a file: the layout of its records, and the offset of the first one.
struct FileHead {
  /// A member of a wrapper besides the records.
  struct Member {
    let key: String
    let json: String
    let offset: Int
  }

  var layout = RecordLayout.lines
  /// The part of a JSON pointer before a record's number.
  var pointer = ""
  var others: [Member] = []
  var hasByteOrderMark = false
  /// Whether there is nothing but white space.
  var isEmpty = false
  /// Nil if there are no records.
  var firstRecord: Int?
  /// Where an empty array ends.
  var arrayEnd: Int?

  /// Reads as much of the file as it takes to know.
  static func read(_ file: InputFile, plan: ReadingPlan, granularity: Granularity) throws(LoadFailure) -> FileHead {
    let keys = plan.keys
    return try read(file, blockSize: max(64, granularity.block / 8)) { keys.target(of: $0) != nil }
  }

  static func read(
    _ file: InputFile, blockSize: Int, isField: (String) -> Bool
  ) throws(LoadFailure) -> FileHead {
    var window = BlockWindow(file, blockSize: blockSize)
    try window.move(to: 0)
    if let sentence = ForeignFormat.sentence(window.bytes) { throw .foreign(sentence) }
    if let dialect = try DelimitedDialect.find(file, &window) {
      let hasRecord = dialect.firstRecord < file.size
      return FileHead(
        layout: .rows(dialect), hasByteOrderMark: window.bytes.starts(with: TextEncoding.utf8.mark),
        firstRecord: hasRecord ? dialect.firstRecord : nil)
    }
    if window.base != 0 { try window.move(to: 0) }
    while true {
      do throws(JSONError) {
        return try locate(window, isField)
      } catch {
        // Records of one line each: the first one's trouble is its own.
        if file.isNamedLines, error.diagnosticCode == .notJSON {
          let hasMark = window.bytes.starts(with: [0xEF, 0xBB, 0xBF])
          return FileHead(hasByteOrderMark: hasMark, firstRecord: hasMark ? 3 : 0)
        }
        if !error.isIncomplete || window.isLast { throw .json(error) }
      }
      try window.move(to: 0)
    }
  }

  private static func locate(
    _ window: borrowing BlockWindow, _ isField: (String) -> Bool
  ) throws(JSONError) -> FileHead {
    var head = FileHead()
    var reader = window.reader(at: 0, depth: 0)
    head.hasByteOrderMark = try reader.readByteOrderMark()
    switch try reader.locateRecords(isField: { isField($0.string) }) {
    case .empty:
      if !window.isLast { throw JSONError(cause: .endOfInput, offset: window.end, expected: .value, found: .nothing) }
      head.isEmpty = true
      return head
    case .lines:
      head.firstRecord = reader.offset
      return head
    case .array: head.layout = .array(depth: 1)
    case .wrapped(let key, let found):
      head.layout = .array(depth: 2)
      head.pointer = "/" + JSONPointer.escaped(key)
      head.others = members(found, reader)
    }
    if try reader.firstElement() { head.firstRecord = reader.offset } else { head.arrayEnd = reader.offset }
    return head
  }

  static func members(_ members: [JSONMember], _ reader: borrowing JSONReader) -> [Member] {
    var found: [Member] = []
    for member in members {
      let bytes = reader.bytes(from: member.range.lowerBound, to: member.range.upperBound)
      found.append(
        Member(key: member.key, json: String(decoding: bytes, as: UTF8.self), offset: member.range.lowerBound))
    }
    return found
  }
}
