import Columnar
import Screen

extension Model {
  /// The number of lines that a page scrolls by: one less than are visible, so that one stays.
  var pageLength: Int {
    let arrangement = arrangement
    let rows =
      switch context {
      case .table: arrangement.tableRows
      case .detail: arrangement.detail.rows
      case .facets: arrangement.facets.rows
      case .overview: arrangement.body.rows
      default: popupRows
      }
    return max(1, rows - 1)
  }

  mutating func move(by step: Int) -> [Effect] {
    if context == .overview {
      moveOverview(by: step)
      return []
    }
    withCursor { cursor in
      let (sum, overflow) = cursor.index.addingReportingOverflow(step)
      cursor.index = overflow ? (step > 0 ? .max : 0) : max(0, sum)
    }
    cursorMoved(forward: step > 0)
    return []
  }

  mutating func move(to index: Int) -> [Effect] {
    if context == .overview {
      moveOverview(to: index)
      return []
    }
    withCursor { $0.index = index }
    cursorMoved(forward: index == 0)
    return []
  }

  private mutating func cursorMoved(forward: Bool) {
    if context == .facets { withPlace { $0.facets?.stepOverHeadings(forward: forward) } }
    guard var popup else { return }
    popup.cursorMoved(forward: forward, in: self)
    self.popup = popup
  }

  /// Changes the cursor of the list that receives the keys. `settle` clamps it later.
  private mutating func withCursor(_ change: (inout ListCursor) -> Void) {
    guard popup == nil else {
      popup?.moveCursor(change)
      return
    }
    switch context {
    case .detail: withPlace { change(&$0.detail) }
    case .facets: withPlace { if $0.facets != nil { change(&$0.facets!.cursor) } }
    default: withPlace { change(&$0.cursor) }
    }
  }

  mutating func moveColumn(by step: Int) -> [Effect] {
    if context == .overview { return moveOverviewSideways(by: step) }
    withPlace { place in
      let count = place.layout.visible.count
      let (sum, overflow) = place.column.addingReportingOverflow(step)
      place.column = max(0, min(count - 1, overflow ? (step > 0 ? count : 0) : sum))
    }
    return []
  }

  /// The number of rows that `n` searches: nearly every row of a filtered table has a highlight.
  private static let matchReach = 2_000

  mutating func moveToMatch(forward: Bool) -> [Effect] {
    guard var place, let highlighter = place.highlighter else { return [] }
    let fields = place.layout.fields
    let texts = fields.map { CellColumn(place, field: $0, language: language) }
    var position = place.cursor.index
    var column = place.column
    for _ in 0..<(Self.matchReach * max(1, fields.count)) {
      column += forward ? 1 : -1
      if column < 0 || column >= fields.count {
        position += forward ? 1 : -1
        column = forward ? 0 : fields.count - 1
      }
      guard let row = place.rows[position], fields.indices.contains(column) else { break }
      let isMatch = texts[column].withText(row) { text, _ in
        text.map { !$0.isEmpty && !highlighter.ranges($0, fields[column]).isEmpty } ?? false
      }
      guard isMatch else { continue }
      place.cursor.index = position
      place.column = column
      self.place = place
      return []
    }
    say(Phrase.noHighlight.text)
    return []
  }
}
