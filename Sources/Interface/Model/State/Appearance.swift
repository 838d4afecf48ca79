import Columnar
import Localization
import Screen

/// The look of the screen, and the keys and the mouse that it listens to.
struct Appearance: Sendable {
  var size: Size
  var language: Language
  var theme: Theme
  /// The width rule of the terminal.
  let widths: DisplayWidth
  /// No lines of box characters, for screen readers.
  let plain: Bool
  /// Whether mouse events are handled.
  var mouse: Bool
  let keymap: Keymap

  init(_ options: Model.Options) {
    size = options.size
    language = options.language
    theme = Theme(options.theme)
    widths = options.widths
    plain = options.plain
    mouse = options.mouse
    keymap = options.keymap
  }

  mutating func switchLanguage() { language = language == .chinese ? .english : .chinese }

  /// Changes to the next theme of the list.
  mutating func switchTheme() {
    let names = Theme.Name.allCases
    let next = ((names.firstIndex(of: theme.name) ?? 0) + 1) % names.count
    theme = Theme(names[next])
  }
}
