import Columnar
import Localization

extension Command {
  static let output: [Command] = [
    Command(
      "copy", .output, Localized("复制…", "Copy…"),
      help: Localized("复制单元格、整行、主键、JSON 或引用信息", "Copy the cell, row, key, JSON or citation"),
      words: ["clipboard", "cite", "剪贴板", "引用"],
      keys: ["y"],
      in: [.table, .detail], unless: DisabledReason.noRecord
    ) {
      $0.popup = CopyPopup()
      return []
    },
    Command(
      "export", .output, Localized("导出", "Export"),
      help: Localized("将筛选出的行或已标记的行导出到文件", "Export the matching rows, or the marked ones, to a file"),
      words: ["excel", "xlsx", "csv", "spreadsheet", "save as", "download", "电子表格", "下载", "另存为", "保存到文件"],
      keys: ["^S", "e"], in: [.table, .detail, .facets], hint: 46,
      unless: DisabledReason.noPlace
    ) { $0.openExport() },
  ]
}
