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
    let query = Self.query(words)
    guard !query.isEmpty else { throw CommandError(.wrongUse, "请写出要找的词。", "Give the words to find.") }
    let opened = try OpenedRegister.open(register, on: console)
    var table = SearchTable()
    for kind in opened.register.schema.kinds.indices where opened.register.tables[kind].count > 0 {
      let selection = Selection(register: opened.register, kind: kind, query: RequestedQuery(text: query))
      let rows = try selection.rows(order: nil)
      if !rows.isEmpty {
        table.add(rows.prefix(limit).map { Int($0) }, of: rows.count, in: opened.register.tables[kind])
      }
    }
    try console.write(table.view(console.language), options)
    for line in table.summary { console.say(line) }
    if table.isEmpty { console.say(Localized("没有符合的记录。", "No record matched.")) }
    return opened.finish(table.isEmpty ? .differs : .done, on: console)
  }

  /// The words as a query of words alone: what would be anything else is put in quotation marks.
  static func query(_ words: [String]) -> String {
    words.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map { word in
      // A sign could be an operator, and OR joins clauses.
      let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber } && !["OR", "AND", "NOT"].contains(word.uppercased())
      return isPlain ? String(word) : Query.quoted(String(word))
    }.joined(separator: " ")
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
