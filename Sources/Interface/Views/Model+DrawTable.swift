import Columnar
import Localization
import Screen

extension Model {
  func drawTable(_ place: TableState, hasHeader: Bool, _ canvas: inout Canvas) {
    let geometry = TableGeometry(place, columns: canvas.size.columns, model: self)
    let firstRow = hasHeader ? 1 : 0
    if hasHeader { drawHeader(place, geometry, &canvas) }
    if place.rows.isEmpty {
      drawEmpty(place, row: firstRow, &canvas)
      return
    }
    let marks = placeMarks
    let columns = geometry.slots.map { TableColumn($0, place, language) }
    for line in 0..<max(0, canvas.size.rows - firstRow) {
      let position = place.cursor.top + line
      guard let row = place.rows[position] else { break }
      drawRow(
        place, row: row, line: firstRow + line, isCursor: position == place.cursor.index,
        isMarked: marks.contains(row), isInRange: isInRange(position, place), columns, &canvas)
    }
    drawEdges(geometry, firstRow: firstRow, &canvas)
  }

  private func isInRange(_ position: Int, _ place: TableState) -> Bool {
    guard let anchor = place.anchor else { return false }
    return min(anchor, place.cursor.index)...max(anchor, place.cursor.index) ~= position
  }

  /// Arrows in the heading if columns are hidden to the left or right.
  private func drawEdges(_ geometry: TableGeometry, firstRow: Int, _ canvas: inout Canvas) {
    guard firstRow > 0 else { return }
    if geometry.hasMoreLeft { canvas.put("‹", row: 0, column: TableGeometry.margin - 1, style: theme[.hintKey]) }
    if geometry.hasMoreRight { canvas.put("›", row: 0, column: canvas.size.columns - 1, style: theme[.hintKey]) }
  }

  private func drawHeader(_ place: TableState, _ geometry: TableGeometry, _ canvas: inout Canvas) {
    for slot in geometry.slots {
      let field = place.description.fields[slot.field]
      let sort = place.shownSort
      let level = sort.firstIndex { $0.field == slot.field }
      var sign = ""
      if let level {
        sign = sort[level].descending ? " ▾" : " ▴"
        if sort.count > 1 { sign += "\(level + 1)" }
      }
      let room = max(0, slot.width - widths.width(of: sign))
      let heading = CellText.heading(field, language)
      let text = widths.elide(heading, to: room) + sign
      var style = theme[level == nil ? .header : .sortedHeader]
      if slot.index == place.column, context == .table { style.underline = true }
      canvas.put(
        text, row: 0, column: slot.column, columns: slot.width, alignment: place.alignment(slot.field), style: style)
    }
  }

  private func drawRow(
    _ place: TableState, row: Int, line: Int, isCursor: Bool, isMarked: Bool, isInRange: Bool, _ columns: [TableColumn],
    _ canvas: inout Canvas
  ) {
    let sign = isCursor ? "▸" : isInRange ? "┆" : isMarked ? "✓" : " "
    if isMarked, isCursor { canvas.put("✓", row: line, column: 0, style: theme[.markedRow]) }
    canvas.put(sign, row: line, column: 1, limit: 1, style: theme[isMarked || isInRange ? .markedRow : .text])
    let change = change(of: row, in: place)
    if let change {
      canvas.put(change == .added ? "+" : "*", row: line, column: 2, limit: 1, style: theme[.notice])
    }
    if note(on: row, of: place) != nil {
      canvas.put(
        appearance.plain ? "#" : "✎", row: line, column: change == nil ? 2 : 0, limit: 1, style: theme[.warning])
    }
    for column in columns {
      drawCell(place, row: row, column, line: line, base: theme[isMarked ? .markedRow : .text], &canvas)
    }
    guard isCursor else { return }
    canvas.restyle(Rect(row: line, column: 0, rows: 1, columns: canvas.size.columns), with: theme[.cursorRow])
    if panes.focus == .table, let slot = columns.first(where: { $0.slot.index == place.column })?.slot {
      canvas.restyle(Rect(row: line, column: slot.column, rows: 1, columns: slot.width), with: theme[.cursorCell])
    }
  }

