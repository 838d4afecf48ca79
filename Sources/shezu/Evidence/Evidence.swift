import Columnar
import Exports
import JSON
import Localization
import Oversight

/// What makes an export repeatable and its origin provable: the question, the counts, and the digests of inputs and output.
struct Evidence: Sendable, Equatable {
  /// The end of the name of the file beside an export.
  static let fileEnd = ".evidence.json"
  /// The version of the notation.
  static let version: Int64 = 1

  struct Input: Sendable, Equatable {
    let name: String
    let digest: FileDigest
  }

  struct Clause: Sendable, Equatable {
    let clause: String
    let alone: Int
    let left: Int
  }

  var program = ""
  var time = ExportTime(seconds: 0)
  /// The path as it was given; nil for the built-in register.
  var register: String?
  /// The kind of a single file (`--as`).
  var fileKind: String?
  var asOf: Day?
  /// The day that relative dates counted from.
  var today = Day(number: 0)
  var kind = ""
  var query = ""
  /// In the notation of `--sort`; empty for the default.
  var sort = ""
  var columns: [String] = []
  var values: ExportValues = .shown
  var language: Language = .chinese
  var format = ""
  var isRedacted = false
  /// Nil if all records are written.
  var limit: Int?
  /// Positions of the records chosen by hand, in the table of the kind; nil if the query chose.
  var marked: [Int]?
  var allRecords = 0
  var matched = 0
  var written = 0
  var altered = 0
  var masked = 0
  var clauses: [Clause] = []
  var errors = 0
  var warnings = 0
  var notes = 0
  var inputs: [Input] = []
  var export = FileDigest(bytes: 0, sha256: "")
  /// The file name of the export.
  var exportName = ""
  var command: String?
}

extension Evidence {
  /// What a view says of itself. Counts and digests come with the export.
  init(of view: ExportView, as format: ExportFormat, today: Day) {
    if let origin = view.origin {
      (program, time, register) = (origin.program, origin.time, origin.register)
      (query, sort) = (origin.query, origin.sort)
    }
    self.today = today
    kind = view.table.kind.name
    columns = view.fields.map(\.name)
    values = view.values ?? format.values[0]
    (language, self.format) = (view.language, format.name)
    isRedacted = view.isRedacted
  }
}

// MARK: - The file

extension Evidence {
  var json: String {
    func number(_ value: Int) -> JSONValue { .number(JSONValue.Number(Int64(value))) }
    func file(_ name: String, _ digest: FileDigest) -> JSONValue {
      ["name": .string(name), "bytes": number(digest.bytes), "sha256": .string(digest.sha256)]
    }
    let value: JSONValue = [
      "evidence": .number(JSONValue.Number(Self.version)), "program": .string(program),
      "time": .string(time.description), "seconds": number(time.seconds),
      "register": register.map { .string($0) } ?? .null, "as": fileKind.map { .string($0) } ?? .null,
      "asOf": asOf.map { .string($0.description) } ?? .null, "today": .string(today.description), "kind": .string(kind),
      "query": .string(query), "sort": .string(sort), "columns": .array(columns.map { .string($0) }),
      "values": .string(values.rawValue), "language": .string(language.rawValue), "format": .string(format),
      "redacted": .bool(isRedacted), "limit": limit.map(number) ?? .null,
      "marked": marked.map { .array($0.map(number)) } ?? .null,
      "counts": [
        "all": number(allRecords), "matched": number(matched), "written": number(written), "altered": number(altered),
        "masked": number(masked),
      ],
      "clauses": .array(
        clauses.map { ["clause": .string($0.clause), "alone": number($0.alone), "left": number($0.left)] }),
      "problems": ["errors": number(errors), "warnings": number(warnings), "notes": number(notes)],
      "inputs": .array(inputs.map { file($0.name, $0.digest) }), "export": file(exportName, export),
      "command": command.map { .string($0) } ?? .null,
    ]
    return value.text(style: .pretty) + "\n"
  }

