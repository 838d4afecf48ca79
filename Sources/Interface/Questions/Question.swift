/// Work that takes time, described as a value. The interface asks; a worker thread of the program computes the answer.
///
///     command ── Effect.ask(question) ──▶ worker: question.answer(in:isCancelled:)
///                                                      │
///     model ◀── answer.deliver(to:) ◀── Message.answered(answer)
///
/// A new question is one file that conforms to this protocol, and one line that asks it.
public protocol Question: Sendable, Equatable {
  associatedtype Answer: QuestionAnswer

  /// A question cancels the previous one of its lane. By default, a type of question has one lane.
  var lane: QuestionLane { get }

  /// Whether the answer usually arrives within milliseconds and replaces most of the screen. The program then delays
  /// the next picture for a moment instead of drawing twice.
  static var delaysDrawing: Bool { get }

  /// Computes the answer; pure, and safe to call on any thread.
  ///
  /// - Parameter isCancelled: polled at least every few milliseconds.
  /// - Returns: nil if `isCancelled` returned true.
  func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer?
}

/// The result of a question. It carries the generation of its question, so that the model can recognize a late one.
///
/// It does not hold a register that the model may have replaced: the last reference would be dropped on the thread of
/// the screen, which takes tens of milliseconds for a large register.
public protocol QuestionAnswer: Sendable {
  /// Stores the answer in the model. A stale answer changes nothing.
  func deliver(to model: inout Model) -> [Effect]
}

extension Question {
  public var lane: QuestionLane { QuestionLane(of: Self.self) }

  public static var delaysDrawing: Bool { false }

  /// The answer in an environment that offers nothing, without cancellation.
  public func answer() -> Answer? { answer(in: AnswerEnvironment(), isCancelled: { false }) }

  fileprivate func isEqual(to other: any Question) -> Bool { (other as? Self) == self }
}

/// Identifies questions that replace each other.
public struct QuestionLane: Hashable, Sendable {
  private let question: ObjectIdentifier
  private let number: Int

  /// - Parameter number: distinguishes lanes of one type of question, such as those of different tables.
  public init(of question: (some Question).Type, number: Int = 0) {
    self.question = ObjectIdentifier(question)
    self.number = number
  }
}

/// A question of any type that can be compared with others.
public struct AnyQuestion: Sendable, Equatable {
  public let question: any Question

  public init(_ question: any Question) { self.question = question }

  public static func == (left: AnyQuestion, right: AnyQuestion) -> Bool {
    left.question.isEqual(to: right.question)
  }
}
