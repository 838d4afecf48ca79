/// A rectangle of a screen with coordinates of its own, given by `Surface.draw(in:_:)`. It may stand partly outside:
/// what falls outside is not drawn, and `size` is still that of the whole rectangle.
public struct Canvas: Surface {
  var screen: Screen
  let region: Region

  public var size: Size { region.frame.size }
  public var widths: DisplayWidth { screen.widths }

  public mutating func withGrid<Result>(_ body: (inout Screen, Region) -> Result) -> Result {
    body(&screen, region)
  }
}

/// Where a surface stands on its screen, in screen coordinates.
public struct Region: Hashable, Sendable {
  /// The whole rectangle; its corner is the surface's row 0, column 0.
  let frame: Rect
  /// The part of it that may be touched.
  let clip: Rect

  /// Where text from a place in the surface's coordinates begins on the screen, and how many columns it may take; nil
  /// where none of it could be seen.
  func place(row: Int, column: Int, limit: Int) -> (start: Position, room: Int)? {
    guard row >= 0, row < frame.rows, limit > 0, column < frame.columns, column >= -Rect.farthest else { return nil }
    return (Position(row: frame.row + row, column: frame.column + column), min(limit, frame.columns - column))
  }

  /// A rectangle in the surface's coordinates as one on the screen, cut to what may be touched.
  func visible(_ rect: Rect) -> Rect {
    rect.offset(rows: frame.row, columns: frame.column).intersection(clip)
  }
}
