/// Key names for keymaps, help and hints: `a`, `^D`, `F2`, `Space`, `PgUp`, `Alt-x`, `Ctrl-Left`, `Shift-Tab`.
/// `Key(name: key.name) == key` for every key.
extension Key {
  private static let names: [(symbol: Symbol, name: String, others: [String])] = [
    (.character(" "), "Space", []),
    (.enter, "Enter", ["Return"]),
    (.escape, "Esc", ["Escape"]),
    (.tab, "Tab", []),
    (.backTab, "BackTab", ["Backtab"]),
    (.backspace, "Backspace", ["BS"]),
    (.delete, "Del", ["Delete"]),
    (.insert, "Ins", ["Insert"]),
    (.up, "Up", []),
    (.down, "Down", []),
    (.left, "Left", []),
    (.right, "Right", []),
    (.home, "Home", []),
    (.end, "End", []),
    (.pageUp, "PgUp", ["PageUp"]),
    (.pageDown, "PgDn", ["PageDown"]),
  ]

  private static let prefixes: [(modifier: Modifiers, name: String, others: [String])] = [
    (.control, "Ctrl-", ["Ctrl+", "Control-", "Control+", "C-"]),
    (.alt, "Alt-", ["Alt+", "Meta-", "Meta+", "M-"]),
    (.shift, "Shift-", ["Shift+", "S-"]),
  ]

  /// The name that help shows.
  public var name: String {
    if symbol == .backTab && modifiers.isEmpty { return "Shift-Tab" }
    if modifiers == .control, case .character(let character) = symbol, character.isASCII, character != " " {
      return "^" + character.uppercased()
    }
    let prefix = Key.prefixes.filter { modifiers.contains($0.modifier) }.map(\.name).joined()
    switch symbol {
    case .function(let number): return prefix + "F\(number)"
    case .character(let character) where character != " ": return prefix + String(character)
    default: return prefix + (Key.names.first { $0.symbol == symbol }?.name ?? "")
    }
  }

  /// Reads a name as `name` writes it, and common alternatives (`Ctrl+D`, `C-d`, `Return`, `PageUp`). Names of more than
  /// one letter are case-insensitive. Nil for other texts.
  public init?(name: String) {
    var rest = Substring(name)
    var modifiers: Modifiers = []
    while rest.count > 1, let (modifier, length) = Key.prefix(of: rest) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(length)
    }
    if rest.count == 2, rest.first == "^", let letter = rest.last {
      modifiers.insert(.control)
      rest = Substring(String(letter))
    }
    guard let symbol = Key.symbol(named: rest) else { return nil }
    self = Key.normal(symbol, modifiers)
  }

  private static func prefix(of text: Substring) -> (Modifiers, length: Int)? {
    for (modifier, name, others) in prefixes {
      for each in [name] + others where text.count > each.count {
        if text.prefix(each.count).lowercased() == each.lowercased() { return (modifier, each.count) }
      }
    }
    return nil
  }

  private static func symbol(named text: Substring) -> Symbol? {
    if text.count == 1, let character = text.first { return .character(character) }
    let lower = text.lowercased()
    if let number = (1...12).first(where: { lower == "f\($0)" }) { return .function(number) }
    return names.first { entry in ([entry.name] + entry.others).contains { $0.lowercased() == lower } }?.symbol
  }

  /// The canonical form: control letters are lower case, and Shift-Tab is BackTab.
  private static func normal(_ symbol: Symbol, _ modifiers: Modifiers) -> Key {
    if symbol == .tab && modifiers.contains(.shift) { return Key(.backTab, modifiers.subtracting(.shift)) }
    guard case .character(let character) = symbol, modifiers.contains(.control), character.isASCII else {
      return Key(symbol, modifiers)
    }
    return Key(.character(Character(character.lowercased())), modifiers)
  }
}
