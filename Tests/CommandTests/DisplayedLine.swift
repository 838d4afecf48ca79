import Screen

/// How wide lines are shown.
enum DisplayedLine {
  static func width(_ line: some StringProtocol) -> Int { DisplayWidth.standard.width(of: line) }
}
