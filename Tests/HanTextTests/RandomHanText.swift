import RandomSupport

extension SplitMix64 {
  /// Text of everything that folding treats differently.
  mutating func text(upTo limit: Int) -> String {
    let pieces = [
      "a", "Z", "9", " ", "  ", "　", "·", "・", "中", "國", "協", "会", "（", ")", "é", "e\u{301}", "\u{200B}", "\u{FE0F}",
      "👨‍👩‍👧", "🇨🇳",
      "㎡", "—", "Ω", "𠮷", "\r\n", "\t", "ｶﾞ", "“", "〔", "한",
    ]
    return (0..<Int.random(in: 0...limit, using: &self)).map { _ in pieces.randomElement(using: &self)! }.joined()
  }

  /// Mostly text, now and then with bytes that are no UTF-8.
  mutating func bytes(upTo limit: Int) -> [UInt8] {
    var bytes = Array(text(upTo: limit).utf8)
    if !bytes.isEmpty, Bool.random(using: &self) {
      bytes[Int.random(in: 0..<bytes.count, using: &self)] = UInt8.random(in: 0...255, using: &self)
    }
    return bytes
  }
}
