import Columnar
import Localization
import Screen

/// Manual pages as plain text for a terminal: wrapped by display width, without markup.
struct ManualText {
  /// A last column narrower than this is written below its row instead of beside it.
  private static let narrowest = 24
  private static let gap = 2

  let columns: Int
  var width = DisplayWidth.standard

  func text(_ blocks: [ManualBlock], _ language: Language) -> String {
    blocks.map { lines(of: $0, language).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func lines(of block: ManualBlock, _ language: Language) -> [String] {
    switch block {
    case .title(let text), .heading(let text): [plain(text)]
    case .paragraph(let text): wrapped(plain(text))
    case .code(let text): split(text).flatMap { LineWrapping.lines(of: "  " + $0, columns: columns, indent: 6, width) }
    case .table(let table): self.table(table)
    case .command(let name): split(Shezu.helpText(ofCommand: name, columns: columns))
    case .kind(let kind): split(FieldPage.text([kind], language)).flatMap { wrapped($0) }
    }
  }

  /// Lines of text without the last, empty one.
  private func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private func plain(_ text: String) -> String { text.filter { $0 != "`" } }

  /// Continuation lines are indented like the first.
  private func wrapped(_ line: String) -> [String] {
    LineWrapping.lines(of: line, columns: columns, indent: line.prefix { $0 == " " }.count, width)
  }

  // MARK: Tables

  private func table(_ table: ManualTable) -> [String] {
    let rows = ([table.headings] + table.rows).map { $0.map(plain) }
    let widths = table.headings.indices.map { column in rows.map { width.width(of: $0[column]) }.max() ?? 0 }
    // The position of the last column.
    let start = widths.dropLast().reduce(0) { $0 + $1 + Self.gap }
    guard start + Self.narrowest <= columns else { return rows.dropFirst().flatMap(stacked) }
    return rows.flatMap { row in
      let cells = zip(row, widths).enumerated().dropLast().map { column, cell in
        width.padded(cell.0, to: cell.1, alignment: table.numeric.contains(column) ? .right : .left)
          + String(repeating: " ", count: Self.gap)
      }
      let line = (cells + [row.last ?? ""]).joined()
      return LineWrapping.lines(of: line.trimmingEnd(), columns: columns, indent: start, width)
    }
  }

  /// All cells but the last on one line, and the last below them.
  private func stacked(_ row: [String]) -> [String] {
    let head = row.dropLast().filter { !$0.isEmpty }.joined(separator: "  ")
    return LineWrapping.lines(of: head, columns: columns, indent: 4, width)
      + LineWrapping.lines(of: "    " + (row.last ?? ""), columns: columns, indent: 4, width)
  }
}
