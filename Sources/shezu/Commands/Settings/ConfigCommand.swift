import ArgumentParser
import Columnar
import Exports
import Interface
import Localization

struct ConfigCommand: Subcommand {
  static let name = "config"
  static let summary = Localized("列出各项设置的当前值及其来源。", "List the settings that hold, and where each comes from.")
  static let details = Localized(
    "配置文件中的每处错误写到标准错误，附行号和最接近的已知词；改键时从别的命令夺走的按键也在那里说明。默认格式为 text。退出状态：0 没有错误；1 有错误。",
    "Every fault of config.json goes to standard error, with its line and the nearest known word; so does a key that was taken from another command. The format is text by default. Exit status: 0 no fault; 1 some."
  )

  @Flag(
    help: ArgumentHelp("输出 config.json 的 JSON Schema，供编辑器使用。", "Print the JSON Schema of config.json, for editors."))
  var jsonSchema = false

  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    if jsonSchema {
      try console.write(Setting.schema(console.language).text(style: .pretty) + "\n", options)
      return .done
    }
    let configuration = Configuration.read()
    let table = SettingTable(configuration, language: common.language).view(console.language)
    try console.write(table, options, otherwise: .text)
    for remark in configuration.remarks { console.say(configuration.sentence(remark)) }
    if configuration.path == nil, let path = Configuration.standardPath {
      console.say(Localized("没有配置文件 \(path)。", "There is no \(path)."))
    }
    return configuration.faults.isEmpty ? .done : .differs
  }
}
