import Columnar
import Localization

extension Command {
  static let navigation: [Command] = [
    Command(
      "open", .navigation, Localized("打开", "Open"),
      help: Localized("打开光标所在的表、记录或关联记录", "Open the table, record or linked record under the cursor"),
      keys: ["Enter"], in: [.overview, .table, .detail], hint: 0, readsRows: true, unless: DisabledReason.noRegister
    ) { $0.open() },
    Command(
      "go-back", .navigation, Localized("返回", "Back"),
      help: Localized("有筛选时先清除筛选，否则返回上一界面", "Clear the filter, or go back if there is none"),
      keys: ["Esc", "Backspace"], in: Context.browsing, hint: 60,
      unless: DisabledReason.noWayBack
    ) { $0.back() },
    Command(
      "next-pane", .navigation, Localized("切换窗格", "Next pane"),
      help: Localized("切换到下一个窗格：表、取值、详情", "Move to the next pane: table, values, details"), keys: ["Tab"],
      in: [.table, .detail, .facets], hint: 50, unless: DisabledReason.noPlace
    ) { $0.cyclePane(by: 1) },
    Command(
      "previous-pane", .navigation, Localized("上一窗格", "Previous pane"),
      help: Localized("切换到上一个窗格", "Move to the previous pane"), keys: ["Shift-Tab"], in: [.table, .detail, .facets],
      unless: DisabledReason.noPlace
    ) { $0.cyclePane(by: -1) },
    Command(
      "toggle-detail", .navigation, Localized("详情窗格", "Details pane"),
      help: Localized("显示或隐藏详情窗格", "Show or hide the details pane"), words: ["panel", "sidebar", "侧栏"],
      keys: ["d"],
      in: [.table, .detail, .facets], unless: DisabledReason.noPlace
    ) { $0.toggleDetail() },
    Command(
      "peek", .navigation, Localized("查看全文", "Whole text"),
      help: Localized("显示光标处单元格的全文", "Show the whole text of the cell under the cursor"),
      words: ["完整内容", "展开", "expand", "read", "zoom", "long text"], keys: ["p"], in: [.table], readsRows: true,
      unless: DisabledReason.noCell
    ) { $0.peek() },
    Command(
      "toggle-empty-fields", .navigation, Localized("空字段", "Empty fields"),
      help: Localized("在详情窗格列出或收起空字段", "List or hide the empty fields in the details pane"), keys: ["z"],
      in: [.table, .detail], unless: DisabledReason.noRecord
    ) {
      $0.panes.showsEmptyFields.toggle()
      return []
    },
    Command(
      "open-tab", .navigation, Localized("按编号打开表", "Open table by number"),
      help: Localized("0 打开总览，1–9 打开对应的表", "0 opens the overview, 1–9 open the tables"), keys: (0...9).map { "\($0)" },
      in: Context.browsing, isOffered: false
    ) { $0.openPressedTab() },
    Command(
      "next-tab", .navigation, Localized("下一个表", "Next table"),
      help: Localized("打开右边的表", "Open the table on the right"),
      keys: ["}"], in: Context.browsing, unless: DisabledReason.noRegister
    ) { $0.cycleTab(by: 1) },
    Command(
      "previous-tab", .navigation, Localized("上一个表", "Previous table"),
      help: Localized("打开左边的表", "Open the table on the left"), keys: ["{"], in: Context.browsing,
      unless: DisabledReason.noRegister
    ) { $0.cycleTab(by: -1) },
    Command(
      "show-due", .navigation, Localized("30 日内到期", "Due within 30 days"),
      help: Localized("30 日内到期的监管提示", "Findings due within 30 days"), words: ["deadline", "期限"],
      keys: ["D"], in: Context.browsing,
      unless: DisabledReason.noFindings
    ) { $0.showDue() },
    Command(
      "next-problem", .navigation, Localized("下一个问题", "Next problem"),
      help: Localized("到下一个问题所在的记录和字段", "Open the record of the next problem, at the field concerned"), keys: ["n"],
      in: [.detail], unless: DisabledReason.noProblem
    ) { $0.goToProblem(forward: true) },
    Command(
      "previous-problem", .navigation, Localized("上一个问题", "Previous problem"),
      help: Localized("到上一个问题所在的记录和字段", "Open the record of the previous problem, at the field concerned"),
      keys: ["N"], in: [.detail], unless: DisabledReason.noProblem
    ) { $0.goToProblem(forward: false) },
    Command(
      "edit-file", .navigation, Localized("编辑文件", "Edit the file"),
      help: Localized(
        "用 $VISUAL 或 $EDITOR 打开问题所在的文件和行", "Open the file of the problem at its line in $VISUAL or $EDITOR"),
      keys: ["E"], in: [.table, .detail], unless: DisabledReason.noProblem
    ) { $0.editProblem() },
    Command(
      "show-changes", .navigation, Localized("重新加载后的变化", "Changes since reload"),
      help: Localized("最近一次重新加载后新增、删除和变更的记录", "Records added, removed or changed by the last reload"),
      keys: ["c"],
      in: Context.browsing, unless: DisabledReason.noChanges
    ) { $0.showChanges() },
    Command(
      "compare", .navigation, Localized("比较…", "Compare…"),
      help: Localized("按主键与另一登记册逐字段比较", "Compare with another register, matching records by key"),
      words: ["diff", "difference", "对比", "差异", "两期"],
      keys: ["="],
      in: Context.browsing, unless: DisabledReason.noRegister
    ) { $0.askComparison() },
    Command(
      "history-back", .navigation, Localized("后退（历史）", "History: back"),
      help: Localized("回到上一次查看的位置", "Return to the previous position in history"), keys: ["["], in: Context.browsing,
      unless: DisabledReason.noPast
    ) { $0.goHistory(back: true) },
    Command(
      "history-forward", .navigation, Localized("前进（历史）", "History: forward"),
      help: Localized("回到后退前的位置", "Undo the last step back in history"), keys: ["]"], in: Context.browsing,
      unless: DisabledReason.noFuture
    ) { $0.goHistory(back: false) },
  ]
}
