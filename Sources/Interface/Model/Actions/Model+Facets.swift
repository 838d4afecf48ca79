import Columnar
import Localization
import Querying

extension Model {
  mutating func toggleFacets() -> [Effect] {
    if panes.wantsFacets, panes.focus == .facets {
      panes.closeFacets()
    } else {
      panes.wantsFacets = true
      panes.focus = .facets
      let field = place?.field
      withPlace { place in
        place.facets?.field = field
        place.facets?.cursor = ListCursor()
        place.facets?.stepOverHeadings(forward: true)
      }
    }
    return []
  }

  /// Asks for counts if the pane is open and the rows or the column have changed. The column is that of the cursor, but
  /// does not change while the pane receives the keys.
  mutating func refreshFacets() -> [Effect] {
    guard panes.wantsFacets, var place, !place.isPending else { return [] }
    var pane = place.facets ?? FacetPane(field: place.field)
    if panes.focus != .facets { pane.field = place.field }
    guard pane.counted != (place.questions.answered, pane.field) else { return [] }
    let question = FacetQuestion(
      table: place.id, generation: pane.questions.next(), register: place.register, kind: place.kind,
      field: pane.field, rows: place.rows, text: place.answeredText, scope: place.scopeRows, today: asOf,
      views: views(of: place))
    pane.counted = (place.questions.answered, pane.field)
    place.facets = pane
    self.place = place
    return [.ask(question)]
  }

  /// Enter in the pane: chooses a value, takes it away again, or lists further values.
  mutating func chooseFacetLine() -> [Effect] {
    guard let place, let pane = place.facets, pane.lines.indices.contains(pane.cursor.index) else {
      say(Phrase.facetsEmpty.text)
      return []
    }
    let line = pane.lines[pane.cursor.index]
    if case .more(let facet, _) = line {
      withPlace { $0.facets?.toggleOpened(facet) }
      return []
    }
    guard let (facet, entry) = pane.entry(line) else { return [] }
    guard let clauses = ValueClauses(place.filter.text, place.register, kind: place.kind) else {
      say(Phrase.filterHasFault.text, isError: true)
      return []
    }
    let text = clauses.toggling(entry.clause, of: facet.field, isPeriod: facet.isPeriod, language)
    return changeView(follow: false) { $0.filter.set(text) }
  }
}
