import Columnar
import Oversight
import Screen

/// The differences between the register and another one, and between the register and its state before a reload.
struct Comparisons: Sendable {
  /// The path of the other register; nil if there is none.
  var path: String?
  /// Whether the table of differences opens when the answer comes.
  var opensTable: Bool
  private var results: [DifferenceTable.Basis: Comparison] = [:]
  private var questions: [DifferenceTable.Basis: Generation] = [:]

  init(path: String?) {
    self.path = path
    opensTable = path != nil
  }

  /// The differences from the other register.
  var differences: Comparison? { results[.differences] }
  /// The changes since the state before the last reload.
  var changes: Comparison? { results[.changes] }

  mutating func question(_ old: DifferenceQuestion.Old, _ new: Register, _ widths: DisplayWidth) -> DifferenceQuestion {
    let generation = questions[old.basis, default: Generation()].next()
    return DifferenceQuestion(generation: generation, old: old, new: new, widths: widths)
  }

  /// Stores the answer; false if it is stale.
  mutating func take(_ answer: DifferenceQuestion.Answer) -> Bool {
    guard questions[answer.basis, default: Generation()].accept(answer.generation) else { return false }
    switch answer.outcome {
    case .compared(let comparison): results[answer.basis] = comparison
    case .failed: opensTable = false
    }
    return true
  }

  mutating func clear() { results = [:] }
}
