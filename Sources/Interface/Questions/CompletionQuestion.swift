import Assisting
import Columnar
import Querying

/// Suggestions for the filter line at the caret.
public struct CompletionQuestion: Question {
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let text: String
  /// UTF-8 offset of the caret in the text.
  public let caret: Int
  public let today: Day
  /// Queries that `view:NAME` may name.
  public let views: NamedQueries

  public struct Answer: QuestionAnswer {
    public let generation: Int
    /// The likeliest first, without those that would change nothing.
    public let suggestions: [Completion.Suggestion]

    public init(generation: Int, suggestions: [Completion.Suggestion]) {
      self.generation = generation
      self.suggestions = suggestions
    }

    public func deliver(to model: inout Model) -> [Effect] {
      if model.panes.focus == .filter { model.filterLine.suggestions.take(self) }
      return []
    }
  }

  /// Suggestions at most.
  public static let limit = 50

  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let context = QueryContext(register: register, kind: kind, today: today, views: views)
    let found = Completion.at(text, caret: caret, in: context, limit: Self.limit, cancelled: isCancelled)
    if isCancelled() { return nil }
    let bytes = Array(text.utf8)
    let useful = found.filter { !bytes[$0.range].elementsEqual($0.replacement.utf8) }
    return Answer(generation: generation, suggestions: useful)
  }
}
