import ArgumentParser
import Catalog
import Columnar
import Exports
import Interface
import Localization

/// What the program's own tables say, as Markdown for README and manual. A test holds README against it.
enum ProgramDocument {
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case commands, keys, grammar, formats, fields
  }

  static func markdown(_ part: Part, _ language: Language) -> String {
    let before = OutputLanguage.current
    OutputLanguage.set(language)
    defer { OutputLanguage.set(before) }
    switch part {
    case .commands: return commands
    case .keys: return Command.keyTable(language)
    case .grammar: return "```text\n\(Grammar.text.hasSuffix("\n") ? Grammar.text : Grammar.text + "\n")```\n"
    case .formats: return formats
    case .fields: return fields
    }
  }

  private static func table(_ heading: [Localized], _ rows: [[String]]) -> String {
    var text = "| " + heading.map(\.chosen).joined(separator: " | ") + " |\n"
    text += "|" + heading.map { _ in " --- |" }.joined() + "\n"
    for row in rows { text += "| " + row.map(escaped).joined(separator: " | ") + " |\n" }
    return text
  }

  private static func escaped(_ cell: String) -> String {
    cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static var commands: String {
    table(
      [Localized("命令", "command"), Localized("用途", "does")],
      Shezu.commands.map { ["`shezu \($0.name)`", $0.summary.chosen] })
  }

  private static var formats: String {
    let people = Localized("给人看的排版：对齐的表；程序不应读取。", "The layout for people: an aligned table; not for programs to read.")
    return table(
      [Localized("格式", "format"), Localized("扩展名", "extension"), Localized("说明", "about")],
      [["`\(OutputOptions.text)`", "", people.chosen]]
        + ExportFormat.all.map { ["`\($0.name)`", ".\($0.fileExtension)", $0.help.chosen] })
  }

  private static var fields: String {
    Catalog.kinds.map { kind in
      "<details><summary><code>\(kind.name)</code> \(kind.title.chinese): \(kind.help.chosen)</summary>\n\n"
        + table(
          [
            Localized("字段", "field"), Localized("名称", "title"), Localized("类型", "type"),
            Localized("说明", "about"),
          ],
          kind.fields.map { ["`\($0.name)`", $0.title.chinese, $0.type.name, $0.help.chosen] })
        + "\n</details>\n"
    }.joined(separator: "\n")
  }
}

/// Prints a part of the document, for whoever edits README.
struct DocumentCommand: Subcommand {
  static let name = "document"
  static let summary = Localized("输出 README 用的 Markdown。", "Print Markdown for README.")
  static let details = Localized("", "")

  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: name, abstract: summary.chosen, shouldDisplay: false)
  }

  @Argument(
    help: ArgumentHelp(
      "部分：commands、keys、grammar、formats 或 fields。", "The part: commands, keys, grammar, formats or fields.",
      value: "part"))
  var part: ProgramDocument.Part

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    try console.output.write(ProgramDocument.markdown(part, console.language))
    return .done
  }
}
