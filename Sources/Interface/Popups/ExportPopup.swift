import Columnar
import Exports
import Localization
import Screen

/// Chooses what an export writes, line by line, and to which file.
struct ExportPopup: PathPopup {
  enum Line: Int, Sendable, CaseIterable {
    case format, values, columns, rows, redaction, evidence, path
  }

  static let contextTitle = Localized("导出", "Export")
  static let sharedKeys: SharedKeys = [.close, .editing]

  static let commands = [
    Command(
      "next-option", .output, Localized("下一项", "Next item"), help: Localized("移到下一项", "Move to the next item"),
      keys: ["Down"], in: [context], isOffered: false
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
    Command(
      "copy-export-command", .output, Localized("复制命令", "Copy the command"),
      help: Localized("复制等价的命令行", "Copy the command line that writes the same"), keys: ["^Y"], in: [context],
      hint: 30, isOffered: false
    ) { $0.copyExportCommand() },
  ]

  var line = Line.path
  /// Position in `ExportFormat.all`.
  var format = 0
  /// Position in the format's `values`.
  var values = 0
  var isRedacted = false
  var hasEvidence = false
  var allColumns = false
  var onlyMarked: Bool
  var path: TextField
  /// Whether the path was typed; otherwise its suffix follows the format.
  var isPathTyped = false

  func title(in model: Model) -> String { Phrase.exportTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 16, columns: 96) }
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
    let below = Line.allCases.count + 1
    canvas.put(Phrase.command(language), row: below, column: 2, style: theme[.label])
    let command = model.commandLine(self, place) ?? Phrase.markedCommand(language)
    let lines = model.widths.wrap(command, to: max(1, canvas.size.columns - 2))
    for (row, line) in lines.prefix(Self.commandLines).enumerated() {
      let isCut = row == Self.commandLines - 1 && lines.count > Self.commandLines
      canvas.put(
        isCut ? model.widths.elide(line + "……", to: max(0, canvas.size.columns - 2)) : line, row: below + 1 + row,
        column: 2, style: theme[.dim])
    }
    canvas.put(Phrase.exportKeys(language), row: below + 2 + Self.commandLines, column: 2, style: theme[.dim])
  }

  /// Lines for the command; `^Y` copies all of it.
  private static let commandLines = 3

  /// The form of values that is chosen.
  var chosenValues: ExportValues {
    let choices = ExportFormat.all[format].values
    return choices[min(values, choices.count - 1)]
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
    let personal = isRedacted ? Phrase.personalMasked : Phrase.personalKept
    let evidence =
      !model.canHaveEvidence(place)
      ? Phrase.evidenceImpossible : hasEvidence ? Phrase.evidenceWritten : .evidenceLeftOut
    return [
      (.format, Phrase.format(language), "‹ \(format.name) ›  \(format.title[language])"),
      (.values, Phrase.values(language), "‹ \(chosenValues.title[language]) ›"),
      (.columns, Phrase.columns(language), "‹ \(columns) ›"), (.rows, Phrase.rows(language), "‹ \(rows) ›"),
      (.redaction, Phrase.personal(language), "‹ \(personal(language)) ›"),
      (.evidence, Phrase.evidence(language), "‹ \(evidence(language)) ›"), (.path, Phrase.path(language), ""),
    ]
  }
}

extension Model {
  /// Opens the dialog with the choices of the last export, and with the marked rows if they were marked under this filter.
  mutating func openExport() -> [Effect] {
    guard let place else { return [] }
    let last = user.lastExport
    let format = ExportFormat.all.firstIndex { $0.name == last?.format } ?? 0
    let values = last.flatMap { ExportFormat.all[format].values.firstIndex(of: $0.values) } ?? 0
    let folder = last?.folder ?? ""
    popup = ExportPopup(
      format: format, values: values, isRedacted: last?.isRedacted ?? false,
      hasEvidence: last?.hasEvidence ?? false && canHaveEvidence(place), allColumns: last?.allColumns ?? false,
      onlyMarked: !placeMarks.isEmpty && user.markedUnder[place.description.name] == markingFilter(place),
      path: TextField("\(folder)\(place.description.name).\(ExportFormat.all[format].fileExtension)"))
    return []
  }

