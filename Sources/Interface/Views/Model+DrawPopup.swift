import Columnar
import Exports
import Screen

extension Model {
  func drawPopup(_ screen: inout Screen) {
    let frame = popupFrame
    screen.fill(frame, style: theme[.popup])
    let title = widths.elide(popupTitle, to: max(0, frame.columns - 6))
    var inner = frame
    if isFramed {
      drawFrame(frame, title: title, &screen)
      inner = frame.inset(rows: 1, columns: 2)
    } else {
      screen.draw(in: frame) { $0.put(title, row: 0, column: 0, style: theme[.popupTitle]) }
      inner = frame.cutTop(1).rest
    }
    screen.draw(in: inner) { canvas in
      switch popup {
      case .help(let search): drawSearch(search, isPalette: false, &canvas)
      case .palette(let search): drawSearch(search, isPalette: true, &canvas)
      case .columns(let cursor): drawChooser(cursor, &canvas)
      case .copy(let cursor): drawCopyMenu(cursor, &canvas)
      case .export(let dialog): drawExport(dialog, &canvas)
      case .overwrite(let request, _): drawQuestion(request, &canvas)
      case .explanation(let pane): drawExplanation(pane, &canvas)
      case .grouping(let dialog): drawGrouping(dialog, &canvas)
      case .viewName(let field): drawViewName(field, &canvas)
      case .compare(let field): drawCompare(field, &canvas)
      case .views(let cursor): drawViews(cursor, &canvas)
      case .note(let dialog): drawNote(dialog, &canvas)
      case nil: break
      }
    }
  }

  private var popupTitle: String {
    switch popup {
    case .help(let search): Phrase.helpTitle(language, search.context.title[language])
    case .palette: Phrase.paletteTitle(language)
    case .columns: Phrase.columnsTitle(language)
    case .copy: Phrase.copyTitle(language)
    case .export, .overwrite: Phrase.exportTitle(language)
    case .explanation: Phrase.explanationTitle(language)
    case .grouping: Phrase.groupTitle(language)
    case .viewName: Phrase.viewNameTitle(language)
    case .compare: Phrase.compareTitle(language)
    case .views: Phrase.viewsTitle(language)
    case .note: Phrase.noteTitle(language)
    case nil: ""
    }
  }

  /// One thin frame; blanks in plain mode, where the title alone says where one is.
  func drawFrame(_ frame: Rect, title: String, _ screen: inout Screen) {
    let style = theme[.rule]
    let isBox = lines == .box
    screen.draw(in: frame) { canvas in
      let right = canvas.size.columns - 1
      let bottom = canvas.size.rows - 1
      for row in [0, bottom] { canvas.rule(row: row, lines: lines, style: style) }
      for column in [0, right] { canvas.verticalRule(column: column, lines: lines, style: style) }
      let corners = isBox ? ["┌", "┐", "└", "┘"] : plain ? [" ", " ", " ", " "] : ["+", "+", "+", "+"]
      canvas.put(corners[0], row: 0, column: 0, style: style)
      canvas.put(corners[1], row: 0, column: right, style: style)
      canvas.put(corners[2], row: bottom, column: 0, style: style)
      canvas.put(corners[3], row: bottom, column: right, style: style)
      if !title.isEmpty { canvas.put(" \(title) ", row: 0, column: 2, style: theme[.popupTitle]) }
    }
  }

  private func select(_ line: Int, _ canvas: inout Canvas) {
    canvas.restyle(Rect(row: line, column: 0, rows: 1, columns: canvas.size.columns), with: theme[.popupSelection])
  }

  // MARK: Help and palette

