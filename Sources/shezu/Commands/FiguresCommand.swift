import ArgumentParser
import Columnar
import Exports
import Localization
import Oversight

struct FiguresCommand: Subcommand {
  static let name = "figures"
  static let summary = Localized("把公布的数字与由记录重算的数字相核对。", "Reconcile published figures with the records.")
  static let details = Localized(
    "数字取自登记册的 figures.json；每一个都由记录重算。--format markdown 写出一份简报。退出状态：0 全部一致；1 有不一致或无法判断的。",
    "The figures are those of the register's figures.json, each computed anew from records. --format markdown writes a bulletin. Exit status: 0 all agree; 1 some disagree or cannot be told."
  )

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹；默认用随程序附带的。", "The register: a folder; the bundled one by default.", value: "register"))
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
      console.say(Localized("这个登记册没有公布的数字（figures.json）。", "This register has no published figures (figures.json)."))
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
    console.say(
      Localized(
        "\(results.count) 个数字，\(results.count - failed) 个一致，\(failed) 个不一致或无法判断。",
        "\(results.count) figures: \(results.count - failed) agree, \(failed) disagree or cannot be told."))
    let isClean = failed == 0 && !results.isEmpty && sources.figures.problems.isEmpty
    return opened.finish(isClean ? .done : .differs, on: console)
  }
}
