import ArgumentParser
import Columnar
import Exports
import Localization
import Querying

struct ShowCommand: Subcommand {
  static let name = "show"
  static let summary = Localized("显示一条记录及其关联记录。", "Show one record and its related records.")
  static let details = Localized(
    "统一社会信用代码按段说明。主键不存在时退出状态为 1，并列出以所输内容开头的主键，以及只错一个字符或相邻两字符颠倒的主键。",
    "A unified social credit code is explained part by part. If no record has the key, the exit status is 1 and similar keys are listed: those that begin with it, and those that differ by one character or one swap."
  )

  @OptionGroup var record: RecordOptions

  @Option(help: ArgumentHelp("格式：text（默认）或 json。", "Format: text (the default) or json.", value: "format"))
  var format: String?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let formats = ["text", "json"]
    let format = format ?? "text"
    guard formats.contains(format) else {
      throw CommandError.unknown(Localized("格式", "format"), format, among: formats)
    }
    let opened = try OpenedRegister.open(record.register, on: console)
    let (source, ordinal) = try opened.kind(named: record.kind.name)
    let rows = record.rows(in: source.tables[ordinal], on: console)
    guard !rows.isEmpty else { return opened.finish(.differs, on: console) }
    let pages = rows.map { RecordPage(register: source, kind: ordinal, row: $0, language: console.language) }
    for (index, page) in pages.enumerated() {
      if index > 0 { try console.output.writeLine() }
      try console.output.write(format == "json" ? page.json + "\n" : page.text(width: console.width))
    }
    if pages.count > 1 {
      console.say(Localized("有 \(pages.count) 条记录使用此主键。", "Records with this key: \(pages.count)."))
    }
    return opened.finish(.done, on: console)
  }
}
