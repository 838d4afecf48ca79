import RandomSupport
import Screen
import TestSupport
import Testing

@Suite struct DrawingTests {
  /// Every wide glyph is followed by its right half, and every right half has its glyph before it.
  static func isWellFormed(_ screen: Screen) -> Bool {
    (0..<screen.size.rows).allSatisfy { row in
      var expectsHalf = false
      for cell in screen.cells(inRow: row) {
        if cell.isTrailingHalf != expectsHalf { return false }
        expectsHalf = cell.width == 2
      }
      return !expectsHalf
    }
  }

  @Test func textIsDrawnAtItsPosition() {
    var screen = Screen(rows: 2, columns: 10)
    #expect(screen.put("宝鸡 ab", row: 0, column: 1) == 7)
    #expect(screen.lines == [" 宝鸡 ab", ""])
    #expect(screen[0, 1].text == "宝")
    #expect(screen[0, 2].isTrailingHalf)
  }

  @Test func cutWideGlyphBecomesABlank() {
    var screen = Screen(rows: 1, columns: 5)
    #expect(screen.put("中文字", row: 0, column: 0) == 5)
    #expect(screen.lines == ["中文"])
    #expect(screen[0, 4] == Cell())
    #expect(screen.put("中文字", row: 0, column: 0, limit: 3, style: Style(bold: true)) == 3)
    #expect(screen[0, 2] == Cell(style: Style(bold: true)))
    #expect(screen[0, 3] == Cell())
  }

  @Test func negativeColumnCutsTheStart() {
    var screen = Screen(rows: 1, columns: 6)
    #expect(screen.put("中文字", row: 0, column: -1) == 6)
    #expect(screen.lines == [" 文字"])
    #expect(screen.put("中文字a", row: 0, column: -2) == 7)
    #expect(screen.lines == ["文字a"])
  }

  @Test func overwritingHalfAGlyphBlanksTheOther() {
    var screen = Screen(rows: 1, columns: 6)
    screen.put("中文字", row: 0, column: 0)
    screen.put("x", row: 0, column: 1)
    #expect(screen.lines == [" x文字"])
    screen.put("y", row: 0, column: 2)
    #expect(screen.lines == [" xy 字"])
    screen.fill(Rect(row: 0, column: 5, rows: 1, columns: 1))
    #expect(screen.lines == [" xy"])
    #expect(DrawingTests.isWellFormed(screen))
  }

  @Test func cursorBarCoversWideGlyphs() {
    var screen = Screen(rows: 1, columns: 6)
    screen.put("a中b", row: 0, column: 0, style: Style(foreground: .ansi(1)))
    screen.restyle(Rect(row: 0, column: 0, rows: 1, columns: 6), with: Style(background: .ansi(4)))
    #expect((0..<6).allSatisfy { screen[0, $0].style.background == .ansi(4) })
    #expect(screen[0, 2].style == Style(foreground: .ansi(1), background: .ansi(4)))
    #expect(screen[0, 5].style == Style(background: .ansi(4)))
  }

  @Test func runsFollowEachOther() {
    var screen = Screen(rows: 1, columns: 8)
    let used = screen.put([Run("宝鸡"), Run("养老", Style(underline: true)), Run("x")], row: 0, column: 0, limit: 7)
    #expect(used == 7)
    #expect(screen.lines == ["宝鸡养"])
    #expect(screen[0, 4].style.underline && screen[0, 6].style.underline)
  }

  @Test func aCanvasStaysInItsRectangle() {
    var screen = Screen(rows: 4, columns: 10)
    screen.fill(Rect(screen.size), style: Style(dim: true))
    screen.draw(in: Rect(row: 1, column: 2, rows: 2, columns: 5)) { canvas in
      #expect(canvas.size == Size(rows: 2, columns: 5))
      canvas.put("中文字字", row: 0, column: 0)
      canvas.put("above", row: -1, column: 0)
      canvas.put("below", row: 2, column: 0)
      canvas.setCaret(row: 1, column: 4)
      canvas.draw(in: Rect(row: 1, column: 3, rows: 5, columns: 5)) { $0.put("xyz", row: 0, column: 0) }
    }
    #expect(screen.lines == ["", "  中文", "     xy", ""])
    #expect(screen.caret == Position(row: 2, column: 6))
    screen.setCaret(row: 4, column: 0)
    #expect(screen.caret == nil)
  }

