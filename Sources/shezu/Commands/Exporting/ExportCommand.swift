import ArgumentParser
import Columnar
import Exports
import Localization

struct ExportCommand: Subcommand {
  static let name = "export"
  static let summary = Localized("把整个登记册写成一个数据库或工作簿。", "Write the whole register as one database or workbook.")
  static let details = Localized(
    "一个种类一张表，全部字段、全部记录。格式由扩展名决定：.sqlite 或 .xlsx。数据库由此可交给 SQLite、DuckDB、PostgreSQL、ClickHouse 等。",
    "A table for each kind, with all fields and records. The format follows the extension: .sqlite or .xlsx. From the database a register goes on to SQLite, DuckDB, PostgreSQL, ClickHouse and others."
  )

  @Argument(help: ArgumentHelp("要写的文件，如 登记册.sqlite。", "The file to write, such as register.sqlite.", value: "file"))
  var file: String

  @OptionGroup var register: RegisterOptions

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(
      "只写这些种类，可写多次；默认为有文件的全部种类。", "Only these kinds, given any number of times; all that have files by default.",
      value: "kind"))
  var kinds: [String] = []

  @Option(
    help: ArgumentHelp(
      "格式：\(ExportCommand.formatNames)；默认依扩展名。", "Format: \(ExportCommand.formatNames); by the extension by default.",
      value: "format"))
  var format: String?

  @Flag(help: ArgumentHelp("允许替换已有的文件。", "Let the file be replaced where it exists."))
  var overwrite = false

  @OptionGroup var form: ValueOptions
  @OptionGroup var common: CommonOptions

  private static var formats: [ExportFormat] { ExportFormat.all.filter(\.holdsTables) }

  private static var formatNames: String { formats.map(\.name).joined(separator: ", ") }

  func perform(on console: Console) throws -> ExitStatus {
    let format = try chosenFormat()
    try form.check(.format(format))
    let target = FileTarget(path: file, overwrites: overwrite)
    if let obstacle = target.obstacle() {
      let hint = obstacle.reason == .exists ? Localized("（--overwrite）", " (--overwrite)").chosen : ""
      throw CommandError(.wrongUse, [obstacle.sentence.chosen + hint])
    }
    let opened = try OpenedRegister.open(register, on: console)
    let views = try chosenViews(opened.register, console.language)
    let summary: ExportSummary
    do throws(ExportError) {
      summary = try target.write { (sink: inout any ByteSink) throws(ExportError) in
        try Exporter.write(views, as: format, to: &sink) { _ in !Interruption.isAsked }
      }
    } catch {
      throw OutputError(error)
    }
    console.say(summary)
    console.say(
      Localized(
        "已把 \(views.count) 个种类的 \(Money.thousands(summary.rows)) 条记录写入 \(file)。",
        "\(Money.thousands(summary.rows)) records of \(Plural.english(views.count, "kind")) were written to \(file)."))
    return opened.finish(.done, on: console)
  }

  private func chosenFormat() throws -> ExportFormat {
    let known = Self.formats
    if let format {
      guard let found = known.first(where: { $0.name == format }) else {
        throw CommandError.unknown(
          Localized("可容多张表的格式", "format that holds several tables"), format, among: known.map(\.name))
      }
      return found
    }
    if let found = ExportFormat.forFile(file), found.holdsTables { return found }
    // A database has many endings: .db, .sqlite3 and others.
    let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ["db", "sqlite3", "db3"].contains(ending) { return .sqlite }
    throw CommandError(
      .wrongUse, "\(file) 的扩展名不是 .sqlite 或 .xlsx；请改名，或给出 --format。",
      "\(file) does not end in .sqlite or .xlsx; rename it, or give --format.")
  }

  private func chosenViews(_ register: Register, _ language: Language) throws -> [ExportView] {
    let chosen =
      kinds.isEmpty
      ? register.schema.kinds.indices.filter { register.present.contains($0) }
      : try kinds.map { try NameResolution.kind($0, in: register.schema) }
    let time = ExportTime()
    return chosen.map { kind in
      ExportView(
        register: register, kind: kind, rows: (0..<register.tables[kind].count).map(UInt32.init),
        columns: Array(register.schema.kinds[kind].fields.indices), language: language, values: form.values,
        isRedacted: form.redact,
        origin: ExportOrigin(
          register: self.register.register, query: "", sort: "", time: time, program: ProgramVersion.named))
    }
  }
}
