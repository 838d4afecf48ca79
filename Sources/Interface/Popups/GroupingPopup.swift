import Columnar
import Localization
import Querying
import Screen

/// Chooses the groups of a frequency table: one field or two, and a measure.
struct GroupingPopup: PopupView {
  enum Line: Int, Sendable, CaseIterable {
    case first, second, measure, shape
  }

  static let contextTitle = Localized("分组统计", "Group by")
  static let sharedKeys: SharedKeys = [.close, .typing]

  static let commands = [
    Command(
      "compute-groups", .filtering, Localized("统计", "Group"), help: Localized("统计并显示结果", "Group and show the result"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false
    ) { $0.computeGroups() },
    Command(
      "next-group-line", .filtering, Localized("下一项", "Next item"), help: Localized("移到下一项", "Move to the next item"),
      keys: ["Down", "Tab"], in: [context], isOffered: false
    ) { $0.changeGrouping { $0.move(by: 1) } },
    Command(
      "previous-group-line", .filtering, Localized("上一项", "Previous item"),
      help: Localized("移到上一项", "Move to the previous item"),
      keys: ["Up", "Shift-Tab"], in: [context], isOffered: false
    ) { $0.changeGrouping { $0.move(by: -1) } },
    Command(
      "next-group-choice", .filtering, Localized("下一个选项", "Next option"),
      help: Localized("切换到下一个选项", "Choose the next option"),
      keys: ["Right"], in: [context], hint: 10, isOffered: false
    ) { $0.changeGrouping { $0.change(by: 1) } },
    Command(
      "previous-group-choice", .filtering, Localized("上一个选项", "Previous option"),
      help: Localized("切换到上一个选项", "Choose the previous option"),
      keys: ["Left"], in: [context], isOffered: false
    ) { $0.changeGrouping { $0.change(by: -1) } },
  ]

  var line = Line.first
  let paths: [GroupingOption]
  let measures: [GroupingOption]
  /// Position in `paths`.
  var first: Int
  /// 0 for none, otherwise one more than the position in `paths`.
  var second = 0
  /// Position in `measures`.
  var measure = 0
  /// Position in `GroupingOption.shapes`, for two fields.
  var shape = 0
  /// What was typed to find an option of the line.
  var search = TextField()

  /// The chosen paths.
  var by: [String] { [paths[first].text] + (second > 0 ? [paths[second - 1].text] : []) }

  /// The options of the line.
  var options: [GroupingOption] {
    switch line {
    case .first: paths
    case .second: [.none] + paths
    case .measure: measures
    case .shape: GroupingOption.shapes
    }
  }

  /// The chosen option of the line.
  var chosen: Int {
    get {
      switch line {
      case .first: first
      case .second: second
      case .measure: measure
      case .shape: shape
      }
    }
    set {
      switch line {
      case .first: first = newValue
      case .second: second = newValue
      case .measure: measure = newValue
      case .shape: shape = newValue
      }
    }
  }

  /// The options of the line that match what was typed, best first; all if nothing was typed.
  var matches: [Int] {
    let options = options
    if search.isEmpty { return Array(options.indices) }
    let typed = SpellingMatch(search.text)
    let ranked = options.indices.compactMap { index -> (Int, Int)? in
      let option = options[index]
      let names = [option.text, option.title.chinese, option.title.english]
      return typed.rank(in: names).map { ($0, index) }
    }
    return ranked.sorted { $0 < $1 }.map(\.1)
  }

  /// The next choice of the line, among those that match.
  mutating func change(by step: Int) {
    let matches = matches
    guard !matches.isEmpty else { return }
    let position = matches.firstIndex(of: chosen) ?? (step > 0 ? -1 : 0)
    chosen = matches[(position + step + matches.count) % matches.count]
  }

  /// Goes to another line and clears what was typed.
  mutating func move(by step: Int) {
    let lines = Line.allCases
    line = lines[(line.rawValue + step + lines.count) % lines.count]
    search = TextField()
  }

  // MARK: Popup

  func title(in model: Model) -> String { Phrase.groupTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 18, columns: 72) }
  var takesText: Bool { true }
  /// Arrows change the option.
  func takes(_ edit: TextField.Edit) -> Bool { edit != .left && edit != .right }

