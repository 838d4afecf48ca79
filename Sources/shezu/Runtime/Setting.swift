import Columnar
import Interface
import JSON
import Localization

/// A setting of config.json. The manual, the JSON Schema, `shezu config` and the reading of the file are derived from this
/// table; its order is that of the manual.
enum Setting: String, CaseIterable, Sendable {
  case language, theme, ambiguousWidth, mouse, keys

  /// A member that editors read to find the JSON Schema; it sets nothing.
  static let schemaMember = "$schema"

  var help: Localized {
    switch self {
    case .language:
      Localized(
        "界面与命令输出的语言：`zh` 或 `en`；默认依系统语言环境",
        "Language of the screen and of commands: `zh` or `en`; the locale's by default")
    case .theme:
      Localized(
        "主题：\(choices("、"))；默认依终端", "Theme: \(choices(", ")); the one that fits the terminal by default")
    case .ambiguousWidth:
      Localized(
        "`①`、`…`、`—` 等字符在终端中占 1 列还是 2 列",
        "Columns that characters such as `①`, `…` and `—` take in the terminal: 1 or 2")
    case .mouse: Localized("是否启用鼠标：`true` 或 `false`", "Whether the mouse is on: `true` or `false`")
    case .keys:
      Localized(
        "命令的按键，替换原有按键；空列表表示取消。命令名称见 `shezu help keys`",
        "Keys of commands, in place of the standard ones; an empty list removes them. `shezu help keys` lists the commands"
      )
    }
  }

  private func choices(_ separator: String) -> String {
    values.map { "`\(Self.written($0))`" }.joined(separator: separator)
  }

  /// The values that it may have; empty for `keys`, an object.
  var values: [JSONValue] {
    switch self {
    case .language: Language.allCases.map { .string($0.rawValue) }
    case .theme: Theme.Name.allCases.map { .string($0.rawValue) }
    case .ambiguousWidth: [1, 2]
    case .mouse: [.bool(true), .bool(false)]
    case .keys: []
    }
  }

  /// A value as one writes it in a sentence: texts without quotation marks.
  static func written(_ value: JSONValue) -> String { value.string ?? value.text() }

  // MARK: JSON Schema

  /// The JSON Schema 2020-12 of config.json, for editors.
  static func schema(_ language: Language) -> JSONValue {
    var members = JSONValue.Object([(schemaMember, ["type": "string"])])
    for setting in allCases { members[setting.rawValue] = setting.schema(language) }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "config.json", "type": "object",
      "properties": .object(members), "additionalProperties": false,
    ]
  }

  private func schema(_ language: Language) -> JSONValue {
    let description = JSONValue.string(help[language].filter { $0 != "`" })
    guard self == .keys else { return ["description": description, "enum": .array(values)] }
    let keys: JSONValue = [
      "oneOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]
    ]
    let commands = JSONValue.Object(
      Command.all.map { command in
        var member = keys.object ?? JSONValue.Object()
        member["description"] = .string(command.help[language])
        member["default"] = .array(command.keys.map { .string($0) })
        return (command.id, .object(member))
      })
    return [
      "description": description, "type": "object", "properties": .object(commands), "additionalProperties": false,
    ]
  }
}
