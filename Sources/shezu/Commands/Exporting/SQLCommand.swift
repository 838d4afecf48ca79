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

  @OptionGroup var shown: RowOptions

  @Option(
    help: ArgumentHelp(
      "方言：\(FieldsCommand.dialects)；默认为 sqlite。", "Dialect: \(FieldsCommand.dialects); sqlite by default.",
      value: "dialect"))
  var dialect: String?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    try shown.check()
    let dialect = try FieldsCommand.dialect(dialect ?? SQLDialect.sqlite.rawValue)
    let opened = try OpenedRegister.open(source.register, projection: .everything, on: console)
    let selection = try source.selection(in: opened, on: console)
    guard selection.register === opened.register else {
      throw CommandError(
        .wrongUse, "“\(source.kind.name)”由程序计算得出，导出的数据库中没有这张表。",
        "“\(source.kind.name)” is computed by the program; exported databases have no such table.")
    }
    if source.view.explain {
      throw CommandError(
        .wrongUse, "sql 不作条件分析，请用 shezu list --explain。", "sql explains nothing; use shezu list --explain.")
    }
    let columns = try shown.columns(of: selection)
    let order = try shown.order(of: selection) ?? []
    let filter = try selection.filter()
    let statement: SQLStatement
    do throws(SQLRefusal) {
      statement = try SQLStatement(filter, dialect: dialect, columns: columns, order: order, limit: shown.limit)
    } catch {
      throw CommandError(.wrongUse, [error.sentence.chosen])
    }
    for note in statement.notes { console.say(note) }
    try console.output.write(statement.text)
    return opened.finish(.done, on: console)
  }
}
