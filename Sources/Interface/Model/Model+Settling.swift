import Screen

extension Model {
  /// Brings every cursor and scroll position inside what is there and what is seen; drawing relies on it.
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
      // From the top nothing has to be brought back, and the lines need not be made twice.
      if arrangement.showsDetail, place.detail != ListCursor() {
        let lines = DetailLines.of(place, row: row, columns: arrangement.detailColumns, model: self)
        place.detail.settle(count: lines.count, visible: arrangement.detail.rows)
      }
    }
    if var facets = place.facets {
      facets.cursor.settle(count: facets.entries.count, visible: max(1, arrangement.facets.rows - 1))
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
