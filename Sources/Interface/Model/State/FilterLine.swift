import Columnar

/// The state of the filter line beyond its text, which belongs to the table.
struct FilterLine: Sendable {
  var suggestions = Suggestions()
  /// The position in the history of the line; nil unless the user goes through it.
  var history: HistoryPosition?
  var explanations = Generation()

  /// Ends editing: closes the suggestions and leaves the history.
  mutating func close() {
    suggestions.close()
    history = nil
  }
}

/// A position in the history of the filter line.
struct HistoryPosition: Sendable {
  var index: Int
  /// The text of the line before the user went into the history.
  let draft: String
}
