/// The paths that begin with what was typed.
public struct PathQuestion: Question {
  public let generation: Int
  public let text: String

  public struct Answer: QuestionAnswer {
    public let generation: Int
    public let text: String
    /// As they are typed; folders end in a slash.
    public let paths: [String]

    public init(generation: Int, text: String, paths: [String]) {
      self.generation = generation
      self.text = text
      self.paths = paths
    }

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// O(entries of the folder).
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    Answer(generation: generation, text: text, paths: environment.paths(text))
  }
}
