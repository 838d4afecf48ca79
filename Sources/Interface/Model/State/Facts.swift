import Localization

/// A line of the overview about a register of one kind.
struct FactLine: Sendable {
  let title: Localized
  var text = Localized("", "")
  /// Values with their numbers of records, drawn as bars.
  var values: [(label: Localized, count: Int)] = []
  var target: OverviewTarget?
}

/// What the overview says about a register of one kind; no lines for others, and until the answer comes.
struct Facts: Sendable {
  var lines: [FactLine] = []
  var questions = Generation()
}
