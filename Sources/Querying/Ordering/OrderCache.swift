import Columnar
import Synchronization

/// Caches the orders of whole tables and the ranks of text columns, so that a repeated sort is one pass over an order.
///
/// A cache belongs to one register; a reload needs a new one. It is a class because the threads that sort share it. A
/// lock guards the contents; two threads that miss at the same time both compute the result.
public final class OrderCache: Sendable {
  private struct Field: Hashable {
    let kind: Int
    let field: Int
  }

  struct Key: Hashable {
    let kind: Int
    let levels: [SortKey]
  }

  private struct State {
    var texts: [Field: Ranks] = [:]
    /// Orders of whole tables, the most recently used last.
    var orders: [(key: Key, rows: [UInt32])] = []
    var requested: Set<Key> = []
  }

  /// The number of orders, of 4 bytes a row each; the least recently used is dropped.
  private static let limit = 8

  private let state = Mutex(State())

  public init() {}

  // MARK: - Orders

  /// All rows of a table in the cached order; nil on a miss.
  func order(_ key: Key) -> [UInt32]? {
    state.withLock { state in
      guard let place = state.orders.lastIndex(where: { $0.key == key }) else { return nil }
      let found = state.orders.remove(at: place)
      state.orders.append(found)
      return found.rows
    }
  }

  func keep(_ rows: [UInt32], as key: Key) {
    state.withLock { state in
      state.orders.removeAll { $0.key == key }
      if state.orders.count == Self.limit { state.orders.removeFirst() }
      state.orders.append((key, rows))
    }
  }

  /// Whether this order was requested before; records the request.
  func wasRequested(_ key: Key) -> Bool { state.withLock { !$0.requested.insert(key).inserted } }

  // MARK: - Ranks of texts

  /// The ranks of a column of texts, references or lists, 4 bytes a row; nil when cancelled. O(n log n) for n texts, else
  /// O(rows).
  ///
  /// - Parameter rows: the rows to rank, nil for all; other rows may be left out. Only ranks of all rows are cached.
  func ranks(register: Register, kind: Int, field: Int, rows: Bitmap?, cancelled: () -> Bool) -> Ranks? {
    let column = register.tables[kind].columns[field]
    let target = register.schema.kinds[kind].fields[field].type.target.flatMap(register.schema.ordinal(of:))
    switch column {
    case .text(let column):
      let key = Field(kind: kind, field: field)
      if let ranks = state.withLock({ $0.texts[key] }) { return ranks }
      let description = register.schema.kinds[kind].fields[field]
      let ranks = Collation.ranks(
        column, rows: rows, arePersons: description.has(.personal) && description.type.isText, cancelled: cancelled)
      guard let ranks else { return nil }
      if rows == nil { state.withLock { $0.texts[key] = ranks } }
      return ranks
    case .reference(let column):
      return references(column, target: target, register: register, positions: rows, cancelled)
    case .list(let list): return lists(list, target: target, register: register, rows: rows, cancelled)
    case .number, .day, .coded, .flag:
      preconditionFailure("only texts, references and lists are ranked")
    }
  }

  /// References, by the names of their records; dangling references come after all others.
  private func references(
    _ column: ReferenceColumn, target: Int?, register: Register, positions: Bitmap?, _ cancelled: () -> Bool
  ) -> Ranks? {
    guard let target else {
      return Ranks(values: column.rows.map { $0 == ReferenceColumn.none ? Ranks.empty : 0 }, greatest: 0)
    }
    let reached = positions.map { positions in
      var reached = Bitmap(count: register.tables[target].count)
      positions.forEach { if column.rows[$0] >= 0 { reached[Int(column.rows[$0])] = true } }
      return reached
    }
    let label = register.schema.kinds[target].labelOrdinal
    let ranks = ranks(register: register, kind: target, field: label, rows: reached, cancelled: cancelled)
    guard let names = ranks else { return nil }
    let unnamed = names.greatest + 1
    let values = column.rows.map { row -> UInt32 in
      if row == ReferenceColumn.none { return Ranks.empty }
      return row >= 0 ? min(names.values[Int(row)], unnamed) : unnamed
    }
    return Ranks(values: values, greatest: unnamed)
  }

  /// Lists, by their first value.
  private func lists(
    _ list: ListColumn, target: Int?, register: Register, rows: Bitmap?, _ cancelled: () -> Bool
  ) -> Ranks? {
    let firsts = rows.map { rows in
      var firsts = Bitmap(count: Int(list.offsets.last ?? 0))
      rows.forEach { row in if let first = list.range(row).first { firsts[first] = true } }
      return firsts
    }
    let ranks: Ranks?
    switch list.elements {
    case .text(let column): ranks = Collation.ranks(column, rows: firsts, cancelled: cancelled)
    case .coded(let column):
      let values = column.codes.map { $0 == CodedColumn.empty ? Ranks.empty : UInt32($0) }
      ranks = Ranks(values: values, greatest: UInt32(column.labels.count))
    case .reference(let column):
      ranks = references(column, target: target, register: register, positions: firsts, cancelled)
    }
    guard let inner = ranks else { return nil }
    let values = (0..<list.offsets.count - 1).map { list.range($0).first.map { inner.values[$0] } ?? Ranks.empty }
    return Ranks(values: values, greatest: inner.greatest)
  }
}
