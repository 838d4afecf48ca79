import Columnar
import Localization

/// The SHA-256 of the file that a record came from, for its citation.
public struct CitationQuestion: Question {
  public let generation: Int
  /// The citation without it.
  public let citation: String
  /// The path of the file, and its name in the register.
  public let path: String
  public let name: String

  public struct Answer: QuestionAnswer {
    public let generation: Int
    public let citation: String
    /// Nil if the file cannot be read.
    public let digest: SourceDigest?

    public init(generation: Int, citation: String, digest: SourceDigest?) {
      self.generation = generation
      self.citation = citation
      self.digest = digest
    }

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// O(bytes of the file).
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    Answer(generation: generation, citation: citation, digest: environment.sourceDigest(path, name))
  }
}

/// The SHA-256 of a file of the register.
public struct SourceDigest: Sendable, Equatable {
  /// Hexadecimal digits.
  public let sha256: String
  /// Whether the file changed after the register was opened, so that the digest is not that of what was read.
  public let isLater: Bool

  public init(sha256: String, isLater: Bool) {
    self.sha256 = sha256
    self.isLater = isLater
  }
}
