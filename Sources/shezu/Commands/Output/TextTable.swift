import Columnar
import Exports
import Screen

/// A view as an aligned table for people. Columns are as wide as their content; on a narrow page cells are cut with `…`.
struct TextTable {
  /// Rows that are measured for the widths, so that output starts at once; wider cells in later rows are cut.
  private static let measured = 1000
  /// The largest width of a cell.
  private static let widest = 60
  private static let narrowest = 6

  let view: ExportView
  /// Columns of the page; nil: unlimited.
  let pageColumns: Int?
  let width: DisplayWidth
  /// Lines below the rows, a cell for each column.
  var footer: [[String]] = []

  private func cell(_ row: Int, _ column: Int) -> String {
    width.scrubbed(view.text(row: row, field: column))
  }

  private func heading(_ field: Field) -> String { width.scrubbed(field.title[view.language]) }

  func write(to sink: inout any ByteSink, stopping: () -> Bool) throws(ExportError) {
    let widths = fitted(contentWidths())
    var page = line(view.fields.map(heading), widths) + "\n"
    page += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
    for (index, row) in view.rows.enumerated() {
      page += line(view.columns.map { cell(Int(row), $0) }, widths) + "\n"
      guard index % 256 == 255 else { continue }
      if stopping() { throw ExportError(.cancelled) }
      try sink.write(Array(page.utf8))
      page = ""
    }
    if !footer.isEmpty {
      page += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
      for cells in footer { page += line(cells, widths) + "\n" }
    }
    try sink.write(Array(page.utf8))
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (position, field) in view.fields.enumerated() {
      if position > 0 { line += "  " }
      let alignment: Alignment = field.type.isNumeric ? .right : .left
      let isLast = position == widths.count - 1
      // The last cell is not padded.
      if isLast, alignment == .left {
        line += width.elide(cells[position], to: widths[position])
      } else {
        line += width.padded(cells[position], to: widths[position], alignment: alignment)
      }
    }
    return line
  }

  private func contentWidths() -> [Int] {
    zip(view.columns, view.fields).enumerated().map { position, column in
      let (column, field) = column
      var widest = footer.reduce(width.width(of: heading(field))) { max($0, width.width(of: $1[position])) }
      for row in view.rows.prefix(Self.measured) where widest < Self.widest {
        widest = max(widest, width.width(of: cell(Int(row), column)))
      }
      return min(max(widest, 1), Self.widest)
    }
  }

  /// Narrows the widest columns until the table fits the page; numeric columns keep their width.
  private func fitted(_ wanted: [Int]) -> [Int] {
    guard let pageColumns else { return wanted }
    var widths = wanted
    let fields = view.fields
    var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - pageColumns
    while excess > 0 {
      let candidates = widths.indices.filter { !fields[$0].type.isNumeric && widths[$0] > Self.narrowest }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
