import ArgumentParser
import Columnar
import Localization

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "界面与表头的语言：zh 或 en；默认依环境。", "Language of messages and headings: zh or en; the locale's by default.", value: "zh|en"
    ))
  var language: Language?
}
