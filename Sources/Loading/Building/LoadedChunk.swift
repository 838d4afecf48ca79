import Columnar

/// The records of one segment as columns, with their diagnostics and unmapped values.
///
///     segment ─► RecordParser ─► LoadedChunk { builders[field], findings, unmapped values } ─► TableAccumulator ─► Table
///
/// Rows and records are numbered from 0 within the chunk. A builder ends with the last row that has a value; the rows
/// after it are empty.
///
/// `@unchecked Sendable`: one worker fills it and hands it over under a lock; after that only the merging thread
/// touches it.
final class LoadedChunk: @unchecked Sendable {
  let builders: UnsafeMutablePointer<ColumnBuilder>
  let fieldCount: Int
  var rows = 0
  var records = 0
  // Accessed for every record, by one thread at a time; the run-time exclusivity check would cost more than the access.
  @exclusivity(unchecked) var findings = ChunkDiagnostics()
  @exclusivity(unchecked) var unmappedValues: [UnmappedValues.Member] = []
  /// What is said once of a column.
  @exclusivity(unchecked) var recurring = RecurringNotes()
  @exclusivity(unchecked) var undecided = UndecidedDays()
  /// The values of keys that no field has.
  @exclusivity(unchecked) var inferred = InferredValues()
  /// Runs of rows whose records follow one another: first row, first record, count.
  var runs: [(row: Int, record: Int, count: Int)] = []

  /// The keys of its records.
  var keyUses: [KeyUse] = []

  /// Required fields that no record of the chunk has; reported once, and not once a record.
  var missingThroughout: [Int] = []

  init(_ plan: ReadingPlan) {
    fieldCount = plan.kind.fields.count
    builders = .allocate(capacity: max(1, fieldCount))
    for (ordinal, field) in plan.kind.fields.enumerated() {
      (builders + ordinal).initialize(
        to: ColumnBuilder(
          field.type, sharesTexts: plan.kind.sharesTexts(ordinal), isKept: !plan.passed.contains(ordinal),
          isCompared: plan.compared.contains(ordinal)))
    }
  }

  /// Removes all contents and keeps the buffers for the next segment.
  func reset() {
    for field in 0..<fieldCount { builders[field].reset() }
    rows = 0
    records = 0
    findings = ChunkDiagnostics()
    unmappedValues = []
    recurring = RecurringNotes()
    undecided = UndecidedDays()
    inferred.reset()
    runs = []
    keyUses = []
    missingThroughout = []
  }

  deinit {
    builders.deinitialize(count: fieldCount)
    builders.deallocate()
  }

  /// The record that became a row. O(log runs).
  func record(ofRow row: Int) -> Int? {
    let index = runs.partitioningIndex { $0.row + $0.count > row }
    guard index < runs.count, runs[index].row <= row else { return nil }
    return runs[index].record + row - runs[index].row
  }
}

/// A key with the number of records of a chunk that have it.
struct KeyUse {
  let key: String
  /// The field's ordinal, or -1.
  let field: Int
  let reason: FileKey.Reason
  /// The name of the key's own column, if it has no field.
  let column: String
  /// Whether its values are objects, whose members are columns instead.
  let isObject: Bool
  let records: Int
}

extension LoadedChunk {
  /// Sets one text of a row that is made here rather than read; empty and nil are no value.
  func setText(_ field: Int, _ row: Int, _ text: String?) {
    guard var text, !text.isEmpty else { return }
    text.withUTF8 { bytes in
      builders[field].setText(row, capacity: bytes.count) { target in
        if let base = bytes.baseAddress { target.update(from: base, count: bytes.count) }
        return bytes.count
      }
    }
  }

  func setNumber(_ field: Int, _ row: Int, _ number: Int?) {
    if let number { builders[field].setNumber(row, Int64(number)) }
  }
}

extension Kind {
  /// Whether several records may well have the same text in a field: not where it tells records apart.
  func sharesTexts(_ field: Int) -> Bool {
    guard case .text = fields[field].type, field != keyOrdinal else { return false }
    return !fields[field].constraints.contains {
      switch $0 {
      case .unique, .uniqueWith: true
      default: false
      }
    }
  }
}
