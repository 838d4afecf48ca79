import Localization

extension ExportFormat {
  /// A database of SQLite 3 with a table for each kind.
  public static let sqlite = ExportFormat(
    name: "sqlite",
    title: Localized("SQLite 数据库", "SQLite database"),
    help: Localized(
      "每种记录一张表，列名即字段名；主键、外键、索引；金额为元，日期为 ISO 文本，列表为 JSON 数组；另有代码表、字段、来源与未归入字段的值四张表。",
      "A table for each kind, columns named as fields; keys, foreign keys, indexes; money in yuan, dates as ISO text, lists as JSON arrays; and tables of code lists, fields, source and values that no field took."
    ),
    fileExtension: "sqlite", values: [.data, .both], writeTables: DatabaseWriter.write)
}
