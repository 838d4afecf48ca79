import Columnar

/// A dialect of SQL for which the tables of a register are declared.
public enum SQLDialect: String, Sendable, CaseIterable {
  case sqlite, postgresql, clickhouse

  /// The type of the column of a field.
  /// - Parameter isKey: whether the field is the key of its kind, which no record lacks.
  public func type(of type: FieldType, isKey: Bool = false) -> String {
    switch self {
    case .sqlite:
      switch type {
      case .integer, .flag: return "INTEGER"
      case .money: return "NUMERIC"
      case .text, .code, .date, .coded, .reference, .list: return "TEXT"
      }
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
