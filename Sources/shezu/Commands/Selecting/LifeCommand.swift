import ArgumentParser
import Columnar
import Exports
import Localization
import Oversight

struct LifeCommand: Subcommand {
  static let name = "life"
  static let summary = Localized("列出说到一个组织的所有有日期的记录。", "List every dated record that speaks of one body.")
  static let details = Localized(
    "一条记录自己的日期，以及指向它的所有记录的日期，按日期排列：登记、年检、入团、整改、处罚、列入和移出。与屏幕上按 t 所见相同。主键不存在时退出状态为 1。",
    "The days of one record and of all records that point at it, by day: registered, inspected, joined, rectified, penalized, listed, removed. The same as t on the screen. Exit status 1 if no record has the key."
  )

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    _ = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let opened = try OpenedRegister.open(record.register, on: console)
    let (source, ordinal) = try opened.kind(named: record.kind.name)
    guard let row = record.rows(in: source.tables[ordinal], on: console).first else {
      return opened.finish(.differs, on: console)
    }
    let table = Life.table(
      of: Life.events(kind: ordinal, row: row, of: source), in: source, console.language)
    try console.write(ComputedView.view(of: table, console.language), options)
    if table.count == 0 { console.say(Localized("没有说到它的有日期的记录。", "No dated record speaks of it.")) }
    return opened.finish(table.count == 0 ? .differs : .done, on: console)
  }
}
