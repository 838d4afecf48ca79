import Columnar
import Localization

extension Command {
  static let output: [Command] = [
    Command(
      "copy", .output, Localized("复制…", "Copy…"),
      help: Localized("复制单元格、行、代码、JSON 或引注", "Copy the cell, the row, the key, JSON or a citation"), keys: ["y"],
      in: [.table, .detail], unless: DisabledReason.noRecord
    ) {
      $0.popup = CopyPopup()
      return []
    },
    Command(
      "export", .output, Localized("导出", "Export"),
      help: Localized("把显示的或标记的行写入文件", "Write the rows shown, or the marked ones, to a file"),
      keys: ["^S", "e"], in: [.table, .detail, .facets], hint: 46,
      unless: DisabledReason.noPlace
    ) { $0.openExport() },
  ]
}
