import Columnar
import Exports
import Localization

/// A view of a table that is not part of a register.
enum ComputedView {
  static func view(of table: Table, _ language: Language, columns: [Int]? = nil) -> ExportView {
    let register = Register(
      schema: Schema(kinds: [table.kind]), card: .init(), tables: [table], present: [0])
    return ExportView(
      register: register, kind: 0, rows: (0..<table.count).map(UInt32.init),
      columns: columns ?? Array(table.kind.fields.indices.dropFirst()), language: language)
  }
}
