import ArgumentParser
import Columnar
import Localization
import Querying

/// The columns, the order and the number of the rows that a command lists.
struct RowOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "要输出的列：字段名以逗号分隔，或 all（全部）；默认为主要列。",
      "Columns: field names separated by commas, or all; the main columns by default.",
      value: "a,b|all"))
  var columns: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "排序字段，以逗号分隔；字段名前加 - 表示降序。", "Sort order: field names separated by commas; put - before a name for descending.",
      value: "-a,b"))
  var sort: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("最多列出的记录数。", "List at most this many records.", value: "n"))
  var limit: Int?

  /// - Throws: a sentence about a number that is negative.
  func check() throws {
    guard let limit, limit < 0 else { return }
    throw CommandError(.wrongUse, "--limit 不能为负数。", "--limit cannot be negative.")
  }

  /// The columns that are asked for, else those of the query's saved view, else the main ones.
  func columns(of selection: Selection) throws -> [Int] {
    try NameResolution.columns(
      columns ?? selection.query.columns, kind: selection.kind, in: selection.register.schema)
  }

  /// The order that is asked for, else that of the query's saved view; nil for the usual one.
  func order(of selection: Selection) throws -> [SortKey]? {
    try (sort ?? selection.query.sort).map {
      try NameResolution.fields($0, kind: selection.kind, in: selection.register.schema)
    }
  }
}
