import ArgumentParser
import Columnar
import Interface
import Localization

// Commands: the command line of the program.
//
// Owns: the commands (one file each, listed here), their options and their output. Refuses: computations of its own that
// could differ from the screen; both call the same targets. Standard output is data, standard error is messages.

/// The root of the command line.
struct Shezu: ParsableCommand {
  /// All commands, in the order of help. A new command is one file and one line here.
  static let commands: [any Subcommand.Type] = [
    BrowseCommand.self,
    ListCommand.self,
    CountCommand.self,
    DescribeCommand.self,
    ShowCommand.self,
    CheckCommand.self,
    FiguresCommand.self,
    FindingsCommand.self,
    DiffCommand.self,
    SearchCommand.self,
    LifeCommand.self,
    ExportCommand.self,
    SQLCommand.self,
    VerifyCommand.self,
    WatchCommand.self,
    GenerateCommand.self,
    FieldsCommand.self,
    ColumnsCommand.self,
    ConfigCommand.self,
    CompletionCommand.self,
  ]

  private static var themes: String { Theme.Name.allCases.map(\.rawValue).joined(separator: "|") }

  /// The list of topics at the end of the root's help.
  private static var topics: String {
    let width = ManualTopic.all.map(\.name.count).max() ?? 0
    let lines = ManualTopic.all.map { topic in
      "  \(topic.name)\(String(repeating: " ", count: width - topic.name.count + 2))\(topic.title.chosen)"
    }
    let heading = Localized("专题（shezu help 专题名）：", "Topics (shezu help TOPIC):").chosen
    return "\n" + ([heading] + lines).joined(separator: "\n")
  }

  /// What every command has in common, and examples.
  static let introduction = Localized(
    """
    shezu PATH 在屏幕上打开登记册：存放文件的文件夹或单个文件；未指定时使用内置示例登记册。
    屏幕的选项：--view NAME 打开已保存的视图；--theme \(themes)；全部选项见 shezu help browse。
    数据写到标准输出，提示信息写到标准错误。未指定 --format 时，在终端显示对齐的表格，其他情况输出 CSV。
    \(exitStatus.chinese)
    例：
      shezu list organizations --where '宝鸡 养老' --sort -registeredOn
      shezu count projects --by programme --measure 'sum(invested)'
      shezu list enforcement -r penalties.json --as enforcement --format csv
    """,
    """
    shezu PATH opens a register on the screen: a folder of files or a single file. If none is given, the built-in sample register is used.
    Options of the screen: --view NAME opens a saved view; --theme \(themes); shezu help browse lists all.
    Data goes to standard output, messages to standard error. Without --format, a terminal shows an aligned table; otherwise CSV is written.
    \(exitStatus.english)
    Examples:
      shezu list organizations --where '宝鸡 养老' --sort -registeredOn
      shezu count projects --by programme --measure 'sum(invested)'
      shezu list enforcement -r penalties.json --as enforcement --format csv
    """)

  static let exitStatus = Localized(
    "退出状态：0 成功；1 无匹配结果或发现问题；2 用法错误或无法写入输出；3 文件无法读取；130 被中断。",
    "Exit status: 0 success; 1 no matches, or problems found; 2 usage error, or output could not be written; 3 a file could not be read; 130 interrupted."
  )

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "shezu",
      abstract: Localized("浏览、查询、核对、导出社会组织登记册。", "Browse, query, check and export registers of social organizations.")
        .chosen,
      discussion: introduction.chosen + topics,
      version: "shezu \(Release.current.version)",
      subcommands: commands + [HelpCommand.self, DocumentCommand.self, CompleteCommand.self],
      defaultSubcommand: BrowseCommand.self)
  }
}
