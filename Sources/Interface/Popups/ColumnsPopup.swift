import Columnar
import Localization
import Querying
import Screen

/// All columns of the table on the screen, searched by typing: goes to one, shows, hides and moves them.
struct ColumnsPopup: ListPopup {
  static let contextTitle = Localized("选择列", "Choose columns")
  static let sharedKeys: SharedKeys = [.close, .list, .editing, .typing]

  static let commands = [
    Command(
      "go-to-column", .columns, Localized("到此列", "Go to column"),
      help: Localized("光标移到此列；隐藏的列先显示", "Move the cursor to this column, showing it if it is hidden"), keys: ["Enter"],
      in: [context], hint: 0, isOffered: false
    ) { $0.goToChosenColumn() },
    Command(
      "toggle-column", .columns, Localized("显示/隐藏", "Show/hide"),
      help: Localized("显示或隐藏此列", "Show or hide this column"), keys: ["Tab"], in: [context], hint: 10,
      isOffered: false
    ) { $0.toggleChosenColumn() },
    Command(
      "raise-column", .columns, Localized("上移", "Move up"),
      help: Localized("将此列上移一位", "Move this column up one place"), keys: ["Shift-Up"], in: [context], hint: 20,
      isOffered: false
    ) { $0.moveChosenColumn(by: -1) },
    Command(
      "lower-column", .columns, Localized("下移", "Move down"),
      help: Localized("将此列下移一位", "Move this column down one place"), keys: ["Shift-Down"], in: [context], hint: 30,
      isOffered: false
    ) { $0.moveChosenColumn(by: 1) },
  ]

  var text = TextField()
  var cursor = ListCursor()

  var takesText: Bool { true }

  mutating func edit(_ change: (inout TextField) -> Void) {
    change(&text)
    cursor = ListCursor()
  }

  /// The columns whose name matches what was typed, those that begin with it first; all if nothing was typed.
  func entries(in model: Model) -> [ColumnLayout.Entry] {
    guard let place = model.place else { return [] }
    if text.isEmpty { return place.layout.entries }
    let typed = SpellingMatch(text.text)
    let ranked = place.layout.entries.compactMap { entry -> (rank: Int, entry: ColumnLayout.Entry)? in
      let field = place.description.fields[entry.field]
      return typed.rank(in: [field.title.chinese, field.title.english, field.name]).map { ($0, entry) }
    }
    return (ranked.filter { $0.rank == 0 } + ranked.filter { $0.rank != 0 }).map(\.entry)
  }

  func title(in model: Model) -> String { Phrase.columnsTitle(model.language) }
  func size(in model: Model, available: Size) -> Size {
    // As high as for all columns, so that it does not jump while one types.
    Size(
      rows: (model.place?.layout.entries.count ?? 0) + model.popupFrameLines + fixedLines(in: model), columns: 72)
  }
  func fixedLines(in model: Model) -> Int { 2 }
  func count(in model: Model) -> Int { entries(in: model).count }

  func draw(in model: Model, _ canvas: inout Canvas) {
    guard let place = model.place else { return }
    let (language, theme) = (model.language, model.theme)
    let help = Phrase.columnsHelp(
      language, model.keyName("toggle-column"), model.keyName("raise-column"), model.keyName("lower-column"))
    canvas.put(model.widths.elide(help, to: canvas.size.columns), row: 1, column: 2, style: theme[.dim])
    canvas.put("› ", row: 0, column: 0, style: theme[.prompt])
    if text.isEmpty {
      canvas.put(
        Phrase.searchHelp(language), row: 0, column: 3, limit: max(0, canvas.size.columns - 3), style: theme[.dim])
    }
    let entries = entries(in: model)
    for line in 2..<max(2, canvas.size.rows) {
      let index = cursor.top + line - 2
      guard entries.indices.contains(index) else { break }
      let entry = entries[index]
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
    model.draw(text, row: 0, column: 2, columns: max(1, canvas.size.columns - 3), hasCaret: true, &canvas)
  }
}

extension Model {
  private var chosenField: Int? {
    guard let chooser = popup as? ColumnsPopup else { return nil }
    let entries = chooser.entries(in: self)
    return entries.indices.contains(chooser.cursor.index) ? entries[chooser.cursor.index].field : nil
  }

  /// Opens the list with the cursor on the current column.
  mutating func openColumns() -> [Effect] {
    guard let place else { return [] }
    let index = place.layout.entries.firstIndex { $0.field == place.field } ?? 0
    popup = ColumnsPopup(cursor: ListCursor(index: index))
    return []
  }

  mutating func goToChosenColumn() -> [Effect] {
    guard let place, let field = chosenField else {
      popup = nil
      return []
    }
    popup = nil
    let effects =
      place.layout.fields.contains(field) ? [] : changeLayout { layout, _ in layout.setHidden(field, false) }
    withPlace { $0.column = $0.layout.fields.firstIndex(of: field) ?? $0.column }
    return effects
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
    guard let chooser = popup as? ColumnsPopup else { return effects }
    if let index = chooser.entries(in: self).firstIndex(where: { $0.field == field }) {
      withPopup(ColumnsPopup.self) { $0.cursor.index = index }
    }
    return effects
  }
}
