import Columnar
import Interface
import JSON
import Localization
import Querying

/// The user's `config.json`: keys of commands, and defaults of options.
///
/// `{"keys": {"sort-column": ["s", "F6"]}, "theme": "light", "language": "en", "ambiguousWidth": 2, "mouse": true}`.
/// Every member is optional. A member that cannot be understood is reported and ignored; the others hold.
struct Configuration: Sendable {
  /// Something to say about a member of the file.
  struct Remark: Sendable {
    /// The line in the file; nil if the whole file cannot be read.
    let line: Int?
    /// The setting, or the command whose keys were changed; empty for the whole file.
    let key: String
    let sentence: Localized
    /// False for what holds all the same, such as a key taken from another command.
    let isFault: Bool
  }

  private(set) var keymap = Keymap.standard
  private(set) var theme: Theme.Name?
  private(set) var language: Language?
  private(set) var ambiguousIsWide: Bool?
  private(set) var mouse: Bool?
  /// The commands whose keys were changed, with the lines.
  private(set) var changedKeys: [(command: String, line: Int)] = []
  /// The lines of the settings that hold.
  private(set) var lines: [Setting: Int] = [:]
  /// In the order of the file.
  private(set) var remarks: [Remark] = []
  /// The file that was read; nil if there is none.
  private(set) var path: String?

  /// The path of the file, whether or not it exists; nil without a home.
  static var standardPath: String? { UserFolder.configuration.path.map { "\($0)/config.json" } }

  /// The configuration in the user's folder; the standard one if the file does not exist.
  static func read() -> Configuration {
    guard let path = standardPath, PathCheck.exists(path) else { return Configuration() }
    return Configuration(path: path)
  }

  private init() {}

  init(path: String) {
    self.path = path
    do throws(FileError) {
      read(try PaddedBytes.contents(ofFile: path))
    } catch {
      remarks.append(Remark(line: nil, key: "", sentence: error.sentence, isFault: true))
    }
  }

  /// The sentence of each fault with file, line and key.
  var faults: [Localized] { remarks.filter(\.isFault).map(sentence) }

  func sentence(_ remark: Remark) -> Localized {
    let place = (path ?? "config.json") + (remark.line.map { ":\($0)" } ?? "")
    let key = remark.key.isEmpty ? Localized("", "") : Localized("\(remark.key)：", "\(remark.key): ")
    return Localized(
      "\(place)：\(key.chinese)\(remark.sentence.chinese)", "\(place): \(key.english)\(remark.sentence.english)")
  }

  // MARK: Reading

  private mutating func read(_ bytes: PaddedBytes) {
    var reader = JSONReader(bytes)
    do throws(JSONError) {
      _ = try reader.readByteOrderMark()
      guard try reader.peek() == .object else {
        return report(
          0, bytes, "", "应为一个对象，如 {\"theme\": \"light\"}", "expected an object, such as {\"theme\": \"light\"}")
      }
      for (key, offset, value) in try Self.members(&reader) {
        let line = TextPosition(of: offset, in: bytes).line
        try read(key, value, line: line, at: offset, bytes)
      }
      try reader.expectEnd()
    } catch {
      report(error.offset, bytes, "", error.sentence.chinese, error.sentence.english)
    }
  }

  private typealias Member = (key: String, offset: Int, value: JSONValue)

  /// The members of the object at the cursor, each with the offset of its value.
  private static func members(_ reader: inout JSONReader) throws(JSONError) -> [Member] {
    var members: [Member] = []
    var key = try reader.firstMember()
    while let name = key?.string {
      _ = try reader.peek()
      let offset = reader.offset
      // A text that an object of its own repeats a key in is an error of the file, as everywhere.
      members.append((name, offset, try JSONValue(from: &reader)))
      key = try reader.nextMember()
    }
    return members
  }

