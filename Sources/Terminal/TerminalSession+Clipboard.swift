extension TerminalSession {
  /// As many bytes as terminals take in one go.
  public static let clipboardLimit = 74_000

  /// Puts a text into the clipboard of the person's terminal, over ssh too (OSC 52; in tmux with `set-clipboard on`).
  /// The terminal does not confirm it.
  ///
  /// - Returns: false, with nothing sent, for a text of more than `clipboardLimit` bytes.
  public func copy(_ text: String) -> Bool {
    guard text.utf8.count <= TerminalSession.clipboardLimit else { return false }
    write("\u{1B}]52;c;" + Base64.encode(text.utf8) + "\u{7}")
    return true
  }
}
