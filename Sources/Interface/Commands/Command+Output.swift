import Columnar
import Localization
import Screen

extension Command {
  static let output: [Command] = [
    Command(
      "copy", .output, Localized("复制…", "Copy…"),
      help: Localized("复制单元格、行、代码、JSON 或引注", "Copy the cell, the row, the key, JSON or a citation"), keys: ["y"],
      in: [.table, .detail], unless: DisabledReason.noRecord
    ) {
      $0.popup = .copy(ListCursor())
      return []
    },
    Command(
      "copy-cell", .output, Localized("单元格", "Cell"),
      help: Localized("复制光标处的值", "Copy the value under the cursor"), keys: ["y", "c"], in: [.copy],
      unless: DisabledReason.noCell
    ) { $0.copy(.cell) },
    Command(
      "copy-row", .output, Localized("行（制表符分隔）", "Row, tab-separated"),
      help: Localized("复制此行显示的各列", "Copy the columns shown of this row"), keys: ["r"], in: [.copy],
      unless: DisabledReason.noRecord
    ) { $0.copy(.row) },
    Command(
      "copy-key", .output, Localized("代码", "Key"),
      help: Localized("复制记录的主键，如统一社会信用代码", "Copy the key of the record, such as a credit code"), keys: ["k"],
      in: [.copy], unless: DisabledReason.noRecord
    ) { $0.copy(.key) },
    Command(
      "copy-json", .output, Localized("JSON", "JSON"),
      help: Localized("复制整条记录", "Copy the whole record"), keys: ["j"], in: [.copy], unless: DisabledReason.noRecord
    ) { $0.copy(.json) },
    Command(
      "copy-citation", .output, Localized("引注", "Citation"),
      help: Localized("复制记录的出处：登记库、文件、位置、截至日", "Copy where the record stands: register, file, pointer, as-of day"),
      keys: ["q"], in: [.copy], unless: DisabledReason.noRecord
    ) { $0.copy(.citation) },
    Command(
      "export", .output, Localized("导出", "Export"),
      help: Localized("把显示的或标记的行写入文件", "Write the rows shown, or the marked ones, to a file"),
      keys: ["^S", "e"], in: [.table, .detail, .facets], hint: 46,
      unless: DisabledReason.noPlace
    ) { $0.openExport() },
  ]
}
