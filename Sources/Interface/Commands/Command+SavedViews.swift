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
    Command(
      "write-view", .filtering, Localized("保存", "Save"), help: Localized("以此名称保存", "Save under this name"),
      keys: ["Enter"], in: [.viewName], hint: 0, isOffered: false
    ) { $0.saveView() },
    Command(
      "open-view", .filtering, Localized("打开", "Open"), help: Localized("打开光标处的视图", "Open the view under the cursor"),
      keys: ["Enter"], in: [.views], hint: 0, isOffered: false, unless: DisabledReason.noViews
    ) { $0.openChosenView() },
    Command(
      "delete-view", .filtering, Localized("删除", "Delete"),
      help: Localized("删除光标处的视图", "Delete the view under the cursor"), keys: ["Delete", "D"], in: [.views], hint: 10,
      isOffered: false, unless: DisabledReason.noOwnView
    ) { $0.deleteChosenView() },
  ]
}
