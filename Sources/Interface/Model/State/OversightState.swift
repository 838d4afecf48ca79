import Columnar
import Oversight

/// The evaluated figures and rules of the register; nil until the answer comes.
struct OversightState: Sendable {
  private(set) var report: OversightReport?
  /// The part of the report that the overview shows.
  private(set) var digest: Digest?
  var questions = Generation()

  /// Stores the answer; false if it is stale.
  mutating func take(_ answer: OversightQuestion.Answer) -> Bool {
    guard questions.accept(answer.generation) else { return false }
    report = answer.report
    digest = answer.digest
    return true
  }

  mutating func clear() {
    report = nil
    digest = nil
  }
}
