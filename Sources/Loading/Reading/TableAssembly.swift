import Columnar
import JSON
import Localization

/// Everything that one kind's files come to: the table, and for the file being read its troubles, kept apart until it
/// is known to be JSON to its end.
struct TableAssembly {
  private var table: TableAccumulator
  private var file: InputFile?
  private var fileNumber = 0
  private var layout = RecordLayout.lines
  private var pointer: String { layout.pointer }
  private var rowsBefore = 0
  private var record = 0
  private var firstRecord = 0
  private var diagnostics = Diagnostics()
  private var marks: [RecordOffsets.Mark] = []
  /// Unknown keys of the file: how many records have each, and where the first is.
  private var unknown: [String: (count: Int, record: Int, row: Int, json: String)] = [:]
  private var recurring = RecurringNotes()
  private var undecided = UndecidedDays()

  /// The keys of the file, in order of appearance.
  private var keys: [FileKey] = []
  private var keyNumbers: [String: Int] = [:]

  /// Runs of records that all lack a required field: field, first record and row, count.
  private var missing: [(field: Int, record: Int, row: Int, count: Int)] = []
  /// A file with more problems than this is refused: its records are hardly of the kind, and memory is not without end.
  private static let mostProblems = 4_000_000

  private var kind: Kind { table.plan.kind }

  init(_ plan: ReadingPlan) { table = TableAccumulator(plan) }

  var rows: Int { table.rows }

  mutating func begin(_ file: InputFile, number: Int) {
    self.file = file
    fileNumber = number
    layout = .lines
    rowsBefore = table.rows
    record = 0
    firstRecord = 0
    diagnostics = Diagnostics()
    table.allow(forBytes: file.size)
    marks = []
    unknown = [:]
    (keys, keyNumbers) = ([], [:])
    missing = []
    recurring = RecurringNotes()
    undecided = UndecidedDays()
  }

  /// Begins with the records of the file.
  mutating func begin(_ layout: RecordLayout) {
    self.layout = layout
    // The heading is the first element.
    firstRecord = layout.startsWithNames ? 1 : 0
    record = firstRecord
  }

  /// Takes over a chunk, whose buffers may be used again afterwards.
  /// - Parameter offset: where its first record begins in the file.
  mutating func absorb(_ chunk: LoadedChunk, at offset: Int, growth: Double) throws(LoadFailure) {
    marks.append(RecordOffsets.Mark(record: record, offset: offset))
    diagnostics.append(
      chunk.findings, kind: kind, file: file?.name ?? "", prefix: pointer, row: table.rows, record: record)
    if diagnostics.count > Self.mostProblems { throw .tooManyProblems }
    recurring.add(chunk.recurring, row: table.rows, record: record)
    undecided.add(chunk.undecided, row: table.rows, record: record)
    for field in chunk.missingThroughout { addMissing(field, chunk.rows) }
    for column in chunk.inferred.filled where kind.origin == .described {
      if unknown[column.name] == nil {
        let first = chunk.record(ofRow: column.firstRow) ?? 0
        unknown[column.name] = (0, record + first, table.rows + column.firstRow, column.text(0))
      }
      unknown[column.name]?.count += column.filled
    }
    let columns = Set(chunk.inferred.filled.map(\.name))
    // A key that a record has twice is one key.
    for member in chunk.unmappedValues where member.field == nil && !columns.contains(member.key) {
      if unknown[member.key] == nil {
        let first = chunk.record(ofRow: Int(member.row)) ?? 0
        unknown[member.key] = (0, record + first, table.rows + Int(member.row), member.json)
      }
      unknown[member.key]?.count += 1
    }
    let rows = table.rows
    for use in chunk.keyUses { add(use) }
    guard table.absorb(chunk, file: fileNumber, pointer: pointer, record: record, growth: growth) else {
      throw .tooLarge
    }
    for value in table.uncoded { addUncoded(value, chunk, rowsBefore: rows) }
    if diagnostics.count > Self.mostProblems { throw .tooManyProblems }
    record += chunk.records
  }

