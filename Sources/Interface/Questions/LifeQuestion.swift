import Columnar
import Oversight

/// The dated records that speak of one record.
public struct LifeQuestion: Question {
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let row: Int

  public struct Answer: QuestionAnswer {
    public let generation: Int
    public let events: [Life.Event]

    public init(generation: Int, events: [Life.Event]) {
      self.generation = generation
      self.events = events
    }

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// O(records that point at the record).
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    Answer(generation: generation, events: Life.events(kind: kind, row: row, of: register))
  }
}
