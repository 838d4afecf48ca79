import Columnar
import JSON

/// The table of one kind while its files are read; chunks are appended in the order of their records.
struct TableAccumulator {
  let plan: ReadingPlan
  private(set) var rows = 0
  private var columns: [ColumnAccumulator]
  private var unmappedValues: [UnmappedValues.Member] = []
  private(set) var inferred: [InferredAccumulator] = []
  private var inferredNumbers: [String: Int] = [:]
  /// As many inferred columns are on the screen before the user chooses.
  private static let mostShown = 12
  /// How many values are among the unmapped ones of a key that no column was begun for, or for only some chunks.
  private var rare: [String: Int] = [:]
  /// A key begins a column where a chunk has as many values of it, or where there are few columns; until the end its values
  /// cost only themselves, and then the keys of most values become columns.
  private static let (begins, fewColumns) = (16, 1024)
  /// How many bytes inferred columns may take besides the values in them.
  private var room = 16 << 20
  private var spans: [Table.Span] = []
  /// Those of the last chunk for which a column had no code left.
  private(set) var uncoded: [UnmappedValues.Member] = []

  init(_ plan: ReadingPlan) {
    self.plan = plan
    columns = plan.kind.fields.map { ColumnAccumulator($0.type) }
  }

  /// Appends a chunk; its buffers may be reused afterwards.
  /// - Parameters:
  ///   - file: the number of its file among the register's inputs.
  ///   - record: the number of its first record in the file.
  ///   - growth: the estimated factor by which the table will still grow.
  /// - Returns: false if there would be more than a table can number.
  mutating func absorb(
    _ chunk: LoadedChunk, file: Int, pointer: String, record: Int, growth: Double
  ) -> Bool {
    guard rows + chunk.rows < Int(Int32.max) else { return false }
    for field in columns.indices {
      guard columns[field].absorb(chunk.builders + field, at: rows, rows: chunk.rows, growth: growth) else {
        return false
      }
    }
    let start = unmappedValues.count
    var members = chunk.unmappedValues
    guard absorbInferred(chunk, &members, growth) else { return false }
    for member in members {
      unmappedValues.append(
        UnmappedValues.Member(row: member.row + UInt32(rows), field: member.field, key: member.key, json: member.json))
    }
    keepUncoded(since: start)
    for run in chunk.runs { add(run, file: file, pointer: pointer, record: record) }
    rows += chunk.rows
    return true
  }

  /// Keeps values for which a column had no code left as unmapped values.
  private mutating func keepUncoded(since start: Int) {
    uncoded = []
    for field in columns.indices {
      for (row, spelling) in columns[field].takeUncoded() {
        uncoded.append(
          UnmappedValues.Member(
            row: UInt32(row), field: UInt16(field), key: plan.kind.fields[field].name,
            json: JSONValue.string(spelling).text()))
      }
    }
    if uncoded.isEmpty { return }
    let members = (unmappedValues[start...] + uncoded).enumerated()
    let sorted = members.sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
    unmappedValues.replaceSubrange(start..., with: sorted)
  }

  /// Replaces a day that was set before; nil empties it.
  mutating func setDay(_ field: Int, _ row: Int, _ day: Day?) { columns[field].setDay(row, day) }

  /// The number of a day; the smallest there is if the column holds none.
  func day(_ field: Int, _ row: Int) -> Int32 { columns[field].day(row) }

  mutating func keep(_ member: UnmappedValues.Member) { unmappedValues.append(member) }

  /// Puts members that were kept late among those of their rows.
  mutating func sortUnmapped() { unmappedValues.sort { $0.row < $1.row } }

  /// Takes over the inferred columns of a chunk.
  private mutating func absorbInferred(
    _ chunk: LoadedChunk, _ members: inout [UnmappedValues.Member], _ growth: Double
  ) -> Bool {
    var isRare = false
    for member in members where member.field == nil { rare[member.key, default: 0] += 1 }
    for column in chunk.inferred.filled {
      let number: Int
      if let known = inferredNumbers[column.name] {
        number = known
      } else if column.filled >= Self.begins || inferred.count < Self.fewColumns,
        inferred.count * InferredAccumulator.bytesAColumn < room
      {
        number = inferred.count
        inferredNumbers[column.name] = number
        inferred.append(InferredAccumulator(column.name))
      } else {
        members += column.members()
        rare[column.name, default: 0] += column.filled
        isRare = true
        continue
      }
      guard inferred[number].absorb(column, at: rows, growth: growth) else { return false }
    }
    if isRare { members.sortByRow() }
    return true
  }

  /// What a column with `filled` values costs besides them.
  private func cost(filled: Int) -> Int {
    (rows - filled) * InferredAccumulator.bytesARow + InferredAccumulator.bytesAColumn
  }

