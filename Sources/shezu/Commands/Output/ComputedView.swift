import Columnar
import Exports
import Localization

/// A view of a table that is not part of a register. A running number that only makes rows unique is left out.
enum ComputedView {
  private static func isRunningNumber(_ field: Int, of kind: Kind) -> Bool {
    field == kind.keyOrdinal && !kind.fields[field].has(.summary)
  }

  static func view(of table: Table, _ language: Language, columns: [Int]? = nil) -> ExportView {
    let register = Register(
      schema: Schema(kinds: [table.kind]), card: .init(), tables: [table], present: [0])
    return ExportView(
      register: register, kind: 0, rows: (0..<table.count).map(UInt32.init),
      columns: columns ?? table.kind.fields.indices.filter { !isRunningNumber($0, of: table.kind) }, language: language)
  }
}