  /// Whether the rows of a table can be made again from the files.
  func canHaveEvidence(_ place: TableState) -> Bool {
    !place.isComputed && place.register.present.contains(place.kind)
      && !Model.computedTables.contains(place.description.name)
  }

  mutating func moveExportLine(by step: Int) -> [Effect] {
    let lines = ExportPopup.Line.allCases
    withPopup(ExportPopup.self) { $0.line = lines[($0.line.rawValue + step + lines.count) % lines.count] }
    return []
  }

  mutating func changeExport(by step: Int) -> [Effect] {
    let canMark = !placeMarks.isEmpty
    let name = place?.description.name ?? ""
    let canProve = place.map(canHaveEvidence) ?? false
    withPopup(ExportPopup.self) { dialog in
      switch dialog.line {
      case .format:
        let count = ExportFormat.all.count
        let values = dialog.chosenValues
        dialog.format = (dialog.format + step + count) % count
        dialog.values = ExportFormat.all[dialog.format].values.firstIndex(of: values) ?? 0
        if !dialog.isPathTyped {
          let folder = dialog.path.text.lastIndex(of: "/").map { String(dialog.path.text[...$0]) } ?? ""
          dialog.path.set("\(folder)\(name).\(ExportFormat.all[dialog.format].fileExtension)")
        }
      case .values:
        let count = ExportFormat.all[dialog.format].values.count
        dialog.values = (dialog.values + step + count) % count
      case .columns: dialog.allColumns.toggle()
      case .rows: if canMark { dialog.onlyMarked.toggle() }
      case .redaction: dialog.isRedacted.toggle()
      case .evidence: if canProve { dialog.hasEvidence.toggle() }
      case .path: break
      }
    }
    return []
  }

  mutating func copyExportCommand() -> [Effect] {
    guard let dialog = popup as? ExportPopup, let place, let command = commandLine(dialog, place) else {
      say(Phrase.markedCommand.text, isError: true)
      return []
    }
    say(Phrase.copied.localized(widths.elide(command, to: 60)))
    return [.copy(command)]
  }

  mutating func writeExport() -> [Effect] {
    guard let dialog = popup as? ExportPopup, let place else { return [] }
    let path = dialog.path.text
    guard path.contains(where: { !$0.isWhitespace }) else {
      say(Phrase.pathEmpty.text, isError: true)
      return []
    }
    say(Phrase.exporting.text)
    let format = ExportFormat.all[dialog.format]
    user.lastExport = LastExport(
      format: format.name, values: dialog.chosenValues, allColumns: dialog.allColumns, isRedacted: dialog.isRedacted,
      hasEvidence: dialog.hasEvidence, folder: path.lastIndex(of: "/").map { String(path[...$0]) } ?? "")
    let evidence = ExportEvidenceRequest(
      views: views(of: place), isMarked: dialog.onlyMarked, command: commandLine(dialog, place))
    return [
      .export(
        ExportRequest(
          register: place.register, kind: place.kind, rows: exportedRows(dialog, place),
          columns: exportedColumns(dialog, place), language: language, format: format.name,
          values: dialog.chosenValues, isRedacted: dialog.isRedacted,
          evidence: dialog.hasEvidence ? evidence : nil,
          question: ExportQuestion(query: wholeQuery(of: place), sort: sortText(of: place), today: asOf), path: path,
          overwrite: false))
    ]
  }

  func exportedColumns(_ dialog: ExportPopup, _ place: TableState) -> [Int] {
    dialog.allColumns ? Array(place.description.fields.indices) : place.layout.fields
  }

  func exportedRows(_ dialog: ExportPopup, _ place: TableState) -> RowSet {
    dialog.onlyMarked ? markedRows(in: place) : place.rows
  }

  /// Marked rows come in the order shown; those that the filter hides follow in the register's order.
  func markedRows(in place: TableState) -> RowSet {
    let marks = placeMarks
    let shown = place.rows.rows.filter { marks.contains(Int($0)) }
    var hidden = marks
    for row in shown { hidden.toggle(Int(row)) }
    return .list(shown + hidden.rows)
  }
}
