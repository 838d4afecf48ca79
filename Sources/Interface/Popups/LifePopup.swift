import Columnar
import Localization
import Oversight
import Screen

/// The life of one body: all dated records that speak of it, on one axis and as a list.
struct LifePopup: ListPopup {
  static let contextTitle = Localized("历程", "Life")

  static let commands = [
    Command(
      "show-life", .navigation, Localized("历程", "Life"),
      help: Localized(
        "说到此组织的所有有日期的记录，按日期排列", "Every dated record that speaks of this body, by day"),
      keys: ["t"], in: [.table, .detail], readsRows: true, unless: DisabledReason.noRecord
    ) { $0.showLife() },
    Command(
      "open-event", .navigation, Localized("打开", "Open"),
      help: Localized("打开光标处的记录", "Open the record under the cursor"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false
    ) { $0.openEvent() },
    Command(
      "open-life-table", .navigation, Localized("打开为表", "Open as a table"),
      help: Localized("打开为表，可筛选、导出", "Open as a table, to filter and export"), keys: ["Tab"], in: [context],
      hint: 10, isOffered: false
    ) { $0.openLifeTable() },
  ]

  /// The name of the body.
  let label: String
  /// The register of the events: those of another one, after a reload, are not its.
  let source: ObjectIdentifier
  /// Nil until a worker answered.
  var events: [Life.Event]?
  var cursor = ListCursor()

  func title(in model: Model) -> String { Phrase.lifeTitle(model.language, label) }
  func count(in model: Model) -> Int { events?.count ?? 0 }

  /// The register that the events are of; nil after a reload.
  func register(in model: Model) -> Register? {
    guard let register = model.place?.register, ObjectIdentifier(register) == source else { return nil }
    return register
  }

  func fixedLines(in model: Model) -> Int { model.size.rows >= 12 ? 4 : 0 }
  func size(in model: Model, available: Size) -> Size {
    Size(rows: max(listRows(in: model), model.popupFrameLines + fixedLines(in: model) + 1), columns: 116)
  }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let (language, theme, widths) = (model.language, model.theme, model.widths)
    guard let events else {
      canvas.put(Phrase.counting(language), row: 0, column: 2, style: theme[.dim])
      return
    }
    guard let register = register(in: model), !events.isEmpty else {
      canvas.put(Phrase.noEvents(language), row: 0, column: 2, style: theme[.dim])
      return
    }
    let top = fixedLines(in: model)
    if top > 0 { drawAxis(events, in: model, &canvas) }
    let columns = canvas.size.columns
    for line in top..<max(top, canvas.size.rows) {
      let index = cursor.top + line - top
      guard events.indices.contains(index) else { break }
      let event = events[index]
      if index == cursor.index { canvas.put("▸", row: line, column: 0, limit: 1, style: theme[.text]) }
      canvas.put(event.day.description, row: line, column: 2, limit: max(0, columns - 2), style: theme[.text])
      var left = 14
      let texts: [(String, Int, Role)] = [
        (event.title(in: register, language), 22, .text),
        (register.schema.kinds[event.kind].title[language], columns >= 70 ? 14 : 0, .dim),
        (event.details(in: register, language), .max, .text),
      ]
      for (text, width, role) in texts where width > 0 {
        let room = max(0, min(width, columns - left))
        canvas.put(widths.elide(text, to: room), row: line, column: left, limit: room, style: theme[role])
        left += room + 2
      }
      if index == cursor.index { model.select(line, &canvas) }
    }
  }

  /// Years above, and below them how many events each column has; the one under the cursor stands out.
  private func drawAxis(_ events: [Life.Event], in model: Model, _ canvas: inout Canvas) {
    let columns = canvas.size.columns - 4
    guard columns >= 20, let first = events.first?.day, let last = events.last?.day else { return }
    let (start, end) = (first.components.year, last.components.year + 1)
    guard let from = Day(year: start, month: 1, day: 1), let to = Day(year: end, month: 1, day: 1) else { return }
    let span = max(1, Int(to.number) - Int(from.number))
    func column(_ day: Day) -> Int { min(columns - 1, (Int(day.number) - Int(from.number)) * columns / span) }
    var counts = [Int](repeating: 0, count: columns)
    for event in events { counts[column(event.day)] += 1 }
    let isASCII = model.drawsASCII
    let marks = counts.map { count -> String in
      switch count {
      case 0: isASCII ? "." : "·"
      case 1: isASCII ? "o" : "●"
      case 2...9: "\(count)"
      default: "+"
      }
    }
    canvas.put(marks.joined(), row: 1, column: 2, limit: columns, style: model.theme[.bar])
    if events.indices.contains(cursor.index) {
      let here = column(events[cursor.index].day)
      canvas.restyle(Rect(row: 1, column: 2 + here, rows: 1, columns: 1), with: model.theme[.popupSelection])
    }
    // Labels far enough apart that they do not touch.
    let step = max(1, ((end - start) * 6 + columns - 1) / columns)
    for year in stride(from: start, to: end, by: step) {
      guard let day = Day(year: year, month: 1, day: 1), column(day) + 4 <= columns else { continue }
      canvas.put("\(year)", row: 0, column: 2 + column(day), limit: 4, style: model.theme[.dim])
    }
    canvas.put(
      Phrase.lifeSummary(model.language, first.description, last.description, Money.thousands(events.count)), row: 2,
      column: 2, limit: columns, style: model.theme[.dim])
  }
}

extension Model {
  /// Opens the life of the record under the cursor.
  mutating func showLife() -> [Effect] {
    guard let place, let row = place.row else { return [] }
    if place.description.name == Life.tableName { return openLifeRecord(row, of: place) }
    popup = LifePopup(label: place.table.label(row), source: ObjectIdentifier(place.register))
    return [
      .ask(LifeQuestion(generation: lives.next(), register: place.register, kind: place.kind, row: row))
    ]
  }

  mutating func take(_ answer: LifeQuestion.Answer) -> [Effect] {
    guard lives.accept(answer.generation) else { return [] }
    withPopup(LifePopup.self) { $0.events = answer.events }
    return []
  }

  mutating func openEvent() -> [Effect] {
    guard let life = popup as? LifePopup, let register = life.register(in: self), let events = life.events,
      events.indices.contains(life.cursor.index)
    else { return [] }
    popup = nil
    let event = events[life.cursor.index]
    return openRecord(ofKind: register.schema.kinds[event.kind].name, row: event.row, in: register)
  }

  /// Opens the events as a table on top of the one on the screen.
  mutating func openLifeTable() -> [Effect] {
    guard let life = popup as? LifePopup, let register = life.register(in: self), let events = life.events,
      !events.isEmpty
    else { return [] }
    popup = nil
    let table = Life.table(of: events, in: register, language)
    measures[Life.tableName] = nil
    user.marks[Life.tableName] = nil
    let alone = Register(
      schema: Schema(kinds: [table.kind]), card: register.card, tables: [table], present: [0])
    return drill(makePlace(alone, kind: 0))
  }

  /// Opens the record of a row of the table of events.
  mutating func openLifeRecord(_ row: Int, of place: TableState) -> [Effect] {
    func text(_ field: String) -> String {
      place.description.ordinal(of: field).map { CellText.text(place.value(row, $0), language) } ?? ""
    }
    guard let register, let target = register.table(text("table"))?.row(of: text("key")) else {
      say(Phrase.needsRelation.text)
      return []
    }
    return openRecord(ofKind: text("table"), row: target, in: register)
  }
}