  /// A value of a vocabulary for which the column had no code left; its place is found later.
  private mutating func addUncoded(_ value: UnmappedValues.Member, _ chunk: LoadedChunk, rowsBefore: Int) {
    guard let field = value.field else { return }
    let first = chunk.record(ofRow: Int(value.row) - rowsBefore) ?? 0
    diagnostics.append(
      Diagnostic(
        severity: .error, code: .notInVocabulary, kind: kind.name, file: file?.name ?? "", record: record + first,
        row: Int(value.row), pointer: "\(pointer)/\(record + first)", field: kind.fields[Int(field)].name,
        found: value.json, expected: Expected.fewerSpellings))
  }

  private mutating func add(_ use: KeyUse) {
    if let number = keyNumbers[use.key] {
      keys[number].records += use.records
      return
    }
    keyNumbers[use.key] = keys.count
    keys.append(
      FileKey(
        file: file?.name ?? "", kind: kind.name, key: use.key,
        field: use.field >= 0 ? kind.fields[use.field].name : use.column, reason: use.reason, records: use.records))
  }

  private mutating func addMissing(_ field: Int, _ count: Int) {
    if let run = missing.lastIndex(where: { $0.field == field }), missing[run].row + missing[run].count == table.rows {
      missing[run].count += count
    } else {
      missing.append((field: field, record: record, row: table.rows, count: count))
    }
  }

  /// The table so far, for a first look.
  func partialTable() -> Table { table.table() }

  /// Forgets the file: it is no JSON, and no part of it is shown as the whole.
  mutating func refuseFile() {
    table.takeBack(to: rowsBefore, file: fileNumber)
    diagnostics = Diagnostics()
  }

  /// The file was read to its end: its troubles, and where some of its records begin.
  mutating func acceptFile(_ head: FileHead) -> (diagnostics: Diagnostics, marks: RecordOffsets, keys: [FileKey]) {
    settleDays()
    let isWhole = head.layout.container == .lines && record == 1 && file?.isNamedLines == false
    if isWhole {
      table.setWhole(file: fileNumber)
      diagnostics.omitRecordNumbers()
    }
    let marks = RecordOffsets(layout: head.layout, pointer: isWhole ? nil : pointer, marks: marks)
    self.marks = []
    defer { diagnostics = Diagnostics() }
    return (troubles(head, marks), marks, keys)
  }

  /// Decides day and month of the values that do not tell by the column's other values.
  private mutating func settleDays() {
    var findings = ChunkDiagnostics()
    var counts: [Int: Int] = [:]
    for value in undecided.values {
      guard let order = undecided.evidence[value.field]?.order else {
        table.setDay(value.field, value.row, nil)
        table.keep(
          UnmappedValues.Member(
            row: UInt32(value.row), field: UInt16(value.field), key: value.key, json: value.json))
        findings.append(value, .error, .ambiguous, Expected.yearFirst)
        continue
      }
      counts[value.field, default: 0] += 1
      if order == .monthFirst { table.setDay(value.field, value.row, value.monthFirst) }
      if table.day(value.field, value.row) > value.lastDay {
        findings.append(value, .warning, .afterAsOf, Expected.notAfterAsOf)
      }
      if counts[value.field] == 1, let evidence = undecided.evidence[value.field] {
        let unclear = undecided.values.count { $0.field == value.field }
        findings.append(value, .note, .ambiguous, evidence.note(values: unclear))
      }
    }
    if !undecided.values.isEmpty { table.sortUnmapped() }
    diagnostics.append(findings, kind: kind, file: file?.name ?? "", prefix: pointer, row: 0, record: 0)
    undecided = UndecidedDays()
  }

