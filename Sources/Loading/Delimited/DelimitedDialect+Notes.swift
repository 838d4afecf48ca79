import Columnar
import Localization

extension DelimitedDialect {
  /// What is said of the heading once a file.
  func notes(_ file: String, _ kind: String) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    func add(_ code: Diagnostic.Code, _ found: String, _ offset: Int, field: String? = nil, _ expected: Localized) {
      notes.append(
        Diagnostic(
          severity: .note, code: code, kind: kind, file: file, offset: offset, field: field, found: found,
          expected: expected))
    }
    for title in titles {
      add(
        .badCells, title.text, title.offset,
        Localized("以表头开头（此行在表头之前，未作为记录）", "the heading first (this line stands before it and is no record)"))
    }
    guard let heading else {
      add(
        .badCells, "", firstRecord,
        Localized(
          "有表头（首行已作为记录，各列以序号命名）", "a heading (the first row was read as a record, and the columns are named by number)")
      )
      return notes
    }
    for column in repeated {
      add(
        .duplicateMember, columns[column], heading, field: columns[column],
        Localized("各列名称不同（与前面的列同名，已另取名）", "columns of different names (this one has the name of another before it)"))
    }
    return notes
  }
}

/// Files that people take for tables and that are something else, told from their first bytes.
enum ForeignFormat {
  private static let formats: [(start: [UInt8], sentence: Localized)] = [
    (
      Array("PK\u{3}\u{4}".utf8),
      Localized(
        "这是 Excel 工作簿（.xlsx）或压缩包：请在 Excel 或 WPS 中打开，另存为“CSV UTF-8（逗号分隔）”后再打开",
        "it is an Excel workbook (.xlsx) or an archive: open it in a spreadsheet, save it as “CSV UTF-8 (comma delimited)”, and open that file"
      )
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0],
      Localized(
        "这是旧版 Excel 或 Word 文件（.xls、.doc）：请另存为“CSV UTF-8（逗号分隔）”后再打开",
        "it is an old Excel or Word file (.xls, .doc): save it as “CSV UTF-8 (comma delimited)” and open that file")
    ),
    (
      Array("%PDF".utf8),
      Localized("这是 PDF 文件：请向发布单位索取 CSV 或 JSON", "it is a PDF: ask its publisher for CSV or JSON")
    ),
  ]

  /// Starts of web pages and XML, in small letters.
  private static let marked = ["<!doctype", "<html", "<head", "<body", "<script", "<?xml", "<meta", "<div"]

  /// What the file is and what to do; nil if it may be a table.
  static func sentence(_ bytes: UnsafeBufferPointer<UInt8>) -> Localized? {
    if let known = formats.first(where: { bytes.starts(with: $0.start) }) { return known.sentence }
    let start = bytes.starts(with: TextEncoding.utf8.mark) ? 3 : 0
    let text = bytes.dropFirst(start).drop { $0 <= 0x20 }.prefix(16).map {
      $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0
    }
    guard text.first == UInt8(ascii: "<"), marked.contains(where: { text.starts(with: $0.utf8) }) else { return nil }
    return Localized(
      "这是网页（HTML 或 XML），不是数据：多半是出错页面或登录页面，请重新下载数据",
      "it is a web page (HTML or XML), not data: probably a page with an error or a login; download the data again")
  }
}
