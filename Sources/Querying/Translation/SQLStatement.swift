import Columnar
import Localization
import SQL

/// The SELECT statement that answers a query over the tables of an exported register.
///
/// SQLite databases are those of `shezu export`; the tables of PostgreSQL and ClickHouse are those of `SQLSchema`, loaded
/// from ndjson. Sets of related records are written as `IN (SELECT …)`, which all three dialects take without
/// correlation. The condition selects the rows that `Filter.rows` selects, with the differences that `notes` state.
public struct SQLStatement: Sendable {
  public let text: String
  /// What may differ from the result of the query, in the order of the statement.
  public let notes: [Localized]

  /// - Parameters:
  ///   - columns: ordinals of fields; at least one.
  ///   - limit: the most rows; nil for all.
  /// - Throws: what cannot be said in the dialect, at the place of the whole query.
  public init(
    _ filter: Filter, dialect: SQLDialect, columns: [Int], order: [SortKey], limit: Int? = nil
  ) throws(SQLRefusal) {
    let context = filter.context
    let kind = context.register.schema.kinds[context.kind]
    let translation = SQLTranslation(register: context.register, dialect: dialect)
    let origin = SQLTranslation.Source(kind: context.kind, depth: 0)
    let condition = try translation.condition(filter.plan, of: origin, negated: false)
    var lines = [
      "SELECT " + columns.map { translation.column($0, of: origin) }.joined(separator: ", "),
      "FROM \(SQLName.quoted(SQLName.table(of: kind))) AS \(origin.alias)",
    ]
    if case .constant(true) = filter.plan {} else { lines.append("WHERE \(condition)") }
    if !order.isEmpty {
      var levels: [String] = []
      for key in order { levels.append(try translation.order(key, of: origin)) }
      // The engine keeps the order of the records, which is that of rows in SQLite.
      levels.append(dialect == .sqlite ? "\(origin.alias).rowid" : translation.key(of: origin))
      lines.append("ORDER BY " + levels.joined(separator: ", "))
    }
    if let limit { lines.append("LIMIT \(limit)") }
    text = lines.joined(separator: "\n") + ";\n"
    notes = translation.notes(for: filter.plan, isSorted: !order.isEmpty)
  }
}

/// A part of a query or an order that cannot be said in SQL.
public enum SQLRefusal: Error, Sendable, Hashable {
  /// A word that is also searched by its sound.
  case sound
  /// A regular expression: the engines have dialects of their own.
  case pattern
  case workdays
  /// The distinct values of lists, counted over related records.
  case listedValues(field: Localized)
  /// The order of texts is that of their pinyin.
  case textOrder(field: Localized)
  case listOrder(field: Localized)
  /// ClickHouse computes nothing from related records row by row.
  case correlated

  public var sentence: Localized {
    switch self {
    case .sound:
      Localized(
        "SQL 不能按读音查找。请给词加引号，只按原文查找。",
        "SQL cannot search by sound. Put the word in quotation marks to search for it as written.")
    case .pattern:
      Localized(
        "各数据库的正则表达式不同，不能照译。请改用 : 或 =。",
        "Regular expressions differ between engines and are not translated. Use : or = instead.")
    case .workdays:
      Localized("SQL 没有工作日历，不能推算工作日。", "SQL has no calendar of working days.")
    case .listedValues(let field):
      Localized(
        "“\(field.chinese)”是列表，distinct() 不能照译。",
        "“\(field.english)” is a list, whose values distinct() cannot count in SQL.")
    case .textOrder(let field):
      Localized(
        "“\(field.chinese)”按拼音排序，SQL 没有这种顺序。请按代码、数值、日期或代码表类字段排序。",
        "“\(field.english)” is sorted by pinyin, an order that SQL does not have. Sort by a code, number, date or code list."
      )
    case .listOrder(let field):
      Localized("“\(field.chinese)”是列表，不能在 SQL 中排序。", "“\(field.english)” is a list and cannot be sorted by in SQL.")
    case .correlated:
      Localized(
        "ClickHouse 不能逐行统计相关记录。请改用 sqlite 或 postgresql。",
        "ClickHouse cannot compute values of related records row by row. Use sqlite or postgresql.")
    }
  }
}
