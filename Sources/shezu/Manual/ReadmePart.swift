import Catalog
import Columnar
import Interface
import Loading
import Localization

/// A table of README.md that is picked from the manual.
enum ReadmePart: String, CaseIterable {
  /// Ten queries to begin with.
  case queries = "first-queries"
  /// The keys of the first hour.
  case keys = "first-keys"

  func markdown(_ language: Language) -> String {
    switch self {
    case .queries: ManualMarkdown.table(ManualTopic.exampleTable(Self.firstQueries, language))
    case .keys: ManualMarkdown.table(ManualTopic.keyTable(Self.firstKeys, language))
    }
  }

  static var firstQueries: [ExampleQuery] {
    firstQueryTexts.compactMap { text in ExampleQuery.all.first { $0.query == text } }
  }

  static let firstQueryTexts = [
    "略阳 消费", "zhen安", "kind:基金会", "region:汉中", "registeredOn:2010..2015", "fine>=1万",
    "level:省级 (kind:基金会 OR markers:慈善组织)", "enforcement{kind:行政处罚 decidedOn>=-3y}",
    "count(enforcement{kind:执法约谈})>=2", "programme:合力团 stage:完成",
  ]

  static var firstKeys: [KeyTable.Row] {
    let rows = KeyTable().sections.flatMap(\.rows)
    return firstKeyCommands.compactMap { id in rows.first { $0.id == id } }
  }

  static let firstKeyCommands = [
    "open", "go-back", "next-pane", "open-tab", "edit-filter", "explain-filter", "filter-by-cell", "show-facets",
    "show-frequency", "sort-column", "toggle-detail", "mark-record", "copy", "export", "open-views", "show-help",
    "open-palette", "switch-language", "leave",
  ]
}
