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

  /// Something to say about the changed keys of a command.
  public struct Remark: Sendable {
    /// The id of the command, as it was written.
    public let command: String
    public let sentence: Localized
    /// False for a key that was taken from another command.
    public let isFault: Bool
  }

  /// A keymap with changes.
  /// - Parameter changes: names of keys by command id. They replace the command's own keys; an empty list removes them.
  /// - Returns: the keymap, and remarks: on each unknown command or key, which keep the standard keys, and on each key that
  ///   another command had.
  public static func changed(_ changes: [String: [String]]) -> (keymap: Keymap, remarks: [Remark]) {
    let (keymap, faults) = make(changes)
    return (keymap, faults + keymap.takenKeys(changes))
  }

  private init() {}

  private static func make(_ changes: [String: [String]]) -> (keymap: Keymap, faults: [Remark]) {
    var map = Keymap()
    var faults: [Remark] = []
    func report(_ id: String, _ chinese: String, _ english: String) {
      faults.append(Remark(command: id, sentence: Localized(chinese, english), isFault: true))
    }
    for id in changes.keys.sorted() where Command.named(id) == nil {
      let nearest = Keymap.nearest(to: id)
      report(id, "没有名为“\(id)”的命令，您要找的是“\(nearest)”吗？", "there is no command named “\(id)”. Did you mean “\(nearest)”?")
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
          report(
            command.id, "按键“\(name)”无法识别，应如 s、^D、F6、PgUp、Alt-x",
            "“\(name)” is not a known key; keys are written like s, ^D, F6, PgUp, Alt-x")
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

  /// A remark for each key of a changed command that another command has by the standard, or that the changes give to two.
  private func takenKeys(_ changes: [String: [String]]) -> [Remark] {
    changes.keys.sorted().compactMap(Command.named).flatMap { command in
      (changes[command.id] ?? []).compactMap(Key.init(name:)).flatMap { key -> [Remark] in
        var others: Set<String> = []
        return Context.allCases.filter(command.contexts.contains).compactMap { context in
          // Another changed command has the key here, or a command had it that was not changed.
          let holder = commands[context]?[key]
          let isFault = holder != command.id
          let other = isFault ? holder : Keymap.standard.commands[context]?[key]
          guard let other, other != command.id, isFault || changes[other] == nil, others.insert(other).inserted else {
            return nil
          }
          return Remark(
            command: command.id, sentence: isFault ? refused(key, to: other) : taken(key, from: other), isFault: isFault
          )
        }
      }
    }
  }

  private func taken(_ key: Key, from other: String) -> Localized {
    let rest = Command.named(other).map { keys(of: $0).filter { $0 != key }.map(\.name) } ?? []
    let left =
      rest.isEmpty
      ? Localized("没有别的按键", "has no other key")
      : Localized("还有 \(rest.joined(separator: "、"))", "keeps \(rest.joined(separator: ", "))")
    return Localized(
      "按键“\(key.name)”原属 \(other)，后者\(left.chinese)",
      "the key “\(key.name)” was that of \(other), which \(left.english)")
  }

  private func refused(_ key: Key, to other: String) -> Localized {
    Localized("按键“\(key.name)”已给了 \(other)", "the key “\(key.name)” is given to \(other) too, which has it")
  }

  /// Whether a command has its standard keys.
  public func isStandard(_ id: String) -> Bool { keys[id] == Keymap.standard.keys[id] }

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
