import ArgumentParser
import Columnar
import Exports
import Localization
import Oversight

struct FiguresCommand: Subcommand {
  static let name = "figures"
  static let summary = Localized("用记录核对公布数据。", "Check published figures against the records.")
  static let details = Localized(
    "公布数据取自登记册的 figures.json，逐项根据记录重新计算。--format markdown 生成简报。退出状态：0 全部一致；1 有不一致或无法判断的项。",
    "The figures come from the register's figures.json and are recomputed from the records. --format markdown writes a bulletin. Exit status: 0 all agree; 1 some disagree or could not be checked."
  )

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹；默认为内置示例登记册。", "The register: a folder; the built-in sample by default.", value: "register"))
  var path: String?

  @OptionGroup var register: RegisterOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let layout = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let choice = try register.named(path)
    let opened = try OpenedRegister.open(choice, on: console)
    let sources = OversightInputs.sources(for: choice.register)
    for problem in sources.figures.problems { console.say(problem) }
    guard
      let results = FigureEvaluation.reconcile(
        sources.figures.figures, with: opened.register, today: Selection.today(of: opened.register),
        cancelled: { Interruption.isAsked })
    else { throw OutputError.interrupted }
    if results.isEmpty, sources.figures.problems.isEmpty {
      console.say(Localized("此登记册没有公布数据（figures.json）。", "This register has no published figures (figures.json)."))
    }
    switch layout {
    case .text: try console.write(FigureReport(results, opened.register, console.language).text(console.width), options)
    case .format(let format) where format.name == "markdown":
      try console.write(FigureReport(results, opened.register, console.language).bulletin, options)
    case .format:
      let table = FigureTable.table(results, schema: opened.register.schema)
      try console.write(ComputedView.view(of: table, console.language), options)
    }
    let failed = results.filter { $0.verdict != .agrees }.count
    if results.isEmpty { return opened.finish(.differs, on: console) }
    console.say(
      Localized(
        "共 \(results.count) 项：一致 \(results.count - failed) 项，不一致或无法判断 \(failed) 项。",
        "\(Plural.english(results.count, "figure")): agree \(results.count - failed), disagree or not checkable \(failed)."
      ))
    let isClean = failed == 0 && !results.isEmpty && sources.figures.problems.isEmpty
    return opened.finish(isClean ? .done : .differs, on: console)
  }
}
