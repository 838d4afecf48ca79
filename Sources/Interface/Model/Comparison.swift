import Columnar
import Localization
import Oversight
import Screen

/// How the register at hand differs from another: a question for a worker, who opens the other one.
public struct DifferenceRequest: Sendable, Equatable {
  public enum Old: Sendable {
    /// Another register, by its path.
    case path(String)
    /// The state before the files were read again.
    case register(Register)
  }

  public let generation: Int
  public let old: Old
  public let new: Register
  let widths: DisplayWidth

  public static func == (left: DifferenceRequest, right: DifferenceRequest) -> Bool {
    left.generation == right.generation && left.basis == right.basis && left.path == right.path
  }

  /// The folder or file to open; nil for the earlier state.
  public var path: String? { if case .path(let path) = old { path } else { nil } }

  public var basis: DifferenceTable.Basis { path == nil ? .changes : .differences }

  /// Compares; nil where `isCancelled` said so. O(rows × fields of both).
  public func answer(opened old: Register, isCancelled: () -> Bool = { false }) -> DifferenceAnswer? {
    let new = new.withoutComputedTables()
    let compared = Differences(old: old.withoutComputedTables(), new: new, cancelled: isCancelled)
    guard let differences = compared else { return nil }
    var marks: [String: [Difference.Change: Bitmap]] = [:]
    for entry in differences.entries {
      guard let row = entry.newRow, let count = new.table(entry.kind)?.count else { continue }
      marks[entry.kind, default: [:]][entry.change, default: Bitmap(count: count)][row] = true
    }
    let tables = DifferenceTable.tables(differences, schema: new.schema, basis: basis)
    return DifferenceAnswer(
      generation: generation, basis: basis, path: path,
      outcome: .compared(
        Comparison(
          path: path, added: differences.count(.added), removed: differences.count(.removed),
          changed: differences.count(.changed), notes: differences.notes, marks: marks,
          tables: tables.mapValues { ($0, MeasuredWidths.of([$0], in: new, widths: widths)) })))
  }

  public func failure(_ sentence: Localized) -> DifferenceAnswer {
    DifferenceAnswer(generation: generation, basis: basis, path: path, outcome: .failed(sentence))
  }
}

public struct DifferenceAnswer: Sendable {
  enum Outcome: Sendable {
    case compared(Comparison)
    case failed(Localized)
  }

  public let generation: Int
  let basis: DifferenceTable.Basis
  let path: String?
  let outcome: Outcome
}

/// What came of a comparison.
struct Comparison: Sendable {
  /// The other register; nil for the state before a reload.
  let path: String?
  /// Records.
  let added: Int
  let removed: Int
  let changed: Int
  /// What could not be compared.
  let notes: [Localized]
  /// The rows of the register at hand that are new or changed, by kind.
  let marks: [String: [Difference.Change: Bitmap]]
  /// What differs, as a table whose values read in each language, and how wide its columns are.
  let tables: [Language: (table: Table, widths: [String: MeasuredWidths])]

  var isEmpty: Bool { added + removed + changed == 0 }

  func change(kind: String, row: Int) -> Difference.Change? {
    guard let rows = marks[kind] else { return nil }
    return [Difference.Change.added, .changed].first { change in
      rows[change].map { row < $0.count && $0[row] } ?? false
    }
  }
}
