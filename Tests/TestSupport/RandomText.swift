/// A small generator with a fixed start, so that a failure can be repeated.
public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  public init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Text made of what breaks terminals: wide, ambiguous, joined and hostile pieces among plain ones.
public enum RandomText {
  public static let pieces = [
    "a", "Z", " ", "9", "中", "文", "社", "、", "（", "①", "…", "—", "é", "e\u{301}", "한", "\u{1112}\u{1161}\u{11AB}", "👍🏽",
    "👨‍👩‍👧", "🇨🇳", "🇨", "❤️", "1️⃣", "\u{200B}", "\u{FEFF}", "\u{200D}", "\u{202E}", "\u{2066}", "\u{1B}[2J", "\u{9B}31m",
    "\u{7F}", "\n", "\t", "\u{0}", "\u{300}", "ก็", "क्षि", "ﷺ", "𠮷", "\u{E000}", "\u{378}", "\u{2028}", "\u{FFFD}",
  ]

  public static func make(_ count: Int, _ random: inout SplitMix) -> String {
    (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
