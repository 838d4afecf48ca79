import Columnar
import Exports
import Localization

/// The man pages: shezu(1), one a command, and the topics with pages of their own. All are made from the description of the
/// commands and from the manual, in both languages.
struct ManPages {
  /// Topics with a page of their own: the word after `shezu-`, and the section.
  private static let topics: [(topic: ManualTopic, name: String, section: Int)] = [
    (.queries, "shezu-query", 7), (.register, "shezu-register", 5),
  ]

  /// The page's path below a folder of man pages, and its text.
  typealias Page = (path: String, text: String)

  /// Every page in both languages. Changes the language of the run: help is in one language at a time.
  static func all() -> [Page] {
    Language.allCases.flatMap { language in
      OutputLanguage.set(language)
      return ManPages(language).pages
    }
  }

  /// Writes every page below a folder, in the layout of `share/man`.
  static func write(below folder: String) throws {
    for page in all() {
      let path = "\(folder)/\(page.path)"
      guard let slash = path.lastIndex(of: "/"), UserFolder.make(String(path[..<slash]), mode: 0o755) else {
        throw CommandError(.wrongUse, "无法建立 \(path) 的文件夹。", "The folder of \(path) could not be made.")
      }
      do throws(ExportError) {
        try FileTarget(path: path, overwrites: true).write { sink throws(ExportError) in
          try sink.write(Array(page.text.utf8))
        }
      } catch {
        throw OutputError(error)
      }
    }
  }

  private let language: Language
  private let roff: ManualRoff
  private let program = CommandDescription.program()

  private init(_ language: Language) {
    self.language = language
    roff = ManualRoff(language: language)
  }

  private var pages: [Page] {
    let commands = Shezu.commands.compactMap { program.subcommand(named: $0.name) }
    return [page("shezu", 1, main(commands))]
      + commands.map { page("shezu-\($0.name)", 1, self.command($0)) }
      + Self.topics.map { topic, name, section in
        page(
          name, section,
          roff.page(
            name, section: section, summary: topic.title[language],
            sections: [(heading("说明", "DESCRIPTION"), roff.text(topic.blocks(language))), related(except: name)]))
      }
  }

  private func page(_ name: String, _ section: Int, _ text: String) -> Page {
    ("\(language == .chinese ? "zh_CN/" : "")man\(section)/\(name).\(section)", text)
  }

  private func heading(_ chinese: String, _ english: String) -> String { Localized(chinese, english)[language] }

  // MARK: Commands

  private func main(_ commands: [CommandDescription]) -> String {
    let browse = program.subcommand(named: BrowseCommand.name)
    let table = commands.map { roff.entry(["`shezu-\($0.name)`(1)"], $0.summary) }.joined()
    let topics = ManualTopic.all.map { roff.entry(["`shezu help \($0.name)`"], $0.title[language]) }.joined()
    let synopsis =
      "\(roff.bold("shezu")) [\(roff.italic("PATH"))] [\(roff.italic(heading("选项", "options")))]\n.br\n"
      + "\(roff.bold("shezu")) \(roff.italic(heading("命令", "command"))) [\(roff.italic(heading("参数", "arguments")))]\n"
    return roff.page(
      "shezu", section: 1, summary: Self.sentence(program.summary),
      sections: [
        (heading("概要", "SYNOPSIS"), synopsis),
        (heading("说明", "DESCRIPTION"), roff.code(Shezu.introduction[language])),
        (heading("选项", "OPTIONS"), browse.map(options) ?? ""),
        (heading("命令", "COMMANDS"), table),
        (heading("专题", "TOPICS"), topics),
        (heading("配置", "CONFIGURATION"), roff.text(ManualTopic.configuration.blocks(language))),
        (heading("退出状态", "EXIT STATUS"), roff.paragraph(Shezu.exitStatus[language])),
        related(except: "shezu"),
      ])
  }

  private func command(_ command: CommandDescription) -> String {
    var synopsis = roff.bold("shezu \(command.name)")
    for argument in command.positionals {
      let value = roff.italic(argument.valueName) + (argument.isRepeating ? " ..." : "")
      synopsis += argument.isOptional ? " [\(value)]" : " \(value)"
    }
    synopsis += " [\(roff.italic(heading("选项", "options")))]\n"
    let arguments = command.positionals.map { roff.entry(["<\($0.valueName)>"], $0.help) }.joined()
    return roff.page(
      "shezu-\(command.name)", section: 1, summary: Self.sentence(command.summary),
      sections: [
        (heading("概要", "SYNOPSIS"), synopsis),
        (heading("说明", "DESCRIPTION"), roff.paragraph(command.details)),
        (heading("参数", "ARGUMENTS"), arguments),
        (heading("选项", "OPTIONS"), options(of: command)),
        (heading("退出状态", "EXIT STATUS"), roff.paragraph(Shezu.exitStatus[language])),
        related(except: "shezu-\(command.name)"),
      ])
  }

  private func options(of command: CommandDescription) -> String {
    command.arguments.filter { $0.kind != .positional }.map { option in
      let value = option.kind == .flag ? "" : " " + roff.italic(option.valueName)
      let values =
        option.values.isEmpty ? "" : " (" + option.values.joined(separator: heading("、", ", ")) + ")"
      let names = option.names.map(roff.bold).joined(separator: ", ")
      return ".TP\n\(names)\(value)\n\(roff.line(option.help + values))\n"
    }.joined()
  }

  /// The other pages.
  private func related(except name: String) -> (String, String) {
    let names =
      [("shezu", 1)] + Shezu.commands.map { ("shezu-\($0.name)", 1) } + Self.topics.map { ($0.name, $0.section) }
    let list = names.filter { $0.0 != name }.map { "\(roff.bold($0.0))(\($0.1))" }.joined(separator: ",\n")
    return (heading("另见", "SEE ALSO"), list + "\n")
  }

  /// A summary without its full stop, as the line of names wants it.
  private static func sentence(_ text: String) -> String {
    text.hasSuffix("。") || text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
