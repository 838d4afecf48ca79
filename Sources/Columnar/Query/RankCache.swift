import Synchronization

/// The ranks of columns that were sorted by, so that a second sort by the same column costs one radix sort.
///
/// One cache belongs to one register; make a new one after a reload. A class because it is shared by the threads that
/// sort; a lock guards the dictionary, and two threads that miss at once compute the same ranks twice.
public final class RankCache: Sendable {
  private struct Key: Hashable {
    let kind: Int
    let field: Int
  }

  private let known = Mutex<[Key: Ranks]>([:])

  public init() {}

  /// The ranks of a column, 8 bytes a row. Texts O(n log n) the first time; others O(n).
  func ranks(register: Register, kind: Int, field: Int) -> Ranks {
    let key = Key(kind: kind, field: field)
    if let ranks = known.withLock({ $0[key] }) { return ranks }
    let ranks = compute(register: register, kind: kind, field: field)
    known.withLock { $0[key] = ranks }
    return ranks
  }

  /// Computes the ranks of a column ahead of its first sort.
  public func prepare(register: Register, kind: Int, field: Int) {
    _ = ranks(register: register, kind: kind, field: field)
  }

  private func compute(register: Register, kind: Int, field: Int) -> Ranks {
    let column = register.tables[kind].columns[field]
    let target = register.schema.kinds[kind].fields[field].type.target.flatMap(register.schema.ordinal(of:))
    guard case .list(let list) = column else { return ranks(column, target: target, register: register) }
    let elements: Column =
      switch list.elements {
      case .text(let column): .text(column)
      case .coded(let column): .coded(column)
      case .reference(let column): .reference(column)
      }
    let inner = ranks(elements, target: target, register: register)
    let values = (0..<list.offsets.count - 1).map { row in
      list.range(row).first.map { inner.values[$0] } ?? Ranks.empty
    }
    return Ranks(values: values, greatest: inner.greatest)
  }

  private func ranks(_ column: Column, target: Int?, register: Register) -> Ranks {
    switch column {
    case .number(let column): return Self.numbers(column)
    case .day(let column):
      let least = column.days.lazy.filter { $0 != DayColumn.empty }.min() ?? 0
      return Self.ranks(column.days) { $0 == DayColumn.empty ? Ranks.empty : UInt64(Int64($0) - Int64(least)) }
    case .coded(let column): return Self.ranks(column.codes) { $0 == CodedColumn.empty ? Ranks.empty : UInt64($0) }
    case .flag(let column):
      let values = (0..<column.values.count).map { row -> UInt64 in
        column.validity[row] ? (column.values[row] ? 1 : 0) : Ranks.empty
      }
      return Ranks(values: values, greatest: 1)
    case .text(let column): return Collation.ranks(column)
    case .reference(let column): return references(column, target: target, register: register)
    case .list: return Ranks(values: [UInt64](repeating: Ranks.empty, count: column.count), greatest: 0)
    }
  }

  private func references(_ column: ReferenceColumn, target: Int?, register: Register) -> Ranks {
    guard let target else { return Self.ranks(column.rows) { $0 == ReferenceColumn.none ? Ranks.empty : 0 } }
    let names = ranks(register: register, kind: target, field: register.schema.kinds[target].labelOrdinal)
    let unnamed = names.greatest + 1
    let values = column.rows.map { row -> UInt64 in
      if row == ReferenceColumn.none { return Ranks.empty }
      guard row >= 0, names.values[Int(row)] != Ranks.empty else { return unnamed }
      return names.values[Int(row)]
    }
    return Ranks(values: values, greatest: unnamed)
  }

  private static func numbers(_ column: NumberColumn) -> Ranks {
    var least = Int64.max
    var greatest = Int64.min
    for (row, value) in column.values.enumerated() where column.validity[row] {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    guard least <= greatest else { return Ranks(values: column.values.map { _ in Ranks.empty }, greatest: 0) }
    let span = UInt64(bitPattern: greatest &- least)
    if span >= UInt64.max - 1 { return crowded(column) }
    var values = column.values.map { UInt64(bitPattern: $0 &- least) }
    for row in values.indices where !column.validity[row] { values[row] = Ranks.empty }
    return Ranks(values: values, greatest: span)
  }

  /// Numbers that span all of Int64 leave no room for the empty rank: their places in order are ranks.
  private static func crowded(_ column: NumberColumn) -> Ranks {
    let different = Array(Set(column.values)).sorted()
    let places = Dictionary(uniqueKeysWithValues: different.enumerated().map { ($0.element, UInt64($0.offset)) })
    let values = column.values.enumerated().map { row, value in
      column.validity[row] ? places[value] ?? 0 : Ranks.empty
    }
    return Ranks(values: values, greatest: UInt64(different.count))
  }

  private static func ranks<Element>(_ values: [Element], _ rank: (Element) -> UInt64) -> Ranks {
    let ranks = values.map(rank)
    return Ranks(values: ranks, greatest: ranks.lazy.filter { $0 != Ranks.empty }.max() ?? 0)
  }
}
