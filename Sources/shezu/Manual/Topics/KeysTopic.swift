import Columnar
import Interface
import Loading
import Localization

extension ManualTopic {
  /// Every key of the screen, by group.
  static let keys = ManualTopic(
    name: "keys", title: Localized("按键", "Keys"),
    blocks: { language in
      [.paragraph(keysIntroduction[language])]
        + KeyTable().sections.flatMap { section in
          [.heading(section.title[language]), .table(keyTable(section.rows, language))]
        }
    })

  private static let keysIntroduction = Localized(
    """
    `^D` 表示同时按 Ctrl 和 D，大写字母表示同时按 Shift。中文输入法下输入的全角符号和数字（`：？／！１`）与对应的半角按键作用相同。\
    没有按键的命令可在命令面板（`:`）中按名称执行；按键可在配置文件中更改，见 `shezu help configuration`。
    """,
    """
    `^D` is Ctrl and D together; a capital letter is the letter with Shift. Full-width signs and digits typed through a \
    Chinese input method (`：？／！１`) act like their ASCII counterparts. A command without a key is run by its name in the \
    command palette (`:`). The configuration file changes keys: see `shezu help configuration`.
    """)

  static func keyTable(_ rows: [KeyTable.Row], _ language: Language) -> ManualTable {
    let headings = [Localized("按键", "keys"), Localized("命令", "command"), Localized("说明", "description")]
    return ManualTable(
      headings: headings.map { $0[language] },
      rows: rows.map { [$0.keys.map { "`\($0)`" }.joined(separator: " "), $0.id, $0.help[language]] })
  }
}
