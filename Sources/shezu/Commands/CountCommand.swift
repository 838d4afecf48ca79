import ArgumentParser
import Columnar
import Exports
import Interface
import Localization
import Querying
import Statistics

struct CountCommand: Subcommand {
  static let name = "count"
  static let summary = Localized("计数与统计。", "Count and measure records.")
  static let details = Localized(
    "未指定 --by 时输出一个数（金额单位为元），指定时输出表格。没有匹配的记录时退出状态为 1。",
    "Without --by, prints one number (amounts in yuan); with it, a table. Exit status 1 if no record matches.")

  @OptionGroup var source: KindQueryOptions

  @Option(
    help: ArgumentHelp(
      "分组字段（或字段路径），以逗号分隔，如 region.city,kind；数值和日期加 .bins 分段（日期按跨度取年、月或星期），地区加 .tree 逐级计数。",
      "Fields or field paths to group by, separated by commas, such as region.city,kind. Add .bins to numbers and days for ranges (days by year, month or day of the week, as their span suits), .tree to regions to count each with what is below it.",
      value: "a,b"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "交叉表：--by 的取值为行，此字段的取值为列，四边有合计。",
      "A cross table: the values of --by down, those of this field across, totals at both edges.", value: "a"))
  var across: String?

  @Option(
    help: ArgumentHelp(
      "统计项：count、distinct(f)、sum(f)、min(f)、max(f)、avg(f)；默认为 count。",
      "The measure: count, distinct(f), sum(f), min(f), max(f) or avg(f); count by default.", value: "measure"))
  var measure: String?

  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  /// The values that the measure and the groups need.
  private func projection(_ measure: Measure, _ paths: [String]) -> Projection {
    guard var fields = source.referencedFields else { return .everything }
    fields.add(measure)
    for path in paths { fields.add(path: path) }
    return fields.projection
  }

  func perform(on console: Console) throws -> ExitStatus {
    let layout = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let measure = try RowStatistics.measure(measure ?? "count")
    let paths = by.map(Grouping.paths) ?? []
    if across != nil, paths.count != 1 {
      throw CommandError(.wrongUse, "--across 须配一个 --by 字段。", "--across goes with one field in --by.")
    }
    let opened = try OpenedRegister.open(
      source.register, projection: projection(measure, paths + [across].compactMap(\.self)), on: console)
    let selection = try source.selection(in: opened, on: console)
    if source.view.explain {
      return opened.finish(
        try console.write(try selection.explanation(), of: selection.register.tables[selection.kind].kind, options),
        on: console)
    }
    let rows = try selection.bitmap()
    let statistics = RowStatistics(context: selection.context, rows: rows, measure: measure)
    if by == nil {
      let total = try statistics.total()
      try console.write(RowStatistics.bare(total) + "\n", options)
      if try statistics.isTooLarge(total) {
        console.say(RowStatistics.tooLarge)
      } else if total == .empty {
        console.say(Localized("没有可统计的值。", "No values to compute from."))
      }
    } else if let across {
      let cross = CrossedTable(try statistics.cross(paths[0], across), measure: measure)
      let view = ComputedView.view(of: cross.table, console.language)
      let totals = [cross.edgeTitle[console.language]] + view.columns.dropFirst().map { cross.totals[$0] ?? "" }
      try console.write(view, options, footer: [totals])
    } else {
      let groups = try statistics.groups(by: paths)
      if try statistics.isTooLarge(groups.total) { console.say(RowStatistics.tooLarge) }
      let table = GroupTable(groups, paths: paths, measure: measure, records: rows.population)
      try console.write(
        table.view(console.language, isForPeople: layout.isText, isShown: layout.isShown(options.form.values)), options,
        footer: table.footer(console.language))
    }
    return opened.finish(rows.isEmpty ? .differs : .done, on: console)
  }
}
