// Screen: the cell grid that every view draws into, display width, and the names of keys and events.
//
// Owns: the content of cells (only here are control characters removed from text), clipping, and the width of text.
// Refuses: terminals, files, clocks, Foundation. A pure leaf: any target may import it; it imports nothing.

/// The content of a terminal: a grid of cells, the caret and the window title. A value type, drawn into through `Surface`.
///
/// Invariant: a wide glyph is followed by its right half, and every right half has its glyph before it.
public struct Screen: Hashable, Sendable {
  public let size: Size
  /// The rule for the width of text.
  public let widths: DisplayWidth
  /// Position of the terminal's caret, where an input method opens its window; nil hides the caret.
  public var caret: Position?
  /// The title of the terminal's window, without control characters; nil leaves it unchanged.
  public var title: String? {
    didSet { title = title.map(widths.scrubbed) }
  }
  /// Row by row, `size.rows * size.columns` cells.
  public internal(set) var cells: [Cell]

  /// A blank screen.
  public init(_ size: Size, widths: DisplayWidth = .standard, style: Style = .plain) {
    self.size = size
    self.widths = widths
    cells = [Cell](repeating: Cell(style: style), count: size.rows * size.columns)
  }

  public var bounds: Rect { Rect(size) }

  /// The cells of one row; empty outside the grid.
  public func cells(inRow row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

}

extension Screen: Surface {
  public mutating func withGrid<Result>(_ body: (inout Screen, Region) -> Result) -> Result {
    body(&self, Region(frame: bounds, clip: bounds))
  }
}

extension Screen {
  /// Lays out UTF-8 from a position over at most `room` columns and draws the part inside `clip`, which must be inside the
  /// grid. Returns the number of columns laid out.
  ///
  /// - Parameter styleOf: the style of a glyph by the offsets of its bytes; called in order.
  @inline(__always)
  mutating func write(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Position, room: Int, clip: Rect,
    _ styleOf: (Range<Int>) -> Style
  ) -> Int {
    var scanner = GlyphScanner(bytes, widths)
    let isVisible = start.row >= clip.row && start.row < clip.endRow && !clip.isEmpty
    let end = start.column + room
    let first = start.row * size.columns
    return cells.withUnsafeMutableBufferPointer { cells in
      var column = start.column
      var offset = 0
      while column < end, let (glyph, width) = scanner.next() {
        let after = column + Int(width)
        let style = styleOf(offset..<scanner.offset)
        offset = scanner.offset
        if isVisible && after > clip.column && column < clip.endColumn {
          if column >= clip.column && after <= min(end, clip.endColumn) {
            Screen.freeEdges(cells, first + column, first + after)
            cells[first + column] = Cell(glyph: glyph, width: width, style: style)
            if width == 2 { cells[first + column + 1] = Cell(glyph: .none, width: 0, style: style) }
          } else {
            // Only one half of a wide glyph is inside.
            let place = first + (column >= clip.column ? column : column + 1)
            Screen.freeEdges(cells, place, place + 1)
            cells[place] = Cell(style: style)
          }
        }
        column = min(after, end)
      }
      return column - start.column
    }
  }

  /// Blanks part of a row; the range must be inside the grid.
  mutating func blank(row: Int, from: Int, to: Int, style: Style) {
    guard from < to else { return }
    let first = row * size.columns
    cells.withUnsafeMutableBufferPointer { cells in
      Screen.freeEdges(cells, first + from, first + to)
      for index in first + from..<first + to { cells[index] = Cell(style: style) }
    }
  }

  /// Call before overwriting cells: replaces by a blank the other half of a wide glyph that is about to lose one half.
  private static func freeEdges(_ cells: UnsafeMutableBufferPointer<Cell>, _ from: Int, _ to: Int) {
    if cells[from].width == 0 { cells[from - 1] = Cell(style: cells[from - 1].style) }
    if cells[to - 1].width == 2 { cells[to] = Cell(style: cells[to].style) }
  }

  /// Changes the styles of part of a row, which must be inside the grid. The right half of a glyph takes the style of the
  /// left one.
  mutating func restyle(_ row: Int, _ columns: Range<Int>, _ change: (Style) -> Style) {
    let first = row * size.columns
    for column in columns where cells[first + column].width > 0 {
      let style = change(cells[first + column].style)
      cells[first + column].style = style
      if cells[first + column].width == 2 { cells[first + column + 1].style = style }
    }
  }
}
