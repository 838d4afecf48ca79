/// Codes that the publisher made partly unreadable, as the identity numbers of natural persons are: `1101************42`.
enum MaskedCode {
  /// Whether an ASCII or full-width text is a code of digits and letters with a run of at least four asterisks or x, and as long
  /// as an identity number or a part of one.
  static func isMasked(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    PlainText.with(text) { plain in
      guard (6...18).contains(plain.count) else { return false }
      var (run, longest, shown) = (0, 0, 0)
      for byte in plain {
        if byte == UInt8(ascii: "*") || byte | 0x20 == UInt8(ascii: "x") {
          run += 1
          longest = max(longest, run)
        } else if byte &- UInt8(ascii: "0") <= 9 {
          (run, shown) = (0, shown + 1)
        } else {
          return false
        }
      }
      return longest >= 4 && shown > 0
    }
  }

  static func isMasked(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isMasked($0) }
  }
}