  private func drawSearch(_ search: CommandSearch, isPalette: Bool, _ canvas: inout Canvas) {
    let columns = canvas.size.columns
    let prompt = isPalette ? ": " : "/ "
    canvas.put(prompt, row: 0, column: 0, style: theme[.prompt])
    if search.text.isEmpty {
      canvas.put(Phrase.searchHelp(language), row: 0, column: 3, limit: max(0, columns - 3), style: theme[.dim])
    }
    let entries = entries(of: search, isPalette: isPalette)
    for line in 0..<max(0, canvas.size.rows - 2) {
      let index = search.cursor.top + line
      guard entries.indices.contains(index) else { break }
      drawEntry(entries[index], of: search, isPalette: isPalette, row: line + 2, &canvas)
      if index == search.cursor.index {
        canvas.put("▸", row: line + 2, column: 0, limit: 1, style: theme[.text])
        select(line + 2, &canvas)
      }
    }
    draw(search.text, row: 0, column: 2, columns: max(1, columns - 3), hasCaret: true, &canvas)
  }

  private func drawEntry(
    _ entry: ListEntry, of search: CommandSearch, isPalette: Bool, row: Int, _ canvas: inout Canvas
  ) {
    switch entry {
    case .heading(let text): canvas.put(text, row: row, column: 2, style: theme[.heading])
    case .tab(let tab):
      drawColumns(
        ["open-" + tabID(tab), Phrase.goTo(language, title(of: tab)), ""], isPalette: isPalette, row: row, &canvas)
    case .view(let view):
      drawColumns(
        [
          "view:" + view.title[language], Phrase.viewOf(language, title(of: .kind(view.kind))),
          view.isShipped ? Phrase.shippedView(language) : "", view.help?[language] ?? view.query,
        ],
        isPalette: isPalette, row: row, &canvas)
    case .edit(let binding):
      drawColumns(
        [binding.keys.map { CellText.key($0, language) }.joined(separator: " "), binding.help[language], ""],
        isPalette: isPalette, row: row, &canvas)
    case .command(let command):
      let keys = keyNames(of: command, in: isPalette ? .table : search.context)
      var help = command.help[language]
      let isDim = (command.obstacle(self)).map { obstacle in
        help = Phrase.disabled(language, obstacle(language))
        return true
      }
      drawColumns(
        isPalette ? [command.id, command.title[language], keys, help] : [keys, command.title[language], help],
        isPalette: isPalette, isDim: isDim ?? false, row: row, &canvas)
    }
  }

  private func tabID(_ tab: Tab) -> String {
    switch tab {
    case .overview: "overview"
    case .kind(let name): name
    }
  }

  /// The keys of a command as one text; ten digits become a range.
  func keyNames(of command: Command, in context: Context) -> String {
    let keys = keys(of: command, in: context)
    if keys.map(\.name) == (0...9).map({ "\($0)" }) { return "0…9" }
    return keys.map { CellText.key($0, language) }.joined(separator: " ")
  }

  private func drawColumns(
    _ texts: [String], isPalette: Bool, isDim: Bool = false, row: Int, _ canvas: inout Canvas
  ) {
    let columns = canvas.size.columns
    let widthsOfColumns = isPalette ? [20, 16, 10] : [min(14, columns / 3), 20]
    var x = isPalette ? 2 : 4
    for (index, text) in texts.enumerated() {
      let room = max(0, columns - x)
      let width = index < widthsOfColumns.count && index < texts.count - 1 ? min(room, widthsOfColumns[index]) : room
      let isKey = index == (isPalette ? 2 : 0)
      let role: Role = isDim ? .dim : isKey ? .hintKey : index == texts.count - 1 && index > 1 ? .dim : .text
      canvas.put(widths.elide(text, to: width), row: row, column: x, limit: width, style: theme[role])
      x += width + 2
    }
  }

  // MARK: Columns and copying

