import Columnar

/// The statements that make the tables of kinds, with columns named as fields: those of `shezu export` for SQLite, and those
/// that take the `ndjson` of `shezu list KIND --columns all` for the others. Money is in yuan, days are dates.
public struct SQLSchema: Sendable {
  private let kinds: [Kind]
  private let dialect: SQLDialect

  public init(_ kinds: [Kind], _ dialect: SQLDialect) {
    self.kinds = kinds
    self.dialect = dialect
  }

  /// All statements, each with a line break after it.
  public var text: String {
    let tables = kinds.map(creation) + kinds.flatMap(references)
    return tables.joined(separator: "\n") + "\n"
  }

  private func column(_ field: Field, of kind: Kind) -> String {
    let isKey = field.name == kind.key
    return dialect.type(of: field.type, isKey: isKey) + (dialect == .sqlite && isKey ? " NOT NULL" : "")
  }

  private func creation(_ kind: Kind) -> String {
    let lines = kind.fields.map { field in
      "  \(SQLName.quoted(field.name)) \(column(field, of: kind))"
    }
    var statement = "CREATE TABLE \(SQLName.quoted(SQLName.table(of: kind))) (\n\(lines.joined(separator: ",\n"))"
    let key = SQLName.quoted(kind.key)
    switch dialect {
    case .sqlite, .postgresql: statement += ",\n  PRIMARY KEY (\(key))\n);"
    case .clickhouse: statement += "\n) ENGINE = MergeTree ORDER BY \(key);"
    }
    return statement
  }

  /// Foreign keys, which only PostgreSQL takes after the tables. Not validated: a register may hold keys that lead nowhere,
  /// which `shezu check` lists.
  private func references(_ kind: Kind) -> [String] {
    guard dialect == .postgresql else { return [] }
    return kind.fields.compactMap { field in
      guard !field.type.isList, let target = kinds.first(where: { $0.name == field.type.target }) else { return nil }
      return """
        ALTER TABLE \(SQLName.quoted(SQLName.table(of: kind))) ADD FOREIGN KEY (\(SQLName.quoted(field.name))) \
        REFERENCES \(SQLName.quoted(SQLName.table(of: target))) (\(SQLName.quoted(target.key))) NOT VALID;
        """
    }
  }
}
