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

  @OptionGroup var source: KindQueryOptions

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

  /// The values that the list needs. Wrong names are reported once the register is open.
  private var projection: Projection {
    let schema = Catalog.schema
    guard var fields = source.referencedFields, let kind = NameResolution.find(kind: source.kind.name, in: schema),
      let columns = try? NameResolution.columns(columns, kind: kind, in: schema),
      let order = try? sort.map({ try NameResolution.fields($0, kind: kind, in: schema) })
        ?? schema.kinds[kind].defaultLevels
    else { return .everything }
    fields.add(fields: columns + order.map(\.field))
    return fields.projection
  }

  func perform(on console: Console) throws -> ExitStatus {
    if let limit, limit < 0 { throw CommandError(.wrongUse, "--limit 不能为负数。", "--limit cannot be negative.") }
    _ = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let opened = try OpenedRegister.open(source.register, projection: projection, on: console)
    let selection = try source.selection(in: opened, on: console)
    let (register, kind) = (selection.register, selection.kind)
    let chosen = try NameResolution.columns(columns ?? selection.query.columns, kind: kind, in: register.schema)
    let order = try (sort ?? selection.query.sort).map {
      try NameResolution.fields($0, kind: kind, in: register.schema)
    }
    if source.view.explain {
      return opened.finish(try console.write(try selection.explanation(), options), on: console)
    }
    var rows = try selection.rows(order: order)
    let matched = rows.count
    if let limit, limit < matched { rows.removeLast(matched - limit) }
    let view = ExportView(
      register: register, kind: kind, rows: rows, columns: chosen, language: console.language)
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
