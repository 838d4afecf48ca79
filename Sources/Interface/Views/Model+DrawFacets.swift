import Columnar
import Screen

extension Model {
  /// The values of the fields that suit the table, each with its number of records and a bar.
  func drawFacets(_ place: TableState, _ canvas: inout Canvas) {
    let columns = canvas.size.columns
    guard let pane = place.facets else { return }
    if pane.lines.isEmpty {
      let text = pane.questions.isPending ? Phrase.counting(language) : Phrase.facetsEmpty(language)
      canvas.put(text, row: 0, column: 1, style: theme[.dim])
      return
    }
    for row in 0..<canvas.size.rows {
      let index = pane.cursor.top + row
      guard pane.lines.indices.contains(index) else { break }
      draw(pane.lines[index], of: pane, row: row, &canvas)
      if context == .facets, index == pane.cursor.index {
        canvas.put("▸", row: row, column: 0, limit: 1, style: theme[.text])
        canvas.restyle(Rect(row: row, column: 0, rows: 1, columns: columns), with: theme[.cursorRow])
      }
    }
  }

  private func draw(_ line: FacetPane.Line, of pane: FacetPane, row: Int, _ canvas: inout Canvas) {
    let room = max(0, canvas.size.columns - 5)
    switch line {
    case .heading(let facet):
      let title = widths.elide(pane.facets[facet].title[language], to: max(0, canvas.size.columns - 2))
      canvas.put(title, row: row, column: 1, style: theme[.heading])
    case .note:
      canvas.put(widths.elide(Phrase.facetUnique(language), to: room), row: row, column: 4, style: theme[.dim])
    case .more(_, let rest):
      let text = rest > 0 ? Phrase.facetsOther(language, Money.thousands(rest)) : Phrase.facetsFewer(language)
      canvas.put(widths.elide(text, to: room), row: row, column: 4, style: theme[.dim])
    case .entry(let facet, let entry):
      let entries = pane.facets[facet].entries
      draw(entries[entry], most: max(1, entries.map(\.count).max() ?? 1), row: row, &canvas)
    }
  }

  private func draw(_ entry: FacetQuestion.Entry, most: Int, row: Int, _ canvas: inout Canvas) {
    let columns = canvas.size.columns
    let count = Money.thousands(entry.count)
    let countWidth = widths.width(of: count)
    let barRoom = appearance.plain || columns < 24 ? 0 : min(10, columns / 7)
    let text = entry.isEmpty ? Phrase.emptyValue(language) : entry.label[language]
    let room = max(0, columns - countWidth - barRoom - 7)
    if entry.isChosen { canvas.put("✓", row: row, column: 2, limit: 1, style: theme[.markedRow]) }
    canvas.put(
      widths.elide(text, to: room), row: row, column: 4, limit: room,
      style: theme[entry.isChosen ? .markedRow : entry.isEmpty ? .dim : .text])
    canvas.put(count, row: row, column: columns - barRoom - countWidth - 2, limit: countWidth, style: theme[.count])
    if barRoom > 0 {
      let bar = Bar.text(entry.count, of: most, columns: barRoom, isASCII: widths.ambiguousIsWide)
      canvas.put(bar, row: row, column: columns - barRoom - 1, limit: barRoom, style: theme[.bar])
    }
  }
}
