import Columnar
import Localization
import Querying
import Screen

/// The saved views, searched by typing, with the question that the chosen one answers below the list.
struct ViewsPopup: ListPopup {
  static let contextTitle = Localized("已保存的视图", "Saved views")
  static let sharedKeys: SharedKeys = [.close, .list, .editing, .typing]

  static let commands = [
    Command(
      "open-view", .filtering, Localized("打开", "Open"), help: Localized("打开光标处的视图", "Open the view under the cursor"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false, unless: DisabledReason.noViews
    ) { $0.openChosenView() },
    Command(
      "delete-view", .filtering, Localized("删除", "Delete"),
      help: Localized("删除光标处的视图", "Delete the view under the cursor"), keys: ["Delete"], in: [context], hint: 10,
      isOffered: false, unless: DisabledReason.noOwnView
    ) { $0.deleteChosenView() },
    Command(
      "write-views", .filtering, Localized("写入文件…", "Write to a file…"),
      help: Localized("把列出的视图写入文件，供他人读取", "Write the listed views to a file, for a colleague to read"), keys: ["^S"],
      in: [context], hint: 20, isOffered: false, unless: DisabledReason.noViews
    ) { $0.askViewFile(toWrite: true) },
    Command(
      "read-views", .filtering, Localized("从文件读取…", "Read from a file…"),
      help: Localized("读取他人写出的视图，加入自己的视图", "Read views that a colleague wrote, as your own"), keys: ["^O"],
      in: [context], hint: 30, isOffered: false
    ) { $0.askViewFile(toWrite: false) },
  ]

  var text = TextField()
  var cursor = ListCursor()

  var takesText: Bool { true }

  /// After the text there is nothing to delete: the key deletes the view.
  func takes(_ edit: TextField.Edit) -> Bool { edit != .deleteForward || text.caret < text.characters.count }

  mutating func edit(_ change: (inout TextField) -> Void) {
    change(&text)
    cursor = ListCursor()
  }

  /// The views whose title, kind or query matches what was typed, titles that begin with it first.
  func views(in model: Model) -> [SavedView] {
    let all = model.user.views.all
    if text.isEmpty { return all }
    let typed = SpellingMatch(text.text)
    let ranked = all.compactMap { view -> (rank: Int, view: SavedView)? in
      if let rank = typed.rank(in: [view.title.chinese, view.title.english]) { return (rank, view) }
      let rest = [model.title(of: .kind(view.kind)), view.query, view.help?[model.language] ?? ""]
      return typed.rank(in: rest).map { _ in (2, view) }
    }
    return (0...2).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.view) }
  }

  func title(in model: Model) -> String { Phrase.viewsTitle(model.language) }
  func count(in model: Model) -> Int { views(in: model).count }

  func size(in model: Model, available: Size) -> Size {
    // As high as for all views, so that it does not jump while one types.
    Size(
      rows: max(1, model.user.views.all.count) + model.popupFrameLines + fixedLines(in: model), columns: 100)
  }

  /// The line for typing, and lines below the list; only the first on a screen of few rows.
  func fixedLines(in model: Model) -> Int { 1 + helpLines(in: model) }

  private func helpLines(in model: Model) -> Int { model.size.rows >= 16 ? 4 : 0 }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let (language, theme) = (model.language, model.theme)
    let views = views(in: model)
    canvas.put("› ", row: 0, column: 0, style: theme[.prompt])
    if text.isEmpty {
      canvas.put(
        Phrase.searchHelp(language), row: 0, column: 3, limit: max(0, canvas.size.columns - 3), style: theme[.dim])
    }
    if model.user.views.isEmpty { canvas.put(Phrase.noViews(language), row: 1, column: 2, style: theme[.dim]) }
    let titleWidth = min(
      canvas.size.columns / 2, views.map { model.widths.width(of: $0.title[language]) }.max() ?? 0)
    for line in 0..<max(0, canvas.size.rows - fixedLines(in: model)) {
      let index = cursor.top + line
      guard views.indices.contains(index) else { break }
      draw(views[index], in: model, row: line + 1, titleWidth: titleWidth, &canvas)
      guard index == cursor.index else { continue }
      canvas.put("▸", row: line + 1, column: 0, limit: 1, style: theme[.text])
      model.select(line + 1, &canvas)
    }
    if helpLines(in: model) > 0, let view = model.chosenView { drawHelp(of: view, in: model, &canvas) }
    model.draw(text, row: 0, column: 2, columns: max(1, canvas.size.columns - 3), hasCaret: true, &canvas)
  }

  private func draw(_ view: SavedView, in model: Model, row: Int, titleWidth: Int, _ canvas: inout Canvas) {
    let (language, theme, widths) = (model.language, model.theme, model.widths)
    let columns = canvas.size.columns
    let sign = view.isShipped ? Phrase.shippedView(language) : ""
    let signWidth = sign.isEmpty ? 0 : widths.width(of: sign) + 2
    canvas.put(widths.elide(view.title[language], to: titleWidth), row: row, column: 2, style: theme[.text])
    let kind = model.title(of: .kind(view.kind))
    let left = titleWidth + 4
    let room = max(0, columns - left - signWidth)
    canvas.put(widths.elide(kind, to: room), row: row, column: left, limit: room, style: theme[.dim])
    let queryLeft = left + widths.width(of: kind) + 2
    let rest = max(0, columns - queryLeft - signWidth)
    if !view.query.isEmpty {
      canvas.put(widths.elide(view.query, to: rest), row: row, column: queryLeft, limit: rest, style: theme[.dim])
    }
    canvas.put(sign, row: row, column: columns - signWidth + 2, limit: max(0, signWidth - 2), style: theme[.dim])
  }

  /// The question that the view answers, else its query.
  private func drawHelp(of view: SavedView, in model: Model, _ canvas: inout Canvas) {
    let language = model.language
    let text = view.help?[language] ?? (view.query.isEmpty ? Phrase.everyRecord(language) : view.query)
    let columns = max(1, canvas.size.columns - 2)
    let first = canvas.size.rows - helpLines(in: model) + 1
    let lines = model.widths.wrap(text, to: columns).prefix(max(0, canvas.size.rows - first))
    for (index, line) in lines.enumerated() {
      canvas.put(line, row: first + index, column: 2, limit: columns, style: model.theme[.text])
    }
  }
}
