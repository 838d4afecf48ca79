import Bytes
import Columnar
import Localization

extension ExportFormat {
  /// RFC 4180 in UTF-8 without a mark. Lines end in LF, as programs of this system expect (`csv-excel` ends them in CRLF).
  public static let csv = ExportFormat(
    name: "csv",
    title: Localized("CSV 表格", "CSV table"),
    help: Localized(
      "RFC 4180，UTF-8，以 LF 换行；文本原样输出；无值为空单元格，空文本为 \"\"。",
      "RFC 4180, UTF-8, LF line ends. Text is written as it is; no value gives an empty cell, empty text gives \"\"."),
    fileExtension: "csv", values: [.shown, .data, .both]
  ) { (view, sink: inout any ByteSink, progress) throws(ExportError) in
    // A lone column's empty cell would be a blank line, which readers skip.
    if view.cells.count == 1 {
      let shape = RowShape.lines(view, LoneCSVCells.self, between: ",", end: "\n")
      return try Streaming.write(view, shape: shape, LoneCSVCells.self, to: &sink, progress: progress)
    }
    let shape = RowShape.lines(view, CSVCells.self, between: ",", end: "\n")
    return try Streaming.write(view, shape: shape, CSVCells.self, to: &sink, progress: progress)
  }
}

/// Cells quoted where they hold a comma, a quote or a line break, and where they are an empty text.
struct CSVCells: CellEncoding {
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    Self.append(text, to: &cells)
  }

  @inline(__always)
  static func append(_ text: UnsafeBufferPointer<UInt8>, to cells: inout ByteBuffer) {
    let start = cells.count
    let plain = cells.appendPlain(
      text,
      stopWord: {
        ByteSearch.equal($0, UInt8(ascii: "\"")) | ByteSearch.equal($0, UInt8(ascii: ","))
          | ByteSearch.equal($0, 0x0A) | ByteSearch.equal($0, 0x0D)
      },
      stopByte: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D })
    if plain < text.count || text.isEmpty {
      cells.truncate(to: start)
      appendQuoted(text, to: &cells)
    }
  }

  @inline(never)
  private static func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, to cells: inout ByteBuffer) {
    cells.reserve(text.count + 2)
    cells.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { cells.append(byte) }
      cells.append(byte)
    }
    cells.append(UInt8(ascii: "\""))
  }
}

/// The cells of a table of one column.
struct LoneCSVCells: CellEncoding {
  static var nothing: Separator { Separator("\"\"") }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    CSVCells.append(text, to: &cells)
  }
}
