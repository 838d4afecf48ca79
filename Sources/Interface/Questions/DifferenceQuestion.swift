import Columnar
import Localization
import Oversight
import Screen

/// The differences between the register on the screen and another one.
public struct DifferenceQuestion: Question {
  public enum Old: Sendable, Equatable {
    /// Another register, by its path; the worker opens it.
    case path(String)
    /// The state before a reload.
    case register(Register)

    var basis: DifferenceTable.Basis { if case .path = self { .differences } else { .changes } }
  }

  public let generation: Int
  public let old: Old
  public let new: Register
  let widths: DisplayWidth

  public struct Answer: QuestionAnswer {
    enum Outcome: Sendable {
      case compared(Comparison)
      case failed(Localized)
    }

    public let generation: Int
    let basis: DifferenceTable.Basis
    let outcome: Outcome

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// Each basis has its own lane.
  public var lane: QuestionLane {
    QuestionLane(of: Self.self, number: old.basis == .changes ? 0 : 1)
  }

  /// O(rows × fields of both), after opening.
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    switch old {
    case .register(let register): return compared(with: register, isCancelled)
    case .path(let path):
      do throws(RegisterUnavailable) {
        return compared(with: try environment.openRegister(path, isCancelled), isCancelled)
      } catch {
        return isCancelled() ? nil : Answer(generation: generation, basis: old.basis, outcome: .failed(error.sentence))
      }
    }
  }

  private func compared(with other: Register, _ isCancelled: () -> Bool) -> Answer? {
    let new = new.withoutComputedTables()
    let compared = Differences(old: other.withoutComputedTables(), new: new, cancelled: isCancelled)
    guard let differences = compared else { return nil }
    var marks: [String: [Difference.Change: Bitmap]] = [:]
    for entry in differences.entries {
      guard let row = entry.newRow, let count = new.table(entry.kind)?.count else { continue }
      marks[entry.kind, default: [:]][entry.change, default: Bitmap(count: count)][row] = true
    }
    let tables = DifferenceTable.tables(differences, schema: new.schema, basis: old.basis)
    let path: String? = if case .path(let path) = old { path } else { nil }
    return Answer(
      generation: generation, basis: old.basis,
      outcome: .compared(
        Comparison(
          path: path, added: differences.count(.added), removed: differences.count(.removed),
          changed: differences.count(.changed), notes: differences.notes, marks: marks,
          tables: tables.mapValues { ($0, MeasuredWidths.of([$0], in: new, widths: widths)) })))
  }
}
