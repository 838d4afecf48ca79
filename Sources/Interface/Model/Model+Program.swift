import Columnar
import Screen

extension Model {
  mutating func switchLanguage() -> [Effect] {
    language = language == .chinese ? .english : .chinese
    say(Phrase.languageIs.text)
    // Evidence of findings is text of one language.
    return putComparisons() + (report == nil ? [] : oversee())
  }

  mutating func switchTheme() -> [Effect] {
    let names = Theme.Name.allCases
    let next = ((names.firstIndex(of: theme.name) ?? 0) + 1) % names.count
    theme = Theme(names[next])
    flash = Flash(text: Phrase.themeIs.filled(with: theme.name.title), isError: false)
    return []
  }

  mutating func toggleMouse() -> [Effect] {
    mouse.toggle()
    say(mouse ? Phrase.mouseOn.text : Phrase.mouseOff.text)
    return [.setMouse(mouse)]
  }

  mutating func openHelp() -> [Effect] {
    if case .help = popup {
      popup = nil
    } else {
      popup = .help(CommandSearch(context: context))
    }
    return []
  }

  /// The main key of a command as people read it.
  func keyName(_ id: String) -> String {
    guard let command = Command.named(id), let key = keymap.keys(of: command).first else { return "" }
    return CellText.key(key, language)
  }

  /// The keys that run a command in a place: where text is typed, characters are text.
  func keys(of command: Command, in context: Context) -> [Key] {
    let keys = keymap.keys(of: command)
    return [.filter, .help, .palette].contains(context) ? keys.filter { $0.typed == nil } : keys
  }

  // MARK: Lists of commands

  static let copyCommands = Command.all.filter { $0.contexts == [.copy] }

  /// What help and the palette list: commands, or tables to go to.
  enum ListEntry: Sendable {
    case heading(String)
    case command(Command)
    case tab(Tab)
    case edit(TextField.Binding)
    case view(SavedView)
  }

  /// The lines of help or the palette under what was typed, best first in the palette, grouped in help.
  func entries(of search: CommandSearch, isPalette: Bool) -> [ListEntry] {
    isPalette ? paletteEntries(search) : helpEntries(search)
  }

  private func helpEntries(_ search: CommandSearch) -> [ListEntry] {
    let needle = Self.folded(search.text.text)
    var entries: [ListEntry] = []
    for group in Command.Group.allCases {
      let commands = Command.all.filter {
        $0.group == group && $0.contexts.contains(search.context) && !keys(of: $0, in: search.context).isEmpty
          && (needle.isEmpty || Self.score(of: $0, needle, keymap.keys(of: $0).map(\.name)) != nil)
      }
      if commands.isEmpty { continue }
      entries.append(.heading(group.title[language]))
      entries += commands.map { .command($0) }
    }
    if [.filter, .help, .palette, .export].contains(search.context) {
      let edits = TextField.bindings.filter {
        needle.isEmpty || $0.help.chinese.contains(needle) || $0.help.english.contains(needle)
      }
      if !edits.isEmpty { entries.append(.heading(Phrase.editing(language))) }
      entries += edits.map { .edit($0) }
    }
    return entries
  }

  private func paletteEntries(_ search: CommandSearch) -> [ListEntry] {
    let needle = Self.folded(search.text.text)
    var scored: [(score: Int, entry: ListEntry)] = []
    for command in Command.all where command.isOffered && !command.contexts.isDisjoint(with: Context.browsing) {
      if let score = Self.score(of: command, needle) { scored.append((score, .command(command))) }
    }
    for tab in tabs {
      guard let score = Self.score(of: tabWords(tab), needle) else { continue }
      scored.append((needle.isEmpty ? 400 : score, .tab(tab)))
    }
    for view in views.all {
      let words = [view.title[language], "view:\(view.name)", view.title[language == .chinese ? .english : .chinese]]
      guard let score = Self.score(of: words + [view.help?[language] ?? "", view.query], needle) else { continue }
      scored.append((needle.isEmpty ? 450 : score, .view(view)))
    }
    return scored.enumerated().sorted { ($0.1.score, $0.0) < ($1.1.score, $1.0) }.map(\.1.entry)
  }

  private func tabWords(_ tab: Tab) -> [String] {
    switch tab {
    case .overview: ["open-overview", Phrase.overview(.chinese), Phrase.overview(.english)]
    case .kind(let name):
      ["open-\(name)", register?.schema[name]?.title.chinese ?? "", register?.schema[name]?.title.english ?? ""]
    }
  }

  private static func score(of command: Command, _ needle: String, _ keys: [String] = []) -> Int? {
    if keys.contains(where: { $0.lowercased() == needle }) { return 0 }
    return score(
      of: [
        command.id, command.title.chinese, command.title.english, command.help.chinese,
        command.help.english,
      ], needle)
  }

  /// How well words meet what was typed: 0 the same, then a beginning, a part, the sound of Chinese (`daochu` and `dc`
  /// are 导出), and letters in order; nil not at all.
  /// The first three words are names; later ones are sentences and count for parts only.
  static func score(of words: [String], _ needle: String) -> Int? {
    if needle.isEmpty { return 500 }
    let typed = SpellingMatch(needle)
    var best: Int?
    for (rank, word) in words.enumerated() {
      let word = word.lowercased()
      var score: Int?
      if word == needle {
        score = 0
      } else if rank < 3, word.hasPrefix(needle) {
        score = 10 + rank
      } else if word.contains(needle) {
        score = (rank < 3 ? 20 : 60) + rank
      } else if rank < 3, typed.rank(in: [word]) != nil {
        score = 30 + rank
      } else if rank < 3, isSubsequence(needle, of: word) {
        score = 40 + rank
      }
      if let found = score, found < best ?? .max { best = found }
    }
    return best
  }

  private static func isSubsequence(_ needle: String, of word: String) -> Bool {
    var rest = needle.filter { !$0.isWhitespace }[...]
    for character in word where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// Lower case, half width, blanks as hyphens: `导出`, `EXPORT` and `ｓｏｒｔ` are found alike.
  private static func folded(_ text: String) -> String {
    let narrow = String(
      text.map { character -> Character in
        if case .character(let folded) = Key(.character(character)).foldedToASCII.symbol { return folded }
        return character
      })
    let trimmed = narrow.drop { $0.isWhitespace }
    return trimmed.lowercased()
  }

  // MARK: Running an entry

  mutating func runEntry() -> [Effect] {
    switch popup {
    case .copy(let cursor):
      guard Self.copyCommands.indices.contains(cursor.index) else { return [] }
      return perform(Self.copyCommands[cursor.index])
    case .help(let search): return runEntry(of: search, isPalette: false)
    case .palette(let search): return runEntry(of: search, isPalette: true)
    default: return []
    }
  }

  private mutating func runEntry(of search: CommandSearch, isPalette: Bool) -> [Effect] {
    let entries = entries(of: search, isPalette: isPalette)
    guard entries.indices.contains(search.cursor.index) else {
      say(Phrase.unknownCommand.localized(search.text.text), isError: true)
      return []
    }
    switch entries[search.cursor.index] {
    case .heading, .edit: return []
    case .view(let view): return open(view)
    case .tab(let tab):
      popup = nil
      return go(to: tab)
    case .command(let command):
      // Help of a dialog explains; its commands mean nothing once the dialog is gone.
      guard command.isOffered || Context.browsing.contains(search.context) else { return [] }
      popup = nil
      return perform(command)
    }
  }
}
