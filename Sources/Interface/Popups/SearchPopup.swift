import Columnar
import Localization
import Querying
import Screen

/// One box for the whole register: what is typed is looked for in all kinds at once, and the hits are listed by kind.
struct SearchPopup: ListPopup {
  static let contextTitle = Localized("全部搜索", "Search everything")
  static let sharedKeys: SharedKeys = [.close, .list, .editing, .typing]

  static let commands = [
    Command(
      "search-everything", .navigation, Localized("全部搜索", "Search everything"),
      help: Localized(
        "在所有表中查找：名称、显示的文字、读音或代码", "Look through all tables: by name, shown text, sound or code"),
      keys: ["^P"], in: Context.browsing.union([.filter]), unless: DisabledReason.noRegister
    ) { $0.openSearch() },
    Command(
      "search-from-overview", .navigation, Localized("搜索", "Search"),
      help: Localized("在所有表中查找", "Look through all tables"), keys: ["/"], in: [.overview], hint: 10,
      isOffered: false, unless: DisabledReason.noRegister
    ) { $0.openSearch() },
    Command(
      "open-hit", .navigation, Localized("打开", "Open"), help: Localized("打开光标处的记录", "Open the record under the cursor"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false
    ) { $0.openHit(.record) },
    Command(
      "open-hits", .navigation, Localized("打开表", "Open table"),
      help: Localized("打开该记录所在的表，并按所查的词筛选", "Open the table of the record, filtered by the words"), keys: ["Tab"],
      in: [context], hint: 10, isOffered: false
    ) { $0.openHit(.table) },
  ]

  /// What is searched: a changed text, or another register, needs a new answer.
  struct Subject: Equatable {
    let text: String
    let register: ObjectIdentifier
  }

  enum Line: Equatable {
    case heading(kind: Int, count: Int)
    case hit(kind: Int, row: Int)
    /// Further hits of a kind, which its table shows.
    case more(kind: Int, count: Int)

    var kind: Int {
      switch self {
      case .heading(let kind, _), .hit(let kind, _), .more(let kind, _): kind
      }
    }
  }

  enum Target { case record, table }

  var text = TextField()
  var cursor = ListCursor()
  var subject: Subject?
  var found: SearchQuestion.Answer?
  /// What to open as soon as the answer is there.
  var waiting: Target?

  /// Hits listed of each kind if there are several kinds.
  private static let fewHits = 5

  var lines: [Line] {
    guard let groups = found?.groups else { return [] }
    return groups.flatMap { group -> [Line] in
      let rows = groups.count == 1 ? group.rows[...] : group.rows.prefix(Self.fewHits)
      let hits = rows.map { Line.hit(kind: group.kind, row: $0) }
      let more = group.count > rows.count ? [Line.more(kind: group.kind, count: group.count - rows.count)] : []
      return [.heading(kind: group.kind, count: group.count)] + hits + more
    }
  }

  /// The line under the cursor.
  var chosen: Line? {
    let lines = lines
    return lines.indices.contains(cursor.index) ? lines[cursor.index] : nil
  }

  func title(in model: Model) -> String { Phrase.searchTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { available }
  func fixedLines(in model: Model) -> Int { 2 }
  func count(in model: Model) -> Int { lines.count }
  var takesText: Bool { true }

  mutating func edit(_ change: (inout TextField) -> Void) {
    change(&text)
    waiting = nil
  }

  /// A heading cannot be chosen.
  mutating func cursorMoved(forward: Bool, in model: Model) {
    let lines = lines
    var index = max(0, min(cursor.index, lines.count - 1))
    func isHeading(_ index: Int) -> Bool {
      guard lines.indices.contains(index), case .heading = lines[index] else { return false }
      return true
    }
    while isHeading(index), index > 0, !forward { index -= 1 }
    while isHeading(index), index + 1 < lines.count { index += 1 }
    cursor.index = index
  }

  mutating func settle(in model: Model) {
    let (count, visible) = (lines.count, model.popupRows)
    if cursor.index == 0, count > 1 { cursor.index = 1 }
    cursor.settle(count: count, visible: visible)
    // The heading of the first hits stays in sight.
    if cursor.index == 1, visible > 1 { cursor.top = 0 }
  }

  // MARK: Drawing

  func draw(in model: Model, _ canvas: inout Canvas) {
    let (language, theme) = (model.language, model.theme)
    let columns = canvas.size.columns
    let previewColumns = columns >= 96 && canvas.size.rows >= 8 ? columns * 2 / 5 : 0
    let listColumns = columns - (previewColumns == 0 ? 0 : previewColumns + 3)
    canvas.put("› ", row: 0, column: 0, style: theme[.prompt])
    let summary = summary(in: model)
    let summaryColumns = model.widths.width(of: summary)
    let fieldColumns = max(1, columns - 3 - (summaryColumns + 20 < columns ? summaryColumns + 2 : 0))
    if fieldColumns < columns - 3 {
      canvas.put(summary, row: 0, column: columns - summaryColumns, limit: summaryColumns, style: theme[.dim])
    }
    if text.isEmpty {
      canvas.put(
        model.widths.elide(Phrase.searchBoxHelp(language), to: fieldColumns), row: 0, column: 3, limit: fieldColumns,
        style: theme[.dim])
    }
    if let register = model.register {
      let lines = lines
      for line in 0..<max(0, canvas.size.rows - fixedLines(in: model)) {
        let index = cursor.top + line
        guard lines.indices.contains(index) else { break }
        draw(lines[index], of: register, in: model, row: line + 2, columns: listColumns, &canvas)
        guard index == cursor.index else { continue }
        canvas.put("▸", row: line + 2, column: 0, limit: 1, style: theme[.text])
        canvas.restyle(Rect(row: line + 2, column: 0, rows: 1, columns: listColumns), with: theme[.popupSelection])
      }
      if previewColumns > 0, case .hit(let kind, let row)? = chosen {
        let lines = RecordPreview.lines(kind: kind, row: row, of: register, columns: previewColumns, model: model)
        for (line, content) in lines.prefix(max(0, canvas.size.rows - 2)).enumerated() {
          canvas.put(
            model.widths.elide(content.text, to: previewColumns), row: line + 2, column: listColumns + 3,
            limit: previewColumns, style: theme[content.role])
        }
      }
    }
    model.draw(text, row: 0, column: 2, columns: fieldColumns, hasCaret: true, &canvas)
  }

  /// Kinds, hits and time; or why there are none.
  private func summary(in model: Model) -> String {
    let language = model.language
    if text.text.utf8.count > RegisterSearch.limit { return Phrase.searchTooLong(language) }
    guard let found, !text.isEmpty else { return "" }
    if found.groups.isEmpty { return Phrase.noMatches(language) }
    let count = found.groups.reduce(0) { $0 + $1.count }
    return Phrase.searchSummary(language, "\(found.groups.count)", Money.thousands(count))
  }

  private func draw(
    _ line: Line, of register: Register, in model: Model, row: Int, columns: Int, _ canvas: inout Canvas
  ) {
    guard register.tables.indices.contains(line.kind) else { return }
    let (language, theme, widths) = (model.language, model.theme, model.widths)
    let table = register.tables[line.kind]
    switch line {
    case .heading(_, let count):
      let text = "\(table.kind.title[language])  \(Money.thousands(count))"
      canvas.put(widths.elide(text, to: columns - 1), row: row, column: 1, limit: columns - 1, style: theme[.heading])
    case .more(_, let count):
      let text = Phrase.moreRows(language, Money.thousands(count))
      canvas.put(text, row: row, column: 4, limit: max(0, columns - 4), style: theme[.dim])
    case .hit(let kind, let record):
      guard record < table.count else { return }
      let label = table.label(record)
      let rest = RecordPreview.summary(kind: kind, row: record, of: register, language)
      let labelColumns = max(1, min(columns - 3, max(columns / 2, columns - 4 - widths.width(of: rest))))
      canvas.put(widths.elide(label, to: labelColumns), row: row, column: 2, limit: labelColumns, style: theme[.text])
      let left = 2 + min(labelColumns, max(widths.width(of: label), columns / 3)) + 2
      let room = max(0, columns - left)
      canvas.put(widths.elide(rest, to: room), row: row, column: left, limit: room, style: theme[.dim])
    }
  }
}

extension Model {
  mutating func openSearch() -> [Effect] {
    if panes.focus == .filter { _ = acceptFilter() }
    popup = SearchPopup()
    return []
  }

  /// Asks for the hits if the text of the open search box, or the register, has changed.
  mutating func askSearch() -> [Effect] {
    guard var box = popup as? SearchPopup, let register else { return [] }
    let subject = SearchPopup.Subject(text: box.text.text, register: ObjectIdentifier(register))
    guard box.subject != subject else { return [] }
    let isOther = box.subject?.register != subject.register
    box.subject = subject
    let isSearched = !box.text.isEmpty && subject.text.utf8.count <= RegisterSearch.limit
    // Rows of another register are no hits of this one.
    if !isSearched || isOther { box.found = nil }
    popup = box
    guard isSearched else {
      searches.drop()
      return []
    }
    return [
      .ask(SearchQuestion(generation: searches.next(), register: register, text: subject.text, today: asOf))
    ]
  }

  mutating func take(_ answer: SearchQuestion.Answer) -> [Effect] {
    guard searches.accept(answer.generation), var box = popup as? SearchPopup else { return [] }
    box.found = answer
    box.cursor = ListCursor(index: answer.groups.isEmpty ? 0 : 1)
    let target = box.waiting
    box.waiting = nil
    popup = box
    return target.map { openHit($0) } ?? []
  }

  /// Opens the record under the cursor, or the table of its kind with the words as its filter. While an answer is awaited,
  /// the key waits for it.
  mutating func openHit(_ target: SearchPopup.Target) -> [Effect] {
    if searches.isPending {
      withPopup(SearchPopup.self) { $0.waiting = target }
      return []
    }
    guard let box = popup as? SearchPopup, let line = box.chosen, let query = box.found?.query, let register,
      register.schema.kinds.indices.contains(line.kind)
    else { return [] }
    let name = register.schema.kinds[line.kind].name
    let effects = goToTable(.kind(name))
    if case .hit(_, let row) = line, target == .record { return effects + openRecord(ofKind: name, row: row) }
    return effects + changeView(follow: false) { $0.filter.set(query) }
  }
}
