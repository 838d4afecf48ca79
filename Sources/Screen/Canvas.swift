/// A rectangle of a screen with its own coordinates, passed to the closure of `Surface.draw(in:_:)`. It may be partly
/// outside the screen: that part is not drawn, and `size` is the size of the whole rectangle.
public struct Canvas: Surface {
  var screen: Screen
  let region: Region

  public var size: Size { region.frame.size }
  public var widths: DisplayWidth { screen.widths }

  public mutating func withGrid<Result>(_ body: (inout Screen, Region) -> Result) -> Result {
    body(&screen, region)
  }
}

/// The rectangle of a surface on its screen, in screen coordinates.
public struct Region: Hashable, Sendable {
  /// The whole rectangle. Its top left corner is row 0, column 0 of the surface.
  let frame: Rect
  /// The part of it that may be drawn.
  let clip: Rect

  /// The screen position of a text at a surface position, and the number of columns for it; nil if none of it is visible.
  func place(row: Int, column: Int, limit: Int) -> (start: Position, room: Int)? {
    guard row >= 0, row < frame.rows, limit > 0, column < frame.columns, column >= -Rect.farthest else { return nil }
    return (Position(row: frame.row + row, column: frame.column + column), min(limit, frame.columns - column))
  }

  /// A rectangle in surface coordinates as a rectangle on the screen, clipped.
  func visible(_ rect: Rect) -> Rect {
    rect.offset(rows: frame.row, columns: frame.column).intersection(clip)
  }
}
