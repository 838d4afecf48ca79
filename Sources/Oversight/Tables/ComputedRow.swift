import Columnar

/// A row of a computed table, read by the names of its fields.
struct ComputedRow {
  private let table: Table
  private let row: Int

  /// Nil if the table has no such row.
  init?(_ row: Int, of table: Table) {
    guard (0..<table.count).contains(row) else { return nil }
    self.table = table
    self.row = row
  }

  subscript(field: String) -> Value {
    table.kind.ordinal(of: field).map { table.value(row: row, field: $0) } ?? .empty
  }

  /// A text, or the code of a coded value; empty if the field holds neither.
  func text(_ field: String) -> String {
    switch self[field] {
    case .text(let text): text
    case .coded(_, _, let written): written
    default: ""
    }
  }

  /// The record that the fields `kind` and `row` (from 1) name.
  var record: DrillTarget? {
    guard case .coded(_, _, let kind) = self["kind"], case .integer(let number) = self["row"] else { return nil }
    return .record(kind: kind, row: Int(number) - 1)
  }
}
