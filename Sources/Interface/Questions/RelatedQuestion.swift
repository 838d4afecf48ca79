import Columnar
import Querying

/// How many records each of several queries finds.
public struct RelatedQuestion: Question {
  public let generation: Int
  public let register: Register
  public let today: Day
  let offers: [RelatedRecords]

  public struct Answer: QuestionAnswer {
    let generation: Int
    /// In the order of the offers; nil for a query that the register cannot answer.
    let counts: [Int?]

    public func deliver(to model: inout Model) -> [Effect] {
      model.withPopup(RelatedPopup.self) { $0.take(self) }
      return []
    }
  }

  /// One evaluation an offer.
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    var counts: [Int?] = []
    for offer in offers {
      let context = QueryContext(register: register, kind: offer.kind, today: today)
      let rows = try? Filter.compile(offer.query, in: context).rows(cancelled: isCancelled)
      if isCancelled() { return nil }
      counts.append(rows.map(\.population))
    }
    return Answer(generation: generation, counts: counts)
  }
}
