import Columnar
import Querying
import Screen

/// The line at the bottom: a message, an error, or marks and order; then the keys of this context. Used by drawing and by
/// mouse clicks, for which the keys are buttons.
///
///     | ✓ 3 marked · by Level↑ Regis…      ⏎ Open  / Filter  ? Help  : Command |
///       left, cut for help and palette     hints, at the right edge
struct StatusLine {
  struct Hint {
    let command: Command
    let runs: [Run]
    /// In cells.
    let width: Int
    var column = 0

    /// Whether it leads to all other keys: help and the palette, outside popups and the filter line, which have few keys.
    let isWayToOthers: Bool
  }

  private(set) var left: [Run]
  private(set) var hints: [Hint] = []

  /// O(commands).
  init(_ model: Model, columns: Int) {
    let all = Self.hints(of: model)
    left = model.statusText
    if !left.isEmpty { left.insert(Run(" ", model.theme[.message]), at: 0) }
    // Marks and order give way to help and palette; a message or an error does not.
    let isMessage = model.flash != nil || model.place?.fault != nil
    let reserved = isMessage ? 0 : all.filter(\.isWayToOthers).reduce(3) { $0 + $1.width }
    let space = max(0, columns - 2 - reserved)
    if let last = left.indices.last, model.width(of: left) > space + 1 {
      left[last].text = model.widths.elide(left[last].text, to: space)
    }
    hints = Self.placed(all, in: columns, after: model.width(of: left) + 3)
  }

  /// The hint at a column; nil between them.
  func hint(at column: Int) -> Hint? {
    hints.first { $0.column <= column && column < $0.column + $0.width - Self.gap }
  }

  /// Blanks after a hint.
  private static let gap = 2

  /// Commands that have a hint, most useful first.
  private static let hinted = Command.all.filter { $0.hint != nil }.sorted { ($0.hint ?? 0) < ($1.hint ?? 0) }

  private static func hints(of model: Model) -> [Hint] {
    let (context, language) = (model.context, model.language)
    return hinted.compactMap { command in
      guard command.contexts.contains(context), let key = model.keys(of: command, in: context).first,
        command.obstacle(model) == nil
      else { return nil }
      let runs = [
        Run(CellText.key(key, language) + " ", model.theme[.hintKey]),
        Run(command.title[language] + String(repeating: " ", count: gap), model.theme[.hint]),
      ]
      return Hint(
        command: command, runs: runs, width: model.width(of: runs),
        isWayToOthers: ["show-help", "open-palette"].contains(command.id) && Context.browsing.contains(context))
    }
  }

  /// The hints that fit, in their order, up to the right edge. Those that lead to all other keys are given space first.
  private static func placed(_ all: [Hint], in columns: Int, after start: Int) -> [Hint] {
    var space = columns - start - 1
    var shown: [Bool] = all.map { _ in false }
    for comesFirst in [true, false] {
      for (index, hint) in all.enumerated() where hint.isWayToOthers == comesFirst && hint.width <= space {
        space -= hint.width
        shown[index] = true
      }
    }
    var hints = zip(all, shown).filter { $1 }.map { $0.0 }
    var column = columns - hints.reduce(0) { $0 + $1.width }
    for index in hints.indices {
      hints[index].column = column
      column += hints[index].width
    }
    return hints
  }
}
