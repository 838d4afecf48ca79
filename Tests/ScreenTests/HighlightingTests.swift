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
    var random = SplitMix(state: 21)
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
}
