extension TerminalSession {
  /// As many bytes as terminals take in one go.
  public static let clipboardLimit = 74_000

  /// Puts a text into the clipboard of the person's terminal, over ssh too (OSC 52; in tmux with `set-clipboard on`).
  /// Whether the terminal obeys is not told.
  ///
  /// - Returns: false, with nothing sent, for a text of more than `clipboardLimit` bytes.
  public func copy(_ text: String) -> Bool {
    guard text.utf8.count <= TerminalSession.clipboardLimit else { return false }
    write("\u{1B}]52;c;" + Base64.encode(text.utf8) + "\u{7}")
    return true
  }

  /// Switches mouse reports on or off.
  public mutating func setMouse(_ isOn: Bool) {
    guard isOn != modes.mouse else { return }
    modes.mouse = isOn
    write(modes.mouseSwitch)
  }

  public var mouseIsOn: Bool { modes.mouse }
}

/// RFC 4648, section 4, with padding.
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    var group: UInt32 = 0
    var count = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      count += 1
      if count == 3 {
        for shift in [18, 12, 6, 0] as [UInt32] { result.append(digits[Int(group >> shift & 63)]) }
        group = 0
        count = 0
      }
    }
    if count > 0 {
      group <<= UInt32(8 * (3 - count))
      for shift in [18, 12, 6, 0].prefix(count + 1) as ArraySlice<UInt32> {
        result.append(digits[Int(group >> shift & 63)])
      }
      result += Array(repeating: UInt8(ascii: "="), count: 3 - count)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
