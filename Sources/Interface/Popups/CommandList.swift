import Columnar
import Screen

/// A line of help or of the palette.
enum CommandEntry: Sendable {
  case heading(String)
  case command(Command)
  case tab(Model.Tab)
  case edit(TextField.Binding)
  case view(SavedView)
}

/// A popup that lists commands and narrows them by what is typed: help and the palette. Two lines at the bottom show the
/// whole explanation of the line under the cursor, which the list may cut.
protocol CommandList: ListPopup {
  var text: TextField { get set }
  /// Column of the first text of a line, widths of all texts but the last, and which text is the keys.
  static var columns: (first: Int, widths: [Int], keys: Int) { get }
  static var prompt: String { get }
  func entries(in model: Model) -> [CommandEntry]
  /// The texts of a line, by column; the dim ones cannot run now. Headings have none.
  func texts(of entry: CommandEntry, in model: Model) -> (texts: [String], isDim: Bool)
  /// Whether a command of the list runs from here.
  func canRun(_ command: Command) -> Bool
}

extension CommandList {
  static var sharedKeys: SharedKeys { [.close, .list, .run, .editing, .typing] }
  static var commands: [Command] { [] }
  var takesText: Bool { true }

  func fixedLines(in model: Model) -> Int { 2 + explanationLines(in: model) }

  /// None on a small screen, where the list needs the space.
  private func explanationLines(in model: Model) -> Int { model.size.rows >= 16 ? 3 : 0 }
  func count(in model: Model) -> Int { entries(in: model).count }

  mutating func edit(_ change: (inout TextField) -> Void) {
    change(&text)
    cursor = ListCursor()
  }

  func runEntry(in model: inout Model) -> [Effect] {
    let entries = entries(in: model)
    guard entries.indices.contains(cursor.index) else {
      model.say(Phrase.unknownCommand.localized(text.text), isError: true)
      return []
    }
    switch entries[cursor.index] {
    case .heading, .edit: return []
    case .view(let view): return model.open(view)
    case .tab(let tab):
      model.popup = nil
      return model.go(to: tab)
    case .command(let command):
      guard canRun(command) else { return [] }
      model.popup = nil
      return model.perform(command)
    }
  }

  func draw(in model: Model, _ canvas: inout Canvas) {
    let (language, theme) = (model.language, model.theme)
    let columns = canvas.size.columns
    canvas.put(Self.prompt, row: 0, column: 0, style: theme[.prompt])
    if text.isEmpty {
      canvas.put(Phrase.searchHelp(language), row: 0, column: 3, limit: max(0, columns - 3), style: theme[.dim])
    }
    let entries = entries(in: model)
    for line in 0..<max(0, canvas.size.rows - fixedLines(in: model)) {
      let index = cursor.top + line
      guard entries.indices.contains(index) else { break }
      draw(entries[index], in: model, row: line + 2, &canvas)
      if index == cursor.index {
        canvas.put("▸", row: line + 2, column: 0, limit: 1, style: theme[.text])
        model.select(line + 2, &canvas)
      }
    }
    if entries.indices.contains(cursor.index) { drawExplanation(of: entries[cursor.index], in: model, &canvas) }
    model.draw(text, row: 0, column: 2, columns: max(1, columns - 3), hasCaret: true, &canvas)
  }

  private func drawExplanation(of entry: CommandEntry, in model: Model, _ canvas: inout Canvas) {
    let rows = explanationLines(in: model) - 1
    guard rows > 0, let text = texts(of: entry, in: model).texts.last, canvas.size.columns > 2 else { return }
    let first = canvas.size.rows - rows
    for (line, part) in model.widths.wrap(text, to: canvas.size.columns - 2).prefix(rows).enumerated() {
      canvas.put(part, row: first + line, column: 2, limit: canvas.size.columns - 2, style: model.theme[.text])
    }
  }

  private func draw(_ entry: CommandEntry, in model: Model, row: Int, _ canvas: inout Canvas) {
    if case .heading(let text) = entry {
      canvas.put(text, row: row, column: 2, style: model.theme[.heading])
      return
    }
    let (texts, isDim) = texts(of: entry, in: model)
    let columns = Self.columns
    var x = columns.first
    for (index, text) in texts.enumerated() {
      let rest = max(0, canvas.size.columns - x)
      let isLast = index == texts.count - 1
      let width =
        index < columns.widths.count && !isLast ? min(rest, columns.widths[index], columnLimit(index, canvas)) : rest
      let role: Role = isDim ? .dim : index == columns.keys ? .hintKey : isLast && index > 0 ? .dim : .text
      canvas.put(model.widths.elide(text, to: width), row: row, column: x, limit: width, style: model.theme[role])
      x += width + 2
    }
  }

  /// In help the keys come first and take at most a third of the screen.
  private func columnLimit(_ index: Int, _ canvas: Canvas) -> Int {
    index == 0 && Self.columns.keys == 0 ? canvas.size.columns / 3 : .max
  }

  /// Texts of a command's line, and whether it cannot run now.
  func help(of command: Command, in model: Model) -> (text: String, isDim: Bool) {
    guard let reason = command.obstacle(model) else { return (command.help[model.language], false) }
    return (Phrase.disabled(model.language, reason(model.language)), true)
  }
}
