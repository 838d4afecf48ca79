import Columnar

/// The rows that a table shows, in order: every row as it stands in the register, or a list.
public enum RowSet: Sendable, Equatable {
  case all(Int)
  case list([UInt32])

  public var count: Int {
    switch self {
    case .all(let count): count
    case .list(let rows): rows.count
    }
  }

  public var isEmpty: Bool { count == 0 }

  /// The row of the register at a position, nil outside.
  public subscript(position: Int) -> Int? {
    guard position >= 0, position < count else { return nil }
    switch self {
    case .all: return position
    case .list(let rows): return Int(rows[position])
    }
  }

  /// Where a row stands. O(1) for all rows, else one pass.
  public func position(of row: Int) -> Int? {
    switch self {
    case .all(let count): row >= 0 && row < count ? row : nil
    case .list(let rows): rows.firstIndex(of: UInt32(truncatingIfNeeded: row))
    }
  }

  /// The rows as numbers, for work that takes them all.
  public var rows: [UInt32] {
    switch self {
    case .all(let count): (0..<count).map { UInt32(truncatingIfNeeded: $0) }
    case .list(let rows): rows
    }
  }
}

/// A cursor in a list that scrolls. Kept inside by `settle`, which updates call; drawing only reads.
struct ListCursor: Sendable, Hashable {
  var index = 0
  var top = 0

  mutating func settle(count: Int, visible: Int) {
    index = max(0, min(index, count - 1))
    guard visible > 0 else { return }
    top = min(top, index)
    if index >= top + visible { top = index - visible + 1 }
    top = max(0, min(top, count - visible))
  }
}

/// Marked rows of one kind: one bit a row, so that all of a million are marked at once.
struct RowMarks: Sendable, Equatable {
  private var bitmap: Bitmap
  private(set) var count: Int

  var isEmpty: Bool { count == 0 }

  /// None of so many rows.
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

  mutating func removeAll() { self = RowMarks(rowCount: bitmap.count) }

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

  /// The marked rows, ascending.
  var rows: [UInt32] { bitmap.rows }

  private init(_ bitmap: Bitmap) {
    self.bitmap = bitmap
    count = bitmap.population
  }
}
