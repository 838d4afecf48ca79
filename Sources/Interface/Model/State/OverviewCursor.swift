import Columnar
import Oversight

/// The target of a line of the overview.
enum OverviewTarget: Sendable, Hashable {
  case tab(Model.Tab)
  /// A table under a filter.
  case filtered(Model.Tab, query: String)
  /// The records of a figure, by its row in the table of figures.
  case figure(Int)
  /// The record of a finding, by its row in the table of findings.
  case finding(Int)
}

/// The cursor of the overview. It is the target of its line, because lines appear and disappear with the computed tables;
/// nil before the user moves it.
struct OverviewCursor: Sendable {
  var target: OverviewTarget?
  /// The first line shown.
  var top = 0
}

/// One line of the list of what needs attention.
struct AttentionLine: Sendable {
  enum Sign: Sendable {
    /// Action is needed.
    case urgent
    /// There is something to look at.
    case open
    case good
    /// Not known yet.
    case pending
  }

  let sign: Sign
  let title: String
  let text: String
  /// Texts for the right edge, by preference; the first that fits is shown.
  var asides: [String] = []
  var target: OverviewTarget?
  /// Belongs to the line before it; shown if the screen is tall enough.
  var isDetail = false
}
