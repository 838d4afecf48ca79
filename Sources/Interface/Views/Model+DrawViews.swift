import Columnar
import Screen

extension Model {
  func drawViewName(_ field: TextField, _ canvas: inout Canvas) {
    let query = place?.filter.text ?? ""
    let shown = query.isEmpty ? Phrase.everything(language) : query
    canvas.put(widths.elide(shown, to: canvas.size.columns), row: 0, column: 0, style: theme[.dim])
    canvas.put("› ", row: 2, column: 0, style: theme[.prompt])
    draw(field, row: 2, column: 2, columns: max(1, canvas.size.columns - 3), hasCaret: true, &canvas)
  }

  func drawCompare(_ field: TextField, _ canvas: inout Canvas) {
    let hint = Phrase.compareHelp(language)
    canvas.put(widths.elide(hint, to: canvas.size.columns), row: 0, column: 0, style: theme[.dim])
    canvas.put("› ", row: 2, column: 0, style: theme[.prompt])
    draw(field, row: 2, column: 2, columns: max(1, canvas.size.columns - 3), hasCaret: true, &canvas)
  }

  func drawNote(_ dialog: NoteDialog, _ canvas: inout Canvas) {
    canvas.put(
      widths.elide("\(dialog.label)  \(dialog.key)", to: canvas.size.columns), row: 0, column: 0, style: theme[.dim])
    canvas.put("› ", row: 2, column: 0, style: theme[.prompt])
    draw(dialog.text, row: 2, column: 2, columns: max(1, canvas.size.columns - 3), hasCaret: true, &canvas)
  }

  func drawViews(_ cursor: ListCursor, _ canvas: inout Canvas) {
    let views = views.all
    if views.isEmpty { canvas.put(Phrase.noViews(language), row: 0, column: 2, style: theme[.dim]) }
    let columns = canvas.size.columns
    let titleWidth = min(columns / 2, views.map { widths.width(of: $0.title[language]) }.max() ?? 0)
    for line in 0..<max(0, canvas.size.rows - viewHelpRows) {
      let index = cursor.top + line
      guard views.indices.contains(index) else { break }
      drawView(views[index], row: line, titleWidth: titleWidth, &canvas)
      guard index == cursor.index else { continue }
      canvas.put("▸", row: line, column: 0, limit: 1, style: theme[.text])
      canvas.restyle(Rect(row: line, column: 0, rows: 1, columns: columns), with: theme[.popupSelection])
    }
    if viewHelpRows > 0, let view = chosenView { drawHelp(of: view, &canvas) }
  }

  private func drawView(_ view: SavedView, row: Int, titleWidth: Int, _ canvas: inout Canvas) {
    let columns = canvas.size.columns
    let sign = view.isShipped ? Phrase.shippedView(language) : ""
    let signWidth = sign.isEmpty ? 0 : widths.width(of: sign) + 2
    canvas.put(widths.elide(view.title[language], to: titleWidth), row: row, column: 2, style: theme[.text])
    let kind = title(of: .kind(view.kind))
    let left = titleWidth + 4
    let room = max(0, columns - left - signWidth)
    canvas.put(widths.elide(kind, to: room), row: row, column: left, limit: room, style: theme[.dim])
    let queryLeft = left + widths.width(of: kind) + 2
    let rest = max(0, columns - queryLeft - signWidth)
    if !view.query.isEmpty {
      canvas.put(widths.elide(view.query, to: rest), row: row, column: queryLeft, limit: rest, style: theme[.dim])
    }
    canvas.put(sign, row: row, column: columns - signWidth + 2, limit: max(0, signWidth - 2), style: theme[.dim])
  }

  /// The question that the chosen view answers, else its query, below the list.
  private func drawHelp(of view: SavedView, _ canvas: inout Canvas) {
    let text = view.help?[language] ?? (view.query.isEmpty ? Phrase.everything(language) : view.query)
    let columns = max(1, canvas.size.columns - 2)
    let first = canvas.size.rows - viewHelpRows + 1
    let lines = widths.wrap(text, to: columns).prefix(max(0, canvas.size.rows - first))
    for (index, line) in lines.enumerated() {
      canvas.put(line, row: first + index, column: 2, limit: columns, style: theme[.text])
    }
  }
}
