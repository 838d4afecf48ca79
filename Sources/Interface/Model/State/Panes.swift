/// The panes beside the table, and which of them receives the keys.
struct Panes: Sendable {
  enum Focus: Sendable, Hashable {
    case table, filter, detail, facets
  }

  var focus = Focus.table
  /// Whether the user opened or closed the detail pane; nil if the width of the screen decides.
  var wantsDetail: Bool?
  var wantsFacets = false

  mutating func closeFacets() {
    wantsFacets = false
    if focus == .facets { focus = .table }
  }
}
