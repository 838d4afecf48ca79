import ArgumentParser
import Columnar
import Localization

/// Prints a page of the manual as Markdown, or writes all pages and the generated parts of the READMEs into a checkout, or
/// the man pages, and prints the changelog and the copyright file of packages.
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

  @Option(help: ArgumentHelp("写入手册页（man）的文件夹。", "The folder to write man pages to.", value: "folder"))
  var man: String?

  @Option(help: ArgumentHelp("软件包 changelog 中的维护者。", "The maintainer in the changelog of packages.", value: "name"))
  var maintainer: String?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    if let checkout {
      try ManualFiles(checkout: checkout).write()
    } else if let man {
      try ManPages.write(below: man)
    } else if let packagePart = part.flatMap(PackagePart.init(rawValue:)) {
      try console.output.write(packagePart.text(maintainer: maintainer ?? "shezu <shezu@localhost>"))
    } else if let part {
      try console.output.write(try ManualFiles.part(named: part, console.language))
    } else {
      throw CommandError.unknown(
        Localized("部分", "part"), "", among: ManualFiles.partNames + PackagePart.allCases.map(\.rawValue))
    }
    return .done
  }
}

/// A file of packages that the program writes about itself.
enum PackagePart: String, CaseIterable {
  case changelog, copyright

  func text(maintainer: String) -> String {
    switch self {
    case .changelog: Release.debianChangelog(maintainer: maintainer)
    case .copyright: Attribution.debianCopyright
    }
  }
}
