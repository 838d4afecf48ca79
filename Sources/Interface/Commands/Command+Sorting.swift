import Columnar
import Localization

extension Command {
  static let sorting: [Command] = [
    Command(
      "sort-column", .sorting, Localized("排序", "Sort"),
      help: Localized("按此列排序；再按一次切换升序、降序", "Sort by this column; press again to reverse"),
      words: ["order by", "ascending", "descending", "升序", "降序", "从大到小"],
      keys: ["s"],
      in: [.table, .facets], hint: 20, unless: DisabledReason.noColumn
    ) { $0.sortColumn(adding: false) },
    Command(
      "add-sort-column", .sorting, Localized("次要排序", "Add sort column"),
      help: Localized("将此列添加为次要排序列", "Add this column as a secondary sort"), keys: ["S"],
      in: [.table, .facets], unless: DisabledReason.noColumn
    ) { $0.sortColumn(adding: true) },
    Command(
      "reset-sort", .sorting, Localized("默认排序", "Default order"),
      help: Localized("恢复此表的默认排序", "Restore the default order of this table"),
      words: ["unsort", "original order", "取消排序", "恢复排序"],
      keys: [], in: [.table, .facets],
      unless: DisabledReason.noPlace
    ) { $0.resetSort() },
  ]
}
