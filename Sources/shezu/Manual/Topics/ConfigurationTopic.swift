import Columnar
import Interface
import Localization

extension ManualTopic {
  /// The configuration file and the environment variables.
  static let configuration = ManualTopic(
    name: "configuration", title: Localized("配置", "Configuration"),
    blocks: { language in
      [
        .paragraph(
          Localized(
            "配置文件为 `$XDG_CONFIG_HOME/shezu/config.json`，未设置该变量时为 `~/.config/shezu/config.json`。所有设置均可省略：",
            """
            The configuration file is `$XDG_CONFIG_HOME/shezu/config.json`, or `~/.config/shezu/config.json` if the variable is \
            not set. All settings are optional:
            """)[language]),
        .code(example), .table(settings(language)),
        .heading(Localized("环境变量", "Environment variables")[language]), .table(variables(language)),
        .paragraph(
          Localized(
            "无法识别的设置会在启动时说明，其余设置照常生效。", "A setting that is not valid is reported at the start; the others apply.")[
              language]),
      ]
    })

  private static let example = """
    {
      "language": "en",
      "theme": "light",
      "ambiguousWidth": 2,
      "mouse": true,
      "keys": { "sort-column": ["s", "F6"] }
    }
    """

  private static func table(_ heads: [Localized], _ rows: [(String, Localized)], _ language: Language) -> ManualTable {
    ManualTable(headings: heads.map { $0[language] }, rows: rows.map { ["`\($0.0)`", $0.1[language]] })
  }

  private static func settings(_ language: Language) -> ManualTable {
    let themes = Theme.Name.allCases.map { "`\($0.rawValue)`" }
    return table(
      [Localized("设置", "setting"), Localized("说明", "description")],
      [
        ("language", Localized("界面语言：`zh` 或 `en`；默认依系统语言环境", "Language: `zh` or `en`; the locale's by default")),
        (
          "theme",
          Localized(
            "主题：\(themes.joined(separator: "、"))；默认依终端",
            "Theme: \(themes.joined(separator: ", ")); the one that fits the terminal by default")
        ),
        (
          "ambiguousWidth",
          Localized(
            "`①`、`…`、`—` 等字符在终端中占 1 列还是 2 列",
            "Columns that characters such as `①`, `…` and `—` take in the terminal: 1 or 2")
        ),
        ("mouse", Localized("是否启用鼠标：`true` 或 `false`", "Whether the mouse is on: `true` or `false`")),
        (
          "keys",
          Localized(
            "命令的按键，替换原有按键；空列表表示取消。命令名称见 `shezu help keys`",
            "Keys of commands, in place of the standard ones; an empty list removes them. `shezu help keys` lists the commands"
          )
        ),
      ], language)
  }

  private static func variables(_ language: Language) -> ManualTable {
    table(
      [Localized("变量", "variable"), Localized("说明", "description")],
      [
        ("SHEZU_RESOURCES", Localized("代替内置登记册和规则的文件夹", "A folder to use in place of the built-in register and rules")),
        (
          "XDG_STATE_HOME",
          Localized(
            "保存视图、标记和批注的位置，默认 `~/.local/state`",
            "Where saved views, marks and notes are kept; `~/.local/state` by default")
        ),
        (
          "LC_ALL, LC_MESSAGES, LANG",
          Localized("以 `zh` 开头时界面为中文", "The interface is Chinese if the first one that is set begins with `zh`")
        ),
        ("NO_COLOR", Localized("设置后不使用颜色", "No colours if it is set")),
        ("TERM", Localized("终端类型", "The type of the terminal")),
      ], language)
  }
}
