import Columnar
import Screen

extension Model {
  /// A cell with its share as text and as a bar.
  func drawBar(
    _ text: String, row: Int, of frequency: Frequency, slot: TableGeometry.Slot, line: Int, style: Style,
    _ canvas: inout Canvas
  ) {
    let number = min(7, slot.width)
    canvas.put(text, row: line, column: slot.column, columns: number, alignment: .right, style: style)
    let room = slot.width - number - 1
    guard room > 0, !plain, frequency.groups.magnitudes.indices.contains(row) else { return }
    let most = frequency.groups.magnitudes.max() ?? 0
    let magnitude = frequency.groups.magnitudes[row]
    guard most > 0, magnitude > 0 else { return }
    let bar = Bar.text(
      Int(magnitude / most * 100_000), of: 100_000, columns: room, isASCII: widths.ambiguousIsWide)
    canvas.put(bar, row: line, column: slot.column + number + 1, limit: room, style: theme[.bar])
  }

  func drawGrouping(_ dialog: GroupDialog, _ canvas: inout Canvas) {
    let none = GroupDialog.Option(text: "", title: Phrase.noSecond.text)
    let lines: [(GroupDialog.Line, Phrase, GroupDialog.Option)] = [
      (.first, .groupBy, dialog.paths[dialog.first]),
      (.second, .groupAnd, dialog.second == 0 ? none : dialog.paths[dialog.second - 1]),
      (.measure, .groupMeasure, dialog.measures[dialog.measure]),
    ]
    let labelWidth = lines.map { widths.width(of: $0.1(language)) }.max() ?? 0
    for (row, (line, label, option)) in lines.enumerated() {
      let isChosen = line == dialog.line
      if isChosen { canvas.put("▸", row: row, column: 0, limit: 1, style: theme[.text]) }
      canvas.put(label(language), row: row, column: 2, style: theme[.label])
      canvas.put(
        [Run("‹ \(option.title[language]) ›  ", theme[.text]), Run(option.text, theme[.dim])], row: row,
        column: labelWidth + 4)
      if isChosen {
        canvas.restyle(Rect(row: row, column: 0, rows: 1, columns: canvas.size.columns), with: theme[.popupSelection])
      }
    }
    let bottom = canvas.size.rows - 1
    drawGroupOptions(dialog, rows: 4..<max(4, bottom - 1), &canvas)
    if bottom > 3 {
      canvas.put(
        widths.elide(Phrase.groupKeys(language), to: canvas.size.columns - 2), row: bottom, column: 2,
        style: theme[.dim])
    }
  }

  /// What was typed, and the options of the line that fit it, around the chosen one.
  private func drawGroupOptions(_ dialog: GroupDialog, rows: Range<Int>, _ canvas: inout Canvas) {
    guard let first = rows.first else { return }
    canvas.put("› ", row: first, column: 2, style: theme[.prompt])
    draw(dialog.search, row: first, column: 4, columns: max(1, canvas.size.columns - 5), hasCaret: true, &canvas)
    let (options, matches) = (dialog.options, dialog.matches)
    let room = rows.count - 1
    let chosen = matches.firstIndex(of: dialog.chosen) ?? 0
    let top = max(0, min(chosen - room / 2, matches.count - room))
    for (line, index) in matches.dropFirst(top).prefix(room).enumerated() {
      let option = options[index]
      let isChosen = index == dialog.chosen
      let row = first + 1 + line
      canvas.put(
        [
          Run(isChosen ? "› " : "  ", theme[.text]), Run(option.title[language] + "  ", theme[.text]),
          Run(option.text, theme[.dim]),
        ], row: row, column: 2, limit: max(0, canvas.size.columns - 2))
    }
  }
}
