import Columnar
import Localization
import Screen

/// The keys of one context, searchable.
struct HelpPopup: CommandList {
  static let contextTitle = Localized("帮助", "Help")
  static let columns = (first: 4, widths: [14, 20], keys: 0)
  static let prompt = "/ "

  /// The context whose keys are listed.
  let subject: Context
  var text = TextField()
  var cursor = ListCursor()

  func title(in model: Model) -> String { Phrase.helpTitle(model.language, subject.title[model.language]) }

  func size(in model: Model, available: Size) -> Size { Size(rows: available.rows, columns: 92) }

  /// Commands by group, then the keys that edit text if the context has a text field.
  func entries(in model: Model) -> [CommandEntry] {
    let needle = CommandScore.folded(text.text)
    var entries: [CommandEntry] = []
    for group in Command.Group.allCases {
      let commands = Command.all.filter {
        $0.group == group && $0.contexts.contains(subject) && !model.keys(of: $0, in: subject).isEmpty
          && (needle.isEmpty
            || CommandScore.score(of: $0, needle, model.appearance.keymap.keys(of: $0).map(\.name)) != nil)
      }
      if commands.isEmpty { continue }
      entries.append(.heading(group.title[model.language]))
      entries += commands.map { .command($0) }
    }
    guard subject.hasTextField else { return entries }
    let edits = TextField.bindings.filter {
      needle.isEmpty || $0.help.chinese.contains(needle) || $0.help.english.contains(needle)
    }
    if !edits.isEmpty { entries.append(.heading(Phrase.editing(model.language))) }
    return entries + edits.map { .edit($0) }
  }

  func texts(of entry: CommandEntry, in model: Model) -> (texts: [String], isDim: Bool) {
    let language = model.language
    switch entry {
    case .command(let command):
      let (help, isDim) = help(of: command, in: model)
      return ([model.keyNames(of: command, in: subject), command.title[language], help], isDim)
    case .edit(let binding):
      return (
        [binding.keys.map { CellText.key($0, language) }.joined(separator: " "), binding.help[language], ""], false
      )
    case .heading, .tab, .view: return ([], false)
    }
  }

  /// Help of a popup explains: its commands do nothing after the popup is closed.
  func canRun(_ command: Command) -> Bool { command.isOffered || Context.browsing.contains(subject) }

  /// A heading cannot be chosen.
  mutating func cursorMoved(forward: Bool, in model: Model) {
    let entries = entries(in: model)
    var index = max(0, min(cursor.index, entries.count - 1))
    func isHeading(_ index: Int) -> Bool {
      guard entries.indices.contains(index), case .heading = entries[index] else { return false }
      return true
    }
    while isHeading(index), index > 0, !forward { index -= 1 }
    while isHeading(index), index + 1 < entries.count { index += 1 }
    cursor.index = index
  }

  mutating func settle(in model: Model) {
    let (count, visible) = (count(in: model), model.popupRows)
    if cursor.index == 0, count > 1 { cursor.index = 1 }
    cursor.settle(count: count, visible: visible)
    // The heading of the first entries stays in sight.
    if cursor.index == 1, visible > 1 { cursor.top = 0 }
  }
}

extension Model {
  /// Opens help on the context that has the keys; closes it if it is open.
  mutating func toggleHelp() -> [Effect] {
    popup = popup is HelpPopup ? nil : HelpPopup(subject: context)
    return []
  }
}
