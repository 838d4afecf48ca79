import Assisting
import Columnar
import Querying

/// The number of rows left after each clause of a filter.
public struct ExplanationQuestion: Question {
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let text: String
  /// The clause of the table's scope, which applies before the filter; nil for all records.
  public let scope: String?
  public let today: Day
  /// Queries that `view:NAME` may name.
  public let views: NamedQueries

  public struct Answer: QuestionAnswer {
    public enum Outcome: Sendable {
      /// `shift`: the number of bytes before the filter's own text in the text that the ranges refer to.
      case explained(Explanation, shift: Int)
      case fault(QueryError)
    }

    public let generation: Int
    public let outcome: Outcome

    public init(generation: Int, outcome: Outcome) {
      self.generation = generation
      self.outcome = outcome
    }

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// One evaluation a clause.
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let context = QueryContext(register: register, kind: kind, today: today, views: views)
    do throws(QueryError) {
      // On its own first, so that the range of an error refers to the filter's own text.
      _ = try Filter.compile(text, in: context)
      let (whole, shift) = scope.map { Query.joined($0, text) } ?? (text, 0)
      let filter = try Filter.compile(whole, in: context)
      guard let explanation = try Explanation.of(filter, cancelled: isCancelled) else { return nil }
      return Answer(generation: generation, outcome: .explained(explanation, shift: shift))
    } catch {
      return Answer(generation: generation, outcome: .fault(error))
    }
  }
}
