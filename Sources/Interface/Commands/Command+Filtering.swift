import Columnar
import Localization

extension Command {
  static let filtering: [Command] = [
    Command(
      "edit-filter", .filtering, Localized("筛选", "Filter"),
      help: Localized("输入筛选条件，结果随输入更新", "Type a filter; results follow as you type"), keys: ["/"],
      in: [.table, .detail, .facets], hint: 10, unless: DisabledReason.noPlace
    ) { $0.editFilter() },
    Command(
      "accept-filter", .filtering, Localized("完成", "Done"),
      help: Localized("采用所选的补全；没有选就留下筛选，回到表", "Take the suggestion chosen, else keep the filter and go to the table"),
      keys: ["Enter"], in: [.filter], hint: 0, isOffered: false
    ) { $0.acceptFilter() },
    Command(
      "next-suggestion", .filtering, Localized("补全", "Complete"),
      help: Localized(
        "列出此处可用的字段、运算符和取值，再按选下一个", "List the fields, operators and values that may stand here, then the next"),
      keys: ["Tab"], in: [.filter], hint: 5, isOffered: false
    ) { $0.chooseSuggestion(by: 1) },
    Command(
      "previous-suggestion", .filtering, Localized("上一补全", "Suggestion before"),
      help: Localized("选上一个补全", "Choose the suggestion before"), keys: ["Shift-Tab"], in: [.filter], isOffered: false
    ) { $0.chooseSuggestion(by: -1) },
    Command(
      "leave-filter-down", .filtering, Localized("向下", "Down"),
      help: Localized("到补全列表；没有列表就留下筛选，回到表", "Into the list of suggestions, or to the table where there is none"),
      keys: ["Down"], in: [.filter], isOffered: false
    ) { $0.leaveFilterDownwards() },
    Command(
      "go-up-in-filter", .filtering, Localized("向上", "Up"),
      help: Localized("补全列表中向上；否则取回以前输入过的筛选", "Up in the suggestions, else to filters that were typed before"),
      keys: ["Up"], in: [.filter], isOffered: false
    ) { $0.goUpInFilter() },
    Command(
      "cancel-filter", .filtering, Localized("还原", "Restore"),
      help: Localized("先关闭补全列表，再还原到输入前的筛选", "Close the suggestions first, then put the filter back as it was"),
      keys: ["Esc"], in: [.filter], hint: 10, isOffered: false
    ) { $0.cancelFilter() },
    Command(
      "explain-filter", .filtering, Localized("说明", "Explain"),
      help: Localized(
        "每个条件之后剩多少记录，哪个条件使结果为空", "The records left after each clause, and the clause that emptied the result"),
      keys: ["x", "^X"], in: [.table, .detail, .facets, .filter], hint: 63, unless: DisabledReason.noFilter
    ) { $0.explainFilter() },
    Command(
      "leave-empty-out", .filtering, Localized("去掉空值", "Without the empty"),
      help: Localized(
        "去掉排除条件只因字段为空而留下的记录：加上“字段:any”",
        "Leave out the records that a negated clause finds only because the field is empty: adds field:any"),
      keys: ["X"], in: [.table, .detail, .facets], unless: DisabledReason.noEmpties
    ) { $0.leaveEmptyOut() },
    Command(
      "clear-filter", .filtering, Localized("清除筛选", "Clear the filter"),
      help: Localized("显示全部记录", "Show all records"), keys: [], in: [.table, .detail, .facets, .filter],
      unless: DisabledReason.noFilter
    ) { $0.clearFilter() },
    Command(
      "filter-by-cell", .filtering, Localized("此值", "This value"),
      help: Localized("把光标处的值加入筛选", "Add the value under the cursor to the filter"), keys: ["@"], in: [.table],
      hint: 40, readsRows: true, unless: DisabledReason.noCell
    ) { $0.filterByCell() },
    Command(
      "show-frequency", .filtering, Localized("频次", "Counts"),
      help: Localized("以表和条形显示此列每个取值的条数", "Every value of this column with its count and a bar, as a table"),
      keys: ["F"], in: [.table, .detail, .facets], hint: 30, unless: DisabledReason.isGroups
    ) { $0.showFrequency() },
    Command(
      "choose-groups", .filtering, Localized("分组统计", "Group"),
      help: Localized("按一个或两个字段分组，选择统计量", "Group by one or two fields, with a measure"), keys: ["B"],
      in: [.table, .detail, .facets], unless: DisabledReason.noColumn
    ) { $0.openGrouping() },
    Command(
      "show-facets", .filtering, Localized("取值", "Values"),
      help: Localized("在表旁统计此列每个取值的条数", "Count every value of this column beside the table"), keys: ["f"],
      in: [.table, .detail, .facets], unless: DisabledReason.noColumn
    ) { $0.toggleFacets() },
    Command(
      "add-facet", .filtering, Localized("加入筛选", "Add to the filter"),
      help: Localized("把这个取值加入筛选", "Add this value to the filter"), keys: ["Enter"], in: [.facets], hint: 0,
      isOffered: false
    ) { $0.addFacet() },
  ]
}
