/// Guesses the encoding of bytes that are not UTF-8. Used for errors only, so speed does not matter.
enum Encoding {
  /// Punctuation that Chinese input methods produce in place of ASCII.
  static let fullWidthPunctuation: Set<Unicode.Scalar> = [
    "，", "：", "；", "“", "”", "‘", "’", "｛", "｝", "［", "］", "【", "】", "＂", "、", "\u{3000}",
  ]

  /// The encoding that the first bytes of a file identify; nil if they may be UTF-8.
  ///
  /// A byte order mark of UTF-16 or UTF-32, or the pattern of zeros that any JSON text has in them (its first character
  /// is ASCII).
  static func foreign(_ p: UnsafePointer<UInt8>, count: Int) -> JSONError.Cause? {
    guard count >= 2 else { return nil }
    let (a, b) = (p[0], p[1])
    let (c, d) = count >= 4 ? (p[2], p[3]) : (1, 1)
    if a == 0, b == 0, c == 0xFE, d == 0xFF { return .utf32 }
    if a == 0xFF, b == 0xFE { return c == 0 && d == 0 ? .utf32 : .utf16 }
    if a == 0xFE, b == 0xFF { return .utf16 }
    if a == 0x84, b == 0x31, c == 0x95, d == 0x33 { return .gb18030 }
    if a == 0, b == 0, c == 0, d != 0 { return .utf32 }
    if a != 0, b == 0, c == 0, d == 0 { return .utf32 }
    // One zero in every pair of bytes, on the same side.
    if (a == 0) != (b == 0) {
      return count == 2 || count >= 4 && (a == 0) == (c == 0) && (b == 0) == (d == 0) ? .utf16 : nil
    }
    return nil
  }

  /// Whether a string with an ill-formed byte reads well as GB18030, and the text around it does not read as UTF-8.
  ///
  /// UTF-8 Chinese with one damaged byte also pairs up as GBK half of the time, so the window around decides: in UTF-8
  /// nearly all non-ASCII bytes belong to well-formed three-byte characters, in GBK few do by chance.
  static func looksLikeGB18030(
    string: UnsafePointer<UInt8>, bad: UnsafePointer<UInt8>, in first: UnsafePointer<UInt8>,
    _ end: UnsafePointer<UInt8>
  ) -> Bool {
    guard common(in: string, to: end) >= 2 else { return false }
    var p = max(first, bad - 4096)
    // Start at an ASCII byte, so that no character is cut.
    while p > first, p.pointee >= 0x80 { p -= 1 }
    let stop = min(end, bad + 4096)
    var (all, wellFormed) = (0, 0)
    while p < stop {
      if p.pointee < 0x80 {
        p += 1
        continue
      }
      let length = UTF8Check.sequenceLength(at: p, to: end)
      if length >= 3 { wellFormed += length }
      all += max(1, length)
      p += max(1, length)
    }
    return wellFormed * 2 < all
  }

  /// How many common characters (levels 1 and 2 of GB 2312, and its punctuation) the bytes up to a quote make, 0 when
  /// some pair is no GB18030 at all.
  private static func common(in start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> Int {
    var (p, count) = (start, 0)
    let stop = min(end, start + 256)
    while p < stop, p.pointee != UInt8(ascii: "\"") {
      let lead = p[0]
      if lead < 0x80 {
        p += 1
        continue
      }
      guard lead > 0x80, lead < 0xFF else { return 0 }
      if p + 1 >= stop { break }
      let trail = p[1]
      if trail >= 0x30, trail <= 0x39 {
        p += 4
        continue
      }
      guard trail >= 0x40, trail != 0x7F, trail != 0xFF else { return 0 }
      if trail >= 0xA1, lead >= 0xB0 && lead <= 0xF7 || lead == 0xA1 || lead == 0xA3 { count += 1 }
      p += 2
    }
    return count
  }
}
