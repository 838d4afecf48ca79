import Bytes
import Columnar
import Localization

extension ExportFormat {
  /// Columns parted by tabs, one line a record, always: a tab, line break or backslash in a text is escaped.
  public static let tsv = ExportFormat(
    name: "tsv",
    title: Localized("制表符分隔", "Tab-separated"),
    help: Localized(
      "每行一条记录；文本中的制表符、换行、回车、反斜线写成 \\t \\n \\r \\\\。",
      "One record per line; tabs, line breaks and backslashes in text are written \\t \\n \\r \\\\."),
    fileExtension: "tsv", values: [.shown, .data, .both]
  ) { (view, sink: inout any ByteSink, progress) throws(ExportError) in
    let shape = RowShape.lines(view, TSVCells.self, between: "\t", end: "\n")
    return try Streaming.write(view, shape: shape, TSVCells.self, to: &sink, progress: progress)
  }
}

struct TSVCells: CellEncoding {
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    let plain = cells.appendPlain(
      text,
      stopWord: {
        ByteSearch.equal($0, 0x09) | ByteSearch.equal($0, 0x0A) | ByteSearch.equal($0, 0x0D)
          | ByteSearch.equal($0, UInt8(ascii: "\\"))
      },
      stopByte: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: "\\") })
    if plain < text.count { Self.appendEscaped(UnsafeBufferPointer(rebasing: text[plain...]), to: &cells) }
  }

  @inline(never)
  private static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to cells: inout ByteBuffer) {
    for byte in text {
      switch byte {
      case 0x09: cells.append("\\t" as StaticString)
      case 0x0A: cells.append("\\n" as StaticString)
      case 0x0D: cells.append("\\r" as StaticString)
      case UInt8(ascii: "\\"): cells.append("\\\\" as StaticString)
      default: cells.append(byte)
      }
    }
  }
}
