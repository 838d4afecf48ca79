/// A drawing target with its own coordinates: a whole `Screen`, or a `Canvas`, a region of one. Drawing is clipped, for any
/// coordinates. A wide glyph that is cut or half overwritten becomes a blank.
public protocol Surface {
  var size: Size { get }
  var widths: DisplayWidth { get }
  /// Calls `body` with the grid and the region of this surface on it.
  mutating func withGrid<Result>(_ body: (inout Screen, Region) -> Result) -> Result
}

extension Surface {
  /// Draws text from a column to the right, at most `limit` columns. The part left of column 0 is cut.
  ///
  /// - Returns: the number of columns laid out from `column`, at most `limit`: blanks for cut glyphs and columns left of
  ///   the surface included.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, row: Int, column: Int, limit: Int = .max, style: Style = .plain
  ) -> Int {
    var text = String(text)
    return text.withUTF8 { put(utf8: $0, row: row, column: column, limit: limit, style: style) }
  }

  /// Draws UTF-8 bytes, which may be ill-formed, as `put` does, without making a String.
  @discardableResult
  public mutating func put(
    utf8 bytes: UnsafeBufferPointer<UInt8>, row: Int, column: Int, limit: Int = .max, style: Style = .plain
  ) -> Int {
    withGrid { screen, region in
      guard let place = region.place(row: row, column: column, limit: limit) else { return 0 }
      return screen.write(bytes, at: place.start, room: place.room, clip: region.clip) { _ in style }
    }
  }

  /// Draws runs one after another, for highlights within a line.
  @discardableResult
  public mutating func put(_ runs: [Run], row: Int, column: Int, limit: Int = .max) -> Int {
    var used = 0
    for run in runs where used < limit {
      used += put(run.text, row: row, column: column + used, limit: limit - used, style: run.style)
    }
    return used
  }

  /// Draws text into exactly `columns` columns: aligned, padded with blanks, elided with `…` if it is too long.
  public mutating func put(
    _ text: some StringProtocol, row: Int, column: Int, columns: Int, alignment: Alignment, style: Style = .plain
  ) {
    var text = String(text)
    text.withUTF8 { put(utf8: $0, row: row, column: column, columns: columns, alignment: alignment, style: style) }
  }

  /// Draws UTF-8 bytes, which may be ill-formed, into exactly `columns` columns, without making a String.
  ///
  /// - Parameters:
  ///   - ranges: ascending byte ranges to highlight. A glyph partly inside a range is highlighted whole.
  ///   - highlight: the style over `style` in these ranges.
  public mutating func put(
    utf8 bytes: UnsafeBufferPointer<UInt8>, row: Int, column: Int, columns: Int, alignment: Alignment,
    style: Style = .plain, highlighting ranges: [Range<Int>] = [], highlight: Style = .plain
  ) {
    guard columns > 0 else { return }
    let fit = widths.fit(bytes, to: columns)
    let sign = fit.isCut ? widths.ellipsis(within: columns) : ""
    let used = fit.width + (fit.isCut ? widths.width(of: sign) : 0)
    let missing = max(0, columns - used)
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .centre: missing / 2
      }
    let head = UnsafeBufferPointer(rebasing: bytes[..<fit.end])
    let end = column + columns
    if before > 0 { fill(Rect(row: row, column: column, rows: 1, columns: before), style: style) }
    var next = column + before
    if ranges.isEmpty {
      put(utf8: head, row: row, column: next, limit: end - next, style: style)
    } else {
      put(utf8: head, row: row, column: next, limit: end - next, style: style, ranges, style.merged(with: highlight))
    }
    next += fit.width
    if fit.isCut {
      put(sign, row: row, column: next, limit: end - next, style: style)
      next = column + before + used
    }
    if next < end { fill(Rect(row: row, column: next, rows: 1, columns: end - next), style: style) }
  }

  /// Draws UTF-8 bytes, those in `ranges` in the style `lit`.
  private mutating func put(
    utf8 bytes: UnsafeBufferPointer<UInt8>, row: Int, column: Int, limit: Int, style: Style, _ ranges: [Range<Int>],
    _ lit: Style
  ) {
    withGrid { screen, region in
      guard let place = region.place(row: row, column: column, limit: limit) else { return }
      var rest = ranges[...]
      _ = screen.write(bytes, at: place.start, room: place.room, clip: region.clip) { glyph in
        while let range = rest.first, range.upperBound <= glyph.lowerBound || range.isEmpty { rest.removeFirst() }
        return rest.first.map { $0.lowerBound < glyph.upperBound } == true ? lit : style
      }
    }
  }

  /// Fills a rectangle with blanks in this style.
  public mutating func fill(_ rect: Rect, style: Style = .plain) {
    withGrid { screen, region in
      let target = region.visible(rect)
      for row in target.row..<target.endRow {
        screen.blank(row: row, from: target.column, to: target.endColumn, style: style)
      }
    }
  }

  /// Puts a style over a rectangle and keeps the text, for example a cursor bar. A wide glyph at the edge takes the style if
  /// its left half is inside.
  public mutating func restyle(_ rect: Rect, with style: Style) {
    restyle(rect) { $0.merged(with: style) }
  }

  /// Changes the styles in a rectangle and keeps the text.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    withGrid { screen, region in
      let target = region.visible(rect)
      guard !target.isEmpty else { return }
      for row in target.row..<target.endRow { screen.restyle(row, target.column..<target.endColumn, change) }
    }
  }

  /// A horizontal line.
  public mutating func rule(
    row: Int, column: Int = 0, length: Int = .max, lines: LineSet? = nil, style: Style = .plain
  ) {
    let column = max(column, -Rect.farthest)
    let end = length >= size.columns - column ? size.columns : column + length
    guard row >= 0, row < size.rows, column < end else { return }
    let sign = (lines ?? LineSet(for: widths)).horizontal
    for place in max(0, column)..<end { put(sign, row: row, column: place, limit: 1, style: style) }
  }

  /// A vertical line.
  public mutating func verticalRule(
    column: Int, row: Int = 0, length: Int = .max, lines: LineSet? = nil, style: Style = .plain
  ) {
    let row = max(row, -Rect.farthest)
    let end = length >= size.rows - row ? size.rows : row + length
    guard row < end else { return }
    let sign = (lines ?? LineSet(for: widths)).vertical
    for place in max(0, row)..<end { put(sign, row: place, column: column, limit: 1, style: style) }
  }

  /// Draws into a rectangle with its own coordinates, clipped to the rectangle and to this surface.
  @discardableResult
  public mutating func draw<Result>(in rect: Rect, _ body: (inout Canvas) -> Result) -> Result {
    withGrid { screen, region in
      let frame = rect.offset(rows: region.frame.row, columns: region.frame.column)
      let inner = Region(frame: frame, clip: frame.intersection(region.clip))
      var canvas = Canvas(screen: Screen(.zero, widths: screen.widths), region: inner)
      swap(&canvas.screen, &screen)
      defer { swap(&canvas.screen, &screen) }
      return body(&canvas)
    }
  }

  /// Sets the caret; hides it if the position is outside.
  public mutating func setCaret(row: Int, column: Int) {
    withGrid { screen, region in
      let place = region.visible(Rect(row: row, column: column, rows: 1, columns: 1))
      screen.caret = place.isEmpty ? nil : Position(row: place.row, column: place.column)
    }
  }
}
