import Columnar
import Localization

extension ManualTopic {
  /// Every command of the command line with its options.
  static let commands = ManualTopic(
    name: "commands", title: Localized("命令", "Commands"),
    blocks: { language in
      [.paragraph(commandsIntroduction[language]), .table(commandTable(language))]
        + Shezu.commands.map { ManualBlock.command($0.name) }
    })

  private static let commandsIntroduction = Localized(
    """
    数据写到标准输出，消息写到标准错误。退出状态：0 完成；1 没有匹配的记录，或有差异、有问题；2 用法错误，或无法写出；3 有文件无法读取；130 被中断。\
    `shezu help COMMAND` 显示一个命令的选项。
    """,
    """
    Data goes to standard output, messages to standard error. Exit status: 0 success; 1 no match, or differences or problems \
    found; 2 usage error, or output that could not be written; 3 unreadable input; 130 interrupted. `shezu help COMMAND` shows \
    the options of one command.
    """)

  private static func commandTable(_ language: Language) -> ManualTable {
    ManualTable(
      headings: [Localized("命令", "command")[language], Localized("用途", "description")[language]],
      rows: Shezu.commands.map { ["`shezu \($0.name)`", $0.summary[language]] })
  }
}
