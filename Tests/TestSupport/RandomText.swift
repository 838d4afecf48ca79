import RandomSupport

/// Random text with wide, ambiguous, combined and control characters among plain ones.
public enum RandomText {
  public static let pieces = [
    "a", "Z", " ", "9", "中", "文", "社", "、", "（", "①", "…", "—", "é", "e\u{301}", "한", "\u{1112}\u{1161}\u{11AB}", "👍🏽",
    "👨‍👩‍👧", "🇨🇳", "🇨", "❤️", "1️⃣", "\u{200B}", "\u{FEFF}", "\u{200D}", "\u{202E}", "\u{2066}", "\u{1B}[2J", "\u{9B}31m",
    "\u{7F}", "\n", "\t", "\u{0}", "\u{300}", "ก็", "क्षि", "ﷺ", "𠮷", "\u{E000}", "\u{378}", "\u{2028}", "\u{FFFD}",
  ]

  public static func make(_ count: Int, _ random: inout SplitMix64) -> String {
    (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
