import ArgumentParser
import Columnar
import Localization

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "提示信息、表头和计算表用语的语言：zh 或 en；默认依环境。文件中的取值保持中文。",
      "Language of messages, headings and computed tables: zh or en; the locale's by default. Values from files stay Chinese.",
      value: "zh|en"
    ))
  var language: Language?
}
