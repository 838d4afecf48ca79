import ArgumentParser
import Columnar
import Localization

struct CompletionCommand: Subcommand {
  static let name = "completion"
  static let summary = Localized("输出 shell 的补全脚本。", "Print the completion script of a shell.")
  static let details = Localized(
    "补全命令、选项、记录类型、字段、查询条件、取值、格式、视图和文件。如 shezu completion bash > \(Shell.bash.place)；zsh 放在 fpath 中的文件夹里，名为 _shezu；fish 放在 \(Shell.fish.place)。",
    "Completes commands, options, kinds, fields, queries, values, formats, views and files. For example shezu completion bash > \(Shell.bash.place); for zsh a file _shezu in a folder of fpath; for fish \(Shell.fish.place)."
  )

  @Argument(help: ArgumentHelp("bash、zsh 或 fish。", "bash, zsh or fish.", value: "shell"))
  var shell: Shell

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    try console.output.write(shell.script)
    return .done
  }
}
