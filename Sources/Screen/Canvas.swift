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

  /// A rectangle in the surface's coordinates as one on the screen, cut to what may be touched.
  func visible(_ rect: Rect) -> Rect {
    rect.offset(rows: frame.row, columns: frame.column).intersection(clip)
  }
}
