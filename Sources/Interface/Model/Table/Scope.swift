import Columnar

/// The records that a table is restricted to before any filter: those related to one record, or one record.
public struct Scope: Sendable, Equatable {
  public enum Origin: Sendable, Equatable {
    /// The record of the place's own kind with this key.
    case record(key: String)
    /// The records that point through `field` at the record of `kind` with this key.
    case related(field: Int, kind: String, key: String)
  }

  public let origin: Origin
  /// The name of the record that the user came from, for the breadcrumb.
  public let label: String
  /// The same restriction as a clause of the query language, for an equivalent command line.
  public let clause: String

  /// One record of a table.
  init(record row: Int, of table: Table) {
    let key = table.key(row)
    origin = .record(key: key)
    label = table.label(row)
    clause = Clause.equal(table.kind.key, key)
  }

  /// The records of `source` that point through `field` at a record of another table.
  init(relatedTo row: Int, of table: Table, through field: Int, of source: Kind) {
    let key = table.key(row)
    origin = .related(field: field, kind: table.kind.name, key: key)
    label = table.label(row)
    clause = Clause.reference(source.fields[field].name, key)
  }

  /// The rows in `register` of the kind at ordinal `kind`, found by key; empty if the record is gone.
  func rows(in register: Register, kind: Int) -> [UInt32] {
    switch origin {
    case .record(let key):
      return register.tables[kind].row(of: key).map { [UInt32($0)] } ?? []
    case .related(let field, let targetKind, let key):
      guard let target = register.schema.ordinal(of: targetKind), let row = register.tables[target].row(of: key) else {
        return []
      }
      return Array(Self.pointing(at: row, through: field, of: register.tables[kind]))
    }
  }

  /// The rows of `table` whose reference in `field` points at `row`.
  static func pointing(at row: Int, through field: Int, of table: Table) -> ArraySlice<UInt32> {
    switch table.columns[field] {
    case .reference(let column): column.back.members(of: row)
    case .list(let list):
      if case .reference(let column) = list.elements { column.back.members(of: row) } else { [] }
    default: []
    }
  }
}
