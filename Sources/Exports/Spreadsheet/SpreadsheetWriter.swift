import Bytes
import CXlsxWriter
import Columnar
import Localization

/// Writes workbooks by libxlsxwriter in its mode of constant memory: rows go to a temporary file as they come.
enum SpreadsheetWriter {
  /// Rows between two reports of progress.
  private static let batch = 1024

  static func write(
    _ views: [ExportView], to sink: inout any ByteSink, progress: (Int) -> Bool
  ) throws(ExportError) -> ExportSummary {
    for view in views { try SpreadsheetLimits.check(view) }
    let file = try TemporaryFile(in: sink.folder)
    file.unlink()
    var summary = ExportSummary(rows: 0)
    let workbook = try Workbook(file)
    var names = SheetNames()
    for view in views {
      let sheet = try workbook.addSheet(names.name(for: view.table.kind.title[view.language]))
      try write(view, to: sheet, workbook, &summary, progress)
    }
    try writeNotes(views, to: workbook, &names)
    workbook.setTime(views.first?.origin?.time)
    try workbook.close()
    try file.copy(to: &sink) { progress(summary.rows) }
    return summary
  }

  private static func write(
    _ view: ExportView, to sheet: Worksheet, _ workbook: Workbook, _ summary: inout ExportSummary,
    _ progress: (Int) -> Bool
  ) throws(ExportError) {
    let fields = view.cellFields
    var cells = TypedCells<PlainCells>(view, keepsOriginals: true)
    var widths = view.headings.map { SheetWidth.of($0) + 3 }
    // Rows must be written in order in the mode of constant memory, and widths before them: measure a sample first.
    for row in view.rows.prefix(500) {
      for position in fields.indices {
        widths[position] = max(
          widths[position], SheetWidth.of(cells.read(row: Int(row), position: position), cells.text))
      }
    }
    let counted = cells.masked
    for (position, width) in widths.enumerated() { sheet.setWidth(position, min(60, width + 1)) }
    for (position, heading) in view.headings.enumerated() {
      try sheet.write(heading, row: 0, column: position, workbook.heading)
    }
    sheet.freezeHeading(rows: view.rows.count, columns: fields.count)
    for (index, row) in view.rows.enumerated() {
      for position in fields.indices {
        let cell = cells.read(row: Int(row), position: position)
        try write(cell, &cells, to: sheet, row: index + 1, column: position, workbook, &summary)
      }
      guard (index + 1) % batch == 0 else { continue }
      try sheet.check()
      if !progress(summary.rows + index + 1) { throw ExportError(.cancelled) }
    }
    try sheet.check()
    summary.rows += view.rows.count
    summary.masked += cells.masked - counted
    if !progress(summary.rows) { throw ExportError(.cancelled) }
  }

  private static func write(
    _ cell: TypedCells<PlainCells>.Cell, _ cells: inout TypedCells<PlainCells>, to sheet: Worksheet, row: Int,
    column: Int, _ workbook: Workbook, _ summary: inout ExportSummary
  ) throws(ExportError) {
    switch cell {
    case .nothing: break
    case .text: try sheet.write(cells.bytes, row: row, column: column, workbook.text)
    case .integer(let number):
      // Excel keeps 15 digits of a number.
      if number.magnitude < 1_000_000_000_000_000 {
        try sheet.write(Double(number), row: row, column: column, nil)
      } else {
        summary.altered += 1
        try sheet.write(String(number), row: row, column: column, workbook.text)
      }
    case .money(let fen):
      if fen.magnitude < 1_000_000_000_000_000 {
        try sheet.write(Double(fen) / 100, row: row, column: column, workbook.money)
      } else {
        summary.altered += 1
        try sheet.write(Money.yuan(fen), row: row, column: column, workbook.text)
      }
    case .day(let day):
      // Excel counts days from 1899-12-30, and has a 29 February 1900 that never was.
      let serial = Int(day.number) + 25_569
      if serial > 60 {
        try sheet.write(Double(serial), row: row, column: column, workbook.date)
      } else {
        summary.altered += 1
        try sheet.write(day.description, row: row, column: column, workbook.text)
      }
    case .flag(let flag): try sheet.write(flag, row: row, column: column)
    }
  }

  /// The sheet that says what is in the others.
  private static func writeNotes(
    _ views: [ExportView], to workbook: Workbook, _ names: inout SheetNames
  ) throws(ExportError) {
    guard let language = views.first?.language else { return }
    let sheet = try workbook.addSheet(names.name(for: Localized("说明", "About")[language]))
    sheet.setWidth(0, 20)
    sheet.setWidth(1, 80)
    var row = 0
    for view in views {
      for line in ExportNotes.lines(of: view) {
        try sheet.write(line.title, row: row, column: 0, workbook.heading)
        var text = line.text
        if text.utf16.count > SpreadsheetLimits.characters { text = "…" }
        try sheet.write(text, row: row, column: 1, workbook.text)
        row += 1
      }
      row += 1
    }
    try sheet.check()
  }
}

/// Names of sheets: at most 31 characters, none of them `[]:*?/\`, each name once.
private struct SheetNames {
  private var used: Set<String> = []

  mutating func name(for title: String) -> String {
    let allowed = title.map { "[]:*?/\\'".contains($0) ? "_" : $0 }
    let base = String(allowed.prefix(28))
    var name = base.isEmpty ? "_" : base
    var number = 2
    while used.contains(name.lowercased()) {
      name = "\(base) \(number)"
      number += 1
    }
    used.insert(name.lowercased())
    return name
  }
}

/// Widths of cells in the columns of a terminal, which are close to the widths of a sheet.
private enum SheetWidth {
  /// East Asian characters, which have three bytes or more in UTF-8, take two columns; others take one.
  static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) } }

  static func of(_ cell: TypedCells<PlainCells>.Cell, _ text: borrowing ByteBuffer) -> Int {
    switch cell {
    case .nothing: 0
    case .text: text.elements.reduce(0) { $0 + ($1 < 0x80 || $1 & 0xE0 == 0xC0 ? 1 : $1 >= 0xE0 ? 2 : 0) }
    case .integer(let number): String(number).count
    case .money(let fen): Money.grouped(fen).count
    case .day: 10
    case .flag: 6
    }
  }
}
