import Columnar
import Localization
import Screen

/// All columns of the table on the screen: shows, hides and moves them.
struct ColumnsPopup: ListPopup {
  static let contextTitle = Localized("选择列", "Choose columns")

  static let commands = [
    Command(
      "toggle-column", .columns, Localized("显示/隐藏", "Show/hide"),
      help: Localized("显示或隐藏此列", "Show or hide this column"), keys: ["Space"], in: [context], hint: 10,
      isOffered: false
    ) { $0.toggleChosenColumn() },
    Command(
      "raise-column", .columns, Localized("上移", "Move up"),
      help: Localized("将此列上移一位", "Move this column up one place"), keys: ["K", "H"], in: [context], hint: 20,
      isOffered: false
    ) { $0.moveChosenColumn(by: -1) },
    Command(
      "lower-column", .columns, Localized("下移", "Move down"),
      help: Localized("将此列下移一位", "Move this column down one place"), keys: ["J", "L"], in: [context], hint: 30,
      isOffered: false
    ) { $0.moveChosenColumn(by: 1) },
    Command(
      "close-chooser", .columns, Localized("完成", "Done"), help: Localized("关闭列表", "Close the list"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false
    ) {
      $0.popup = nil
      return []
    },
  ]

  var cursor = ListCursor()

  func title(in model: Model) -> String { Phrase.columnsTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: listRows(in: model), columns: 60) }
  func fixedLines(in model: Model) -> Int { 1 }
  func count(in model: Model) -> Int { model.place?.layout.entries.count ?? 0 }

  func draw(in model: Model, _ canvas: inout Canvas) {
    guard let place = model.place else { return }
    let (language, theme) = (model.language, model.theme)
    let help = Phrase.columnsHelp(
      language, model.keyName("toggle-column"), model.keyName("raise-column"), model.keyName("lower-column"))
    canvas.put(model.widths.elide(help, to: canvas.size.columns), row: 0, column: 0, style: theme[.dim])
    for line in 1..<max(1, canvas.size.rows) {
      let index = cursor.top + line - 1
      guard place.layout.entries.indices.contains(index) else { break }
      let entry = place.layout.entries[index]
      let field = place.description.fields[entry.field]
      canvas.put(
        [
          Run(index == cursor.index ? "▸ " : "  ", theme[.text]),
          Run(entry.isHidden ? "  " : "✓ ", theme[.markedRow]),
          Run(model.widths.padded(field.title[language], to: 24), theme[entry.isHidden ? .dim : .text]),
          Run("  " + field.name, theme[.dim]),
        ], row: line, column: 0)
      if index == cursor.index { model.select(line, &canvas) }
    }
  }
}

extension Model {
  private var chosenField: Int? {
    guard let chooser = popup as? ColumnsPopup, let entries = place?.layout.entries,
      entries.indices.contains(chooser.cursor.index)
    else { return nil }
    return entries[chooser.cursor.index].field
  }

  /// Shows or hides the chosen column. The last one that is shown stays.
  mutating func toggleChosenColumn() -> [Effect] {
    guard let place, let field = chosenField else { return [] }
    let isShown = place.layout.fields.contains(field)
    if isShown, place.layout.visible.count == 1 {
      say(Phrase.needsAnotherColumn.text)
      return []
    }
    return changeLayout { layout, _ in layout.setHidden(field, isShown) }
  }

  /// Moves the chosen column, and the cursor with it.
  mutating func moveChosenColumn(by step: Int) -> [Effect] {
    guard let field = chosenField else { return [] }
    let effects = changeLayout { layout, _ in layout.move(field, by: step, hiddenToo: true) }
    if let index = place?.layout.entries.firstIndex(where: { $0.field == field }) {
      withPopup(ColumnsPopup.self) { $0.cursor.index = index }
    }
    return effects
  }
}