  @Test func alignedAndElided() {
    var screen = Screen(rows: 3, columns: 8)
    screen.put("1,234", row: 0, column: 0, columns: 8, alignment: .right)
    screen.put("宝鸡市养老", row: 1, column: 0, columns: 8, alignment: .left)
    screen.put("中", row: 2, column: 0, columns: 6, alignment: .centre)
    #expect(screen.lines == ["   1,234", "宝鸡市…", "  中"])
  }

  @Test func rulesStopAtTheEdge() {
    var screen = Screen(rows: 2, columns: 3)
    screen.rule(row: 0)
    screen.rule(row: 1, column: 2, length: 9)
    screen.rule(row: 7)
    screen.verticalRule(column: 0, row: -1, length: 9)
    #expect(screen.lines == ["│──", "│ ─"])
    var wide = Screen(rows: 1, columns: 3, widths: DisplayWidth(ambiguousIsWide: true))
    wide.rule(row: 0)
    #expect(wide.lines == ["---"])
  }

  @Test func thePictureShowsStyles() {
    var screen = Screen(rows: 1, columns: 4)
    screen.put("中x", row: 0, column: 0, style: Style(foreground: .ansi(1), bold: true))
    #expect(screen.picture == "|中x |\n'aaa '\na: ansi 1 on standard, bold\n")
  }

  @Test(arguments: [false, true])
  func randomDrawingKeepsTheGridWellFormed(ambiguousIsWide: Bool) {
    var random = SplitMix64(seed: 7)
    let widths = DisplayWidth(ambiguousIsWide: ambiguousIsWide)
    for rows in 0...3 {
      for columns in 0...9 {
        var screen = Screen(rows: rows, columns: columns, widths: widths)
        for _ in 0..<60 {
          let text = RandomText.make(Int.random(in: 0...6, using: &random), &random)
          let row = Int.random(in: -1...rows, using: &random)
          let column = Int.random(in: -4...columns + 1, using: &random)
          let limit = Int.random(in: -1...columns + 3, using: &random)
          let rect = Rect(row: row, column: column, rows: limit, columns: limit)
          switch Int.random(in: 0...4, using: &random) {
          case 0: screen.fill(rect)
          case 1: screen.restyle(rect, with: Style(reverse: true))
          case 2: screen.draw(in: rect) { _ = $0.put(text, row: 0, column: column, limit: 5) }
          case 3: screen.draw(in: rect) { $0.fill(Rect($0.size)) }
          default:
            let used = screen.put(text, row: row, column: column, limit: limit)
            #expect(used >= 0 && used <= max(0, limit))
          }
          #expect(DrawingTests.isWellFormed(screen))
          #expect(screen.cells.count == rows * columns)
        }
      }
    }
  }

  @Test func extremeCoordinatesDrawNothing() {
    var screen = Screen(rows: 2, columns: 2)
    for place in [Int.min, Int.max, -1 << 50, 1 << 50] {
      screen.put("x", row: place, column: 0)
      screen.put("x", row: 0, column: place)
      screen.rule(row: 0, column: max(place, 5))
      screen.fill(Rect(row: place, column: place, rows: 1, columns: 1))
      screen.draw(in: Rect(row: place, column: 0, rows: 5, columns: 5)) { _ = $0.put("x", row: 0, column: 0) }
      screen.setCaret(row: place, column: place)
    }
    #expect(screen == Screen(rows: 2, columns: 2))
    screen.fill(Rect(row: 0, column: 0, rows: .max, columns: .max), style: Style(bold: true))
    #expect(screen.cells.allSatisfy { $0.style.bold })
  }
}
