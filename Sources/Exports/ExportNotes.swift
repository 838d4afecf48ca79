import Columnar
import Localization

/// What a spreadsheet, a page or a database says about the rows in it: query, counts, source, time.
enum ExportNotes {
  struct Line: Sendable, Hashable {
    /// For programs.
    let name: String
    let title: String
    let text: String
  }

  static func lines(of view: ExportView) -> [Line] {
    let language = view.language
    var lines: [Line] = []
    func add(_ name: String, _ title: Localized, _ text: String) {
      if !text.isEmpty { lines.append(Line(name: name, title: title[language], text: text)) }
    }
    let card = view.register.card
    add("register", Localized("登记册", "Register"), card.title[language])
    add("asOf", Localized("截至", "As of"), card.asOf?.description ?? "")
    if card.synthetic {
      add(
        "synthetic", Localized("性质", "Nature"),
        Localized("虚构数据：组织与记录均为生成", "synthetic: organizations and records are invented")[language])
    }
    add("kind", Localized("种类", "Kind"), view.table.kind.title[language])
    if let origin = view.origin {
      add("source", Localized("来源", "Source"), origin.register ?? Localized("内置登记册", "built-in register")[language])
      let query = origin.query.isEmpty ? Localized("（全部）", "(all records)")[language] : origin.query
      add("query", Localized("条件", "Query"), query)
      add("sort", Localized("排序", "Order"), origin.sort)
    }
    add("records", Localized("记录数", "Records"), Money.thousands(view.rows.count))
    add("allRecords", Localized("该种类共有", "Of all records"), Money.thousands(view.table.count))
    if view.isRedacted {
      add("masked", Localized("隐去", "Masked"), Localized("个人信息写作 ***", "personal values are written ***")[language])
    }
    if let origin = view.origin {
      add("time", Localized("导出时间", "Exported"), origin.time.description)
      add("program", Localized("程序", "Program"), origin.program)
    }
    return lines
  }
}
