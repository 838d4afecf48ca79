import Columnar
import Localization
import Oversight
import Querying
import Screen

/// Chooses the field that a key of the files feeds. The choice is kept for the register, and the files are read again.
struct MappingPopup: ListPopup {
  static let contextTitle = Localized("列的归属", "Field of a column")
  static let sharedKeys: SharedKeys = [.close, .list, .editing, .typing]

  static let commands = [
    Command(
      "map-key", .columns, Localized("归入", "Choose"),
      help: Localized(
        "把文件中的键归入光标处的字段，并重新加载文件", "Let the key feed the field under the cursor, and read the files again"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false
    ) { $0.mapChosenKey() }
  ]

  let key: FileKey
  let options: [MappingOption]
  /// What is so now.
  let current: MappingOption.Choice
  /// What was typed to find a field.
  var text = TextField()
  var cursor = ListCursor()

  init(key: FileKey, options: [MappingOption]) {
    self.key = key
    self.options = options
    switch key.reason {
    case .inferred, .none: current = .own
    case .name, .part, .mapping: current = key.field.map { .field($0) } ?? .own
    }
    // A key without a field begins at the likeliest one.
    if current != .own { cursor.index = options.firstIndex { $0.choice == current } ?? 0 }
  }

  /// The options that match what was typed.
  var shown: [MappingOption] {
    if text.isEmpty { return options }
    return options.filter {
      CommandScore.score(of: [$0.title.chinese, $0.title.english, $0.note.english], CommandScore.folded(text.text))
        != nil
    }
  }

  var chosen: MappingOption? { shown.indices.contains(cursor.index) ? shown[cursor.index] : nil }

  // MARK: Popup

  func title(in model: Model) -> String { Phrase.mapTitle(model.language, key.key) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 22, columns: 84) }
  func count(in model: Model) -> Int { shown.count }
  var takesText: Bool { true }

  /// The field to type into and a blank line above the list; below it, on a screen of many rows, what the choice does.
  func fixedLines(in model: Model) -> Int { 2 + (model.size.rows >= 16 ? 2 : 0) }

  mutating func edit(_ change: (inout TextField) -> Void) {
    let before = text.text
    change(&text)
    if text.text != before { cursor = ListCursor() }
  }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let (language, theme) = (model.language, model.theme)
    let columns = canvas.size.columns
    canvas.put("› ", row: 0, column: 0, style: theme[.prompt])
    if text.isEmpty {
      canvas.put(Phrase.searchHelp(language), row: 0, column: 3, limit: max(0, columns - 3), style: theme[.dim])
    }
    let shown = shown
    let titleWidth = min(columns / 2, options.map { model.widths.width(of: $0.title[language]) }.max() ?? 0)
    for line in 0..<max(0, canvas.size.rows - fixedLines(in: model)) {
      let index = cursor.top + line
      guard shown.indices.contains(index) else { break }
      let option = shown[index]
      let mark = option.choice == current ? "● " : ""
      canvas.put(
        model.widths.elide(option.title[language], to: titleWidth), row: line + 2, column: 2, style: theme[.text])
      let left = titleWidth + 4
      let room = max(0, columns - left)
      canvas.put(
        model.widths.elide(mark + option.note[language], to: room), row: line + 2, column: left, limit: room,
        style: theme[.dim])
      guard index == cursor.index else { continue }
      canvas.put("▸", row: line + 2, column: 0, limit: 1, style: theme[.text])
      model.select(line + 2, &canvas)
    }
    if model.size.rows >= 16 {
      canvas.put(
        model.widths.elide(Phrase.mapHelp(language), to: max(0, columns - 2)), row: canvas.size.rows - 1, column: 2,
        limit: max(0, columns - 2), style: theme[.dim])
    }
    model.draw(text, row: 0, column: 2, columns: max(1, columns - 3), hasCaret: true, &canvas)
  }
}

extension Model {
  /// Opens the dialog for the key of a row of the table of columns.
  mutating func openMapping(ofRow row: Int, in place: TableState) -> [Effect] {
    guard let key = FileKeys.key(ofRow: row, in: place.table, of: place.register) else {
      say(Phrase.needsRelation.text)
      return []
    }
    let isMapped = user.state.mappings[key.key] != nil
    popup = MappingPopup(key: key, options: MappingOption.ranked(for: key, in: place.register, isMapped: isMapped))
    return []
  }

  /// Keeps the chosen field for the key and reads the files again.
  mutating func mapChosenKey() -> [Effect] {
    guard let dialog = popup as? MappingPopup, let option = dialog.chosen else { return [] }
    popup = nil
    let key = dialog.key.key
    switch option.choice {
    case .records:
      guard let field = dialog.key.field else { return [] }
      return open(.records(kind: dialog.key.kind, query: "\(Query.quoted(field)):any"))
    case dialog.current: return []
    case .field(let name): user.state.mappings[key] = name
    case .own: user.state.mappings[key] = ""
    case .found: user.state.mappings[key] = nil
    }
    return [.map(user.state.mappings)] + reload()
  }

  /// The options of the command line that say the same as the choices made on the screen.
  var mappingWords: [String] {
    user.state.mappings.sorted { $0.key < $1.key }.flatMap { ["--map", "\($0.key)=\($0.value)"] }
  }
}
