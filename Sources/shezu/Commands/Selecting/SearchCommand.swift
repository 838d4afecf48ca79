import ArgumentParser
import Columnar
import Exports
import Localization
import Querying

struct SearchCommand: Subcommand {
  static let name = "search"
  static let summary = Localized("在整个登记册里找词。", "Find words in the whole register.")
  static let details = Localized(
    "一次查所有种类：照字面、按拼音、按信用代码，与屏幕上筛选的词相同。每个种类先列最好的几条，并写明共有几条。没有结果时退出状态为 1。",
    "Looks through all kinds at once: as written, by pinyin, by credit code, as words of a filter on the screen. Of each kind the best come first, with how many there are. Exit status 1 where nothing matched."
  )

  @Argument(help: ArgumentHelp("词，各词须同时出现。", "Words, all of which must occur.", value: "words"))
  var words: [String]

  @OptionGroup var register: RegisterOptions

  @Option(help: ArgumentHelp("每个种类最多列出几条；默认 5。", "List at most so many of each kind; 5 by default.", value: "n"))
  var limit = 5

  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    if limit < 0 { throw CommandError(.wrongUse, "--limit 不能为负数。", "--limit cannot be negative.") }
    _ = try options.layout(isTerminal: console.output.isTerminal)
    _ = try options.target()
    let query = RegisterSearch.query(words.joined(separator: " "))
    guard !query.isEmpty else { throw CommandError(.wrongUse, "请写出要找的词。", "Give the words to find.") }
    let opened = try OpenedRegister.open(register, on: console)
    var table = SearchTable()
    for group in try groups(query, in: opened.register) {
      table.add(group.rows, of: group.count, in: opened.register.tables[group.kind])
    }
    try console.write(table.view(console.language), options)
    for line in table.summary { console.say(line) }
    if table.isEmpty { console.say(Localized("没有符合的记录。", "No record matched.")) }
    return opened.finish(table.isEmpty ? .differs : .done, on: console)
  }

  private func groups(_ query: String, in register: Register) throws -> [RegisterSearch.Group] {
    let search = RegisterSearch(register, today: Selection.today(of: register))
    let found: [RegisterSearch.Group]?
    do throws(QueryError) {
      found = try search.groups(query, limit: limit, orders: OrderCache()) { Interruption.isAsked }
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(query, error))
    }
    guard let found else { throw OutputError.interrupted }
    return found
  }
}

/// What was found, as a table: a row for each record listed.
private struct SearchTable {
  private static let kind: Kind = {
    let group = Localized("查找", "Search")
    func field(_ name: String, _ title: Localized, _ type: FieldType) -> Field {
      Field(name, title, type, help: title, group: group)
    }
    return Kind(
      "search", title: group, singular: group, help: group, key: "number",
      fields: [
        field("number", Localized("序号", "Number"), .code(nil)), field("kind", Localized("种类", "Kind"), .text),
        field("matches", Localized("该种类共有", "Of this kind"), .integer(unit: nil)),
        field("key", Localized("主键", "Key"), .code(nil)), field("name", Localized("名称", "Name"), .text),
      ])
  }()

  private var found: [(table: Table, rows: [Int], count: Int)] = []

  var isEmpty: Bool { found.isEmpty }

  mutating func add(_ rows: [Int], of count: Int, in table: Table) { found.append((table, rows, count)) }

  var summary: [Localized] {
    found.map { table, rows, count in
      let title = table.kind.title
      let (all, shown) = (Money.thousands(count), Money.thousands(rows.count))
      return count == rows.count
        ? Localized("\(title.chinese)：\(all) 条。", "\(title.english): \(all).")
        : Localized(
          "\(title.chinese)：\(all) 条，列出 \(shown) 条。", "\(title.english): \(all), of which \(shown) are listed.")
    }
  }

  func view(_ language: Language) -> ExportView {
    var builder = TableBuilder(Self.kind)
    var number = 0
    for (table, rows, count) in found {
      for row in rows {
        number += 1
        builder.append([
          "number": .text(String(number)), "kind": .text(table.kind.title[language]), "matches": .integer(Int64(count)),
          "key": .text(table.key(row)), "name": .text(table.label(row)),
        ])
      }
    }
    return ComputedView.view(of: builder.table(), language)
  }
}
