import Columnar

/// The position of the user: the tab on the screen, the stack of tables under each tab, and the history of both.
struct Navigation: Sendable {
  /// An entry of the history.
  struct Location: Sendable {
    let tab: Model.Tab
    let trail: [TableState]
  }

  private static let historyLimit = 50

  var tab = Model.Tab.overview
  /// The stack of tables under each tab, by the name of the kind. The last one is on the screen; the others are those
  /// that it was opened from.
  var trails: [String: [TableState]] = [:]
  private(set) var past: [Location] = []
  private(set) var future: [Location] = []
  private var lastTable = 0

  /// The table on the screen; nil on the overview and before a register is open.
  var place: TableState? {
    get {
      guard case .kind(let name) = tab else { return nil }
      return trails[name]?.last
    }
    set {
      guard case .kind(let name) = tab, let newValue, let last = trails[name]?.indices.last else { return }
      trails[name]?[last] = newValue
    }
  }

  /// The tables from the tab's own to the one on the screen.
  var trail: [TableState] {
    guard case .kind(let name) = tab else { return [] }
    return trails[name] ?? []
  }

  /// A number for a new table, by which answers find it.
  mutating func nextTable() -> Int {
    lastTable += 1
    return lastTable
  }

  // MARK: History

  private var here: Location { Location(tab: tab, trail: trail) }

  /// Adds the current position to the history, before the user goes elsewhere.
  mutating func remember() {
    past.append(here)
    if past.count > Self.historyLimit { past.removeFirst() }
    future = []
  }

  /// Goes one position back or forward; false at the end of the history.
  mutating func goHistory(back: Bool) -> Bool {
    guard let target = back ? past.popLast() : future.popLast() else { return false }
    if back { future.append(here) } else { past.append(here) }
    tab = target.tab
    if case .kind(let name) = target.tab, !target.trail.isEmpty { trails[name] = target.trail }
    return true
  }

  mutating func clearHistory() {
    past = []
    future = []
  }

  /// Closes every table.
  mutating func reset() {
    tab = .overview
    trails = [:]
    clearHistory()
  }

  /// Goes to the overview if the tab on the screen has no table any more.
  mutating func leaveClosedTab() {
    if case .kind(let name) = tab, trails[name] == nil { tab = .overview }
  }

  // MARK: Answers

  mutating func take(_ answer: FilterQuestion.Answer) {
    withTable(answer.table) { $0.take(answer) }
  }

  mutating func take(_ answer: FacetQuestion.Answer) {
    withTable(answer.table) { $0.facets?.take(answer) }
  }

  mutating func take(_ answer: TotalsQuestion.Answer) {
    withTable(answer.table) { $0.totals.take(answer) }
  }

  private mutating func withTable(_ id: Int, _ change: (inout TableState) -> Void) {
    for (name, tables) in trails {
      guard let index = tables.firstIndex(where: { $0.id == id }), var table = trails[name]?[index] else { continue }
      change(&table)
      trails[name]?[index] = table
    }
  }
}
