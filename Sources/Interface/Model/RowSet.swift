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

/// Marked rows of one kind.
struct Marks: Sendable, Equatable {
  private(set) var rows: Set<Int> = []

  var count: Int { rows.count }
  var isEmpty: Bool { rows.isEmpty }

  init(_ rows: Set<Int> = []) { self.rows = rows }

  func contains(_ row: Int) -> Bool { rows.contains(row) }

  mutating func toggle(_ row: Int) {
    if rows.remove(row) == nil { rows.insert(row) }
  }

  mutating func insert(_ more: some Sequence<Int>) { rows.formUnion(more) }

  mutating func invert(_ among: RowSet) {
    switch among {
    case .all(let count): for row in 0..<count { toggle(row) }
    case .list(let list): for row in list { toggle(Int(row)) }
    }
  }
}
