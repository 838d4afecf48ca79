import Screen

/// The panes beside the table, and which of them receives the keys.
struct Panes: Sendable {
  enum Focus: Sendable, Hashable {
    case table, filter, detail, facets
  }

  var focus = Focus.table
  /// Whether the user opened or closed the detail pane; nil if the width of the screen decides.
  var wantsDetail: Bool?
  var wantsFacets = false
  /// Whether the detail pane names the empty fields; otherwise it tells how many there are.
  var showsEmptyFields = false
  /// The cell of the last click, if no key came since: a second click there opens what it shows.
  var clicked: Position?

  mutating func closeFacets() {
    wantsFacets = false
    if focus == .facets { focus = .table }
  }
}
