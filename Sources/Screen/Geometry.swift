/// A position in a grid, from row 0 at the top and column 0 at the left. It may be outside the grid; drawing clips.
public struct Position: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// Rows and columns of a grid, 0 or more.
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

/// A rectangle of cells. Its extent is 0 or more; an empty rectangle is valid and draws nothing.
public struct Rect: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rows: Int
  public var columns: Int

  /// The largest coordinate and extent, so that sums cannot overflow.
  static let farthest = 1 << 40

  /// Negative extents become 0; values are clamped to ±2^40.
  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = min(max(row, -Rect.farthest), Rect.farthest)
    self.column = min(max(column, -Rect.farthest), Rect.farthest)
    self.rows = min(max(rows, 0), Rect.farthest)
    self.columns = min(max(columns, 0), Rect.farthest)
  }

  /// The rectangle of this size in the top left corner.
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

  /// The rectangle made smaller on each side; empty if nothing is left.
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

  /// A centred rectangle of at most this size, for dialogs.
  public func centred(_ size: Size) -> Rect {
    let height = min(size.rows, rows)
    let width = min(size.columns, columns)
    return Rect(
      row: row + (rows - height) / 2, column: column + (columns - width) / 2, rows: height, columns: width)
  }
}
