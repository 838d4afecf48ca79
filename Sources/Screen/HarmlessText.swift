/// Text for the clipboard, from where it may be pasted into a shell: without control characters, line breaks and
/// characters that change the direction of reading. They are shown as on the screen, so that nothing vanishes.
public enum HarmlessText {
  /// One line; a line break or tab becomes a blank.
  /// - Parameter keepingTabs: for values that tabs separate.
  public static func line(_ text: String, keepingTabs: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result.append(keepingTabs ? scalar : " ")
      // CR LF is one line break.
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
      default: result.append(isHarmful(scalar) ? GlyphScanner.visible(scalar) : scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// A JSON text of one line: the characters are written as escapes, so that it stays the same value.
  public static func json(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isHarmful(scalar) || scalar == "\u{2028}" || scalar == "\u{2029}" else {
        result.append(scalar)
        continue
      }
      // Above U+FFFF an escape would need surrogates; the scalars that stand for bytes of paths are the only ones.
      guard scalar.value <= 0xFFFF else {
        result.append("\u{FFFD}")
        continue
      }
      let digits = String(scalar.value, radix: 16)
      result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
    }
    return String(result)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: GlyphClass.pathBytes.contains(scalar.value)
    }
  }
}
