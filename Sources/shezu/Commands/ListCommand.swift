import ArgumentParser
import Catalog
import Columnar
import Exports
import Localization
import Querying

struct ListCommand: Subcommand {
  static let name = "list"
  static let summary = Localized("列出某类记录，内容与界面中的表一致。", "List the records of one type, as in the table on the screen.")
  static let details = Localized(
    "输出与在界面中以相同查询导出的文件逐字节一致。没有结果时退出状态为 1；因 --limit 未列出的记录数在标准错误中说明。",
    "The output is byte for byte what the screen exports for the same query. Exit status 1 if nothing matches; the number of records left out by --limit is reported on standard error."
  )

  @OptionGroup var source: KindQueryOptions

  @OptionGroup var shown: RowOptions

  @Option(
    help: ArgumentHelp(
      "表下列出合计：\(RowTotals.names)，以逗号分隔，或 all；涉及全部匹配的记录，只用于 text。",
      "Lines of totals below the table: \(RowTotals.names), separated by commas, or all. Of every matching record; with text only.",
      value: "totals"))
  var totals: String?

  @Flag(
    help: ArgumentHelp(
      "在输出文件旁写一份证据（FILE.evidence.json）：条件、条数、输入与结果的 SHA-256；shezu verify 可据以重做。",
      "Write evidence beside the output file (FILE.evidence.json): query, counts, SHA-256 of inputs and result; shezu verify makes it again."
    ))
  var evidence = false

  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  /// The values that the list needs. Wrong names are reported once the register is open.
  private var projection: Projection {
    let schema = Catalog.schema
    guard !evidence, var fields = source.referencedFields,
      let kind = NameResolution.find(kind: source.kind.name, in: schema),
      let columns = try? NameResolution.columns(shown.columns, kind: kind, in: schema),
      let order = try? shown.sort.map({ try NameResolution.fields($0, kind: kind, in: schema) })
        ?? schema.kinds[kind].defaultLevels
    else { return .everything }
    fields.add(fields: columns + order.map(\.field))
    return fields.projection
  }

  func perform(on console: Console) throws -> ExitStatus {
    try shown.check()
    let totals = try RowTotals(totals, for: try options.layout(isTerminal: console.output.isTerminal))
    _ = try options.target()
    if evidence, options.output == nil {
      throw CommandError(
        .wrongUse, "--evidence 写在输出文件旁边，请给出 --output。", "--evidence goes beside the output file; give --output.")
    }
    let openedAt = Moment()
    let opened = try OpenedRegister.open(source.register, projection: projection, on: console)
    let selection = try source.selection(in: opened, on: console)
    let (register, kind) = (selection.register, selection.kind)
    let chosen = try shown.columns(of: selection)
    let order = try shown.order(of: selection)
    if source.view.explain {
      return opened.finish(
        try console.write(try selection.explanation(), of: selection.register.tables[selection.kind].kind, options),
        on: console)
    }
    var rows = try selection.rows(order: order)
    let matched = rows.count
    if let limit = shown.limit, limit < matched { rows.removeLast(matched - limit) }
    let origin = ExportOrigin(
      register: source.register.register, query: selection.query.text, sort: shown.sort ?? selection.query.sort ?? "",
      time: ExportTime(), program: ProgramVersion.named)
    let view = ExportView(
      register: register, kind: kind, rows: rows, columns: chosen, language: console.language, origin: origin)
    if evidence {
      try write(view, selection, openedAt: openedAt, on: console)
    } else {
      try console.write(view, options, footer: try totals?.footer(of: view, rows: selection.bitmap()) ?? [])
    }
    if rows.count < matched {
      console.say(
        Localized(
          "共 \(matched) 条，仅列出前 \(rows.count) 条（--limit）。",
          "\(Plural.english(matched, "record")); listed: the first \(rows.count) (--limit)."))
    }
    if matched == 0 { console.sayNothingMatched(selection) }
    return opened.finish(matched == 0 ? .differs : .done, on: console)
  }

  /// Writes the view to the output file, and its evidence beside it.
  private func write(
    _ view: ExportView, _ selection: Selection, openedAt: Moment, on console: Console
  ) throws {
    guard let target = try options.target(),
      case .format(let format) = try options.layout(isTerminal: console.output.isTerminal)
    else { throw CommandError(.wrongUse, "text 没有证据；请选一种格式。", "There is no evidence of text; choose a format.") }
    let view = view.written(options.form.values, isRedacted: options.form.redact)
    var evidence = Evidence(of: view, as: format, today: selection.context.today)
    evidence.fileKind = try source.register.file.kindName()
    evidence.limit = shown.limit
    evidence.command = CommandLine.arguments.map { shellWord($0) }.joined(separator: " ")
    let export = EvidencedExport(
      view: view, format: format, evidence: evidence, openedAt: openedAt, views: selection.query.views)
    do throws(EvidenceFailure) {
      console.say(try export.write(to: target) { _ in !Interruption.isAsked })
    } catch {
      switch error {
      case .export(let error): throw OutputError(error)
      case .evidence(let error): throw CommandError(.unreadable, [error.sentence.chosen])
      }
    }
  }
}
