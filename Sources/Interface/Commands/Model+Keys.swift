import Columnar
import Screen

extension Model {
  /// The main key of a command, as shown to the user.
  func keyName(_ id: String) -> String {
    guard let command = Command.named(id), let key = appearance.keymap.keys(of: command).first else { return "" }
    return CellText.key(key, language)
  }

  /// The keys that run a command in a context. Characters are left out if they are typed as text there.
  func keys(of command: Command, in context: Context) -> [Key] {
    let keys = appearance.keymap.keys(of: command)
    return context.isTyping ? keys.filter { $0.typed == nil } : keys
  }

  /// The keys of a command as one text; ten digits become a range.
  func keyNames(of command: Command, in context: Context) -> String {
    let keys = keys(of: command, in: context)
    if keys.map(\.name) == (0...9).map({ "\($0)" }) { return "0…9" }
    return keys.map { CellText.key($0, language) }.joined(separator: " ")
  }
}
