import ArgumentParser
import Columnar
import Localization
import Querying
import SQL

struct SQLCommand: Subcommand {
  static let name = "sql"
  static let summary = Localized("输出同一查询的 SQL 语句。", "Print the SQL statement of a query.")
  static let details = Localized(
    """
    语句查询 shezu export 写出的 SQLite 数据库，或按 shezu fields --sql 建表、由 ndjson 装入的 PostgreSQL、ClickHouse 表，结果与 \
    shezu list 相同。SQL 不能表达的（按读音查找、正则表达式、工作日等）会说明原因。不写 --sort 则不规定顺序。
    """,
    """
    The statement answers the query of shezu list over the SQLite database that shezu export writes, or over the tables of \
    shezu fields --sql in PostgreSQL or ClickHouse, loaded from ndjson. What SQL cannot say (words by sound, regular \
    expressions, working days) is refused with a reason. Without --sort the order is not defined.
    """)

  @OptionGroup var source: KindQueryOptions

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

  @Option(
    help: ArgumentHelp(
      "方言：\(FieldsCommand.dialects)；默认为 sqlite。", "Dialect: \(FieldsCommand.dialects); sqlite by default.",
      value: "dialect"))
  var dialect: String?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    if let limit, limit < 0 { throw CommandError(.wrongUse, "--limit 不能为负数。", "--limit cannot be negative.") }
    let dialect = try FieldsCommand.dialect(dialect ?? SQLDialect.sqlite.rawValue)
    let opened = try OpenedRegister.open(source.register, projection: .everything, on: console)
    let selection = try source.selection(in: opened, on: console)
    guard selection.register === opened.register else {
      throw CommandError(
        .wrongUse, "“\(source.kind.name)”由程序计算得出，导出的数据库中没有这张表。",
        "“\(source.kind.name)” is computed by the program; exported databases have no such table.")
    }
    let (schema, kind) = (selection.register.schema, selection.kind)
    let chosen = try NameResolution.columns(columns ?? selection.query.columns, kind: kind, in: schema)
    let order = try (sort ?? selection.query.sort).map { try NameResolution.fields($0, kind: kind, in: schema) } ?? []
    if source.view.explain {
      throw CommandError(
        .wrongUse, "sql 不作条件分析，请用 shezu list --explain。", "sql explains nothing; use shezu list --explain.")
    }
    let filter = try selection.filter()
    let statement: SQLStatement
    do throws(SQLRefusal) {
      statement = try SQLStatement(filter, dialect: dialect, columns: chosen, order: order, limit: limit)
    } catch {
      throw CommandError(.wrongUse, [error.sentence.chosen])
    }
    for note in statement.notes { console.say(note) }
    try console.output.write(statement.text)
    return opened.finish(.done, on: console)
  }
}
