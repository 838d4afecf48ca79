import Columnar
import Localization
import Querying
import Screen

/// The command of each key in each context: the commands' own keys, changed by the user's configuration.
public struct Keymap: Sendable {
  private var commands: [Context: [Key: String]] = [:]
  private var keys: [String: [Key]] = [:]

  /// The keys that the command table gives.
  public static let standard = make([:]).keymap

  /// A keymap with changes.
  /// - Parameter changes: names of keys by command id. They replace the command's own keys; an empty list removes them.
  /// - Returns: the keymap, and a sentence for each unknown command or key, which keep the standard keys.
  public static func changed(_ changes: [String: [String]]) -> (keymap: Keymap, faults: [Localized]) {
    make(changes)
  }

  private init() {}

  private static func make(_ changes: [String: [String]]) -> (keymap: Keymap, faults: [Localized]) {
    var map = Keymap()
    var faults: [Localized] = []
    for id in changes.keys.sorted() where Command.named(id) == nil {
      let nearest = Keymap.nearest(to: id)
      faults.append(
        Localized(
          "按键设置：没有名为“\(id)”的命令，您要找的是“\(nearest)”吗？",
          "Key settings: there is no command named “\(id)”. Did you mean “\(nearest)”?"))
    }
    // The first command to claim a key wins. Changed commands come first: the user's keys win over standard keys. Then
    // commands of the fewest contexts: letters of a menu win over the letters that move in every list.
    let order =
      Command.all.filter { changes[$0.id] != nil }
      + Command.all.filter { changes[$0.id] == nil }.enumerated().sorted {
        ($0.element.contexts.count, $0.offset) < ($1.element.contexts.count, $1.offset)
      }.map(\.element)
    for command in order {
      var keys: [Key] = []
      for name in changes[command.id] ?? command.keys {
        if let key = Key(name: name) {
          keys.append(key)
        } else {
          faults.append(
            Localized(
              "按键设置：命令“\(command.id)”的按键“\(name)”无法识别，已忽略",
              "Key settings: “\(name)” is not a known key for “\(command.id)” and was ignored"))
        }
      }
      if keys.isEmpty, changes[command.id]?.isEmpty == false { keys = command.keys.compactMap { Key(name: $0) } }
      map.bind(keys, to: command)
    }
    return (map, faults)
  }

  private mutating func bind(_ keys: [Key], to command: Command) {
    for key in keys {
      var isBound = false
      for context in Context.allCases where command.contexts.contains(context) && commands[context]?[key] == nil {
        commands[context, default: [:]][key] = command.id
        isBound = true
      }
      if isBound { self.keys[command.id, default: []].append(key) }
    }
  }

  /// The command that a key runs.
  public func command(for key: Key, in context: Context) -> Command? {
    commands[context]?[key].flatMap(Command.named)
  }

  /// The keys that run a command, its main one first.
  public func keys(of command: Command) -> [Key] { keys[command.id] ?? [] }

  /// The command id with the smallest edit distance to a word.
  private static func nearest(to word: String) -> String {
    Command.all.map(\.id).min { NearestWord.distance($0, word) < NearestWord.distance($1, word) } ?? ""
  }
}
