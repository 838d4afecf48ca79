import RandomSupport
import Screen
import TestSupport
import Testing

/// Terminal control sequences in text, through every function that draws text.
@Suite struct ScrubbingTests {
  static let payloads: [String] = [
    "\u{1B}]52;c;cm0gLXJmIC8=\u{7}", "\u{1B}]0;title\u{7}", "\u{1B}]8;;http://evil\u{1B}\\bank\u{1B}]8;;\u{1B}\\",
    "\u{1B}Pq\u{1B}\\", "\u{1B}_x\u{1B}\\", "\u{1B}[2J\u{1B}[H", "\u{1B}[6n", "\u{1B}]0;unterminated", "\u{1B}c",
    "\u{9B}31m",
    "\u{9D}0;t\u{9C}", "\u{90}x", "a\rb", "a\nb", "a\tb", "a\u{8}b", "\u{0}", "\u{7F}", "\u{202E}gnp.exe",
    "\u{2066}x\u{2069}",
    "\u{200E}\u{200F}\u{61C}", "\u{2028}\u{2029}", "宝\u{200B}鸡", "\u{FEFF}x", "a\u{200D}b", "\u{E0041}\u{E007F}",
    "\u{AD}",
    "\u{3164}", "\u{FFF9}x\u{FFFB}", "\u{85}", "中\u{1B}[31m文",
  ]

  static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xFFF9...0xFFFB,
        0xE0000...0xE00FF, 0x3164:
        false
      default: true
      }
    }
  }

  static func shown(_ screen: Screen) -> String {
    screen.cells.map(\.text).joined() + (screen.title ?? "") + screen.lines.joined()
      + screen.picture.filter { $0 != "\n" }
  }

  @Test(arguments: payloads)
  func nothingSteersTheTerminal(payload: String) {
    var screen = Screen(rows: 9, columns: 30)
    screen.title = payload
    screen.put(payload, row: 0, column: 0)
    screen.put([Run(payload), Run("x" + payload)], row: 1, column: 0)
    screen.put(payload, row: 2, column: 0, columns: 9, alignment: .right)
    screen.put(payload, row: 3, column: -1, limit: 4)
    screen.draw(in: Rect(row: 4, column: 3, rows: 1, columns: 9)) { _ = $0.put(payload, row: 0, column: 0) }
    var bytes = Array(payload.utf8)
    bytes.withUnsafeMutableBufferPointer { _ = screen.put(utf8: UnsafeBufferPointer($0), row: 5, column: 0) }
    let lines = LineSet(horizontal: payload, vertical: payload, teeDown: "", teeUp: "", cross: "")
    screen.rule(row: 6, lines: lines)
    screen.verticalRule(column: 29, lines: lines)
    for (row, line) in screen.widths.wrap(payload, to: 5).prefix(2).enumerated() {
      screen.put(line, row: 7 + row, column: 0)
    }
    #expect(ScrubbingTests.isHarmless(ScrubbingTests.shown(screen)))
    #expect(ScrubbingTests.isHarmless(screen.widths.scrubbed(payload)))
    #expect(DrawingTests.isWellFormed(screen))
  }

  @Test func invisibleCharactersBecomeVisible() {
    let widths = DisplayWidth()
    #expect(widths.scrubbed("a\u{1B}[0m") == "a␛[0m")
    #expect(widths.scrubbed("a\r\n\tb\u{7F}") == "a␍␊␉b␡")
    #expect(widths.scrubbed("宝\u{200B}鸡\u{202E}\u{9B}") == "宝∙鸡∙∙")
    #expect(widths.scrubbed("👨‍👩‍👧❤️葛\u{E0100}") == "👨👩👧❤葛")
    #expect(widths.scrubbed("Zürich 中文 Ω") == "Zürich 中文 Ω")
  }

  @Test(
    arguments: [
      ([0xFF], "\u{FFFD}"), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"), ([0xE4, 0xB8], "\u{FFFD}"),
      ([0xE4, 0xB8, 0x41], "\u{FFFD}A"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0x9B, 0x33], "\u{FFFD}3"), ([0xE4, 0xB8, 0xAD], "中"), ([0xF0, 0xA0, 0xAE, 0xB7], "𠮷"),
      ([0xF0, 0x9F], "\u{FFFD}"),
    ] as [([UInt8], String)])
  func illFormedBytesAreReplaced(bytes: [UInt8], text: String) {
    var screen = Screen(rows: 1, columns: 8)
    bytes.withUnsafeBufferPointer { _ = screen.put(utf8: $0, row: 0, column: 0) }
    #expect(screen.lines == [text])
    #expect(text == String(decoding: bytes, as: UTF8.self))
  }

  @Test func randomBytesAreHarmless() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      var screen = Screen(rows: 1, columns: 40)
      let used = bytes.withUnsafeBufferPointer { screen.put(utf8: $0, row: 0, column: 0) }
      #expect(ScrubbingTests.isHarmless(screen.cells.map(\.text).joined()))
      #expect(used == screen.widths.width(of: String(decoding: bytes, as: UTF8.self)), "\(bytes)")
    }
  }
}