  /// Chooses the best match of what is typed.
  mutating func edit(_ change: (inout TextField) -> Void) {
    let before = search.text
    change(&search)
    if search.text != before, !search.isEmpty, let best = matches.first { chosen = best }
  }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let (language, theme) = (model.language, model.theme)
    let lines: [(Line, Phrase, GroupingOption)] = [
      (.first, .groupBy, paths[first]), (.second, .groupAnd, second == 0 ? .none : paths[second - 1]),
      (.measure, .groupMeasure, measures[measure]),
      (.shape, .groupShape, GroupingOption.shapes[second == 0 ? 0 : shape]),
    ]
    let labelWidth = lines.map { model.widths.width(of: $0.1(language)) }.max() ?? 0
    for (row, (line, label, option)) in lines.enumerated() {
      let isChosen = line == self.line
      if isChosen { canvas.put("▸", row: row, column: 0, limit: 1, style: theme[.text]) }
      canvas.put(label(language), row: row, column: 2, style: theme[.label])
      canvas.put("‹ \(option.title[language]) ›", row: row, column: labelWidth + 4, style: theme[.text])
      if isChosen { model.select(row, &canvas) }
    }
    let bottom = canvas.size.rows - 1
    drawOptions(rows: 5..<max(5, bottom - 1), in: model, &canvas)
    if bottom > 3 {
      canvas.put(
        model.widths.elide(Phrase.groupKeys(language), to: canvas.size.columns - 2), row: bottom, column: 2,
        style: theme[.dim])
    }
  }

  /// The search field, and the matching options of the line around the chosen one.
  private func drawOptions(rows: Range<Int>, in model: Model, _ canvas: inout Canvas) {
    guard let first = rows.first else { return }
    let theme = model.theme
    canvas.put("› ", row: first, column: 2, style: theme[.prompt])
    model.draw(search, row: first, column: 4, columns: max(1, canvas.size.columns - 5), hasCaret: true, &canvas)
    let (options, matches) = (options, matches)
    let listRows = rows.count - 1
    let position = matches.firstIndex(of: chosen) ?? 0
    let top = max(0, min(position - listRows / 2, matches.count - listRows))
    for (line, index) in matches.dropFirst(top).prefix(listRows).enumerated() {
      let option = options[index]
      canvas.put(
        [
          Run(index == chosen ? "› " : "  ", theme[.text]), Run(option.title[model.language], theme[.text]),
        ], row: first + 1 + line, column: 2, limit: max(0, canvas.size.columns - 2))
    }
  }
}

extension Model {
  mutating func openGrouping() -> [Effect] {
    guard let place else { return [] }
    let source = place.frequency?.question ?? place.crossed?.question
    let (register, kind) = (place.origin.register, place.origin.kind)
    let paths = GroupingOption.paths(of: kind, in: register.schema)
    guard !paths.isEmpty else { return [] }
    func index(of path: String?) -> Int? { path.flatMap { path in paths.firstIndex { $0.text == path } } }
    let own = place.originField.map { register.schema.kinds[kind].fields[$0].name }
    let measures = GroupingOption.measures(of: register.schema.kinds[kind])
    var dialog = GroupingPopup(
      paths: paths, measures: measures,
      first: index(of: source?.by.first) ?? paths.firstIndex { $0.text.hasPrefix(own ?? "") } ?? 0)
    if let by = source?.by, by.count > 1 { dialog.second = (index(of: by[1]) ?? -1) + 1 }
    dialog.shape = place.frequency == nil ? 1 : 0
    dialog.measure = measures.firstIndex { $0.text == source?.measure } ?? 0
    popup = dialog
    return []
  }

  mutating func changeGrouping(_ change: (inout GroupingPopup) -> Void) -> [Effect] {
    withPopup(GroupingPopup.self, change)
    return []
  }

  mutating func computeGroups() -> [Effect] {
    guard let dialog = popup as? GroupingPopup else { return [] }
    popup = nil
    return group(
      by: dialog.by, measure: dialog.measures[dialog.measure].text,
      isCrossed: dialog.second > 0 && dialog.shape == 1)
  }
}
