extension Model {
  mutating func toggleFacets() -> [Effect] {
    if panes.wantsFacets, panes.focus == .facets {
      panes.closeFacets()
    } else {
      panes.wantsFacets = true
      panes.focus = .facets
      withPlace { place in
        place.facets?.cursor = ListCursor()
        if let field = place.field { place.facets?.turn(to: field) }
      }
    }
    return []
  }

  /// Asks for counts if the pane is open and the rows or the column have changed. The column is that of the cursor, but
  /// does not change while the pane receives the keys.
  mutating func refreshFacets() -> [Effect] {
    guard panes.wantsFacets, var place, let field = place.field else { return [] }
    var pane = place.facets ?? FacetPane(field: field)
    if panes.focus != .facets { pane.turn(to: field) }
    guard pane.rowsGeneration != place.questions.answered else { return [] }
    let question = FacetQuestion(
      table: place.id, generation: pane.questions.next(), register: place.register, kind: place.kind,
      field: pane.field, rows: place.rows, today: asOf)
    pane.rowsGeneration = place.questions.answered
    place.facets = pane
    self.place = place
    return [.ask(question)]
  }

  mutating func addFacet() -> [Effect] {
    guard let place, let pane = place.facets, pane.entries.indices.contains(pane.cursor.index) else {
      say(Phrase.facetsEmpty.text)
      return []
    }
    panes.focus = .table
    return addClause(pane.entries[pane.cursor.index].clause)
  }
}
