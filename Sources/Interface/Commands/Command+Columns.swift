import Columnar
import Localization

extension Command {
  static let columns: [Command] = [
    Command(
      "hide-column", .columns, Localized("隐藏此列", "Hide this column"),
      help: Localized("不再显示此列", "Show this column no longer"), keys: ["-"], in: [.table],
      unless: DisabledReason.noColumn
    ) { $0.hideColumn() },
    Command(
      "show-all-columns", .columns, Localized("显示所有列", "Show all columns"),
      help: Localized("显示隐藏的列", "Show what is hidden"), keys: ["+"], in: [.table], unless: DisabledReason.noPlace
    ) { $0.showAllColumns() },
    Command(
      "choose-columns", .columns, Localized("选择列", "Choose columns"),
      help: Localized("在列表中选择和移动列", "Choose and move columns in a list"), keys: ["C"], in: [.table],
      unless: DisabledReason.noPlace
    ) {
      $0.popup = ColumnsPopup()
      return []
    },
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
      "narrow-column", .columns, Localized("变窄", "Narrower"), help: Localized("此列窄 2 格", "This column 2 narrower"),
      keys: ["<"], in: [.table], unless: DisabledReason.noColumn
    ) { $0.resizeColumn(by: -2) },
    Command(
      "widen-column", .columns, Localized("变宽", "Wider"), help: Localized("此列宽 2 格", "This column 2 wider"),
      keys: [">"], in: [.table], unless: DisabledReason.noColumn
    ) { $0.resizeColumn(by: 2) },
    Command(
      "fit-column", .columns, Localized("合适宽度", "Fit width"),
      help: Localized("列宽刚好放下当前页的内容", "As wide as what is on the screen"), keys: ["_"], in: [.table],
      unless: DisabledReason.noColumn
    ) { $0.fitColumn() },
    Command(
      "freeze-columns", .columns, Localized("冻结", "Freeze"),
      help: Localized("冻结到此列为止的各列，再按一次取消", "Freeze the columns up to this one, once more to undo"), keys: ["!"],
      in: [.table], unless: DisabledReason.noColumn
    ) { $0.freezeColumns() },
  ]
}
