import Assisting
import Columnar
import Querying
import Screen

extension Model {
  func drawFilter(_ place: TableState, _ canvas: inout Canvas) {
    let columns = canvas.size.columns
    let line = filterLineLayout(place, columns: columns)
    if line.promptWidth > 0 { canvas.put(line.prompt, row: 0, column: 0, style: theme[.prompt]) }
    if !line.count.isEmpty {
      canvas.put(line.count, row: 0, column: columns - widths.width(of: line.count), style: theme[.count])
    }
    draw(
      place.filter, row: 0, column: line.promptWidth, columns: line.room, fault: place.fault?.range,
      parts: QueryPart.parts(of: place.filter.characters), hasCaret: context == .filter, &canvas)
  }

  func drawSuggestions(_ place: TableState, _ screen: inout Screen) {
    guard let list = suggestionList(place) else { return }
    let suggestions = filterLine.suggestions
    screen.fill(list.frame, style: theme[.popup])
    drawFrame(list.frame, title: "", &screen)
    screen.draw(in: list.frame.inset(rows: 1, columns: 1)) { canvas in
      for row in 0..<canvas.size.rows {
        let index = suggestions.cursor.top + row
        guard suggestions.entries.indices.contains(index) else { break }
        drawSuggestion(
          suggestions.entries[index], isChosen: suggestions.isChosen && index == suggestions.cursor.index, row: row,
          nameWidth: list.nameWidth, labelWidth: list.labelWidth, &canvas)
      }
    }
  }

  private func drawSuggestion(
    _ suggestion: Completion.Suggestion, isChosen: Bool, row: Int, nameWidth: Int, labelWidth: Int,
    _ canvas: inout Canvas
  ) {
    let columns = canvas.size.columns
    if isChosen { canvas.put("▸", row: row, column: 0, limit: 1, style: theme[.text]) }
    let role: Role =
      switch suggestion.kind {
      case .field, .relation, .part, .function, .view: .queryName
      case .operation, .value: .text
      }
    canvas.put(
      widths.elide(suggestion.replacement, to: nameWidth), row: row, column: 2, limit: nameWidth, style: theme[role])
    canvas.put(
      widths.elide(label(of: suggestion), to: labelWidth), row: row, column: nameWidth + 4, limit: labelWidth,
      style: theme[.dim])
    if let count = suggestion.count.map({ Money.thousands($0) }) {
      canvas.put(count, row: row, column: columns - count.count - 1, limit: count.count, style: theme[.count])
    }
    if isChosen {
      canvas.restyle(Rect(row: row, column: 0, rows: 1, columns: columns), with: theme[.popupSelection])
    }
  }
}
