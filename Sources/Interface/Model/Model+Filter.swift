import Columnar

extension Model {
  /// Asks for the rows of a table again.
  ///
  /// - Parameter follow: the row that the cursor stays on; nil for the first row.
  func ask(_ table: inout TableState, follow: Int?) -> [Effect] {
    [.ask(table.ask(today: asOf, follow: follow, views: views(of: table)))]
  }

  /// Changes what the place shows so that `u` can take it back, and asks again where filter or order changed.
  mutating func changeView(follow: Bool = true, _ change: (inout TableState) -> Void) -> [Effect] {
    guard var place else { return [] }
    let before = place.viewState()
    change(&place)
    let after = place.viewState()
    guard before != after else {
      self.place = place
      return []
    }
    place.remember(before)
    defer { self.place = place }
    let asksAgain =
      before.filter != after.filter || before.sort != after.sort || before.isSortChosen != after.isSortChosen
    guard asksAgain else { return [] }
    return ask(&place, follow: follow ? place.row : nil)
  }

  mutating func undoView() -> [Effect] {
    guard var place, let state = place.undo.popLast() else { return [] }
    let asksAgain =
      place.filter.text != state.filter || place.sort != state.sort || place.isSortChosen != state.isSortChosen
    place.filter.set(state.filter)
    place.sort = state.sort
    place.isSortChosen = state.isSortChosen
    place.layout = state.layout
    if let marks = state.marks { user.marks[place.description.name] = marks }
    let effects = asksAgain ? ask(&place, follow: place.row) : []
    self.place = place
    say(Phrase.undone.text)
    return effects
  }

  // MARK: The filter line

  mutating func editFilter() -> [Effect] {
    withPlace { place in
      place.filterBefore = place.filter.text
      place.filter.apply(.end)
    }
    panes.focus = .filter
    return []
  }

  /// A key in the filter line. Results follow what is typed and start at the top, best first.
  mutating func editFilterText(_ change: (inout TextField) -> Void) -> [Effect] {
    guard var place else { return [] }
    let before = place.filter
    change(&place.filter)
    defer { self.place = place }
    guard place.filter != before else { return [] }
    let completion = suggest(in: place)
    if place.filter.text != before.text { filterLine.history = nil }
    guard place.filter.text != before.text else { return completion }
    return ask(&place, follow: nil) + completion
  }

  mutating func acceptFilter() -> [Effect] {
    if let chosen = filterLine.suggestions.chosen { return takeSuggestion(chosen) }
    panes.focus = .table
    filterLine.close()
    if let place { user.state.remember(place.filter.text, of: place.description.name) }
    withPlace { place in
      guard place.filter.text != place.filterBefore else { return }
      var state = place.viewState()
      state.filter = place.filterBefore
      place.remember(state)
    }
    return []
  }

  /// Esc: the list first, then what was typed.
  mutating func cancelFilter() -> [Effect] {
    if filterLine.suggestions.isOpen {
      filterLine.suggestions.close()
      return []
    }
    panes.focus = .table
    filterLine.close()
    guard var place, place.filter.text != place.filterBefore else { return [] }
    place.filter.set(place.filterBefore)
    defer { self.place = place }
    return ask(&place, follow: place.row)
  }

  mutating func clearFilter() -> [Effect] {
    if panes.focus == .filter { panes.focus = .table }
    filterLine.suggestions.close()
    return changeView { $0.filter.set("") }
  }

  mutating func filterByCell() -> [Effect] {
    guard let place, let row = place.row, let field = place.field else { return [] }
    guard let clause = Clause.of(place.value(row, field), field: place.description.fields[field], language) else {
      say(Phrase.cannotFilterCell.text)
      return []
    }
    return addClause(clause)
  }

  /// Adds a clause to the filter, once.
  mutating func addClause(_ clause: String) -> [Effect] {
    guard let place else { return [] }
    let text = place.filter.text
    if text.contains(clause) {
      say(Phrase.clauseAlready.localized(clause))
      return []
    }
    let joined = text.isEmpty || text.hasSuffix(" ") ? text + clause : text + " " + clause
    return changeView { $0.filter.set(joined) }
  }

  // MARK: Order

  mutating func sortColumn(adding: Bool) -> [Effect] {
    guard let place, let field = place.field else { return [] }
    var sort = place.shownSort
    if let level = sort.firstIndex(where: { $0.field == field }), adding || level == 0 {
      sort[level].descending.toggle()
      if !adding { sort = [sort[level]] }
    } else if adding {
      sort.append(SortLevel(field: field))
    } else {
      sort = [SortLevel(field: field)]
    }
    return changeView { place in
      place.sort = sort
      place.isSortChosen = true
    }
  }

  mutating func resetSort() -> [Effect] {
    changeView { place in
      place.sort = TableState.levels(place.description.defaultOrder, of: place.description)
      place.isSortChosen = false
    }
  }

  // MARK: Values beside the table

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

  /// Asks for counts where the pane is open and what it counts has changed. The column is the cursor's, and stays while
  /// the pane has the keys.
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

extension TableState {
  private static let undoLimit = 100

  mutating func remember(_ state: ViewState) {
    undo.append(state)
    if undo.count > Self.undoLimit { undo.removeFirst() }
  }
}
