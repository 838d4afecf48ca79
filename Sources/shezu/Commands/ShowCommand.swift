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

  @OptionGroup var kind: KindArgument

  @Argument(help: ArgumentHelp("主键，如统一社会信用代码。", "The key, such as a unified social credit code.", value: "key"))
  var key: String

  @OptionGroup var register: RegisterOptions

  @Option(help: ArgumentHelp("格式：text（默认）或 json。", "Format: text (the default) or json.", value: "format"))
  var format: String?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let formats = ["text", "json"]
    let format = format ?? "text"
    guard formats.contains(format) else {
      throw CommandError.unknown(Localized("格式", "format"), format, among: formats)
    }
    let opened = try OpenedRegister.open(register, on: console)
    let (source, ordinal) = try opened.kind(named: kind.name)
    let rows = RecordPage.rows(of: key, in: source.tables[ordinal])
    guard !rows.isEmpty else {
      sayNotFound(in: source.tables[ordinal], console)
      return opened.finish(.differs, on: console)
    }
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

  private func sayNotFound(in table: Table, _ console: Console) {
    let kind = table.kind
    console.say(
      Localized("没有主键为“\(key)”的\(kind.title.chinese)。", "No \(kind.singular.english) has the key “\(key)”."))
    var near: [String] = []
    for row in 0..<table.count where near.count < 5 && !key.isEmpty {
      let candidate = table.key(row)
      if candidate.hasPrefix(key) { near.append("\(candidate)  \(table.label(row))") }
    }
    if !near.isEmpty {
      console.say(Localized("以此开头的主键：", "Keys that begin with it:"))
      for line in near { console.say("  " + line) }
    }
    console.sayNear(NearCode.rows(of: key, in: table), in: table)
    if let page = CodePage(code: key, of: table.kind) {
      console.say(page.text(console.language, console.width))
    }
  }
}