  /// Decides which keys become columns: those of most values, as long as there is room, since a column costs something in
  /// every row without a value. The values of the others stay members of their records.
  private mutating func settleInferred() {
    if rare.isEmpty, inferred.reduce(0, { $0 + cost(filled: $1.filled) }) <= room { return }
    var candidates = inferred.indices.map { (name: inferred[$0].name, count: inferred[$0].filled, begun: $0) }
    for number in candidates.indices { candidates[number].count += rare[candidates[number].name] ?? 0 }
    let begun = candidates.count
    for (name, count) in rare where inferredNumbers[name] == nil { candidates.append((name, count, begun)) }
    candidates.sort { ($1.count, $0.begun, $0.name) < ($0.count, $1.begun, $1.name) }
    var free = room
    let chosen = candidates.prefix { candidate in
      free -= cost(filled: candidate.count)
      return free >= 0
    }
    var dropped: [UnmappedValues.Member] = []
    for candidate in candidates[chosen.endIndex...] where candidate.begun < begun {
      dropped += inferred[candidate.begun].members()
    }
    // The columns that stay, in the order in which the records had them, and those of rare keys after them.
    let known = chosen.filter { $0.begun < begun }.map(\.begun).sorted()
    inferred = known.map { inferred[$0] }
    for candidate in chosen where candidate.begun == begun { inferred.append(InferredAccumulator(candidate.name)) }
    inferredNumbers = Dictionary(uniqueKeysWithValues: inferred.enumerated().map { ($0.element.name, $0.offset) })
    gatherRare()
    if !dropped.isEmpty {
      unmappedValues += dropped
      unmappedValues.sortByRow()
    }
  }

  /// Takes the values of columns out of the unmapped ones; a second value of a record stays there.
  private mutating func gatherRare() {
    if rare.isEmpty { return }
    var gathered: [Int: [UnmappedValues.Member]] = [:]
    unmappedValues.removeAll { member in
      guard member.field == nil, let number = inferredNumbers[member.key], !inferred[number].holds(member.row),
        gathered[number]?.last?.row != member.row
      else { return false }
      gathered[number, default: []].append(member)
      return true
    }
    for (number, members) in gathered { inferred[number].merge(members) }
  }

  /// Allows inferred columns as much room as a file of this size deserves.
  mutating func allow(forBytes bytes: Int) { room += bytes / 2 }

  private mutating func add(
    _ run: (row: Int, record: Int, count: Int), file: Int, pointer: String, record: Int
  ) {
    let (firstRow, firstRecord) = (rows + run.row, record + run.record)
    if let last = spans.last, last.file == file, last.firstRow + last.count == firstRow,
      last.firstRecord + last.count == firstRecord
    {
      spans[spans.count - 1] = Table.Span(
        file: file, firstRow: last.firstRow, firstRecord: last.firstRecord, count: last.count + run.count,
        pointer: pointer)
    } else {
      spans.append(
        Table.Span(file: file, firstRow: firstRow, firstRecord: firstRecord, count: run.count, pointer: pointer))
    }
  }

  /// The file is one record: its pointer has no number.
  mutating func setWhole(file: Int) {
    guard let last = spans.last, last.file == file else { return }
    spans[spans.count - 1] = Table.Span(
      file: file, firstRow: last.firstRow, firstRecord: last.firstRecord, count: last.count, pointer: nil)
  }

  /// Drops rows from `count` on, and everything of file `file`: it is no JSON, and no part of it is shown as the whole.
  mutating func takeBack(to count: Int, file: Int) {
    for field in columns.indices { columns[field].truncate(to: count) }
    for number in inferred.indices { inferred[number].truncate(to: count) }
    while let last = unmappedValues.last, Int(last.row) >= count {
      if last.field == nil { rare[last.key, default: 1] -= 1 }
      unmappedValues.removeLast()
    }
    spans.removeAll { $0.file == file }
    rows = count
  }

  /// The table so far, as a copy, for a first look.
  func table() -> Table {
    var copy = self
    return copy.finished(workers: 1)
  }

  /// The table. The accumulator is empty afterwards.
  mutating func finished(workers: Int) -> Table {
    finished(workers: workers, while: { true }) ?? .empty(plan.kind)
  }

  /// The same; nil if `goesOn`, which is called every few milliseconds, returned false.
  mutating func finished(workers: Int, while goesOn: () -> Bool) -> Table? {
    let empty = EmptyColumns(rows: rows, workers: workers)
    var finished: [Column] = []
    for field in columns.indices {
      guard goesOn() else { return nil }
      finished.append(columns[field].column(rows: rows, empty: empty))
    }
    settleInferred()
    var further: [Field] = []
    for number in inferred.indices {
      guard goesOn() else { return nil }
      guard
        let (field, column) = inferred[number].finished(
          rows: rows, besides: plan.kind, isShown: further.count < Self.mostShown)
      else {
        continue
      }
      further.append(field)
      finished.append(column)
    }
    var kind = further.isEmpty ? plan.kind : plan.kind.adding(further)
    if plan.kind.origin != .described { (kind, finished) = MadeKind.completed(kind, finished, rows: rows) }
    var keys = KeyIndex.none
    if finished.indices.contains(kind.keyOrdinal), case .text(let texts) = finished[kind.keyOrdinal] {
      guard let index = KeyIndex(texts, workers: workers, while: goesOn) else { return nil }
      keys = index
    }
    defer {
      unmappedValues = []
      inferred = []
      inferredNumbers = [:]
      rare = [:]
      spans = []
      rows = 0
    }
    return Table(
      kind: kind, count: rows, columns: finished, unmappedValues: UnmappedValues(members: unmappedValues),
      spans: spans,
      keys: keys)
  }
}

extension [UnmappedValues.Member] {
  /// In the order of rows, and of their keys within one.
  fileprivate mutating func sortByRow() {
    self = enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
  }
}