  private func troubles(_ head: FileHead, _ marks: RecordOffsets) -> Diagnostics {
    guard let file else { return Diagnostics() }
    var all = Diagnostics()
    if head.hasByteOrderMark {
      all.append(
        Diagnostic(
          severity: .note, code: .wrongEncoding, kind: kind.name, file: file.name, offset: 0, found: "EF BB BF",
          expected: Expected.noByteOrderMark))
    }
    if let (text, offset) = head.preamble {
      all.append(
        Diagnostic(
          severity: .warning, code: .notJSON, kind: kind.name, file: file.name, offset: offset,
          found: String(text.prefix(200)), expected: Expected.nothingBefore))
    }
    for (key, expected) in head.doubts {
      all.append(
        Diagnostic(
          severity: .note, code: .doubtfulKey, kind: kind.name, file: file.name, field: key, found: key,
          expected: expected))
    }
    for lapse in head.lapses {
      all.append(
        Diagnostic(
          severity: .warning, code: .notJSON, kind: kind.name, file: file.name, offset: lapse.error.offset,
          expected: lapse.error.sentence))
    }
    if !head.layout.isPlain || !head.rivals.isEmpty {
      all.append(
        Diagnostic(
          severity: .note, code: .foundRecords, kind: kind.name, file: file.name, pointer: head.layout.pointer,
          offset: head.firstRecord, found: FileHead.spelled(head.layout.path),
          expected: Expected.taken(head.layout, as: kind, rivals: head.rivals)))
    }
    if record == firstRecord {
      all.append(
        Diagnostic(
          severity: head.isEmpty ? .error : .note, code: .noRecords, kind: kind.name, file: file.name,
          found: head.isEmpty ? "" : "[]", expected: Expected.records))
    }
    if case .rows(let dialect) = head.layout.container {
      all.append(contentsOf: Diagnostics(dialect.notes(file.name, kind.name)))
    }
    for other in head.others {
      all.append(
        Diagnostic(
          severity: .note, code: .unknownKey, kind: kind.name, file: file.name,
          pointer: other.pointer, offset: other.offset, found: other.json,
          expected: Expected.onlyRecords))
    }
    for run in missing {
      all.append(
        Diagnostic(
          severity: .error, code: .missing, kind: kind.name, file: file.name, record: run.record, row: run.row,
          pointer: marks.pointer(toRecord: run.record), field: kind.fields[run.field].name,
          expected: Expected.required(records: run.count)))
    }
    for (key, use) in recurring.sorted {
      all.append(
        Diagnostic(
          severity: .note, code: key.note.code, kind: kind.name, file: file.name, record: use.record, row: use.row,
          pointer: marks.pointer(toRecord: use.record), offset: use.offset, field: kind.fields[key.field].name,
          found: use.found, expected: key.note.expected(records: use.count)))
    }
    all.append(contentsOf: diagnostics)
    for (key, use) in unknown.sorted(by: { ($0.value.row, $0.key) < ($1.value.row, $1.key) }) {
      all.append(
        Diagnostic(
          severity: .note, code: .unknownKey, kind: kind.name, file: file.name, record: use.record, row: use.row,
          pointer: marks.pointer(toRecord: use.record) + "/" + JSONPointer.escaped(key), field: key, found: use.json,
          expected: Expected.knownKey(records: use.count)))
    }
    return all
  }

  /// The keys that no field has, for a file whose kind is not known.
  var unknownKeys: [String] { unknown.sorted { $0.value.row < $1.value.row }.map(\.key) }

  /// The table; nil if `goesOn`, which is called every few milliseconds, returned false.
  mutating func finish(workers: Int, while goesOn: () -> Bool) -> Table? {
    table.finished(workers: workers, while: goesOn)
  }
}

extension ChunkDiagnostics {
  /// Adds a finding about a day whose order was not told by itself.
  fileprivate mutating func append(
    _ value: UndecidedDays.Value, _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ expected: Localized
  ) {
    let member = number(ofMember: value.key)
    var text = value.text
    text.withUTF8 {
      append(
        severity, code, field: value.field, member: member, record: value.record, row: value.row, offset: value.offset,
        found: $0, expected: expected)
    }
  }
}
