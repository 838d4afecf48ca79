import Columnar
import Localization

extension Command {
  static let navigation: [Command] = [
    Command(
      "open", .navigation, Localized("打开", "Open"),
      help: Localized("打开光标处的表、记录详情、关联或引用", "Open the table, record, relation or reference under the cursor"),
      keys: ["Enter"], in: [.overview, .table, .detail], hint: 0, readsRows: true, unless: DisabledReason.noRegister
    ) { $0.open() },
    Command(
      "go-back", .navigation, Localized("返回", "Back"),
      help: Localized("先清除筛选，再回到来处", "Clear the filter first, then go back to where one came from"),
      keys: ["Esc", "Backspace"], in: Context.browsing, hint: 60,
      unless: DisabledReason.noWayBack
    ) { $0.back() },
    Command(
      "next-pane", .navigation, Localized("换窗格", "Pane"),
      help: Localized("到下一个窗格：表、取值统计、详情", "To the next pane: table, values, details"), keys: ["Tab"],
      in: [.table, .detail, .facets], hint: 50, unless: DisabledReason.noPlace
    ) { $0.cyclePane(by: 1) },
    Command(
      "previous-pane", .navigation, Localized("上一窗格", "Previous pane"),
      help: Localized("到上一个窗格", "To the pane before"), keys: ["Shift-Tab"], in: [.table, .detail, .facets],
      unless: DisabledReason.noPlace
    ) { $0.cyclePane(by: -1) },
    Command(
      "toggle-detail", .navigation, Localized("详情窗格", "Detail pane"),
      help: Localized("显示或隐藏详情窗格", "Show or hide the detail pane"), keys: ["d"],
      in: [.table, .detail, .facets], unless: DisabledReason.noPlace
    ) { $0.toggleDetail() },
    Command(
      "open-tab", .navigation, Localized("第几个表", "Table by number"),
      help: Localized("0 总览，1 至 9 各表", "0 overview, 1 to 9 the tables"), keys: (0...9).map { "\($0)" },
      in: Context.browsing, isOffered: false
    ) { $0.openPressedTab() },
    Command(
      "next-tab", .navigation, Localized("下一个表", "Next table"), help: Localized("到右边的表", "To the table on the right"),
      keys: ["}"], in: Context.browsing, unless: DisabledReason.noRegister
    ) { $0.cycleTab(by: 1) },
    Command(
      "previous-tab", .navigation, Localized("上一个表", "Previous table"),
      help: Localized("到左边的表", "To the table on the left"), keys: ["{"], in: Context.browsing,
      unless: DisabledReason.noRegister
    ) { $0.cycleTab(by: -1) },
    Command(
      "show-due", .navigation, Localized("即将到期", "Due soon"),
      help: Localized("三十日内到期的提示", "Findings that fall due within 30 days"), keys: ["D"], in: Context.browsing,
      unless: DisabledReason.noFindings
    ) { $0.showDue() },
    Command(
      "show-changes", .navigation, Localized("读取后的变化", "What changed"),
      help: Localized("重新读取后新增、删除和变更的记录", "Records that reading the files again added, removed or changed"),
      keys: ["c"],
      in: Context.browsing, unless: DisabledReason.noChanges
    ) { $0.showChanges() },
    Command(
      "compare", .navigation, Localized("比较…", "Compare…"),
      help: Localized("与另一个登记册按主键逐字段比较", "Compare with another register by key, field by field"), keys: ["="],
      in: Context.browsing, unless: DisabledReason.noRegister
    ) { $0.askComparison() },
    Command(
      "history-back", .navigation, Localized("后退", "Earlier place"),
      help: Localized("到刚才的位置", "To the place where one was before"), keys: ["["], in: Context.browsing,
      unless: DisabledReason.noPast
    ) { $0.goHistory(back: true) },
    Command(
      "history-forward", .navigation, Localized("前进", "Later place"),
      help: Localized("回到后退之前的位置", "Forward again"), keys: ["]"], in: Context.browsing,
      unless: DisabledReason.noFuture
    ) { $0.goHistory(back: false) },
  ]
}
