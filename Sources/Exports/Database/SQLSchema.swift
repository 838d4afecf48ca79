import Columnar

/// A dialect of SQL for which the tables of a register are declared.
public enum SQLDialect: String, Sendable, CaseIterable {
  case sqlite, postgresql, clickhouse
}

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

  private func creation(_ kind: Kind) -> String {
    let lines = kind.fields.map { field in
      "  \(DatabaseTable.quoted(field.name)) \(type(of: field.type, isKey: field.name == kind.key))"
    }
    var statement = "CREATE TABLE \(DatabaseTable.quoted(kind.name)) (\n\(lines.joined(separator: ",\n"))"
    let key = DatabaseTable.quoted(kind.key)
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
        ALTER TABLE \(DatabaseTable.quoted(kind.name)) ADD FOREIGN KEY (\(DatabaseTable.quoted(field.name))) \
        REFERENCES \(DatabaseTable.quoted(target.name)) (\(DatabaseTable.quoted(target.key))) NOT VALID;
        """
    }
  }

  private func type(of type: FieldType, isKey: Bool) -> String {
    switch dialect {
    case .sqlite: return DatabaseTable.type(of: type) + (isKey ? " NOT NULL" : "")
    case .postgresql:
      switch type {
      case .integer: return "bigint"
      case .money: return "numeric(20, 2)"
      case .date: return "date"
      case .flag: return "boolean"
      case .list: return "text[]"
      case .text, .code, .coded, .reference: return "text"
      }
    case .clickhouse:
      switch type {
      case .integer: return "Nullable(Int64)"
      case .money: return "Nullable(Decimal(20, 2))"
      case .date: return "Nullable(Date32)"
      case .flag: return "Nullable(Bool)"
      case .list: return "Array(String)"
      case .text, .code, .coded, .reference: return isKey ? "String" : "Nullable(String)"
      }
    }
  }
}
