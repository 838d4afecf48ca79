import Columnar

extension Model {
  /// Asks for the rows of a table again.
  ///
  /// - Parameter follow: the row that the cursor stays on; nil for the first row.
  func ask(_ table: inout TableState, follow: Int?) -> [Effect] {
    [.ask(table.ask(today: asOf, follow: follow, views: views(of: table)))]
  }

  /// Changes filter, order or columns so that `u` can undo it, and asks for the rows if filter or order changed.
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
    place.totals.show(state.totals)
    if let marks = state.marks { user.marks[place.description.name] = marks }
    let effects = asksAgain ? ask(&place, follow: place.row) : []
    self.place = place
    say(Phrase.undone.text)
    return effects
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
}
