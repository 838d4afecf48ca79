import Columnar
import Screen

/// Which command a key runs in each place: the commands' own keys, and a user's changes over them.
public struct Keymap: Sendable {
  private var commands: [Context: [Key: String]] = [:]
  private var keys: [String: [Key]] = [:]

  /// The keys that the command table gives.
  public static let standard = make([:]).keymap

  /// A keymap with changes: command id to names of keys, which replace the command's own; an empty list takes them
  /// away. What cannot be understood is told in a sentence each and leaves the standard keys as they are.
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
          "按键配置：没有名为“\(id)”的命令，最接近的是 \(nearest)", "Keys: no command is called “\(id)”; the nearest is \(nearest)"))
    }
    // Changed commands first: what a user asks for wins over a standard key that another command has there. Then those
    // that hold in the fewest places: a menu's own letters win over the letters that move in every list.
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
              "按键配置：\(command.id) 的按键“\(name)”无法识别", "Keys: “\(name)” for \(command.id) is no key that is known"))
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

  /// The id that is spelled most like a word.
  private static func nearest(to word: String) -> String {
    Command.all.map(\.id).min { distance($0, word) < distance($1, word) } ?? ""
  }

  /// Levenshtein's distance; O(product of lengths) on short words.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8)
    let right = Array(right.utf8.prefix(64))
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in right.indices {
        let above = row[place + 1]
        row[place + 1] = min(above + 1, row[place] + 1, diagonal + (byte == right[place] ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
