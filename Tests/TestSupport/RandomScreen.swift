import RandomSupport
import Screen

/// Screens generated from a seed, so that a program under test and its test draw the same ones.
public enum RandomScreen {
  /// Glyphs that have the same width here, in libvterm and in the C library.
  private static let pieces = [
    "a", "Z", " ", "  ", "9", "中", "文", "社", "、", "（", "①", "…", "é", "e\u{301}", "한", "𠮷", "─", "│", "\u{1B}[2J",
    "\u{9B}",
    "Ω", "ｶ", "\u{202E}", "鸡", "\u{2EBF0}", "\u{E000}", "\u{31350}",
  ]

  public static func make(_ size: Size, seed: UInt64) -> Screen {
    var random = SplitMix64(seed: seed)
    var screen = Screen(size)
    let styles = [
      Style.plain, Style(bold: true), Style(foreground: .ansi(1)), Style(background: .indexed(24), reverse: true),
      Style(foreground: .rgb(255, 0, 0), background: .ansi(4), underline: true),
    ]
    for _ in 0..<size.rows * 2 {
      let count = Int.random(in: 0...max(1, size.columns / 2), using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let row = Int.random(in: 0...max(0, size.rows - 1), using: &random)
      let column = Int.random(in: -3...max(0, size.columns - 1), using: &random)
      screen.put(text, row: row, column: column, style: styles.randomElement(using: &random) ?? .plain)
    }
    // libvterm 0.1 does not combine a mark with a character in the last column, and shifts everything after it.
    let last = size.columns - 1
    for row in 0..<size.rows where screen[row, last].glyph.hasMarks { screen.put("|", row: row, column: last) }
    if Bool.random(using: &random) {
      screen.setCaret(
        row: Int.random(in: 0...size.rows, using: &random), column: Int.random(in: 0...size.columns, using: &random))
    }
    return screen
  }
}
