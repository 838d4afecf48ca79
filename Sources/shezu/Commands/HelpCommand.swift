import ArgumentParser
import Catalog
import Columnar
import Localization

/// `shezu help`: the commands and the topics, the options of one command, or a page of the manual.
struct HelpCommand: Subcommand {
  static let name = "help"
  static let summary = Localized("显示帮助：命令的选项，或一个专题。", "Show help: the options of a command, or a topic.")
  static let details = Localized(
    "不指定时列出全部命令和专题。", "Without a word, list the commands and the topics.")

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: summary.chosen, discussion: details.chosen, shouldDisplay: false)
  }

  @Argument(
    help: ArgumentHelp(
      "命令或专题；专题 fields 之后可写记录类型。", "A command or a topic; after the topic fields, a record type.", value: "topic"))
  var words: [String] = []

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    for page in try pages(console.language, columns: console.columns) { try console.printHelp(page) }
    return .done
  }

  private func pages(_ language: Language, columns: Int) throws -> [String] {
    guard let word = words.first else { return [Shezu.helpText(Shezu.self, columns: columns)] }
    if word == ManualTopic.fields.name, words.count > 1 {
      let kind = Catalog.schema.kinds[try NameResolution.kind(words[1], in: Catalog.schema)]
      return [ManualText(columns: columns).text([.kind(kind)], language)]
    }
    // `fields` is a command and a topic: its options come first.
    let command = Shezu.commands.first { $0.name == word }.map { Shezu.helpText($0, columns: columns) }
    let topic = ManualTopic.named(word)?.text(language, columns: columns)
    guard command != nil || topic != nil else { throw unknown(word) }
    return [command, topic].compactMap { $0 }
  }

  private func unknown(_ word: String) -> CommandError {
    CommandError.unknown(
      Localized("命令或专题", "command or topic"), word,
      among: Shezu.commands.map { $0.name } + ManualTopic.all.map(\.name).filter { $0 != FieldsCommand.name })
  }
}
