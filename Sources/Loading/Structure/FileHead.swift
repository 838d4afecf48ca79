import Columnar
import JSON
import Localization

/// The start of a file: the layout of its records, and the offset of the first one.
struct FileHead: Sendable {
  /// A member of an envelope besides the records.
  struct Member: Sendable {
    let pointer: String
    let json: String
    let offset: Int
  }

  var layout = RecordLayout.lines
  /// Members of the envelope before the records.
  var others: [Member] = []
  /// Other places that hold about as much, as people write them: `data.rows`.
  var rivals: [String] = []
  var hasByteOrderMark = false
  /// Text before the records that is no JSON, and where it ends.
  var preamble: (text: String, offset: Int)?
  /// Fields of keys that were told by values.
  var resolved: [String: FieldKeys.Target?] = [:]
  var doubts: [(key: String, expected: Localized)] = []
  /// What was passed over before the first record.
  var lapses: [JSONLapse] = []
  /// Whether there is nothing but white space.
  var isEmpty = false
  /// Nil if there are no records.
  var firstRecord: Int?
  /// Where an empty array ends.
  var arrayEnd: Int?

  /// Reads as much of the file as it takes to know.
  ///
  /// An array of objects is known by its first bytes. An object takes a scan of up to half of the file.
  /// - Parameter path: where the records are, if the user says so.
  static func read(
    _ file: InputFile, blockSize: Int = 64 * 1024, at path: [String]? = nil
  ) throws(LoadFailure) -> FileHead {
    var head = FileHead()
    if path == nil {
      var window = BlockWindow(file, blockSize: blockSize)
      try window.move(to: 0)
      if let sentence = ForeignFormat.sentence(window.bytes) { throw .foreign(sentence) }
      if let dialect = try DelimitedDialect.find(file, &window) {
        head.layout = RecordLayout(container: .rows(dialect))
        head.hasByteOrderMark = window.bytes.starts(with: TextEncoding.utf8.mark)
        head.firstRecord = dialect.firstRecord < file.size ? dialect.firstRecord : nil
        return head
      }
    }
    do throws(LoadFailure) {
      let start = try head.begin(file, blockSize)
      guard !head.isEmpty else { return head }
      if let path {
        try head.settle(file, start, path, blockSize)
      } else {
        try head.search(file, start, blockSize)
      }
      return head
    } catch {
      // Records of one line each: the first one's trouble is its own.
      guard case .json(let failure) = error, file.isNamedLines, failure.diagnosticCode == .notJSON, path == nil else {
        throw error
      }
      return FileHead(hasByteOrderMark: head.hasByteOrderMark, firstRecord: head.hasByteOrderMark ? 3 : 0)
    }
  }

