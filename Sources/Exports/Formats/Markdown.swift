import Bytes
import Columnar
import Localization

extension ExportFormat {
  /// A table of GitHub Flavored Markdown, for reports: it shows each text as it reads, whatever signs are in it.
  public static let markdown = ExportFormat(
    name: "markdown",
    title: Localized("Markdown 表格", "Markdown table"),
    help: Localized(
      "用于报告的表格，数字右对齐；文本中的标记符号已转义，换行写成 <br>，控制字符写成可见符号。",
      "A table for reports, with numbers aligned right. Markup in text is escaped, line breaks become <br>, control characters become visible signs."
    ),
    fileExtension: "md", values: [.shown, .data, .both]
  ) { (view, sink: inout any ByteSink, progress) throws(ExportError) in
    var shape = RowShape.lines(view, MarkdownCells.self, between: " | ", end: " |\n")
    if !view.cells.isEmpty { shape.cellPrefixes[0] = Separator("| ") }
    let rule = view.cellFields.map { $0.type.isNumeric ? "---:" : "---" }.joined(separator: " | ")
    shape.opening = Array("| ".utf8) + shape.opening + Array("| \(rule) |\n".utf8)
    return try Streaming.write(view, shape: shape, MarkdownCells.self, to: &sink, progress: progress)
  }
}

/// Cells in which nothing is markup.
struct MarkdownCells: CellEncoding {
  /// Signs that Markdown or the HTML in it would read.
  private static let special = Array("\\`*_[]<&|~".utf8)

  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: "<"): cells.append("&lt;" as StaticString)
      case UInt8(ascii: "&"): cells.append("&amp;" as StaticString)
      case 0x0D:
        cells.append("<br>" as StaticString)
        if position < text.count, text[position] == 0x0A { position += 1 }
      case 0x0A: cells.append("<br>" as StaticString)
      case ..<0x20:
        // U+2400 and on: the control pictures.
        cells.append([0xE2, 0x90, 0x80 + byte])
      case 0x7F: cells.append("␡" as StaticString)
      default:
        if Self.special.contains(byte) { cells.append(UInt8(ascii: "\\")) }
        cells.append(byte)
      }
    }
  }
}
