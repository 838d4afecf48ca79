import Columnar
import Localization

extension Command {
  /// Queries with columns and order under a name.
  static let views: [Command] = [
    Command(
      "save-view", .filtering, Localized("存为视图", "Save as a view"),
      help: Localized("把当前筛选、列和排序以一个名称保存", "Keep filter, columns and order under a name"), keys: ["w"],
      in: [.table, .detail, .facets], unless: DisabledReason.noPlace
    ) { $0.nameView() },
    Command(
      "open-views", .filtering, Localized("已存视图", "Saved views"),
      help: Localized("打开或删除已存的视图；筛选中可写 view:名称", "Open or delete a saved view; a filter may name it as view:NAME"),
      keys: ["v"], in: Context.browsing, unless: DisabledReason.noViews
    ) { $0.openViews() },
  ]
}
