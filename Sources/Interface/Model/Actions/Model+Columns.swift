import Columnar
import Localization

extension Model {
  /// Changes the columns and keeps the cursor on its field if it is still shown.
  mutating func changeLayout(_ change: (inout ColumnLayout, Int) -> Void) -> [Effect] {
    guard let field = place?.field else { return [] }
    let effects = changeView { place in
      change(&place.layout, field)
      place.column = place.layout.fields.firstIndex(of: field) ?? place.column
    }
    return effects
  }

  mutating func hideColumn() -> [Effect] {
    guard let place, let field = place.field else { return [] }
    guard place.layout.visible.count > 1 else {
      say(Phrase.needsAnotherColumn.text)
      return []
    }
    let title = place.description.fields[field].title
    let key = keyName("show-all-columns")
    say(Localized(Phrase.hidden(.chinese, title.chinese, key), Phrase.hidden(.english, title.english, key)))
    return changeLayout { $0.setHidden($1, true) }
  }

  mutating func showAllColumns() -> [Effect] { changeLayout { layout, _ in layout.showAll() } }

  mutating func shiftColumn(by step: Int) -> [Effect] { changeLayout { $0.move($1, by: step) } }

  mutating func resizeColumn(by step: Int) -> [Effect] {
    guard let place, let field = place.field else { return [] }
    let width = max(2, TableGeometry.naturalWidth(of: field, in: place, model: self) + step)
    say(Phrase.widthIs.localized("\(width)"))
    return changeLayout { $0.setWidth($1, width) }
  }

  mutating func fitColumn() -> [Effect] {
    guard let place, let field = place.field else { return [] }
    var width = widths.width(of: CellText.heading(place.description.fields[field], language)) + 2
    for position in place.cursor.top..<(place.cursor.top + max(1, arrangement.tableRows)) {
      guard let row = place.rows[position] else { break }
      width = max(width, widths.width(of: CellText.text(place.value(row, field), language)))
    }
    return changeLayout { $0.setWidth($1, width) }
  }

  mutating func freezeColumns() -> [Effect] {
    guard let place else { return [] }
    let count = place.layout.frozen == place.column + 1 ? 0 : place.column + 1
    say(count == 0 ? Phrase.unfrozen.text : Phrase.frozen.localized("\(count)"))
    return changeLayout { layout, _ in layout.freeze(count) }
  }

  // MARK: Marks

  mutating func markRecord() -> [Effect] {
    guard let place, let row = place.row else { return [] }
    if place.anchor != nil { return markRange() }
    user.marks[place.description.name, default: RowMarks(rowCount: place.table.count)].toggle(row)
    undoHistory.add(Phrase.changedMarks.text, .mark(kind: place.description.name, row: row))
    user.markedUnder[place.description.name] = markingFilter(place)
    return move(by: 1)
  }

  /// Forgets the marks of a computed table, whose rows are others after every computation.
  mutating func clearMarks(of kind: String) {
    user.marks[kind] = nil
    undoHistory.forgetMarks(of: kind)
  }

  /// What narrows a table when its rows are marked.
  func markingFilter(_ place: TableState) -> String { "\(place.scope?.clause ?? "") \(place.answeredText)" }

  mutating func markRange() -> [Effect] {
    guard let place else { return [] }
    guard let anchor = place.anchor else {
      withPlace { $0.anchor = $0.cursor.index }
      return []
    }
    withPlace { $0.anchor = nil }
    let range = min(anchor, place.cursor.index)...max(anchor, place.cursor.index)
    return changeMarks { marks, rows in marks.insert(range.compactMap { rows[$0] }) }
  }

  /// Changes many marks at once, so that `u` can undo it.
  mutating func changeMarks(_ change: (inout RowMarks, RowSet) -> Void) -> [Effect] {
    guard let place else { return [] }
    let name = place.description.name
    let before = placeMarks
    var after = before
    change(&after, place.rows)
    guard after != before else { return [] }
    user.marks[name] = after
    user.markedUnder[name] = markingFilter(place)
    undoHistory.add(Phrase.changedMarks.text, .marks(kind: name, before))
    say(after.isEmpty ? Phrase.cleared.text : Phrase.markedCount.localized(Money.thousands(after.count)))
    return []
  }
}
