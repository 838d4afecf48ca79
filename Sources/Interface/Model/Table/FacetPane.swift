/// The pane beside the table that counts the values of one field.
struct FacetPane: Sendable {
  var field: Int
  var questions = Generation()
  /// The answer to the table's question whose rows were counted.
  var rowsGeneration = -1
  var entries: [FacetQuestion.Entry] = []
  /// The number of values that `entries` leaves out.
  var rest = 0
  var cursor = ListCursor()

  /// Changes to another field. Answers about the previous one become stale.
  mutating func turn(to field: Int) {
    guard field != self.field else { return }
    var questions = questions
    _ = questions.next()
    self = FacetPane(field: field, questions: questions)
  }

  /// Stores counts; a stale answer changes nothing.
  mutating func take(_ answer: FacetQuestion.Answer) {
    guard questions.accept(answer.generation) else { return }
    entries = answer.entries
    rest = answer.rest
  }
}
