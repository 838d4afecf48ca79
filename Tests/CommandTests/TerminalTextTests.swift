import Testing

@testable import shezu

/// Text without control characters, for a terminal.
@Suite struct TerminalTextTests {
  @Test func textForTerminals() {
    let bytes = Array("a\tb\r\n\u{1B}[31m\u{9B}\u{202E}甲\rx\n".utf8)
    let text = String(decoding: TerminalText.harmless(bytes), as: UTF8.self)
    #expect(text.hasPrefix("a\tb\r\n"))
    #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{9B}", "\u{202E}"].contains($0) })
    #expect(!text.contains("\rx"))
    #expect(text.contains("甲"))
  }
}
