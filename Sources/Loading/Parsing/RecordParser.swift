import Bytes
import Columnar
import JSON
import Localization

/// Reads records into the builders of a chunk, one after another.
///
/// An error in the JSON of a record rolls the whole record back. A value that cannot be read does not stop the record: it
/// becomes a finding, its field stays empty, and the unmapped values keep its JSON text.
struct RecordParser: ~Copyable {
  let plan: ReadingPlan
  let layout: RecordLayout
  let chunk: LoadedChunk
  let builders: UnsafeMutablePointer<ColumnBuilder>
  let fields: UnsafePointer<ReadingPlan.FieldPlan>
  /// The keys of the object that is being read.
  var memory: KeySpellings
  /// The keys of objects within records; `KeySpellings.Entry.child` counts them.
  var nested: [NestedKeys] = []
  /// The entries of a row's columns.
  var rowEntries: [Int?] = []
  private let isPlain: Bool
  /// The row of the current record, and its number among the records, within the chunk.
  private(set) var row: Int
  private(set) var record: Int
  /// The number of this attempt to read a record; marks of a failed attempt have another number.
  private(set) var serial = 0
  /// The length of the current run of records that became rows.
  private var runLength = 0
  /// For each field, the last attempt in which its value could not be read.
  private var refused: [Int]
  /// The implication of the current record's keys (index in `FieldKeys.implications`), or -1.
  private var implication = -1
  /// Offset of the current record.
  private(set) var recordOffset = 0
  /// The values whose offsets are sought, if records are read again only for that; else nil.
  let sought: SoughtValues?
  /// The columns of delimited text; empty for JSON.
  private(set) var columns = GrowingBuffer<DelimitedColumn>()
  /// The implication of the columns' names, or -1.
  private var columnImplication = -1
  private let isDelimited: Bool

  /// - Parameter sought: the values whose offsets are sought; the chunk then keeps no values.
  init(
    _ plan: ReadingPlan, _ layout: RecordLayout, into chunk: LoadedChunk, seeking sought: SoughtValues? = nil
  ) {
    self.plan = plan
    self.layout = layout
    isPlain = layout.form == .object && layout.container != .members
    if case .rows = layout.container { isDelimited = true } else { isDelimited = false }
    self.sought = sought
    self.chunk = chunk
    builders = chunk.builders
    fields = plan.fields
    memory = KeySpellings(plan.keys, scope: KeyScope(payload: layout.payload))
    refused = [Int](repeating: 0, count: plan.kind.fields.count)
    row = chunk.rows
    record = chunk.records
    if case .row(let names) = layout.form { rowEntries = names.map { memory.entry(ofColumn: $0) } }
    if case .rows(let dialect) = layout.container { addColumns(dialect.columns) }
  }

  private mutating func addColumns(_ names: [String]) {
    chunk.inferred.expect(columns: names.count)
    for name in names {
      let entry = memory.entry(ofColumn: name)
      let meaning = memory[entry]
      if meaning.implication >= 0 { columnImplication = meaning.implication }
      let shape = meaning.field >= 0 ? fields[meaning.field].shape : .text
      columns.append(DelimitedColumn(field: meaning.field, entry: entry, shape: shape))
    }
  }

  /// Begins a row of delimited text.
  @inline(__always)
  mutating func beginRow(at offset: Int) {
    recordOffset = offset
    serial += 1
    implication = columnImplication
  }

  /// Ends a row that has a value.
  @inline(__always)
  mutating func endRow() {
    finishRow()
    record &+= 1
  }

  /// Whether the last record became a row.
  var endsWithRow: Bool { runLength > 0 }

  /// Up to this many records without a required field are reported one by one. If a longer chunk has no record with the
  /// field, it is reported once.
  private static let toldOneByOne = 64

  /// Writes the counts of rows and records to the chunk.
  mutating func finish() {
    chunk.rows = row
    chunk.records = record
    if row > Self.toldOneByOne {
      // A value that could not be read is not missing.
      chunk.missingThroughout = plan.required.filter { builders[$0].filled == 0 && refused[$0] == 0 }
      for field in chunk.missingThroughout { chunk.findings.dropMissing(field) }
    }
    if runLength > 0 { chunk.runs.append((row: row - runLength, record: record - runLength, count: runLength)) }
    runLength = 0
    var uses = memory.uses
    for keys in nested { uses += keys.memory.uses }
    chunk.keyUses += uses.filter { $0.records > 0 && !$0.isObject }
  }