  private func drawChooser(_ cursor: ListCursor, _ canvas: inout Canvas) {
    guard let place else { return }
    let help = Phrase.columnsHelp(
      language, keyName("toggle-column"), keyName("raise-column"), keyName("lower-column"))
    canvas.put(widths.elide(help, to: canvas.size.columns), row: 0, column: 0, style: theme[.dim])
    for line in 1..<max(1, canvas.size.rows) {
      let index = cursor.top + line - 1
      guard place.layout.entries.indices.contains(index) else { break }
      let entry = place.layout.entries[index]
      let field = place.description.fields[entry.field]
      canvas.put(
        [
          Run(index == cursor.index ? "▸ " : "  ", theme[.text]),
          Run(entry.isHidden ? "  " : "✓ ", theme[.markedRow]),
          Run(widths.padded(field.title[language], to: 24), theme[entry.isHidden ? .dim : .text]),
          Run("  " + field.name, theme[.dim]),
        ], row: line, column: 0)
      if index == cursor.index { select(line, &canvas) }
    }
  }

  private func drawCopyMenu(_ cursor: ListCursor, _ canvas: inout Canvas) {
    for (index, command) in Self.copyCommands.enumerated() {
      let line = index - cursor.top
      guard line >= 0, line < canvas.size.rows else { continue }
      canvas.put(
        [
          Run(index == cursor.index ? "▸ " : "  ", theme[.text]),
          Run(widths.padded(keyNames(of: command, in: .copy), to: 5), theme[.hintKey]),
          Run(command.title[language], theme[.text]),
        ], row: line, column: 0)
      if index == cursor.index { select(line, &canvas) }
    }
  }

  // MARK: Export

  private func drawExport(_ dialog: ExportDialog, _ canvas: inout Canvas) {
    guard let place else { return }
    let format = ExportFormat.all[dialog.format]
    let labels: [(ExportDialog.Line, Phrase, String)] = [
      (.format, .format, "‹ \(format.name) ›  \(format.title[language])"),
      (
        .columns, .columns,
        "‹ "
          + (dialog.allColumns
            ? Phrase.allColumns(language, "\(place.description.fields.count)")
            : Phrase.shownColumns(language, "\(place.layout.visible.count)")) + " ›"
      ),
      (
        .rows, .rows,
        "‹ "
          + (dialog.onlyMarked
            ? Phrase.markedRows(language, Money.thousands(placeMarks.count))
            : Phrase.shownRows(language, Money.thousands(place.rows.count))) + " ›"
      ),
      (.path, .path, ""),
    ]
    let labelWidth = labels.map { widths.width(of: $0.1(language)) }.max() ?? 0
    for (row, (line, label, text)) in labels.enumerated() {
      let isSelected = line == dialog.line
      canvas.put(isSelected ? "▸" : " ", row: row, column: 0, limit: 1, style: theme[.text])
      canvas.put(label(language), row: row, column: 2, style: theme[.label])
      let column = labelWidth + 4
      if line == .path {
        draw(
          dialog.path, row: row, column: column, columns: max(1, canvas.size.columns - column), hasCaret: isSelected,
          &canvas)
      } else {
        canvas.put(text, row: row, column: column, style: theme[.text])
        if isSelected { select(row, &canvas) }
      }
    }
    canvas.put(Phrase.command(language), row: 5, column: 2, style: theme[.label])
    let command = commandLine(dialog, place) ?? Phrase.markedCommand(language)
    canvas.put(
      widths.elide(command, to: max(0, canvas.size.columns - 2)), row: 6, column: 2, style: theme[.dim])
    canvas.put(Phrase.exportKeys(language), row: 8, column: 2, style: theme[.dim])
  }

  private func drawQuestion(_ request: ExportRequest, _ canvas: inout Canvas) {
    canvas.put(Phrase.overwrite(language), row: 0, column: 0, style: theme[.warning])
    // The keys stay below however long the path is; of a path the end says most.
    let keys = max(2, canvas.size.rows - 1)
    let lines = widths.wrap(request.path, to: canvas.size.columns)
    for (row, line) in lines.suffix(max(0, keys - 2)).enumerated() {
      canvas.put(line, row: row + 1, column: 0, style: theme[.text])
    }
    canvas.put(Phrase.overwriteKeys(language), row: keys, column: 0, style: theme[.text])
  }
}
