import ArgumentParser
import Columnar
import Exports
import Interface
import Localization
import Statistics

struct DescribeCommand: Subcommand {
  static let name = "describe"
  static let summary = Localized("各列概况：填写、范围、合计、分布。", "Describe the columns: filled, range, total, spread.")
  static let details = Localized(
    "每列一行：类型、有值、空值、去重计数、最小值、最大值、合计、平均值、中位数、最常见的值及分布。金额精确到分；日期没有合计。没有匹配的记录时退出状态为 1。",
    "One row a column: type, filled, empty, distinct, minimum, maximum, total, average, median, most frequent value and spread. Amounts are exact to the fen; days have no total. Exit status 1 if no record matches."
  )

  @OptionGroup var source: KindQueryOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let layout = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let opened = try OpenedRegister.open(source.register, on: console)
    let selection = try source.selection(in: opened, on: console)
    if source.view.explain {
      return opened.finish(
        try console.write(try selection.explanation(), of: selection.register.tables[selection.kind].kind, options),
        on: console)
    }
    let rows = try selection.bitmap()
    let kind = selection.register.schema.kinds[selection.kind]
    let summaries = try kind.fields.indices.map { field in
      let summary = FieldSummary.of(
        field, rows: rows, kind: selection.kind, in: selection.register, cancelled: { Interruption.isAsked })
      guard let summary else { throw OutputError.interrupted }
      return summary
    }
    let table = DescriptionTable.table(
      summaries, of: kind, isGrouped: layout.isText, isASCII: console.width.ambiguousIsWide)
    try console.write(
      ComputedView.view(of: table, console.language, columns: Array(table.kind.fields.indices)), options)
    if rows.isEmpty { console.sayNothingMatched(selection) }
    return opened.finish(rows.isEmpty ? .differs : .done, on: console)
  }
}