  /// Reads a file of evidence.
  init(file path: String) throws(EvidenceError) {
    let bytes: PaddedBytes
    do throws(FileError) {
      bytes = try PaddedBytes.contents(ofFile: path)
    } catch {
      throw EvidenceError(error.sentence)
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw EvidenceError(
        Localized("\(path)：\(error.sentence.chinese)", "\(path): \(error.sentence.english)"))
    }
    try self.init(value, path)
  }

  private init(_ value: JSONValue, _ path: String) throws(EvidenceError) {
    let reader = EvidenceReader(value, path)
    guard value["evidence"]?.integer == Self.version else { throw reader.fault("evidence") }
    program = try reader.text("program")
    time = ExportTime(seconds: try reader.number("seconds"))
    register = value["register"]?.string
    fileKind = value["as"]?.string
    asOf = value["asOf"]?.string.flatMap { Day(iso: $0) }
    guard let day = Day(iso: try reader.text("today")) else { throw reader.fault("today") }
    today = day
    kind = try reader.text("kind")
    query = try reader.text("query")
    sort = try reader.text("sort")
    columns = try reader.array("columns").map { column throws(EvidenceError) in try reader.text(of: column, "columns") }
    guard let values = ExportValues(rawValue: try reader.text("values")) else { throw reader.fault("values") }
    self.values = values
    guard let language = Language(rawValue: try reader.text("language")) else { throw reader.fault("language") }
    self.language = language
    format = try reader.text("format")
    isRedacted = value["redacted"]?.bool ?? false
    limit = value["limit"]?.integer.map { Int($0) }
    if let rows = value["marked"]?.array {
      marked = try rows.map { row throws(EvidenceError) in
        guard let row = row.integer, row >= 0 else { throw reader.fault("marked") }
        return Int(row)
      }
    }
    let counts = EvidenceReader(value["counts"] ?? .null, path)
    allRecords = try counts.number("all")
    matched = try counts.number("matched")
    written = try counts.number("written")
    altered = try counts.number("altered")
    masked = try counts.number("masked")
    let problems = EvidenceReader(value["problems"] ?? .null, path)
    errors = try problems.number("errors")
    warnings = try problems.number("warnings")
    notes = try problems.number("notes")
    inputs = try reader.array("inputs").map { entry throws(EvidenceError) in
      let entry = EvidenceReader(entry, path)
      return Input(name: try entry.text("name"), digest: try entry.digest())
    }
    clauses = try reader.array("clauses").map { entry throws(EvidenceError) in
      let entry = EvidenceReader(entry, path)
      return Clause(clause: try entry.text("clause"), alone: try entry.number("alone"), left: try entry.number("left"))
    }
    let file = EvidenceReader(value["export"] ?? .null, path)
    export = try file.digest()
    exportName = try file.text("name")
    command = value["command"]?.string
  }
}

/// Reads the members of one object.
private struct EvidenceReader {
  private let value: JSONValue
  private let path: String

  init(_ value: JSONValue, _ path: String) {
    self.value = value
    self.path = path
  }

  func fault(_ member: String) -> EvidenceError {
    EvidenceError(
      Localized(
        "\(path) 不是 shezu 的证据文件：缺少 \(member) 或其值不对。",
        "\(path) is no evidence of shezu: \(member) is missing or wrong."))
  }

  func text(_ member: String) throws(EvidenceError) -> String { try text(of: value[member], member) }

  func text(of value: JSONValue?, _ member: String) throws(EvidenceError) -> String {
    guard let text = value?.string else { throw fault(member) }
    return text
  }

  func number(_ member: String) throws(EvidenceError) -> Int {
    guard let number = value[member]?.integer else { throw fault(member) }
    return Int(number)
  }

  func array(_ member: String) throws(EvidenceError) -> [JSONValue] {
    guard let array = value[member]?.array else { throw fault(member) }
    return array
  }

  func digest() throws(EvidenceError) -> FileDigest {
    FileDigest(bytes: try number("bytes"), sha256: try text("sha256"))
  }
}
