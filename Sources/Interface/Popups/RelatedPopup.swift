import Columnar
import Localization
import Querying
import Screen

/// The tables whose records the shown or marked ones are related to, with the number of these records.
struct RelatedPopup: ListPopup {
  static let contextTitle = Localized("关联记录", "Related records")

  static let commands = [
    Command(
      "show-related", .navigation, Localized("关联记录…", "Related records…"),
      help: Localized(
        "列出当前各行（或已标记的行）关联到的记录，按 ⏎ 作为查询打开，可保存、统计、导出",
        "List what the rows shown, or the marked ones, are related to; Enter opens it as a query to save, count or export"
      ),
      keys: ["r"], in: [.table, .detail, .facets], readsRows: true, unless: DisabledReason.noRecord
    ) { $0.showRelated() },
    Command(
      "open-related", .navigation, Localized("打开", "Open"),
      help: Localized("打开光标处的关联记录", "Open the related records under the cursor"), keys: ["Enter"], in: [context],
      hint: 0, isOffered: false
    ) { $0.openRelated() },
  ]

  let register: Register
  /// The number of records that the offers are related to.
  let records: Int
  let offers: [RelatedRecords]
  let generation: Int
  /// Of each offer, once they are counted.
  private(set) var counts: [Int?] = []
  var cursor = ListCursor()

  init(register: Register, records: Int, offers: [RelatedRecords], generation: Int) {
    self.register = register
    self.records = records
    self.offers = offers
    self.generation = generation
  }

  mutating func take(_ answer: RelatedQuestion.Answer) {
    if answer.generation == generation { counts = answer.counts }
  }

  func title(in model: Model) -> String { Phrase.relatedTitle(model.language, Money.thousands(records)) }
  func count(in model: Model) -> Int { offers.count }
  func fixedLines(in model: Model) -> Int { model.size.rows >= 16 ? 3 : 0 }
  func size(in model: Model, available: Size) -> Size { Size(rows: listRows(in: model), columns: 90) }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let (language, theme, widths) = (model.language, model.theme, model.widths)
    let titles = offers.map { register.schema.kinds[$0.kind].title[language] }
    let titleWidth = min(canvas.size.columns / 2, titles.map { widths.width(of: $0) }.max() ?? 0)
    for line in 0..<max(0, canvas.size.rows - fixedLines(in: model)) {
      let index = cursor.top + line
      guard offers.indices.contains(index) else { break }
      let count = counts.indices.contains(index) ? counts[index] : nil
      let role: Role = count == 0 ? .dim : .text
      canvas.put(widths.elide(titles[index], to: titleWidth), row: line, column: 2, style: theme[role])
      let text =
        count.map { Money.thousands($0) } ?? (counts.isEmpty ? Phrase.pending(language) : Phrase.empty(language))
      let right = canvas.size.columns - widths.width(of: text)
      let left = titleWidth + 4
      let via = offers[index].via.map { $0[language] }.joined(separator: Phrase.breadcrumb(language))
      if !via.isEmpty {
        let room = max(0, right - 2 - left)
        canvas.put(
          widths.elide(Phrase.relatedVia(language, via), to: room), row: line, column: left, limit: room,
          style: theme[.dim])
      }
      canvas.put(text, row: line, column: right, style: theme[.count])
      guard index == cursor.index else { continue }
      canvas.put("▸", row: line, column: 0, limit: 1, style: theme[.text])
      model.select(line, &canvas)
    }
    drawQuery(in: model, &canvas)
  }

  /// The query under the cursor, below the list.
  private func drawQuery(in model: Model, _ canvas: inout Canvas) {
    guard fixedLines(in: model) > 0, offers.indices.contains(cursor.index) else { return }
    let columns = max(1, canvas.size.columns - 2)
    let first = canvas.size.rows - fixedLines(in: model) + 1
    let lines = model.widths.wrap(offers[cursor.index].query, to: columns)
    for (index, line) in lines.prefix(2).enumerated() {
      let text = index == 1 && lines.count > 2 ? model.widths.elide(line + "…", to: columns) : line
      canvas.put(text, row: first + index, column: 2, limit: columns, style: model.theme[.dim])
    }
  }
}
