/// A place in a grid: rows run down, columns run right, both from 0. May lie outside; drawing clips.
public struct Position: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// Rows and columns of a grid; never negative, either may be 0.
public struct Size: Hashable, Sendable {
  public var rows: Int
  public var columns: Int

  /// Negative values count as 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  public static let zero = Size(rows: 0, columns: 0)
}

/// A block of cells. Its extent is never negative; an empty block is legal everywhere and draws nothing.
public struct Rect: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rows: Int
  public var columns: Int

  /// No place or extent is farther than this, so that sums cannot overflow.
  static let farthest = 1 << 40

  /// Negative extents count as 0; values beyond 2^40 count as that.
  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = min(max(row, -Rect.farthest), Rect.farthest)
    self.column = min(max(column, -Rect.farthest), Rect.farthest)
    self.rows = min(max(rows, 0), Rect.farthest)
    self.columns = min(max(columns, 0), Rect.farthest)
  }

  /// The block of that size in the top left corner.
  public init(_ size: Size) {
    self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
  }

  public var size: Size { Size(rows: rows, columns: columns) }
  public var isEmpty: Bool { rows == 0 || columns == 0 }
  /// The first row below.
  public var endRow: Int { row + rows }
  /// The first column to the right.
  public var endColumn: Int { column + columns }

  public func contains(_ position: Position) -> Bool {
    position.row >= row && position.row < endRow && position.column >= column && position.column < endColumn
  }

  public func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left, rows: min(endRow, other.endRow) - top, columns: min(endColumn, other.endColumn) - left)
  }

  public func offset(rows down: Int = 0, columns right: Int = 0) -> Rect {
    Rect(row: row + down, column: column + right, rows: rows, columns: columns)
  }

  /// Smaller by that much on each side; empty where nothing is left.
  public func inset(rows vertical: Int = 0, columns horizontal: Int = 0) -> Rect {
    Rect(
      row: row + min(vertical, rows), column: column + min(horizontal, columns), rows: rows - 2 * vertical,
      columns: columns - 2 * horizontal)
  }

  /// Cuts the given number of rows (at most all) off the top: the cut part and the rest.
  public func cutTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, count), rows)
    return (
      Rect(row: row, column: column, rows: cut, columns: columns),
      Rect(row: row + cut, column: column, rows: rows - cut, columns: columns)
    )
  }

  /// Cuts the given number of rows (at most all) off the bottom.
  public func cutBottom(_ count: Int) -> (bottom: Rect, rest: Rect) {
    let (rest, bottom) = cutTop(rows - min(max(0, count), rows))
    return (bottom, rest)
  }

  /// Cuts the given number of columns (at most all) off the left.
  public func cutLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, count), columns)
    return (
      Rect(row: row, column: column, rows: rows, columns: cut),
      Rect(row: row, column: column + cut, rows: rows, columns: columns - cut)
    )
  }

  /// Cuts the given number of columns (at most all) off the right.
  public func cutRight(_ count: Int) -> (right: Rect, rest: Rect) {
    let (rest, right) = cutLeft(columns - min(max(0, count), columns))
    return (right, rest)
  }

  /// A block of at most that size in the middle, as dialogs stand.
  public func centred(_ size: Size) -> Rect {
    let height = min(size.rows, rows)
    let width = min(size.columns, columns)
    return Rect(
      row: row + (rows - height) / 2, column: column + (columns - width) / 2, rows: height, columns: width)
  }
}
