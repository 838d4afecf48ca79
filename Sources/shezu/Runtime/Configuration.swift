import Columnar
import Interface
import JSON
import Localization

/// The user's `config.json`: keys of commands, and defaults of options.
///
/// `{"keys": {"sort-column": ["s", "F6"]}, "theme": "light", "language": "en", "ambiguousWidth": 2, "mouse": true}`.
/// Every member is optional. A member that cannot be understood is reported and ignored.
struct Configuration {
  var keymap = Keymap.standard
  var theme: Theme.Name?
  var language: Language?
  var ambiguousIsWide: Bool?
  var mouse: Bool?
  /// Sentences about members that could not be used.
  private(set) var faults: [Localized] = []

  static var path: String? { UserFolder.configuration.path.map { "\($0)/config.json" } }

  /// The configuration in the user's folder; the standard one if the file does not exist.
  static func read() -> Configuration {
    var configuration = Configuration()
    guard let path = path, PathCheck.exists(path) else { return configuration }
    do {
      configuration.read(try JSONValue(parsing: try PaddedBytes.contents(ofFile: path)), from: path)
    } catch let error as FileError {
      configuration.report(path, error.sentence.chinese, error.sentence.english)
    } catch let error as JSONError {
      configuration.report(path, error.sentence.chinese, error.sentence.english)
    } catch {
      configuration.report(path, "\(error)", "\(error)")
    }
    return configuration
  }

  mutating func read(_ value: JSONValue, from path: String) {
    guard let object = value.object else { return report(path, "应为一个对象", "expected an object") }
    for (key, value) in object.members {
      switch key {
      case "keys": readKeys(value, from: path)
      case "theme":
        theme = value.string.flatMap(Theme.Name.init(rawValue:))
        if theme == nil { reportChoice(path, key, Theme.Name.allCases.map(\.rawValue)) }
      case "language":
        language = value.string.flatMap(Language.init(rawValue:))
        if language == nil { reportChoice(path, key, Language.allCases.map(\.rawValue)) }
      case "ambiguousWidth":
        ambiguousIsWide = value.integer.flatMap { $0 == 1 || $0 == 2 ? $0 == 2 : nil }
        if ambiguousIsWide == nil { reportChoice(path, key, ["1", "2"]) }
      case "mouse":
        mouse = value.bool
        if mouse == nil { reportChoice(path, key, ["true", "false"]) }
      default: report(path, "无法识别的设置“\(key)”", "unknown setting “\(key)”")
      }
    }
  }

  private mutating func readKeys(_ value: JSONValue, from path: String) {
    guard let object = value.object else { return report(path, "keys 应为一个对象", "keys must be an object") }
    var changes: [String: [String]] = [:]
    for (command, keys) in object.members {
      if let one = keys.string {
        changes[command] = [one]
      } else if let several = keys.array, several.allSatisfy({ $0.string != nil }) {
        changes[command] = several.compactMap(\.string)
      } else {
        report(path, "\(command) 的按键应为字符串或字符串数组", "the keys of \(command) must be a string or an array of strings")
      }
    }
    let (keymap, faults) = Keymap.changed(changes)
    self.keymap = keymap
    self.faults += faults
  }

  private mutating func report(_ path: String, _ chinese: String, _ english: String) {
    faults.append(Localized("\(path)：\(chinese)", "\(path): \(english)"))
  }

  private mutating func reportChoice(_ path: String, _ key: String, _ choices: [String]) {
    report(
      path, "\(key) 应为 \(choices.joined(separator: "、")) 之一", "\(key) must be one of \(choices.joined(separator: ", "))"
    )
  }
}
