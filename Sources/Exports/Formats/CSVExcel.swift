import Bytes
import Columnar
import Localization

extension ExportFormat {
  /// CSV that spreadsheets open without damage: a mark for UTF-8, CRLF, codes that stay text, formulas that do not run.
  public static let csvExcel = ExportFormat(
    name: "csv-excel",
    title: Localized("CSV（电子表格用）", "CSV for spreadsheets"),
    help: Localized(
      "供 Excel、WPS 表格使用：带 BOM，以 CRLF 换行；数字形式的代码写成 =\"…\" 以保留文本；以 = + - @ 开头的文本前加 '；报告改动的单元格数。",
      "For Excel and WPS: BOM, CRLF line ends. Codes that look like numbers are written =\"…\" to stay text; text beginning with = + - @ gets a ' in front; the number of cells changed is reported."
    ),
    fileExtension: "csv", values: [.shown, .data, .both]
  ) { (view, sink: inout any ByteSink, progress) throws(ExportError) in
    var shape = RowShape.lines(view, ExcelCells.self, between: ",", end: "\r\n")
    shape.opening = [0xEF, 0xBB, 0xBF] + shape.opening
    return try Streaming.write(view, shape: shape, ExcelCells.self, to: &sink, progress: progress)
  }
}

/// CSV cells, altered where a spreadsheet would run or reshape the text. Numbers and dates of the register are written by
/// the renderer and never altered, so that negative amounts stay amounts.
struct ExcelCells: CellEncoding {
  var altered = 0

  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    if Self.isReshaped(text, isIdentifier: isIdentifier) {
      altered += 1
      // Only digits and signs are in it: nothing to escape.
      cells.append("\"=\"\"" as StaticString)
      cells.append(text)
      cells.append("\"\"\"" as StaticString)
    } else if Self.isFormula(text) {
      altered += 1
      var defused: [UInt8] = [UInt8(ascii: "'")]
      defused.append(contentsOf: text)
      defused.withUnsafeBufferPointer { CSVCells.append($0, to: &cells) }
    } else {
      CSVCells.append(text, to: &cells)
    }
  }

  /// Whether a spreadsheet would read the text as a number or date and show another: it keeps 15 digits, drops leading
  /// zeros, reads `1E5` as 100000 and `1-2` as a day. Of identifiers, all that look like numbers.
  static func isReshaped(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool) -> Bool {
    guard let first = text.first, isDigit(first), text.count <= 64 else { return false }
    var digits = 0
    var others = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "E"), UInt8(ascii: "e"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: ":"):
        others += 1
      default: return false
      }
    }
    return isIdentifier || digits > 15 || (first == UInt8(ascii: "0") && text.count > 1 && others == 0)
  }

  /// Whether a spreadsheet would take the text for a formula. Full-width signs count in Chinese and Japanese editions.
  static func isFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return text.count == 1 ? false : !isPlainNumber(UnsafeBufferPointer(rebasing: text[1...]))
    case 0xEF:
      // U+FF1D ＝, U+FF0B ＋, U+FF0D －, U+FF20 ＠.
      guard text.count >= 3 else { return false }
      switch (text[1], text[2]) {
      case (0xBC, 0x9D), (0xBC, 0x8B), (0xBC, 0x8D), (0xBC, 0xA0): return true
      default: return false
      }
    default: return false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  private static func isPlainNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var points = 0
    for byte in text {
      if byte == UInt8(ascii: ".") { points += 1 } else if !isDigit(byte) { return false }
    }
    return points <= 1 && text.count <= 15
  }
}
