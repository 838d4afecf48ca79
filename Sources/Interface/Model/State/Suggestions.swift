import Assisting
import Columnar

/// The list under the filter line. No suggestion is chosen until the user presses a key for it, so that Enter takes the
/// typed text by default.
struct Suggestions: Sendable {
  /// Rows of the list at most.
  static let rows = 8

  var questions = Generation()
  var entries: [Completion.Suggestion] = []
  var isChosen = false
  var cursor = ListCursor()

  var isOpen: Bool { !entries.isEmpty }
  /// The suggestion that Enter inserts; nil while the list belongs to an earlier text.
  var chosen: Completion.Suggestion? {
    isChosen && !questions.isPending && entries.indices.contains(cursor.index) ? entries[cursor.index] : nil
  }

  /// Numbers a new question. The list stays until its answer comes, with nothing chosen.
  mutating func ask() -> Int {
    isChosen = false
    cursor = ListCursor()
    return questions.next()
  }

  /// Stores an answer; a stale one changes nothing.
  mutating func take(_ answer: CompletionQuestion.Answer) {
    if questions.accept(answer.generation) { entries = answer.suggestions }
  }

  /// Chooses the next suggestion, or the first. Nothing is chosen from the list of an earlier text.
  mutating func choose(by step: Int) {
    guard isOpen, !questions.isPending else { return }
    if isChosen {
      cursor.index = (cursor.index + step + entries.count) % entries.count
    } else {
      isChosen = true
      cursor.index = step > 0 ? 0 : entries.count - 1
    }
  }

  /// Closes the list; an answer under way is stale.
  mutating func close() {
    var questions = questions
    questions.drop()
    self = Suggestions(questions: questions)
  }
}
