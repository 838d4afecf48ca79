import Columnar

/// The rows that a table shows, in order: all in the order of the register, or a list.
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

  /// The position of a row; nil if it is not shown. O(1) for all rows, else O(n).
  public func position(of row: Int) -> Int? {
    switch self {
    case .all(let count): row >= 0 && row < count ? row : nil
    case .list(let rows): rows.firstIndex(of: UInt32(truncatingIfNeeded: row))
    }
  }

  /// The row numbers in order.
  public var rows: [UInt32] {
    switch self {
    case .all(let count): (0..<count).map { UInt32(truncatingIfNeeded: $0) }
    case .list(let rows): rows
    }
  }

  /// The rows of a table with `count` rows as a bitmap. A row beyond the end is left out.
  public func bitmap(count: Int) -> Bitmap {
    switch self {
    case .all: return Bitmap(count: count, filled: true)
    case .list(let rows):
      var bitmap = Bitmap(count: count)
      for row in rows where row < count { bitmap[Int(row)] = true }
      return bitmap
    }
  }
}
