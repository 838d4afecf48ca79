import Columnar
import Localization

extension Command {
  static let filtering: [Command] = [
    Command(
      "edit-filter", .filtering, Localized("筛选", "Filter"),
      help: Localized("输入筛选条件，结果随输入更新", "Type a filter; results update as you type"),
      words: ["search", "find", "query", "搜索", "查找", "查询"],
      keys: ["/"],
      in: [.table, .detail, .facets], hint: 10, unless: DisabledReason.noPlace
    ) { $0.editFilter() },
    Command(
      "accept-filter", .filtering, Localized("完成", "Done"),
      help: Localized(
        "采用选中的补全项；未选时应用筛选并回到表", "Accept the selected suggestion, or apply the filter and return to the table"),
      keys: ["Enter"], in: [.filter], hint: 0, isOffered: false
    ) { $0.acceptFilter() },
    Command(
      "next-suggestion", .filtering, Localized("补全", "Suggest"),
      help: Localized(
        "列出此处可输入的字段、运算符和取值；再按选下一项", "List the fields, operators and values allowed here; press again for the next one"),
      keys: ["Tab"], in: [.filter], hint: 5, isOffered: false
    ) { $0.chooseSuggestion(by: 1) },
    Command(
      "previous-suggestion", .filtering, Localized("上一补全项", "Previous suggestion"),
      help: Localized("选择上一补全项", "Choose the previous suggestion"), keys: ["Shift-Tab"], in: [.filter], isOffered: false
    ) { $0.chooseSuggestion(by: -1) },
    Command(
      "leave-filter-down", .filtering, Localized("向下", "Down"),
      help: Localized("进入补全列表；没有列表时应用筛选并回到表", "Move into the suggestions, or return to the table if there are none"),
      keys: ["Down"], in: [.filter], isOffered: false
    ) { $0.leaveFilterDownwards() },
    Command(
      "go-up-in-filter", .filtering, Localized("向上", "Up"),
      help: Localized("在补全列表中上移；否则调出以前的筛选条件", "Move up the suggestions, or recall earlier filters"),
      keys: ["Up"], in: [.filter], isOffered: false
    ) { $0.goUpInFilter() },
    Command(
      "cancel-filter", .filtering, Localized("取消编辑", "Cancel"),
      help: Localized("关闭补全列表；再按恢复原来的筛选条件", "Close the suggestions; press again to restore the previous filter"),
      keys: ["Esc"], in: [.filter], hint: 10, isOffered: false
    ) { $0.cancelFilter() },
    Command(
      "explain-filter", .filtering, Localized("条件分析", "Explain filter"),
      help: Localized(
        "逐条件列出剩余记录数，指出使结果为空的条件", "Records left after each condition, and the one that left none"),
      words: ["why empty", "no results", "没有结果", "为什么"],
      keys: ["x", "^X"], in: [.table, .detail, .facets, .filter], hint: 63, unless: DisabledReason.noFilter
    ) { $0.explainFilter() },
    Command(
      "leave-empty-out", .filtering, Localized("排除空值", "Exclude empty values"),
      help: Localized(
        "排除因字段为空而符合排除条件的记录：加上“字段:any”",
        "Exclude the records that a negated condition finds only because the field is empty: adds field:any"),
      keys: ["X"], in: [.table, .detail, .facets], unless: DisabledReason.noEmpties
    ) { $0.leaveEmptyOut() },
    Command(
      "clear-filter", .filtering, Localized("清除筛选", "Clear filter"),
      help: Localized("显示全部记录", "Show all records"), words: ["reset filter", "show everything", "取消筛选", "重置筛选"],
      keys: [], in: [.table, .detail, .facets, .filter],
      unless: DisabledReason.noFilter
    ) { $0.clearFilter() },
    Command(
      "filter-by-cell", .filtering, Localized("按此值筛选", "Filter by value"),
      help: Localized("将光标处的值加入筛选", "Add the value under the cursor to the filter"),
      words: ["same value", "只看此值", "同值"],
      keys: ["@"], in: [.table],
      hint: 40, readsRows: true, unless: DisabledReason.noCell
    ) { $0.filterByCell() },
    Command(
      "show-frequency", .filtering, Localized("取值频次", "Value counts"),
      help: Localized("以表格列出此列各取值的记录数和占比", "List every value of this column with its record count and share"),
      words: ["distribution", "histogram", "distinct", "频数", "分布", "直方图", "去重"],
      keys: ["F"], in: [.table, .detail, .facets], hint: 30, unless: DisabledReason.isGroups
    ) { $0.showFrequency() },
    Command(
      "choose-groups", .filtering, Localized("分组统计", "Group by"),
      help: Localized("按一个或两个字段分组，并选择统计项", "Group by one or two fields and choose a measure"),
      words: ["total", "sum", "average", "pivot", "合计", "求和", "汇总", "平均", "透视表"],
      keys: ["B"],
      in: [.table, .detail, .facets], unless: DisabledReason.noColumn
    ) { $0.openGrouping() },
    Command(
      "describe-columns", .filtering, Localized("各列概况", "Describe columns"),
      help: Localized(
        "以表格列出各列的填写情况、范围、合计、分布；⏎ 打开有值的记录，F 列出取值",
        "List every column: how far it is filled, range, total, spread; Enter opens the records with a value, F its values"
      ),
      keys: ["i"], in: [.table, .detail, .facets], readsRows: true, unless: DisabledReason.noColumn
    ) { $0.describeColumns() },
    Command(
      "show-totals", .filtering, Localized("合计行", "Totals"),
      help: Localized(
        "在表下显示各列的合计；再按显示全部统计项；再按关闭",
        "Show column totals below the table; again for every statistic; again to close"), keys: ["T"],
      in: [.table, .detail, .facets], unless: DisabledReason.noColumn
    ) { $0.cycleTotals() },
    Command(
      "show-facets", .filtering, Localized("取值窗格", "Values pane"),
      help: Localized(
        "在表旁列出此列和其他适合的字段的取值及记录数",
        "List the values of this column and of other suitable fields beside the table, with their counts"),
      words: ["facets", "checkboxes", "分面", "勾选取值"],
      keys: ["f"],
      in: [.table, .detail, .facets], unless: DisabledReason.noColumn
    ) { $0.toggleFacets() },
    Command(
      "choose-value", .filtering, Localized("选取或取消", "Choose or clear"),
      help: Localized(
        "按此取值筛选，再按一次取消；同一字段可选取多个值", "Filter by this value; again to clear it. A field may have several values"),
      keys: ["Enter", "Space"], in: [.facets], hint: 0, isOffered: false
    ) { $0.chooseFacetLine() },
  ]
}
