import Columnar
import Localization
import Oversight

/// The result of comparing the register with another.
struct Comparison: Sendable {
  /// The path of the other register; nil for the state before a reload.
  let path: String?
  /// Numbers of records.
  let added: Int
  let removed: Int
  let changed: Int
  /// Sentences about what could not be compared.
  let notes: [Localized]
  /// The new and the changed rows of the current register, by kind.
  let marks: [String: [Difference.Change: Bitmap]]
  /// The differences as a table in each language, and the widths of its columns.
  let tables: [Language: (table: Table, widths: [String: MeasuredWidths])]

  var isEmpty: Bool { added + removed + changed == 0 }

  func change(kind: String, row: Int) -> Difference.Change? {
    guard let rows = marks[kind] else { return nil }
    return [Difference.Change.added, .changed].first { change in
      rows[change].map { row < $0.count && $0[row] } ?? false
    }
  }
}
