import Interface
import Terminal

extension Theme.Name {
  /// The theme for a terminal with these colours. A terminal does not report whether its background is light.
  static func fitting(_ depth: ColorDepth) -> Theme.Name {
    switch depth {
    case .none: .none
    case .direct, .palette: UserFolder.terminalIsLight ? .light : .dark
    default: .basic
    }
  }
}
