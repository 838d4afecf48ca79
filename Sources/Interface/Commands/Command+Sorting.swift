import Columnar
import Localization

extension Command {
  static let sorting: [Command] = [
    Command(
      "sort-column", .sorting, Localized("排序", "Sort"),
      help: Localized("按此列排序，再按一次反向", "Sort by this column, once more to turn it round"), keys: ["s"],
      in: [.table, .facets], hint: 20, unless: DisabledReason.noColumn
    ) { $0.sortColumn(adding: false) },
    Command(
      "add-sort-column", .sorting, Localized("加一级排序", "Add a sort level"),
      help: Localized("以此列为次级排序", "Sort by this column within the order so far"), keys: ["S"],
      in: [.table, .facets], unless: DisabledReason.noColumn
    ) { $0.sortColumn(adding: true) },
    Command(
      "reset-sort", .sorting, Localized("默认顺序", "Usual order"),
      help: Localized("恢复此表的默认顺序", "Back to the usual order of this table"), keys: [], in: [.table, .facets],
      unless: DisabledReason.noPlace
    ) { $0.resetSort() },
    Command(
      "undo-view", .sorting, Localized("撤销视图更改", "Undo a view change"),
      help: Localized("撤销上一次筛选、排序、列或批量标记的更改", "Take back the last change of filter, order, columns or marks"),
      keys: ["u"], in: [.table, .facets], unless: DisabledReason.noUndo
    ) { $0.undoView() },
  ]
}
