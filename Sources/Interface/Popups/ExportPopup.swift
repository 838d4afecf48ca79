import Columnar
import Exports
import Localization
import Screen

/// Chooses what an export writes, line by line, and to which file.
struct ExportPopup: PopupView {
  enum Line: Int, Sendable, CaseIterable {
    case format, columns, rows, path
  }

  static let contextTitle = Localized("导出", "Export")
  static let sharedKeys: SharedKeys = [.close, .editing]

  static let commands = [
    Command(
      "next-option", .output, Localized("下一项", "Next item"), help: Localized("移到下一项", "Move to the next item"),
      keys: ["Down", "Tab"], in: [context], isOffered: false
    ) { $0.moveExportLine(by: 1) },
    Command(
      "previous-option", .output, Localized("上一项", "Previous item"),
      help: Localized("移到上一项", "Move to the previous item"),
      keys: ["Up", "Shift-Tab"], in: [context], hint: 10, isOffered: false
    ) { $0.moveExportLine(by: -1) },
    Command(
      "next-choice", .output, Localized("下一个选项", "Next option"), help: Localized("切换到下一个选项", "Choose the next option"),
      keys: ["Right", "Space"], in: [context], hint: 20, isOffered: false
    ) { $0.changeExport(by: 1) },
    Command(
      "previous-choice", .output, Localized("上一个选项", "Previous option"),
      help: Localized("切换到上一个选项", "Choose the previous option"),
      keys: ["Left"], in: [context], isOffered: false
    ) { $0.changeExport(by: -1) },
    Command(
      "write-export", .output, Localized("导出", "Export"), help: Localized("导出文件", "Write the file"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false
    ) { $0.writeExport() },
  ]

  var line = Line.path
  /// Position in `ExportFormat.all`.
  var format = 0
  var allColumns = false
  var onlyMarked: Bool
  var path: TextField
  /// Whether the path was typed; otherwise its suffix follows the format.
  var isPathTyped = false

  func title(in model: Model) -> String { Phrase.exportTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 11, columns: 84) }
  var takesText: Bool { line == .path }

  mutating func edit(_ change: (inout TextField) -> Void) {
    let before = path.text
    change(&path)
    if path.text != before { isPathTyped = true }
  }

  func draw(in model: Model, _ canvas: inout Canvas) {
    guard let place = model.place else { return }
    let (language, theme) = (model.language, model.theme)
    let labels = lines(of: place, in: model)
    let labelWidth = labels.map { model.widths.width(of: $0.label) }.max() ?? 0
    for (row, (line, label, text)) in labels.enumerated() {
      let isSelected = line == self.line
      canvas.put(isSelected ? "▸" : " ", row: row, column: 0, limit: 1, style: theme[.text])
      canvas.put(label, row: row, column: 2, style: theme[.label])
      let column = labelWidth + 4
      if line == .path {
        model.draw(
          path, row: row, column: column, columns: max(1, canvas.size.columns - column), hasCaret: isSelected, &canvas)
      } else {
        canvas.put(text, row: row, column: column, style: theme[.text])
        if isSelected { model.select(row, &canvas) }
      }
    }
    canvas.put(Phrase.command(language), row: 5, column: 2, style: theme[.label])
    let command = model.commandLine(self, place) ?? Phrase.markedCommand(language)
    canvas.put(
      model.widths.elide(command, to: max(0, canvas.size.columns - 2)), row: 6, column: 2, style: theme[.dim])
    canvas.put(Phrase.exportKeys(language), row: 8, column: 2, style: theme[.dim])
  }

  /// The lines with their labels and present choices.
  private func lines(of place: TableState, in model: Model) -> [(line: Line, label: String, text: String)] {
    let language = model.language
    let format = ExportFormat.all[format]
    let columns =
      allColumns
      ? Phrase.allColumns(language, "\(place.description.fields.count)")
      : Phrase.shownColumns(language, "\(place.layout.visible.count)")
    let rows =
      onlyMarked
      ? Phrase.markedRows(language, Money.thousands(model.placeMarks.count))
      : Phrase.shownRows(language, Money.thousands(place.rows.count))
    return [
      (.format, Phrase.format(language), "‹ \(format.name) ›  \(format.title[language])"),
      (.columns, Phrase.columns(language), "‹ \(columns) ›"), (.rows, Phrase.rows(language), "‹ \(rows) ›"),
      (.path, Phrase.path(language), ""),
    ]
  }
}

extension Model {
  /// Opens the dialog with the first format, and the marked rows if any are marked.
  mutating func openExport() -> [Effect] {
    guard let place else { return [] }
    let format = ExportFormat.all[0]
    popup = ExportPopup(
      onlyMarked: !placeMarks.isEmpty, path: TextField("\(place.description.name).\(format.fileExtension)"))
    return []
  }

  mutating func moveExportLine(by step: Int) -> [Effect] {
    let lines = ExportPopup.Line.allCases
    withPopup(ExportPopup.self) { $0.line = lines[($0.line.rawValue + step + lines.count) % lines.count] }
    return []
  }

  mutating func changeExport(by step: Int) -> [Effect] {
    let canMark = !placeMarks.isEmpty
    let name = place?.description.name ?? ""
    withPopup(ExportPopup.self) { dialog in
      switch dialog.line {
      case .format:
        let count = ExportFormat.all.count
        dialog.format = (dialog.format + step + count) % count
        if !dialog.isPathTyped { dialog.path.set("\(name).\(ExportFormat.all[dialog.format].fileExtension)") }
      case .columns: dialog.allColumns.toggle()
      case .rows: if canMark { dialog.onlyMarked.toggle() }
      case .path: break
      }
    }
    return []
  }

  mutating func writeExport() -> [Effect] {
    guard let dialog = popup as? ExportPopup, let place else { return [] }
    let path = dialog.path.text
    guard path.contains(where: { !$0.isWhitespace }) else {
      say(Phrase.pathEmpty.text, isError: true)
      return []
    }
    say(Phrase.exporting.text)
    return [
      .export(
        ExportRequest(
          register: place.register, kind: place.kind, rows: exportedRows(dialog, place),
          columns: exportedColumns(dialog, place), language: language, format: ExportFormat.all[dialog.format].name,
          path: path, overwrite: false))
    ]
  }

  func exportedColumns(_ dialog: ExportPopup, _ place: TableState) -> [Int] {
    dialog.allColumns ? Array(place.description.fields.indices) : place.layout.fields
  }

  /// Marked rows come in the order shown; those that the filter hides follow in the register's order.
  func exportedRows(_ dialog: ExportPopup, _ place: TableState) -> RowSet {
    guard dialog.onlyMarked else { return place.rows }
    let marks = placeMarks
    let shown = place.rows.rows.filter { marks.contains(Int($0)) }
    var hidden = marks
    for row in shown { hidden.toggle(Int(row)) }
    return .list(shown + hidden.rows)
  }
}
