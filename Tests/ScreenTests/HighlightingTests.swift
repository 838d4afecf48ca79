import RandomSupport
import Screen
import TestSupport
import Testing

@Suite struct HighlightingTests {
  static let widths = DisplayWidth()
  static let lit = Style(underline: true)

  static func runs(_ text: String, _ ranges: Range<Int>...) -> [Run] {
    widths.runs(text, highlighting: ranges, style: .plain, highlight: lit)
  }

  @Test func partsStandOut() {
    #expect(HighlightingTests.runs("宝鸡养老", 3..<6) == [Run("宝"), Run("鸡", HighlightingTests.lit), Run("养老")])
    #expect(HighlightingTests.runs("abc", 0..<1, 1..<2) == [Run("ab", HighlightingTests.lit), Run("c")])
    #expect(HighlightingTests.runs("abc") == [Run("abc")])
    #expect(HighlightingTests.runs("", 0..<4) == [])
    #expect(HighlightingTests.runs("ab", 1..<99, 100..<101) == [Run("a"), Run("b", HighlightingTests.lit)])
    // Half a character, and a mark without its base.
    #expect(HighlightingTests.runs("宝鸡", 4..<5) == [Run("宝"), Run("鸡", HighlightingTests.lit)])
    #expect(HighlightingTests.runs("e\u{301}x", 1..<3) == [Run("e\u{301}", HighlightingTests.lit), Run("x")])
  }

  @Test func runsAreElided() {
    let runs = HighlightingTests.runs("宝鸡养老", 3..<6)
    #expect(HighlightingTests.widths.elide(runs, to: 8) == runs)
    #expect(
      HighlightingTests.widths.elide(runs, to: 5) == [Run("宝"), Run("鸡", HighlightingTests.lit), Run("…")])
    #expect(HighlightingTests.widths.elide(runs, to: 4) == [Run("宝"), Run("…", HighlightingTests.lit)])
    var screen = Screen(rows: 1, columns: 9)
    screen.put(runs, row: 0, column: 0, columns: 9, alignment: .right)
    #expect(screen.lines == [" 宝鸡养老"])
    #expect(screen[0, 3].style == HighlightingTests.lit)
  }

  @Test func randomRunsKeepTextAndColumns() {
    var random = SplitMix64(seed: 21)
    for widths in [DisplayWidth(), DisplayWidth(ambiguousIsWide: true)] {
      for _ in 0..<500 {
        let text = RandomText.make(Int.random(in: 0...8, using: &random), &random)
        var ranges: [Range<Int>] = []
        var start = 0
        for _ in 0..<3 {
          start += Int.random(in: 0...6, using: &random)
          let end = start + Int.random(in: 0...5, using: &random)
          ranges.append(start..<end)
          start = end
        }
        let runs = widths.runs(text, highlighting: ranges, style: .plain, highlight: Style(bold: true))
        #expect(runs.map(\.text).joined() == text)
        #expect(widths.width(of: runs) == widths.width(of: text), "\(text.debugDescription) \(ranges)")
        for columns in 0...widths.width(of: text) + 1 {
          #expect(widths.width(of: widths.elide(runs, to: columns)) <= columns)
        }
      }
    }
  }

  /// Text put into a place of so many columns shows what the padded text shows, wherever it stands and whatever stood
  /// there, and each glyph is highlighted by its bytes.
  @Test func alignedTextShowsWhatPaddedTextShows() {
    var random = SplitMix64(seed: 77)
    let below = Style(background: .ansi(3))
    for widths in [DisplayWidth(), DisplayWidth(ambiguousIsWide: true)] {
      for _ in 0..<3000 {
        let text = RandomText.make(Int.random(in: 0...8, using: &random), &random)
        let columns = Int.random(in: 0...12, using: &random)
        let column = Int.random(in: -4...10, using: &random)
        let alignment: Alignment = [.left, .right, .centre].randomElement(using: &random) ?? .left
        var wanted = Screen(rows: 1, columns: 14, widths: widths)
        wanted.put("中文中文中文中文", row: 0, column: Int.random(in: -1...0, using: &random), style: below)
        var shown = wanted
        if columns > 0 {
          let padded = widths.padded(text, to: columns, alignment: alignment)
          wanted.put(padded, row: 0, column: column, limit: columns, style: .plain)
        }
        shown.put(text, row: 0, column: column, columns: columns, alignment: alignment)
        #expect(shown == wanted, "\(text.debugDescription) \(columns) at \(column) \(alignment)")
      }
    }
  }

  @Test func highlightedTextShowsItsRuns() {
    var random = SplitMix64(seed: 78)
    for widths in [DisplayWidth(), DisplayWidth(ambiguousIsWide: true)] {
      for _ in 0..<2000 {
        let text = RandomText.make(Int.random(in: 0...8, using: &random), &random)
        let start = Int.random(in: 0...6, using: &random)
        let ranges = [start..<start + Int.random(in: 0...4, using: &random), start + 5..<start + 7]
        let columns = max(1, widths.width(of: text) + 1)
        var wanted = Screen(rows: 1, columns: columns + 2, widths: widths)
        wanted.put(text, row: 0, column: 1, columns: columns, alignment: .left)
        var shown = Screen(rows: 1, columns: columns + 2, widths: widths)
        Array(text.utf8).withUnsafeBufferPointer {
          shown.put(
            utf8: $0, row: 0, column: 1, columns: columns, alignment: .left, highlighting: ranges,
            highlight: HighlightingTests.lit)
        }
        let runs = widths.runs(text, highlighting: ranges, style: .plain, highlight: HighlightingTests.lit)
        let lit = runs.filter { $0.style == HighlightingTests.lit }.reduce(0) { $0 + widths.width(of: $1.text) }
        let shownLit = shown.cells.filter { $0.style == HighlightingTests.lit }.count
        #expect(shown.lines == wanted.lines)
        #expect(shownLit == lit, "\(text.debugDescription) \(ranges)")
      }
    }
  }
}
