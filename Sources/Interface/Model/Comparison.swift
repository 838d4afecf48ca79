import Columnar
import Localization
import Oversight

/// The result of comparing the register with another.
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
