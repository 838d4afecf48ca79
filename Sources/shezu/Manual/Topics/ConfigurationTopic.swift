import Columnar
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
        .paragraph(
          Localized(
            """
            `shezu config` 显示每项设置的当前值及其来源，并列出配置文件中的全部错误；`shezu config --json-schema` 输出供编辑器使用的 JSON \
            Schema。语言设置对命令的输出同样有效，命令行选项优先于配置文件，配置文件优先于环境。
            """,
            """
            `shezu config` shows what holds and where it comes from, and lists every fault of the file; `shezu config \
            --json-schema` prints a JSON Schema for editors. The language holds for commands too. Options of the command line \
            come before the file, and the file before the environment.
            """)[language]),
        .heading(Localized("环境变量", "Environment variables")[language]), .table(variables(language)),
        .paragraph(
          Localized(
            "无法识别的设置会在启动时说明，其余设置照常生效。旧版本的配置文件和保存的视图可以继续使用。",
            """
            A setting that is not valid is reported at the start; the others apply. Files of older versions, saved views \
            among them, stay valid.
            """)[language]),
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
    table(
      [Localized("设置", "setting"), Localized("说明", "description")],
      Setting.allCases.map { ($0.rawValue, $0.help) }, language)
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
