import Columnar
import Localization
import Screen

/// All commands, tables and saved views by name.
struct PalettePopup: CommandList {
  static let contextTitle = Localized("命令面板", "Command palette")
  static let columns = (first: 2, widths: [32, 10], keys: 1)
  static let prompt = ": "

  var text = TextField()
  var cursor = ListCursor()

  func title(in model: Model) -> String { Phrase.paletteTitle(model.language) }

  func size(in model: Model, available: Size) -> Size { Size(rows: 24, columns: 116) }

  /// Best match first; equal ones keep the order of the tables that they come from.
  func entries(in model: Model) -> [CommandEntry] {
    let needle = CommandScore.folded(text.text)
    var scored: [(score: Int, entry: CommandEntry)] = []
    for command in Command.all where command.isOffered && !command.contexts.isDisjoint(with: Context.browsing) {
      if let score = CommandScore.score(of: command, needle) { scored.append((score, .command(command))) }
    }
    for tab in model.tabs {
      guard let score = CommandScore.score(of: words(of: tab, in: model), needle) else { continue }
      scored.append((needle.isEmpty ? 400 : score, .tab(tab)))
    }
    for view in model.user.views.all {
      guard let score = CommandScore.score(of: words(of: view, model.language), needle) else { continue }
      scored.append((needle.isEmpty ? 450 : score, .view(view)))
    }
    return scored.enumerated().sorted { ($0.1.score, $0.0) < ($1.1.score, $1.0) }.map(\.1.entry)
  }

  private func words(of tab: Model.Tab, in model: Model) -> [String] {
    let title =
      switch tab {
      case .overview: Phrase.overview.text
      case .kind(let name): model.register?.schema[name]?.title ?? Localized("", "")
      }
    return [id(of: tab), title.chinese, title.english]
  }

  private func words(of view: SavedView, _ language: Language) -> [String] {
    [
      view.title[language], "view:\(view.name)", view.title[language == .chinese ? .english : .chinese],
      view.help?[language] ?? "", view.query,
    ]
  }

  private func id(of tab: Model.Tab) -> String {
    switch tab {
    case .overview: "open-overview"
    case .kind(let name): "open-\(name)"
    }
  }

  func texts(of entry: CommandEntry, in model: Model) -> (texts: [String], isDim: Bool) {
    let language = model.language
    switch entry {
    case .command(let command):
      let (help, isDim) = help(of: command, in: model)
      let keys = model.keyNames(of: command, in: .table)
      return ([command.title[language], keys, help], isDim)
    case .tab(let tab): return ([Phrase.goTo(language, model.title(of: tab)), "", ""], false)
    case .view(let view):
      return (
        [
          view.title[language], "",
          [
            Phrase.viewOf(language, model.title(of: .kind(view.kind))),
            view.isShipped ? Phrase.shippedView(language) : "", view.help?[language] ?? view.query,
          ].filter { !$0.isEmpty }.joined(separator: Phrase.separator(language)),
        ], false
      )
    case .heading, .edit: return ([], false)
    }
  }

  func canRun(_ command: Command) -> Bool { true }
}