  /// Reads the record at the cursor. On an error the record is rolled back, and the cursor is somewhere inside it.
  mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    if !reader.lapses.isEmpty { noteStrayLapses(&reader) }
    let findings = chunk.findings.count
    let unmappedValues = chunk.unmappedValues.count
    do {
      if !isPlain {
        try readOtherForm(&reader)
      } else {
        let kind = try reader.peek()
        recordOffset = reader.offset
        serial += 1
        if let sought {
          try seek(sought, &reader, kind)
        } else if kind == .object {
          try readObject(&reader)
          finishRow(&reader)
        } else {
          try refuseRecord(&reader)
        }
      }
    } catch {
      rollBack(findings: findings, unmappedValues: unmappedValues)
      throw error
    }
  }

  mutating func readObject(_ reader: inout JSONReader) throws(JSONError) {
    implication = -1
    try readMembers(&reader)
  }

  /// Starts a record at the cursor that is not an object by itself.
  mutating func begin(_ reader: borrowing JSONReader) {
    recordOffset = reader.offset
    serial += 1
    implication = -1
  }

  var isSeeking: Bool { sought != nil }

  /// Reads a record of another form only to seek values in it.
  mutating func seekElsewhere(_ reader: inout JSONReader) throws(JSONError) {
    guard let sought else { return }
    if layout.form == .object, try reader.peek() == .object { return try seek(sought, &reader, .object) }
    try seek(sought, &reader, .null)
  }

  /// Reads the members of the object at the cursor.
  mutating func readMembers(_ reader: inout JSONReader) throws(JSONError) {
    guard let first = try reader.firstMember() else { return }
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var entry = memory.entry(for: first, after: -1, lead: nothing)
    if let entry { try readMember(&reader, entry) } else { try readUnstored(&reader, first.string) }
    while true {
      if let previous = entry, case let predicted = memory.pass(&reader, after: previous), predicted >= 0 {
        entry = predicted
        try readMember(&reader, predicted)
        continue
      }
      let end = reader.offset
      guard let key = try reader.nextMember() else { return }
      // No prediction after a key that is not stored.
      entry = memory.entry(for: key, after: entry ?? -1, lead: reader.bytes(from: end, to: reader.offset))
      if let entry { try readMember(&reader, entry) } else { try readUnstored(&reader, key.string) }
    }
  }

  /// Reads the value of a stored key.
  @inline(__always)
  mutating func readMember(_ reader: inout JSONReader, _ entry: Int) throws(JSONError) {
    let meaning = memory[entry]
    let isFirst = memory.isFirst(entry, in: serial)
    if meaning.implication >= 0 { implication = meaning.implication }
    if meaning.field >= 0, isFirst, !builders[meaning.field].holds(row) {
      try readValue(&reader, fields[meaning.field].shape, meaning.field, entry)
    } else {
      try readOther(&reader, meaning.field, memory.keys[entry], isFirst: isFirst, entry)
    }
  }

  /// Reads the value of an unknown key that is not stored.
  @inline(never)
  private mutating func readUnstored(_ reader: inout JSONReader, _ key: String) throws(JSONError) {
    let isFirst = memory.isFirst(unstored: key, in: serial)
    try readOther(&reader, -1, memory.scope.pointer(to: key), isFirst: isFirst, column: key)
  }

  @inline(__always)
  private mutating func readValue(
    _ reader: inout JSONReader, _ shape: ReadingPlan.Shape, _ field: Int, _ entry: Int
  ) throws(JSONError) {
    switch shape {
    case .text: try readText(&reader, field, entry)
    case .passedText: try passText(&reader, field, entry)
    case .code, .reference: try readCode(&reader, field, entry)
    case .date: try readDate(&reader, field, entry)
    case .coded: try readCoded(&reader, field, entry)
    case .money: try readMoney(&reader, field, entry)
    case .integer: try readInteger(&reader, field, entry)
    case .flag: try readFlag(&reader, field, entry)
    case .textList, .codedList: try readList(&reader, field, entry)
    }
  }

  /// Sets the value that the record's keys imply for a field, if the record has no value for it.
  private mutating func setImplied() {
    let implied = plan.keys.implications[implication]
    if builders[implied.field].holds(row) || refused[implied.field] == serial { return }
    if fields[implied.field].shape == .coded {
      guard let code = plan.kind.fields[implied.field].type.codebook?.ordinal(of: implied.value) else { return }
      builders[implied.field].setCode(row, UInt16(truncatingIfNeeded: code))
    } else if fields[implied.field].shape == .passedText {
      builders[implied.field].pass(row)
    } else if fields[implied.field].shape == .text {
      chunk.setText(implied.field, row, implied.value)
    }
  }

  @inline(__always)
  mutating func finishRow(_ reader: inout JSONReader) {
    if !reader.lapses.isEmpty { noteLapses(&reader) }
    finishRow()
    record &+= 1
  }

  private mutating func finishRow() {
    if implication >= 0 { setImplied() }
    for field in plan.requiredFields where !builders[field].holds(row) && refused[field] != serial {
      chunk.findings.append(
        .error, .missing, field: field, record: record, row: row, offset: recordOffset,
        found: UnsafeBufferPointer(start: nil, count: 0), expected: Expected.required)
    }
    runLength &+= 1
    row &+= 1
  }

  /// Counts a record that did not become a row.
  mutating func passRecord() {
    if runLength > 0 { chunk.runs.append((row: row - runLength, record: record - runLength, count: runLength)) }
    runLength = 0
    record += 1
  }

  /// A record that is not an object: the finding keeps its whole text.
  mutating func refuseRecord(_ reader: inout JSONReader) throws(JSONError) {
    let raw = try reader.readRaw()
    chunk.findings.append(
      .error, .notAnObject, record: record, offset: recordOffset, found: raw, whole: true,
      expected: Expected.object)
    passRecord()
  }

  /// Rolls the current record back.
  mutating func rollBack(findings: Int, unmappedValues: Int) {
    for field in 0..<chunk.fieldCount { builders[field].truncate(to: row) }
    chunk.inferred.truncate(to: row)
    chunk.findings.truncate(to: findings)
    chunk.undecided.truncate(toRow: row)
    if chunk.unmappedValues.count > unmappedValues { chunk.unmappedValues.removeSubrange(unmappedValues...) }
  }

  /// Marks that the record has a value for the field which could not be read.
  mutating func markRefused(_ field: Int) { refused[field] = serial }
}

