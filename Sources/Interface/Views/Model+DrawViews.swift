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

  func drawViews(_ cursor: ListCursor, _ canvas: inout Canvas) {
    if kept.views.isEmpty { canvas.put(Phrase.noViews(language), row: 0, column: 2, style: theme[.dim]) }
    let columns = canvas.size.columns
    let nameWidth = min(columns / 3, kept.views.map { widths.width(of: $0.name) }.max() ?? 0)
    let kindWidth = min(columns / 4, kept.views.map { widths.width(of: title(of: .kind($0.kind))) }.max() ?? 0)
    for line in 0..<canvas.size.rows {
      let index = cursor.top + line
      guard kept.views.indices.contains(index) else { break }
      let view = kept.views[index]
      let isChosen = index == cursor.index
      if isChosen { canvas.put("▸", row: line, column: 0, limit: 1, style: theme[.text]) }
      canvas.put(widths.padded(view.name, to: nameWidth), row: line, column: 2, style: theme[.text])
      canvas.put(
        widths.padded(title(of: .kind(view.kind)), to: kindWidth), row: line, column: nameWidth + 4, style: theme[.dim])
      let left = nameWidth + kindWidth + 6
      let query = view.query.isEmpty ? Phrase.everything(language) : view.query
      canvas.put(
        widths.elide(query, to: max(0, columns - left)), row: line, column: left, limit: max(0, columns - left),
        style: theme[.text])
      if isChosen {
        canvas.restyle(Rect(row: line, column: 0, rows: 1, columns: columns), with: theme[.popupSelection])
      }
    }
  }
}
