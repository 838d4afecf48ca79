import Screen

extension Model {
  /// Clamps every cursor and scroll position to the rows that exist and the rows that are visible.
  ///
  /// Called once at the end of every update. Drawing relies on it and changes nothing.
  mutating func settle() {
    let arrangement = arrangement
    if context == .overview { settleOverview() }
    settlePopup()
    filterLine.suggestions.cursor.settle(count: filterLine.suggestions.entries.count, visible: suggestionRows)
    guard var place else { return }
    let before = place.row
    place.cursor.settle(count: place.rows.count, visible: arrangement.tableRows)
    let columns = place.layout.visible.count
    place.column = max(0, min(place.column, columns - 1))
    place.left = TableGeometry.scrolled(place, columns: arrangement.table.columns, model: self)
    if let row = place.row {
      if row != before { place.detail = ListCursor() }
      // A cursor on the first line is valid: the lines need not be made to clamp it.
      if arrangement.showsDetail, place.detail != ListCursor() {
        let lines = DetailLines.of(place, row: row, columns: arrangement.detailColumns, model: self)
        place.detail.settle(count: lines.count, visible: arrangement.detail.rows)
      }
    }
    if var facets = place.facets {
      facets.cursor.settle(count: facets.lines.count, visible: max(1, arrangement.facets.rows))
      // The heading of the first value stays in sight.
      if facets.cursor.index == 1 { facets.cursor.top = 0 }
      place.facets = facets
    }
    self.place = place
  }

  private mutating func settlePopup() {
    guard var popup else { return }
    popup.settle(in: self)
    self.popup = popup
  }
}
