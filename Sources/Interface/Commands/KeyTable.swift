import Columnar
import Localization
import Screen

/// The keys of the screen and of the filter line as rows for the manual, made from the command table.
public struct KeyTable: Sendable {
  /// One command with the names of its keys.
  public struct Row: Sendable {
    public let id: String
    public let keys: [String]
    public let help: Localized
  }

  /// The commands of one group.
  public struct Section: Sendable {
    public let title: Localized
    public let rows: [Row]
  }

  public let sections: [Section]

  public init(keymap: Keymap = .standard) {
    let contexts = Context.browsing.union([.filter])
    sections = Command.Group.allCases.map { group in
      let commands = Command.all.filter { $0.group == group && !$0.contexts.isDisjoint(with: contexts) }
      return Section(
        title: group.title,
        rows: commands.map { Row(id: $0.id, keys: Self.names(keymap.keys(of: $0)), help: $0.help) })
    }
  }

  /// The ten digits are one entry.
  private static func names(_ keys: [Key]) -> [String] {
    let names = keys.map(\.name)
    return names == (0...9).map(String.init) ? ["0 … 9"] : names
  }
}
