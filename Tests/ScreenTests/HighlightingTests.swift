import RandomSupport
import TestSupport
import Testing

@testable import Screen

@Suite struct HighlightingTests {
  static let lit = Style(underline: true)

  /// The columns of a text, `#` for those that are highlighted and `.` for the others.
  private static func columns(_ text: String, _ ranges: Range<Int>...) -> String {
    let width = DisplayWidth().width(of: text)
    var screen = Screen(rows: 1, columns: max(width, 1))
    Array(text.utf8).withUnsafeBufferPointer {
      screen.put(
        utf8: $0, row: 0, column: 0, columns: width, alignment: .left, highlighting: ranges, highlight: lit)
    }
    return String(screen.cells.prefix(width).map { $0.style == lit ? "#" : "." })
  }

  @Test func highlightCoversTheGlyphsOfItsBytes() {
    #expect(Self.columns("宝鸡养老", 3..<6) == "..##....")
    #expect(Self.columns("abc", 0..<1, 1..<2) == "##.")
    #expect(Self.columns("abc") == "...")
    #expect(Self.columns("", 0..<4) == "")
    #expect(Self.columns("ab", 1..<99, 100..<101) == ".#")
  }

  @Test func glyphPartlyInARangeIsHighlightedWhole() {
    // Half a character, and a combining mark without its base.
    #expect(Self.columns("宝鸡", 4..<5) == "..##")
    #expect(Self.columns("e\u{301}x", 1..<3) == "#.")
  }

  /// The number of columns of the glyphs in these ranges.
  private static func litColumns(_ text: String, _ ranges: [Range<Int>], _ widths: DisplayWidth) -> Int {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = GlyphScanner(bytes, widths)
      var start = 0
      var total = 0
      while let (_, width) = scanner.next() {
        if ranges.contains(where: { $0.overlaps(start..<scanner.offset) }) { total += Int(width) }
        start = scanner.offset
      }
      return total
    }
  }

  /// Text drawn into a number of columns looks like the padded text, at any position and over any content.
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

  @Test func highlightLeavesTheTextAsItIs() {
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
        let lit = Self.litColumns(text, ranges, widths)
        let shownLit = shown.cells.filter { $0.style == HighlightingTests.lit }.count
        #expect(shown.lines == wanted.lines)
        #expect(shownLit == lit, "\(text.debugDescription) \(ranges)")
      }
    }
  }
}
