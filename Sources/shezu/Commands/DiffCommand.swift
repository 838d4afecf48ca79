import ArgumentParser
import Columnar
import Exports
import Localization
import Oversight

struct DiffCommand: Subcommand {
  static let name = "diff"
  static let summary = Localized("按主键逐字段比较两个登记册。", "Compare two registers by key, field by field.")
  static let details = Localized(
    "列出新增、删除和变更的记录。仅一方有的记录类型和字段不参与比较，并在标准错误中说明。退出状态：0 无差异；1 有差异。",
    "Lists records added, removed and changed. Record types and fields present on one side only are not compared; they are reported on standard error. Exit status: 0 no differences; 1 differences found."
  )

  @Argument(
    help: ArgumentHelp("旧登记册：文件夹或单个 JSON 文件。", "The old register: a folder or a single JSON file.", value: "old"))
  var old: String

  @Argument(
    help: ArgumentHelp("新登记册：文件夹或单个 JSON 文件。", "The new register: a folder or a single JSON file.", value: "new"))
  var new: String

  @Flag(
    help: ArgumentHelp(
      "在终端中浏览差异（打开新登记册，显示与旧登记册的差异）。", "Open the new register in the terminal and show the differences."))
  var browse = false

  @OptionGroup var file: FileKindOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    if browse { return try browseDifferences(console) }
    _ = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let before = try OpenedRegister.open(path: old, as: file, on: console)
    let after = try OpenedRegister.open(path: new, as: file, on: console)
    let compared = Differences(old: before.register, new: after.register, cancelled: { Interruption.isAsked })
    guard let differences = compared else { throw OutputError.interrupted }
    let table = DifferenceTable.table(differences, schema: after.register.schema, language: console.language)
    try console.write(ComputedView.view(of: table, console.language), options)
    for note in differences.notes { console.say(note) }
    let (added, removed, changed) = (
      differences.count(.added), differences.count(.removed), differences.count(.changed)
    )
    console.say(
      Localized(
        "新增 \(added) 条，删除 \(removed) 条，变更 \(changed) 条。",
        "\(Plural.english(added, "record")) added, \(removed) removed, \(changed) changed."))
    let status: ExitStatus = differences.isEmpty ? .done : .differs
    return before.status(after.status(status))
  }

  private func browseDifferences(_ console: Console) throws -> ExitStatus {
    let status = runBrowser(
      BrowseOptions(
        version: Release.current.version,
        register: new, comparison: old,
        kind: try file.kindName(), choices: try file.choices(),
        language: common.language, localeLanguage: console.language, plain: false))
    guard let known = ExitStatus(rawValue: status) else { throw ExitCode(status) }
    return known
  }

  /// Names the function; `browse` alone is the flag.
  private func runBrowser(_ options: BrowseOptions) -> Int32 { shezu.browse(options) }
}
