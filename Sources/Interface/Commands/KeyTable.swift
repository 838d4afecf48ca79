import Columnar
import Localization
import Screen

extension Command {
  /// The key table as Markdown for the README, from the commands themselves; a test holds the README to it.
  public static func keyTable(_ language: Language, keymap: Keymap = .standard) -> String {
    let heads =
      language == .chinese ? ("按键", "命令", "作用") : ("Keys", "Command", "Does")
    var lines = ["| \(heads.0) | \(heads.1) | \(heads.2) |", "| --- | --- | --- |"]
    for group in Group.allCases {
      let commands = all.filter {
        $0.group == group && !$0.contexts.isDisjoint(with: Context.browsing.union([.filter]))
      }
      lines.append("| **\(group.title[language])** | | |")
      for command in commands {
        var keys = keymap.keys(of: command).map { key($0) }
        if keys == (0...9).map({ "`\($0)`" }) { keys = ["`0` … `9`"] }
        lines.append("| \(keys.joined(separator: " ")) | \(command.id) | \(command.help[language]) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func key(_ key: Key) -> String { "`\(key.name)`" }
}
