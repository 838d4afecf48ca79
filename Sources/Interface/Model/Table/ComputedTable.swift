import Columnar
import Oversight
import Querying

/// A table that is computed from the register and browsed like any other, such as the problems of the files.
public struct ComputedTable: Sendable {
  /// The name of its kind.
  public let name: String
  let make: @Sendable (Register) -> Table
  /// The record that Enter on a row opens, by kind name and row.
  let target: @Sendable (_ row: Int, _ register: Register) -> DrillTarget?

  static let all: [ComputedTable] = [problems, problemGroups, fileKeys]

  static func named(_ name: String) -> ComputedTable? { all.first { $0.name == name } }

  /// The problems in the files. A row leads to the record with the problem.
  static let problems = ComputedTable(name: "problems", make: \.problems, target: record(ofProblem:in:))

  /// The problems by cause. A row leads to the single ones.
  private static let problemGroups = ComputedTable(
    name: ProblemGroups.name, make: { ProblemGroups($0.diagnostics).table(schema: $0.schema) },
    target: problems(ofGroup:in:))

  @Sendable private static func problems(ofGroup row: Int, in register: Register) -> DrillTarget? {
    let groups = ProblemGroups(register.diagnostics).groups
    guard groups.indices.contains(row) else { return nil }
    return .records(kind: problems.name, query: query(of: groups[row]))
  }

  /// The query of the single problems of a cause.
  static func query(of group: ProblemGroups.Group) -> String {
    let first = group.first
    var query = "trouble=\(first.code.rawValue)"
    if let kind = first.kind { query += " kind=\(Query.quoted(kind))" }
    return query + (first.field.map { " field=\(Query.quoted($0))" } ?? " field=none")
  }

  /// The keys of the files. A row leads to the records that have the key.
  private static let fileKeys = ComputedTable(
    name: FileKeys.name, make: FileKeys.table(of:), target: records(ofKey:in:))

  @Sendable private static func records(ofKey row: Int, in register: Register) -> DrillTarget? {
    guard let table = register.table(FileKeys.name), let key = FileKeys.key(ofRow: row, in: table, of: register),
      let field = key.field,
      register.schema[key.kind]?.ordinal(of: field) != nil
    else { return nil }
    return .records(kind: key.kind, query: "\(Query.quoted(field)):any")
  }

  @Sendable private static func record(ofProblem row: Int, in register: Register) -> DrillTarget? {
    guard row < register.diagnostics.count else { return nil }
    let diagnostic = register.diagnostics[row]
    guard let kind = diagnostic.kind, let row = diagnostic.row else { return nil }
    return .record(kind: kind, row: row)
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
