import Localization

extension ExportFormat {
  /// A workbook of Excel 2007 and later, one sheet a table and one that says what is in them.
  public static let xlsx = ExportFormat(
    name: "xlsx",
    title: Localized("Excel 工作簿", "Excel workbook"),
    help: Localized(
      "Excel 2007 以上：代码为文字，日期、金额为真正的日期和两位小数，表头固定、可筛选；另一张表注明条件、条数、来源与时间；绝不含公式。每表至多 1,048,575 条，每格至多 32,767 字。",
      "Excel 2007 and later: codes are text, dates are dates, money has two decimals, headings are frozen with filters; another sheet says query, counts, source and time; never a formula. At most 1,048,575 records a sheet and 32,767 characters a cell."
    ),
    fileExtension: "xlsx", values: [.shown, .data, .both], writeTables: SpreadsheetWriter.write)
}
