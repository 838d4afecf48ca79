import Columnar
import Localization

extension Command {
  static let columns: [Command] = [
    Command(
      "hide-column", .columns, Localized("隐藏此列", "Hide this column"),
      help: Localized("隐藏光标所在的列", "Hide the current column"), keys: ["-"], in: [.table],
      unless: DisabledReason.noColumn
    ) { $0.hideColumn() },
    Command(
      "show-all-columns", .columns, Localized("显示所有列", "Show all columns"),
      help: Localized("显示所有已隐藏的列", "Show all hidden columns"), keys: ["+"], in: [.table], unless: DisabledReason.noPlace
    ) { $0.showAllColumns() },
    Command(
      "choose-columns", .columns, Localized("列：查找、选择", "Find or choose columns"),
      help: Localized(
        "输入列名到该列；选择要显示的列并调整顺序", "Type a column's name to go there; choose which columns to show and in what order"),
      keys: ["C"], in: [.table],
      unless: DisabledReason.noPlace
    ) { $0.openColumns() },
    Command(
      "move-column-left", .columns, Localized("列左移", "Move column left"),
      help: Localized("此列与左边一列对调", "Swap this column with the one on the left"), keys: ["H", "Shift-Left"],
      in: [.table], unless: DisabledReason.noColumn
    ) { $0.shiftColumn(by: -1) },
    Command(
      "move-column-right", .columns, Localized("列右移", "Move column right"),
      help: Localized("此列与右边一列对调", "Swap this column with the one on the right"), keys: ["L", "Shift-Right"],
      in: [.table], unless: DisabledReason.noColumn
    ) { $0.shiftColumn(by: 1) },
    Command(
      "narrow-column", .columns, Localized("减小列宽", "Narrow column"),
      help: Localized("列宽减少 2 个字符", "Make this column 2 characters narrower"),
      keys: ["<"], in: [.table], unless: DisabledReason.noColumn
    ) { $0.resizeColumn(by: -2) },
    Command(
      "widen-column", .columns, Localized("增大列宽", "Widen column"),
      help: Localized("列宽增加 2 个字符", "Make this column 2 characters wider"),
      keys: [">"], in: [.table], unless: DisabledReason.noColumn
    ) { $0.resizeColumn(by: 2) },
    Command(
      "fit-column", .columns, Localized("自动列宽", "Fit column"),
      help: Localized("按当前页内容调整列宽", "Fit the column to the rows on the screen"), keys: ["_"], in: [.table],
      unless: DisabledReason.noColumn
    ) { $0.fitColumn() },
    Command(
      "freeze-columns", .columns, Localized("冻结列", "Freeze columns"),
      help: Localized("冻结首列至此列；再按一次取消冻结", "Freeze the columns up to this one; press again to unfreeze"), keys: ["!"],
      in: [.table], unless: DisabledReason.noColumn
    ) { $0.freezeColumns() },
  ]
}
