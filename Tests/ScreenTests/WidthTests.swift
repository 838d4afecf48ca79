import Foundation
import RandomSupport
import TestSupport
import Testing

@testable import Screen

@Suite struct WidthTests {
  static let narrow = DisplayWidth()
  static let wide = DisplayWidth(ambiguousIsWide: true)

  @Test(arguments: [
    ("", 0), ("abc", 3), ("陕西省", 6), ("（宝鸡）", 8), ("e\u{301}", 1), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 6), ("🇨🇳", 2), ("🇨", 1), ("🇨🇳🇨", 3), ("❤️", 1), ("1️⃣", 1), ("𠮷", 2), ("　", 2),
    ("\u{200B}", 1), ("a\u{300}\u{301}\u{302}\u{303}\u{304}", 1), ("\u{300}", 1), ("\n", 1), ("葛\u{E0100}", 2),
  ])
  func widths(text: String, columns: Int) {
    #expect(WidthTests.narrow.width(of: text) == columns)
  }

  @Test func ambiguousWidthIsASetting() {
    for text in ["①", "…", "—", "─", "“", "\u{E000}", "\u{FFFD}"] {
      #expect(WidthTests.narrow.width(of: text) == 1)
      #expect(WidthTests.wide.width(of: text) == 2)
    }
    #expect(WidthTests.wide.width(of: "\u{200B}\u{9B}") == 2)
  }

  @Test func cuttingKeepsColumnsAndGlyphs() {
    var random = SplitMix64(seed: 42)
    for widths in [WidthTests.narrow, WidthTests.wide] {
      for _ in 0..<400 {
        let text = RandomText.make(Int.random(in: 0...9, using: &random), &random)
        let whole = widths.width(of: text)
        #expect(widths.width(of: widths.scrubbed(text)) == whole, "\(text.debugDescription)")
        for columns in 0...whole + 2 {
          let (head, tail) = widths.split(text, at: columns)
          #expect(head + tail == text)
          #expect(widths.width(of: head) <= columns)
          #expect(widths.width(of: head) + widths.width(of: tail) == whole, "\(text.debugDescription) \(columns)")
          #expect(widths.width(of: head) >= min(columns - 1, whole))
          #expect(widths.width(of: widths.elide(text, to: columns)) <= columns)
          for alignment in [Alignment.left, .right, .centre] {
            #expect(widths.width(of: widths.padded(text, to: columns, alignment: alignment)) == columns)
          }
          var screen = Screen(rows: 1, columns: columns, widths: widths)
          #expect(screen.put(text, row: 0, column: 0) == min(columns, whole))
        }
      }
    }
  }

  @Test func wrappingFitsAndLosesNothing() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<400 {
      let text = RandomText.make(Int.random(in: 0...14, using: &random), &random)
      for columns in 1...12 {
        let lines = WidthTests.narrow.wrap(text, to: columns)
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { WidthTests.narrow.width(of: $0) <= columns })
        guard columns > 1 else { continue }
        let shown = lines.joined().unicodeScalars.filter { $0 != " " }
        let wanted = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
          .map { WidthTests.narrow.scrubbed($0) }.joined().unicodeScalars.filter { $0 != " " }
        #expect(Array(shown) == Array(wanted), "\(text.debugDescription) \(columns)")
      }
    }
    #expect(WidthTests.narrow.wrap("a", to: 0) == [])
    #expect(WidthTests.narrow.wrap("", to: 4) == [""])
  }

  @Test func widestWordIsTheSmallestWidthThatSplitsNoWord() {
    let width = WidthTests.narrow
    for (text, widest) in [
      ("", 0), ("one three two", 5), ("宝鸡市", 2), ("宝鸡，", 4), ("见51610000MJEX000013。", 20), ("\n ab\nc", 2),
    ] {
      #expect(width.widestWord(of: text) == widest, "\(text)")
    }
  }

  /// A text that fits is one line, with and without the fast path.
  @Test func textThatFitsStaysOneLine() {
    var random = SplitMix64(seed: 5)
    for widths in [WidthTests.narrow, DisplayWidth(ambiguousIsWide: true)] {
      for _ in 0..<3000 {
        let text = RandomText.make(Int.random(in: 0...6, using: &random), &random)
        if text.contains(where: \.isNewline) { continue }
        let scrubbed = widths.scrubbed(text)
        let line = String(scrubbed.reversed().drop { $0 == " " }.reversed())
        #expect(widths.wrap(text, to: max(2, widths.width(of: text))) == [line], "\(text.debugDescription)")
      }
    }
  }

  @Test func wrappingReadsWell() {
    #expect(WidthTests.narrow.wrap("one two three", to: 8) == ["one two", "three"])
    #expect(WidthTests.narrow.wrap("宝鸡市，养老", to: 6) == ["宝鸡", "市，养", "老"])
    #expect(WidthTests.narrow.wrap("abcdefgh ij", to: 4) == ["abcd", "efgh", "ij"])
    #expect(WidthTests.narrow.wrap("一\r\n\n二", to: 4) == ["一", "", "二"])
  }

  /// The width from the C library, looked up in the library itself, because the program defines `wcwidth`, too.
  static func libraryWidth() -> (@convention(c) (wchar_t) -> Int32)? {
    guard let library = dlopen("libc.so.6", RTLD_NOW), let symbol = dlsym(library, "wcwidth") else { return nil }
    return unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
  }

  @Test func theTableAgreesWithTheCLibrary() throws {
    let width = try #require(WidthTests.libraryWidth())
    let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = uselocale(locale)
    defer { uselocale(before) }
    var exceptions: [String] = []
    for value in (UInt32(0x20)...0x3FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = width(wchar_t(value))
      let ours = WidthTests.narrow.width(of: scalar)
      let kind = GlyphClass(value)
      if theirs < 0 || kind == .hidden || Int(theirs) == ours { continue }
      exceptions.append(String(value, radix: 16) + " \(theirs) \(ours)")
    }
    #expect(exceptions == [])
  }
}