  /// Where the JSON begins: after a byte order mark, white space, and lines that are no JSON before one that is.
  private mutating func begin(_ file: InputFile, _ blockSize: Int) throws(LoadFailure) -> Int {
    var window = BlockWindow(file, blockSize: blockSize)
    try window.move(to: 0)
    while true {
      var reader = window.reader(at: 0, depth: 0)
      do throws(JSONError) {
        hasByteOrderMark = try reader.readByteOrderMark()
        if try reader.endsHere() {
          isEmpty = true
          return reader.offset
        }
        let start = reader.offset
        lapses = reader.lapses
        let first = reader.bytes(from: start, to: start + 1)[0]
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return start }
        if let line = Self.firstLine(reader, after: start) {
          let bytes = reader.bytes(from: start, to: line)
          preamble = (String(decoding: PlainText.trimmed(bytes), as: UTF8.self), start)
          return line
        }
        _ = try reader.peek()
        throw JSONError(cause: .noRecords, offset: start, expected: .oneArray, found: .scalar(Unicode.Scalar(first)))
      } catch {
        if !error.isIncomplete || window.isLast { throw .json(error) }
      }
      try window.move(to: 0)
    }
  }

  /// The start of the first line that begins like an array or object, if those before it are UTF-8 and few.
  private static func firstLine(_ reader: borrowing JSONReader, after start: Int) -> Int? {
    var position = start
    for _ in 0..<64 {
      guard let line = reader.lineStart(near: position), line < reader.endOffset else { return nil }
      var begin = line
      let bytes = reader.bytes(from: line, to: reader.endOffset)
      begin += bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
      guard begin < reader.endOffset else { return nil }
      let byte = reader.bytes(from: begin, to: begin + 1)[0]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        return String(validating: reader.bytes(from: start, to: line), as: UTF8.self) == nil ? nil : begin
      }
      position = line
    }
    return nil
  }

  // MARK: By structure

  private mutating func search(_ file: InputFile, _ start: Int, _ blockSize: Int) throws(LoadFailure) {
    var scan = try DocumentScan(file, at: start, blockSize: blockSize)
    let kind = try scan.step { reader throws(JSONError) in try reader.peek() }
    if kind == .array, try readArray(&scan, start) { return }
    try readDocuments(&scan, start)
  }

  /// An array of objects, of values that are no records, or of an object and a list of records; false for an array of arrays.
  private mutating func readArray(_ scan: inout DocumentScan, _ start: Int) throws(LoadFailure) -> Bool {
    layout = RecordLayout(container: .array)
    let position = scan.position
    guard try scan.step({ reader throws(JSONError) in try reader.firstElement() }) else {
      arrayEnd = scan.position
      return true
    }
    firstRecord = scan.position
    let kind = try scan.step { reader throws(JSONError) in try reader.peek() }
    if kind == .object {
      if let (records, head) = try scan.listBehindHead() {
        layout = records.layout
        firstRecord = records.first
        others = [head]
      }
      return true
    }
    scan.seek(to: position)
    return kind == .array ? false : try readRows(&scan)
  }

  /// An array of values: a row, if arrays follow it; else values that are no records. The first row names the columns if it
  /// can.
  private mutating func readRows(_ scan: inout DocumentScan) throws(LoadFailure) -> Bool {
    let start = scan.position
    do throws(LoadFailure) {
      let row = try scan.step { reader throws(JSONError) in try JSONValue(lenientlyFrom: &reader) }
      guard let values = row.array, let gap = try scan.gap(), gap.isDocument else { return true }
      guard try scan.step({ reader throws(JSONError) in try reader.peek() }) == .array else { return true }
      let names = ElementSample.names(values)
      layout = RecordLayout(
        container: gap.hasLineEnd ? .lines : .stream, form: .row(names ?? (1...values.count).map(String.init)))
      firstRecord = names == nil ? start : scan.position
    } catch {
      guard case .json = error else { throw error }
    }
    return true
  }

  /// How many documents of a text are looked at, and up to how many bytes.
  private static let mostDocuments = 16
  private static let mostBytes = 1 << 20

  private mutating func readDocuments(_ scan: inout DocumentScan, _ start: Int) throws(LoadFailure) {
    let first = try scan.document()
    var findings = [first]
    var isSplitByLines = true
    var isAlone = true
    do throws(LoadFailure) {
      while !scan.isDecided, findings.count < Self.mostDocuments, scan.position - start < Self.mostBytes {
        guard let gap = try scan.gap() else { break }
        isAlone = false
        if !gap.hasLineEnd { isSplitByLines = false }
        guard gap.isDocument else { break }
        findings.append(try scan.document())
      }
    } catch {
      // Trouble further on is reported when it is read.
      guard case .json = error else { throw error }
    }
    if first.isArray, first.records == nil {
      layout = RecordLayout(container: .array)
      // The first element follows the bracket; white space is passed over when it is read.
      firstRecord = first.start + 1
      return
    }
    rivals = first.rivals.map { Self.spelled($0.layout.path) }
    guard let records = first.records, isAlone || Self.arePages(findings) else {
      layout = RecordLayout(container: isSplitByLines ? .lines : .stream)
      firstRecord = start
      return
    }
    layout = records.layout
    firstRecord = records.first
    others = first.beside
  }

  /// Whether documents that follow one another each hold a list at the same place, and the texts beside it do not differ as
  /// those of records do.
  private static func arePages(_ findings: [DocumentScan.Finding]) -> Bool {
    let lists = findings.compactMap(\.records)
    guard let first = lists.first, lists.count * 2 > findings.count else { return false }
    guard lists.allSatisfy({ $0.layout.path == first.layout.path && $0.layout.container == first.layout.container })
    else { return false }
    return Set(findings.filter { $0.records != nil }.map(\.texts)).count == 1
  }

  static func spelled(_ path: [String]) -> String { path.isEmpty ? "." : path.joined(separator: ".") }

  // MARK: Where the user says

  /// The components of a path as people write it: `data.rows`, `/data/rows`, `$.data.rows[]`; `.` is the document.
  static func components(_ path: String) -> [String] {
    path.split { $0 == "." || $0 == "/" }.map { $0.hasSuffix("[]") ? String($0.dropLast(2)) : String($0) }
      .filter { !$0.isEmpty && $0 != "$" }
  }

  private mutating func settle(
    _ file: InputFile, _ start: Int, _ path: [String], _ blockSize: Int
  ) throws(LoadFailure) {
    var scan = try DocumentScan(file, at: start, blockSize: blockSize)
    guard let found = try scan.container(at: path) else {
      throw .json(JSONError(cause: .noRecords, offset: start, expected: .oneArray, found: .nothing))
    }
    layout = found.layout
    firstRecord = found.elements > 0 ? found.first : nil
    arrayEnd = found.elements > 0 ? nil : scan.position
    if layout.container == .lines { firstRecord = start }
  }
}
