import Bytes
import CXlsxWriter
import Columnar
import Glibc
import Localization

/// A workbook of libxlsxwriter.
final class Workbook {
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let file: TemporaryFile
  let heading: UnsafeMutablePointer<lxw_format>?
  let text: UnsafeMutablePointer<lxw_format>?
  let money: UnsafeMutablePointer<lxw_format>?
  let date: UnsafeMutablePointer<lxw_format>?

  init(_ file: TemporaryFile) throws(ExportError) {
    self.file = file
    var options = lxw_workbook_options()
    options.constant_memory = 1
    options.use_zip64 = 1
    let workbook = workbook_new_opt(file.link, &options)
    self.workbook = workbook
    heading = workbook_add_format(workbook)
    text = workbook_add_format(workbook)
    money = workbook_add_format(workbook)
    date = workbook_add_format(workbook)
    guard workbook != nil else { throw ExportError(.full) }
    format_set_bold(heading)
    // Texts stay texts when someone edits the cell.
    format_set_num_format(text, "@")
    format_set_num_format(money, "#,##0.00")
    format_set_num_format(date, "yyyy-mm-dd")
  }

  /// Frees a workbook that was not closed.
  deinit { if let workbook { lxw_workbook_free(workbook) } }

  func addSheet(_ name: String) throws(ExportError) -> Worksheet {
    guard let sheet = workbook_add_worksheet(workbook, name) else { throw ExportError(.full) }
    return Worksheet(sheet, file)
  }

  /// The time of the export in the properties of the file, so that the same export gives the same bytes.
  func setTime(_ time: ExportTime?) {
    var properties = lxw_doc_properties()
    properties.created = time.map(\.seconds) ?? 946_684_800
    workbook_set_properties(workbook, &properties)
  }

  /// Assembles the file.
  func close() throws(ExportError) {
    let result = workbook_close(workbook)
    workbook = nil
    switch result {
    case LXW_NO_ERROR: return
    case LXW_ERROR_MEMORY_MALLOC_FAILED: throw ExportError(.failed(ENOMEM))
    default:
      // The library keeps the number of the system's error, if there was one.
      let code = errno
      throw ExportError(errno: code == 0 ? ENOSPC : code, path: nil)
    }
  }
}

/// A sheet of a workbook. Rows are written in order.
struct Worksheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let file: TemporaryFile

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ file: TemporaryFile) {
    self.sheet = sheet
    self.file = file
  }

  func setWidth(_ column: Int, _ width: Int) {
    worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), Double(width), nil)
  }

  /// The first row stays in sight and has filter buttons.
  func freezeHeading(rows: Int, columns: Int) {
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
    if columns > 0 { worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows), lxw_col_t(columns - 1)) }
  }

  func write(_ text: String, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>?) throws(ExportError) {
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { (bytes) throws(ExportError) in
      try write(bytes, row: row, column: column, format)
    }
  }

  /// Always a text, never a formula, a number or a link.
  func write(
    _ text: UnsafeBufferPointer<UInt8>, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws(ExportError) {
    var buffer = ByteBuffer(capacity: text.count + 16)
    SpreadsheetText.append(text, to: &buffer)
    try buffer.elements.withMemoryRebound(to: CChar.self) { (pointer) throws(ExportError) in
      try check(worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), pointer.baseAddress, format))
    }
  }

  func write(_ number: Double, row: Int, column: Int, _ format: UnsafeMutablePointer<lxw_format>?) throws(ExportError) {
    try check(worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(column), number, format))
  }

  func write(_ flag: Bool, row: Int, column: Int) throws(ExportError) {
    try check(worksheet_write_boolean(sheet, lxw_row_t(row), lxw_col_t(column), flag ? 1 : 0, nil))
  }

  private func check(_ result: lxw_error) throws(ExportError) {
    guard result != LXW_NO_ERROR else { return }
    let reason = String(cString: lxw_strerror(result))
    throw ExportError(
      .unsuitable(Localized("无法写入 Excel 工作簿：\(reason)。", "The Excel workbook cannot be written: \(reason).")))
  }

  /// Throws if rows could not be stored.
  func check() throws(ExportError) {
    if shezu_xlsx_has_failed(sheet) != 0 { throw file.error(errno == 0 ? ENOSPC : errno) }
  }
}
