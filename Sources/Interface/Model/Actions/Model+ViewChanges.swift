import Columnar
import Localization

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
    let before = place.viewState
    change(&place)
    let after = place.viewState
    guard before != after else {
      self.place = place
      return []
    }
    undoHistory.add(title(ofChangeFrom: before, to: after), .view(table: place.id, before))
    defer { self.place = place }
    return before.hasSameRows(as: after) ? [] : ask(&place, follow: follow ? place.row : nil)
  }

  private func title(ofChangeFrom before: TableState.ViewState, to after: TableState.ViewState) -> Localized {
    if before.filter != after.filter { return Phrase.changedFilter.text }
    return before.hasSameRows(as: after) ? Phrase.changedColumns.text : Phrase.changedSort.text
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
