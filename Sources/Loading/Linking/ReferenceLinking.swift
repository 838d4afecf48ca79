import Columnar

/// Turns the keys of one reference field into row numbers of the table they point at, and the way back.
struct ReferenceLinking {
  let source: Table
  let field: Int
  /// Nil if the schema has no such kind: every key leads nowhere.
  let target: Table?
  let workers: Int

  typealias Linked = (Column, dangling: [(row: UInt32, key: String)])

  /// The linked column, and the rows whose key no record of the target has (once for each such key of a list); nil if
  /// `goesOn`, which is asked every few milliseconds on the calling thread, said to stop.
  func column(while goesOn: () -> Bool) -> Linked? {
    switch source.columns[field] {
    case .text(let texts):
      guard let (rows, unresolved) = resolve(texts, while: goesOn), goesOn() else { return nil }
      let back = back(of: rows)
      let dangling = zip(unresolved.positions, unresolved.keys).map { (row: $0, key: $1) }
      return (.reference(ReferenceColumn(rows: rows, unresolved: unresolved, back: back)), dangling)
    case .reference(let column):
      let (rows, unresolved) = resolve(column)
      let dangling = zip(unresolved.positions, unresolved.keys).map { (row: $0, key: $1) }
      return (.reference(ReferenceColumn(rows: rows, unresolved: unresolved, back: back(of: rows))), dangling)
    case .list(let list): return linked(list, while: goesOn)
    default: return (source.columns[field], [])
    }
  }

  private func linked(_ list: ListColumn, while goesOn: () -> Bool) -> Linked? {
    let rows: [Int32]
    let unresolved: Unresolved
    switch list.elements {
    case .text(let texts):
      guard let resolved = resolve(texts, while: goesOn), goesOn() else { return nil }
      (rows, unresolved) = resolved
    case .reference(let column): (rows, unresolved) = resolve(column)
    case .coded: return (.list(list), [])
    }
    // The way back leads to rows of the list, each once even where it names a record twice.
    var back = Adjacency.none
    if rows.contains(where: { $0 >= 0 }) {
      back = Adjacency.inverting(count: list.offsets.count - 1, targetCount: target?.count ?? 0) { row, visit in
        Self.forEachDifferent(rows[list.range(row)], visit)
      }
    }
    let column = ReferenceColumn(rows: rows, unresolved: unresolved, back: back)
    var dangling: [(row: UInt32, key: String)] = []
    var row = 0
    for (position, key) in zip(unresolved.positions, unresolved.keys) {
      while list.offsets[row + 1] <= position { row += 1 }
      dangling.append((row: UInt32(row), key: key))
    }
    return (.list(ListColumn(offsets: list.offsets, elements: .reference(column))), dangling)
  }

  /// The different rows of a list, in the order of their first occurrences.
  /// - Complexity: O(list); a short list is compared directly.
  private static func forEachDifferent(_ rows: ArraySlice<Int32>, _ visit: (Int32) -> Void) {
    if rows.count <= 16 {
      for position in rows.indices where !rows[..<position].contains(rows[position]) { visit(rows[position]) }
      return
    }
    var seen: Set<Int32> = []
    for row in rows where seen.insert(row).inserted { visit(row) }
  }

  private func back(of rows: [Int32]) -> Adjacency {
    guard let target else { return .none }
    return Adjacency.inverting(rows, targetCount: target.count)
  }

  private var keyColumn: TextColumn? {
    guard let target, case .text(let column) = target.columns[target.kind.keyOrdinal] else { return nil }
    return column
  }

  /// Keys as bytes: many at once, on several threads.
  private func resolve(_ texts: TextColumn, while goesOn: () -> Bool) -> ([Int32], Unresolved)? {
    guard texts.count > 0 else { return ([], Unresolved()) }
    let share = 16_384
    let shares = (texts.count + share - 1) / share
    let rows: [Int32]
    var isWhole = true
    if let target, let keyColumn {
      rows = [Int32](unsafeUninitializedCapacity: texts.count) { room, written in
        // Each share of the rows is written by one worker only.
        nonisolated(unsafe) let room = room
        isWhole = Workers.forEach(shares, workers: workers, while: goesOn) { index, _ in
          let range = index * share..<min(texts.count, (index + 1) * share)
          target.keys.rows(of: texts, range, in: keyColumn, into: room)
        }
        written = isWhole ? texts.count : 0
      }
    } else {
      rows = (0..<texts.count).map { texts.validity[$0] ? ReferenceColumn.dangling : ReferenceColumn.none }
    }
    guard isWhole else { return nil }
    var positions: [UInt32] = []
    for (position, row) in rows.enumerated() where row == ReferenceColumn.dangling {
      positions.append(UInt32(position))
    }
    return (rows, Unresolved(positions: positions, keys: positions.map { texts.string(Int($0)) }))
  }

  /// References that are Strings, and references that are linked already.
  private func resolve(_ column: ReferenceColumn) -> ([Int32], Unresolved) {
    var rows = column.rows
    var positions: [UInt32] = []
    var keys: [String] = []
    for (position, key) in zip(column.unresolved.positions, column.unresolved.keys) {
      if let row = target?.row(of: key) {
        rows[Int(position)] = Int32(row)
      } else {
        positions.append(position)
        keys.append(key)
      }
    }
    return (rows, Unresolved(positions: positions, keys: keys))
  }
}
