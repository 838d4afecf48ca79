import Screen

extension Model {
  private static let wheelStep = 3

  /// A click moves the cursor to its position, a second click on the same cell opens what is there, a click on a heading
  /// sorts, a click on a hint runs its command, and the wheel scrolls the pane under the pointer. Ignored unless the mouse
  /// is switched on.
  mutating func handle(_ event: Mouse) -> [Effect] {
    guard appearance.mouse else { return [] }
    switch event.action {
    case .wheelUp: return scroll(by: -Self.wheelStep, at: event.position)
    case .wheelDown: return scroll(by: Self.wheelStep, at: event.position)
    case .wheelLeft: return context == .table ? moveColumn(by: -1) : []
    case .wheelRight: return context == .table ? moveColumn(by: 1) : []
    case .press(.left):
      flash = nil
      let isSecond = panes.clicked == event.position
      panes.clicked = isSecond ? nil : event.position
      return click(event.position, isSecond: isSecond)
    case .press, .release, .drag: return []
    }
  }

  /// Moves the cursor of the pane under the pointer; the keys stay with the pane that has them.
  private mutating func scroll(by step: Int, at position: Position) -> [Effect] {
    guard popup == nil, place != nil, let pane = pane(at: position), pane != panes.focus else { return move(by: step) }
    let focus = panes.focus
    panes.focus = pane
    let effects = move(by: step)
    panes.focus = focus
    return effects
  }

  private func pane(at position: Position) -> Panes.Focus? {
    let arrangement = arrangement
    if arrangement.detail.contains(position) { return .detail }
    if arrangement.facets.contains(position) { return .facets }
    return arrangement.table.contains(position) ? .table : nil
  }

  private mutating func click(_ position: Position, isSecond: Bool) -> [Effect] {
    if arrangement.status.contains(position), popup.map({ _ in !popupFrame.contains(position) }) ?? true {
      let hint = StatusLine(self, columns: size.columns).hint(at: position.column - arrangement.status.column)
      return hint.map { perform($0.command) } ?? []
    }
    if popup != nil {
      if !popupFrame.contains(position) { popup = nil }
      return []
    }
    if panes.focus == .filter, let place, let list = suggestionList(place), list.frame.contains(position) {
      return clickSuggestion(line: position.row - list.frame.row - 1)
    }
    let arrangement = arrangement
    if arrangement.tabs.contains(position) {
      let strip = TabStrip(self, columns: size.columns)
      let hit = strip.segments.first { $0.column <= position.column && position.column < $0.column + $0.width }
      return hit.map { go(to: $0.tab) } ?? []
    }
    if tab == .overview, arrangement.body.contains(position) {
      let layout = OverviewLayout(self)
      let row = overview.top + position.row - arrangement.body.row
      if let hit = layout.part(atRow: row, column: position.column - arrangement.body.column) {
        overview.target = hit.target
        return isSecond ? open() : []
      }
      return []
    }
    let effects = clickInPlace(position, arrangement)
    let isOnText = arrangement.filter.contains(position) || isHeading(position, arrangement)
    return isSecond && !isOnText && pane(at: position) != nil ? openUnderPointer() : effects
  }

  /// As the Enter key does in the pane of the pointer.
  private mutating func openUnderPointer() -> [Effect] { context == .facets ? chooseFacetLine() : open() }

  private func isHeading(_ position: Position, _ arrangement: ScreenLayout) -> Bool {
    arrangement.hasHeader && arrangement.table.contains(position) && position.row == arrangement.table.row
  }

  /// Inserts the suggestion that was clicked. The frame, and a list that belongs to an earlier text, do nothing.
  private mutating func clickSuggestion(line: Int) -> [Effect] {
    let suggestions = filterLine.suggestions
    let index = suggestions.cursor.top + line
    guard line >= 0, line < suggestionRows, suggestions.entries.indices.contains(index),
      !suggestions.questions.isPending
    else { return [] }
    return takeSuggestion(suggestions.entries[index])
  }

  private mutating func clickInPlace(_ position: Position, _ arrangement: ScreenLayout) -> [Effect] {
    guard let place else { return [] }
    if arrangement.filter.contains(position) {
      return panes.focus == .filter ? [] : editFilter()
    }
    if panes.focus == .filter { _ = acceptFilter() }
    if arrangement.detail.contains(position) {
      panes.focus = .detail
      withPlace { $0.detail.index = $0.detail.top + position.row - arrangement.detail.row }
    } else if arrangement.facets.contains(position) {
      panes.focus = .facets
      let top = place.facets?.cursor.top ?? 0
      withPlace { place in
        place.facets?.cursor.index = top + position.row - arrangement.facets.row
        place.facets?.stepOverHeadings(forward: true)
      }
    } else if arrangement.table.contains(position) {
      panes.focus = .table
      let geometry = TableGeometry(place, columns: arrangement.table.columns, model: self)
      let column = position.column - arrangement.table.column
      let slot = geometry.slots.last { $0.column <= column }
      let line = position.row - arrangement.table.row - (arrangement.hasHeader ? 1 : 0)
      withPlace { place in
        if let slot { place.column = slot.index }
        if line >= 0, place.cursor.top + line < place.rows.count { place.cursor.index = place.cursor.top + line }
      }
      if isHeading(position, arrangement), slot != nil { return sortColumn(adding: false) }
    }
    return []
  }
}