// MARK: - Unmapped values

extension RecordParser {
  /// A key that the kind does not have, or a second value for a field.
  private mutating func readOther(
    _ reader: inout JSONReader, _ field: Int, _ key: String, isFirst: Bool, _ entry: Int = -1,
    column name: String = ""
  ) throws(JSONError) {
    let kind = try reader.peek()
    let start = reader.offset
    if field < 0, isFirst, try infer(&reader, kind, name, entry) { return }
    var duplicates: [JSONError] = []
    if kind == .object || kind == .array {
      try reader.skipValue(duplicates: &duplicates)
    } else {
      try reader.skipValue()
    }
    let raw = reader.bytes(from: start, to: reader.offset)
    let json = reader.text(from: start, to: reader.offset)
    for duplicate in duplicates {
      note(.warning, .duplicateMember, -1, key, at: duplicate.offset, found: raw, Expected.oneMember)
    }
    // An empty second value for a field is no problem.
    if field >= 0, isFirst, kind == .null || raw.count == 2 && kind == .string { return }
    keep(json, field, key)
    if field >= 0 || !isFirst {
      note(.error, .duplicateMember, field, key, at: start, found: raw, Expected.oneMember)
    }
  }

  /// Keeps a value as its JSON text in the file.
  mutating func keep(_ json: String, _ field: Int, _ key: String) {
    chunk.unmappedValues.append(
      UnmappedValues.Member(
        row: UInt32(row), field: field < 0 ? nil : UInt16(field), key: JSONPointer.dotted(key), json: json))
  }

  /// Keeps a value as it is written in the file.
  mutating func keep(_ raw: UnsafeBufferPointer<UInt8>, _ field: Int, _ key: String) { keep(json(of: raw), field, key) }

  /// The JSON text of a value as it is written.
  func json(of raw: UnsafeBufferPointer<UInt8>) -> String {
    guard isDelimited else { return String(decoding: raw, as: UTF8.self) }
    var quoted = ByteBuffer()
    quoted.append(quoted: raw)
    return String(decoding: quoted.elements, as: UTF8.self)
  }

  /// Adds a finding about a member of the current record.
  mutating func note(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ field: Int, _ key: String, at offset: Int,
    found: UnsafeBufferPointer<UInt8>, _ expected: Localized
  ) {
    let member = chunk.findings.number(ofMember: key)
    chunk.findings.append(
      severity, code, field: field, member: member, record: record, row: row, offset: offset, found: found,
      expected: expected)
  }

  /// A value that cannot be read: the field stays empty, the unmapped values keep the JSON text, and a finding reports it.
  mutating func refuse(
    _ reader: borrowing JSONReader, from start: Int, _ code: Diagnostic.Code, _ field: Int, _ entry: Int,
    found: UnsafeBufferPointer<UInt8>? = nil, _ expected: Localized
  ) {
    let raw = reader.bytes(from: start, to: reader.offset)
    let key = memory.keys[entry]
    markRefused(field)
    keep(reader.text(from: start, to: reader.offset), field, key)
    note(.error, code, field, key, at: start, found: found ?? raw, expected)
  }
}
