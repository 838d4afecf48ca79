import ArgumentParser
import Columnar
import Exports
import Localization

struct ColumnsCommand: Subcommand {
  static let name = "columns"
  static let summary = Localized("列出文件中的每个键，及其归入的字段。", "List every key of the files, and the field that it feeds.")
  static let details = Localized(
    "每个键说明有多少条记录写了它、有几种取值、举例，归入哪个字段，以及依据：名称、词素、指定、推断或无。用 --map 改变归属。",
    "For each key: how many records have it, how many different values, examples, the field that it feeds and why: name, parts, mapping, inferred or none. --map changes it."
  )

  @Argument(
    help: ArgumentHelp(
      "登记册：文件夹或单个文件；默认为内置示例登记册。", "The register: a folder or a single file; the built-in sample by default.",
      value: "register"))
  var path: String?

  @OptionGroup var register: RegisterOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let choice = try register.named(path)
    _ = try options.layout(isTerminal: console.output.isTerminal)
    let opened = try OpenedRegister.open(choice, on: console)
    let table = FileKeys.table(of: opened.register)
    try console.write(ComputedView.view(of: table, console.language), options)
    return opened.finish(table.count == 0 ? .differs : .done, on: console)
  }
}
