import ArgumentParser
import Columnar
import Localization

/// Prints a page of the manual as Markdown, or writes all pages and the generated parts of the READMEs into a checkout.
struct DocumentCommand: Subcommand {
  static let name = "document"
  static let summary = Localized("输出手册的 Markdown。", "Print the manual as Markdown.")
  static let details = Localized("", "")

  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: name, abstract: summary.chosen, shouldDisplay: false)
  }

  @Argument(help: ArgumentHelp("专题或 README 的一部分。", "A topic, or a part of README.", value: "part"))
  var part: String?

  @Option(
    help: ArgumentHelp(
      "源代码文件夹：重写 Resources/Manual 和 README 中生成的部分。",
      "The folder of the source code: rewrite Resources/Manual and the generated parts of the READMEs.", value: "folder"
    ))
  var checkout: String?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    if let checkout {
      try ManualFiles(checkout: checkout).write()
    } else if let part {
      try console.output.write(try ManualFiles.part(named: part, console.language))
    } else {
      throw CommandError.unknown(Localized("部分", "part"), "", among: ManualFiles.partNames)
    }
    return .done
  }
}
