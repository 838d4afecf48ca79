import Columnar

/// The list under the filter line. Nothing in it is chosen until a key chooses, so that it never takes what is typed.
struct Suggestions: Sendable {
  /// Rows of the list at most.
  static let rows = 8

  var questions = Generation()
  var entries: [Completion.Suggestion] = []
  var isChosen = false
  var cursor = ListCursor()

  var isOpen: Bool { !entries.isEmpty }
  /// The suggestion that Enter takes; nil while the list belongs to an earlier text.
  var chosen: Completion.Suggestion? {
    isChosen && !questions.isPending && entries.indices.contains(cursor.index) ? entries[cursor.index] : nil
  }

  /// Closes the list; an answer under way is stale.
  mutating func close() {
    var questions = questions
    questions.drop()
    self = Suggestions(questions: questions)
  }
}