  private mutating func read(
    _ key: String, _ value: JSONValue, line: Int, at offset: Int, _ bytes: PaddedBytes
  ) throws(JSONError) {
    if key == Setting.schemaMember { return }
    guard let setting = Setting(rawValue: key) else {
      let known = Setting.allCases.map(\.rawValue)
      return report(
        line, key, "没有这个设置；\(Self.hint(key, known).chinese)",
        "there is no such setting; \(Self.hint(key, known).english)")
    }
    guard lines[setting] == nil else {
      return report(
        line, key, "在第 \(lines[setting] ?? 0) 行已给出，这一处不用",
        "line \(lines[setting] ?? 0) gives it already; this one is ignored")
    }
    if setting == .keys {
      guard value.object != nil else { return report(line, key, "应为一个对象", "must be an object") }
      lines[.keys] = line
      var reader = JSONReader(bytes, at: offset)
      return readKeys(try Self.members(&reader), bytes)
    }
    guard setting.values.contains(value) else { return reportValue(setting, value, line) }
    lines[setting] = line
    switch setting {
    case .language: language = value.string.flatMap(Language.init(rawValue:))
    case .theme: theme = value.string.flatMap(Theme.Name.init(rawValue:))
    case .ambiguousWidth: ambiguousIsWide = value.integer == 2
    case .mouse: mouse = value.bool
    case .keys: break
    }
  }

  private mutating func readKeys(_ members: [Member], _ bytes: PaddedBytes) {
    var changes: [String: [String]] = [:]
    for (command, offset, value) in members {
      let line = TextPosition(of: offset, in: bytes).line
      let names = value.string.map { [$0] } ?? value.array?.compactMap(\.string)
      guard let names, value.string != nil || names.count == value.array?.count else {
        report(line, command, "按键应为字符串或字符串数组", "keys must be a string or an array of strings")
        continue
      }
      if changes[command] != nil {
        report(line, command, "按键已在前面给出，这一处不用", "its keys are given above already; these are ignored")
        continue
      }
      changes[command] = names
      changedKeys.append((command, line))
    }
    let (keymap, keyRemarks) = Keymap.changed(changes)
    self.keymap = keymap
    let lines = Dictionary(changedKeys.map { ($0.command, $0.line) }, uniquingKeysWith: { first, _ in first })
    remarks += keyRemarks.map {
      Remark(line: lines[$0.command], key: $0.command, sentence: $0.sentence, isFault: $0.isFault)
    }
    remarks.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    let unknown = Set(keyRemarks.filter(\.isFault).map(\.command))
    changedKeys.removeAll { unknown.contains($0.command) && keymap.isStandard($0.command) }
  }

  // MARK: Faults

  private mutating func report(_ offset: Int, _ bytes: PaddedBytes, _ key: String, _ chinese: String, _ english: String)
  {
    report(TextPosition(of: offset, in: bytes).line, key, chinese, english)
  }

  private mutating func report(_ line: Int, _ key: String, _ chinese: String, _ english: String) {
    remarks.append(Remark(line: line, key: key, sentence: Localized(chinese, english), isFault: true))
  }

  private mutating func reportValue(_ setting: Setting, _ value: JSONValue, _ line: Int) {
    let choices = setting.values.map(Setting.written)
    let word = Setting.written(value)
    let nearest = NearestWord.of(word, among: choices)
    report(
      line, setting.rawValue,
      "“\(word)”不可用，应为 \(choices.joined(separator: "、")) 之一" + (nearest.map { "；您要找的是“\($0)”吗？" } ?? ""),
      "“\(word)” is not possible; it must be one of \(choices.joined(separator: ", "))"
        + (nearest.map { "; did you mean “\($0)”?" } ?? ""))
  }

  /// The nearest known word, or all of them.
  private static func hint(_ word: String, _ known: [String]) -> Localized {
    if let nearest = NearestWord.of(word, among: known, allowedEdits: 2) {
      return Localized("您要找的是“\(nearest)”吗？", "did you mean “\(nearest)”?")
    }
    return Localized("可用：\(known.joined(separator: "、"))", "there are: \(known.joined(separator: ", "))")
  }
}
