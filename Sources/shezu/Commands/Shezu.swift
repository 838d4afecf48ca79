import ArgumentParser
import Columnar
import Localization

// Commands: the command line of the program.
//
// Owns: the commands (one file each, listed here), their options and their output. Refuses: computations of its own that
// could differ from the screen; both call the same targets. Standard output is data, standard error is messages.

/// The root of the command line.
struct Shezu: ParsableCommand {
  static let version = "0.1.0"

  /// All commands, in the order of help. A new command is one file and one line here.
  static let commands: [any Subcommand.Type] = [
    BrowseCommand.self,
    ListCommand.self,
    CountCommand.self,
    ShowCommand.self,
    CheckCommand.self,
    FiguresCommand.self,
    FindingsCommand.self,
    DiffCommand.self,
    GenerateCommand.self,
    FieldsCommand.self,
    ColumnsCommand.self,
  ]

  /// The list of topics at the end of the root's help.
  private static var topics: String {
    let width = ManualTopic.all.map(\.name.count).max() ?? 0
    let lines = ManualTopic.all.map { topic in
      "  \(topic.name)\(String(repeating: " ", count: width - topic.name.count + 2))\(topic.title.chosen)"
    }
    let heading = Localized("专题（shezu help 专题名）：", "Topics (shezu help TOPIC):").chosen
    return "\n" + ([heading] + lines).joined(separator: "\n")
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "shezu",
      abstract: Localized("浏览、查询、核对、导出社会组织登记册。", "Browse, query, check and export registers of social organizations.")
        .chosen,
      discussion: Localized(
        """
        登记册是一个 JSON 文件夹或一个 JSON 文件；不给出时用随程序附带的登记册。
        标准输出是数据，标准错误是说明；不给 --format 时，终端上显示对齐的表，其他去处得到 csv。
        退出状态：0 完成；1 没有结果或有问题；2 用法不对或无法写出；3 有文件无法读取；130 被中断。
        例：
          shezu list organizations --where '宝鸡 养老' --sort -registeredOn
          shezu count projects --by programme --measure 'sum(invested)'
          shezu list enforcement -r penalties.json --as enforcement --format csv
        """,
        """
        A register is a folder of JSON files or one JSON file; without one, the bundled register is used.
        stdout is data, stderr is talk; without --format a terminal shows an aligned table and any other place gets csv.
        Exit status: 0 done; 1 nothing matched, or problems; 2 wrong use, or output that could not be written; 3 a file could not be read; 130 interrupted.
        Examples:
          shezu list organizations --where '宝鸡 养老' --sort -registeredOn
          shezu count projects --by programme --measure 'sum(invested)'
          shezu list enforcement -r penalties.json --as enforcement --format csv
        """
      ).chosen + topics,
      version: "shezu \(version)", subcommands: commands + [HelpCommand.self, DocumentCommand.self],
      defaultSubcommand: BrowseCommand.self)
  }
}
