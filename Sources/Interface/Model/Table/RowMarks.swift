import Columnar

/// The marked rows of one kind, as a bitmap: a million rows are marked at once.
struct RowMarks: Sendable, Equatable {
  private var bitmap: Bitmap
  private(set) var count: Int

  var isEmpty: Bool { count == 0 }

  /// No mark in a table with `rowCount` rows.
  init(rowCount: Int) {
    bitmap = Bitmap(count: rowCount)
    count = 0
  }

  func contains(_ row: Int) -> Bool { row < bitmap.count && bitmap[row] }

  mutating func toggle(_ row: Int) {
    guard row < bitmap.count else { return }
    bitmap[row].toggle()
    count += bitmap[row] ? 1 : -1
  }

  mutating func insert(_ rows: some Sequence<Int>) {
    for row in rows where row < bitmap.count && !bitmap[row] { toggle(row) }
  }

  mutating func insert(_ set: RowSet) {
    switch set {
    case .all(let all) where all == bitmap.count: self = RowMarks(Bitmap(count: all, filled: true))
    case .all(let all): insert(0..<all)
    case .list(let rows): insert(rows.lazy.map { Int($0) })
    }
  }

  mutating func removeAll() { self = cleared }

  /// No mark in the same table.
  var cleared: RowMarks { RowMarks(rowCount: bitmap.count) }

  mutating func invert(_ set: RowSet) {
    switch set {
    case .all(let all) where all == bitmap.count:
      var inverted = bitmap
      inverted.invert()
      self = RowMarks(inverted)
    case .all(let all): for row in 0..<all { toggle(row) }
    case .list(let rows): for row in rows { toggle(Int(row)) }
    }
  }

  /// The marks in a table with `count` rows.
  func bitmap(count: Int) -> Bitmap { count == bitmap.count ? bitmap : Bitmap(count: count) }

  /// The marked rows, ascending.
  var rows: [UInt32] { bitmap.rows }

  private init(_ bitmap: Bitmap) {
    self.bitmap = bitmap
    count = bitmap.population
  }
}
