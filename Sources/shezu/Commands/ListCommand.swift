import ArgumentParser
import Catalog
import Columnar
import Exports
import Localization
import Querying

struct ListCommand: Subcommand {
  static let name = "list"
  static let summary = Localized("列出一个种类的记录，即屏幕上的同一张表。", "List the records of a kind: the same table without a screen.")
  static let details = Localized(
    "列、顺序、内容与屏幕上相同查询的导出逐字节一致。没有结果时退出状态为 1；--limit 略去的记录在标准错误上说明。",
    "Columns, order and content are, byte for byte, what the screen exports for the same query. Exit status 1 where nothing matched; records left out by --limit are told on stderr."
  )

  @Argument(
    help: ArgumentHelp(
      "种类，如 organizations 或 社会组织；problems 为文件中的问题，notes 为在屏幕上写的备注。",
      "A kind, such as organizations; problems for those of the files, notes for what was noted on the screen.",
      value: "kind"))
  var kind: String

  @OptionGroup var register: RegisterOptions
  @OptionGroup var query: QueryOptions
  @OptionGroup var asking: ViewOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "列：字段名以逗号分开，或 all；默认为摘要列。", "Columns: field names parted by commas, or all; the summary by default.",
      value: "a,b|all"))
  var columns: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "排序：字段名以逗号分开，前加 - 为降序。", "Order: field names parted by commas, - before one for descending.", value: "-a,b"))
  var sort: String?

  @Option(help: ArgumentHelp("最多列出几条。", "List at most so many records.", value: "n"))
  var limit: Int?

  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  /// What the list asks for, as far as it can be told before the register is open; a wrong name is told afterwards.
  private var projection: Projection {
    let schema = Catalog.schema
    guard asking.leavesFieldsAlone, let kind = Naming.find(kind: kind, in: schema),
      let columns = try? Naming.columns(columns, kind: kind, in: schema),
      let order = try? sort.map({ try Naming.fields($0, kind: kind, in: schema) })
        ?? schema.kinds[kind].defaultLevels
    else { return .everything }
    var asked = ReferencedFields(kind: kind, schema: schema)
    asked.add(fields: columns + order.map(\.field))
    asked.add(query: query.query ?? "")
    return asked.projection
  }

  func perform(on console: Console) throws -> ExitStatus {
    if let limit, limit < 0 { throw CommandError(.wrongUse, "--limit 不能为负数。", "--limit cannot be negative.") }
    _ = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let opened = try openRegister(register, projection: projection, on: console)
    let (source, ordinal) = try opened.kind(named: kind)
    let question = try asking.question(query.query, of: opened, kind: source.schema.kinds[ordinal], on: console)
    let selection = Selection(register: source, kind: ordinal, question: question)
    let chosen = try Naming.columns(columns ?? question.columns, kind: ordinal, in: source.schema)
    let order = try (sort ?? question.sort).map { try Naming.fields($0, kind: ordinal, in: source.schema) }
    if asking.explain { return opened.finish(try console.write(try selection.explanation(), options), on: console) }
    var rows = try selection.rows(order: order)
    let matched = rows.count
    if let limit, limit < matched { rows.removeLast(matched - limit) }
    let view = ExportView(
      register: source, kind: ordinal, rows: rows, columns: chosen, language: console.language)
    try console.write(view, options)
    if rows.count < matched {
      console.say(
        Localized(
          "共 \(matched) 条，只列出前 \(rows.count) 条（--limit）。",
          "\(matched) records; only the first \(rows.count) are listed (--limit)."))
    }
    if matched == 0 { console.sayNothingMatched(selection) }
    return opened.finish(matched == 0 ? .differs : .done, on: console)
  }
}
