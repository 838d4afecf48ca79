import Columnar
import Localization

extension Command {
  /// Queries with columns and order under a name.
  static let views: [Command] = [
    Command(
      "save-view", .filtering, Localized("保存为视图", "Save view"),
      help: Localized("将当前的筛选、列和排序保存为视图", "Save the filter, columns and sort order under a name"),
      words: ["bookmark", "favourite", "收藏", "保存查询"],
      keys: ["w"],
      in: [.table, .detail, .facets], unless: DisabledReason.noPlace
    ) { $0.nameView() },
    Command(
      "open-views", .filtering, Localized("已保存的视图", "Saved views"),
      help: Localized("打开或删除已保存的视图；筛选条件中可用 view:名称 引用", "Open or delete a saved view; use it in a filter as view:NAME"),
      words: ["bookmarks", "saved queries", "收藏夹", "常用查询"],
      keys: ["v"], in: Context.browsing, unless: DisabledReason.noRegister
    ) { $0.openViews() },
  ]
}
