import Columnar
import Localization

// Manual: what the program says about itself beyond the options of a command.
//
// Owns: the pages of `shezu help TOPIC` and of Resources/Manual, which are the same pages in two layouts. Refuses: facts
// that a table of the program holds already (kinds, keys, formats, commands, grammar); a page reads them there.

/// A page of the manual: `shezu help NAME` prints it, and Resources/Manual holds it as Markdown in both languages.
struct ManualTopic: Sendable {
  /// The word after `shezu help`, and the name of the Markdown file.
  let name: String
  let title: Localized
  let blocks: @Sendable (Language) -> [ManualBlock]

  /// Every topic, in the order of help. A topic is its own file in Topics and one line here.
  static let all: [ManualTopic] = [
    .register, .queries, .fields, .keys, .commands, .formats, .configuration, .changes, .origins, .contributing,
  ]

  static func named(_ name: String) -> ManualTopic? { all.first { $0.name == name } }

  /// The page as Markdown.
  func markdown(_ language: Language) -> String {
    ManualMarkdown.text([.title(title[language])] + blocks(language), language)
  }

  /// The page as plain text, wrapped to a number of columns.
  func text(_ language: Language, columns: Int) -> String {
    ManualText(columns: columns).text([.title(title[language])] + blocks(language), language)
  }
}
