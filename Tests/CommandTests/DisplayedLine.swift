import Screen

/// The display width of a line.
enum DisplayedLine {
  static func width(_ line: some StringProtocol) -> Int { DisplayWidth.standard.width(of: line) }
}
