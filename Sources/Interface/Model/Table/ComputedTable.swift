import Columnar

/// A table that is computed from the register and browsed like any other, such as the problems of the files.
public struct ComputedTable: Sendable {
  /// The name of its kind.
  public let name: String
  let make: @Sendable (Register) -> Table
  /// The record that Enter on a row opens, by kind name and row.
  let target: @Sendable (_ row: Int, _ register: Register) -> (kind: String, row: Int)?

  static let all: [ComputedTable] = [problems]

  static func named(_ name: String) -> ComputedTable? { all.first { $0.name == name } }

  /// The problems in the files. A row leads to the record with the problem.
  private static let problems = ComputedTable(name: "problems", make: \.problems, target: record(ofProblem:in:))

  @Sendable private static func record(ofProblem row: Int, in register: Register) -> (kind: String, row: Int)? {
    guard row < register.diagnostics.count else { return nil }
    let diagnostic = register.diagnostics[row]
    guard let kind = diagnostic.kind, let row = diagnostic.row else { return nil }
    return (kind, row)
  }
}

extension Register {
  /// The register with the computed tables after its own. O(diagnostics); called on the thread that opens a register.
  public func withComputedTables() -> Register {
    let missing = ComputedTable.all.filter { schema.ordinal(of: $0.name) == nil }
    let tables = missing.map { $0.make(self) }
    return replacingTables(self.tables + tables, present: present)
  }

  /// The register with the tables of its files only. Computed tables follow those.
  func withoutComputedTables() -> Register {
    let count = schema.kinds.firstIndex { Model.computedTables.contains($0.name) } ?? schema.kinds.count
    return replacingTables(Array(tables.prefix(count)), present: present.filter { $0 < count })
  }
}