  private func drawCell(
    _ place: TableState, row: Int, _ column: TableColumn, line: Int, base: Style, _ canvas: inout Canvas
  ) {
    let slot = column.slot
    column.texts.withText(row) { text, isUnreadable in
      guard let text else {
        canvas.put(
          Phrase.empty(language), row: line, column: slot.column, columns: slot.width, alignment: column.alignment,
          style: theme[.dim])
        return
      }
      if let frequency = place.frequency, slot.field == frequency.groups.barField {
        let text = String(decoding: text, as: UTF8.self)
        drawBar(text, row: row, of: frequency, slot: slot, line: line, style: base, &canvas)
        return
      }
      let style = isUnreadable ? theme[.warning] : base
      let ranges = column.alignment == .left ? place.highlighter?.ranges(text, slot.field) ?? [] : []
      canvas.put(
        utf8: text, row: line, column: slot.column, columns: slot.width, alignment: column.alignment, style: style,
        highlighting: ranges, highlight: theme[.match])
      if let level = place.crossed?.table.level(row: row, field: slot.field), !appearance.plain {
        canvas.put(
          SparkLine.sign(level, isASCII: drawsASCII), row: line, column: slot.column, limit: 1, style: theme[.bar])
      }
    }
  }

  /// The columns of a share before its bar.
  static let shareColumns = 7

  /// Draws a share as text and as a bar.
  private func drawBar(
    _ text: String, row: Int, of frequency: Frequency, slot: TableGeometry.Slot, line: Int, style: Style,
    _ canvas: inout Canvas
  ) {
    let number = min(Self.shareColumns, slot.width)
    canvas.put(text, row: line, column: slot.column, columns: number, alignment: .right, style: style)
    let room = slot.width - number - 1
    guard room > 0, !appearance.plain, frequency.groups.magnitudes.indices.contains(row) else { return }
    let most = frequency.groups.magnitudes.max() ?? 0
    let magnitude = frequency.groups.magnitudes[row]
    guard most > 0, magnitude > 0 else { return }
    let bar = Bar.text(
      Int(magnitude / most * 100_000), of: 100_000, columns: room, isASCII: widths.ambiguousIsWide)
    canvas.put(bar, row: line, column: slot.column + number + 1, limit: room, style: theme[.bar])
  }

  /// Why the table is empty, and which keys help.
  private func drawEmpty(_ place: TableState, row: Int, _ canvas: inout Canvas) {
    let column = TableGeometry.margin
    let room = max(0, canvas.size.columns - column)
    func put(_ text: String, _ line: Int, _ role: Role) {
      canvas.put(widths.elide(text, to: room), row: line, column: column, limit: room, style: theme[role])
    }
    if place.answeredText.isEmpty {
      put(place.scope == nil ? Phrase.noRecords(language) : Phrase.noneLinked(language), row, .dim)
    } else {
      put(Phrase.noMatches(language), row, .text)
      put(Phrase.noMatchesHelp(language, keyName("go-back"), keyName("edit-filter")), row + 1, .dim)
    }
  }

  // MARK: Side panes

  func drawDetail(_ place: TableState, _ canvas: inout Canvas) {
    guard let row = place.row else {
      canvas.put(Phrase.noRecord(language), row: 0, column: 1, style: theme[.dim])
      return
    }
    let columns = max(1, canvas.size.columns - 2)
    let lines = DetailLines.of(place, row: row, columns: columns, model: self)
    let isActive = context == .detail
    for line in 0..<canvas.size.rows {
      let index = place.detail.top + line
      guard lines.indices.contains(index) else { break }
      let detail = lines[index]
      canvas.put(detail.runs.map { Run($0.text, theme[$0.role]) }, row: line, column: 1, limit: columns)
      let trailing = widths.width(of: detail.trailing)
      if trailing > 0 {
        canvas.put(detail.trailing, row: line, column: 1 + columns - trailing, limit: trailing, style: theme[.count])
      }
      if isActive, index == place.detail.index {
        canvas.put("▸", row: line, column: 0, limit: 1, style: theme[.text])
        canvas.restyle(Rect(row: line, column: 0, rows: 1, columns: canvas.size.columns), with: theme[.cursorRow])
      }
    }
  }
}

/// A visible column and the texts of its cells.
private struct TableColumn {
  let slot: TableGeometry.Slot
  let texts: CellColumn
  let alignment: Alignment

  init(_ slot: TableGeometry.Slot, _ place: TableState, _ language: Language) {
    self.slot = slot
    texts = CellColumn(place, field: slot.field, language: language)
    alignment = place.alignment(slot.field)
  }
}

/// Horizontal bars in eighths of a cell, or in `#` if the terminal draws block characters two cells wide.
enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  static func text(_ count: Int, of most: Int, columns: Int, isASCII: Bool) -> String {
    guard most > 0, count > 0, columns > 0 else { return "" }
    if isASCII { return String(repeating: "#", count: max(1, min(columns, count * columns / most))) }
    let parts = max(1, min(columns * 8, Int(Double(count) / Double(most) * Double(columns * 8))))
    return String(repeating: "█", count: parts / 8) + eighths[parts % 8]
  }
}
