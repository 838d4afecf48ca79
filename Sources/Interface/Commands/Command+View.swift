import Columnar

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
      "take-near-value", .filtering, Localized("改用此值", "Use this value"),
      help: Localized("用所选的条件替换使结果为空的条件", "Put the clause chosen in the place of the one that emptied the result"),
      keys: ["Enter"], in: [.explanation], hint: 0, isOffered: false, unless: DisabledReason.noNearValue
    ) { $0.takeNearValue() },
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

  /// The dialog that says which groups to make.
  static let grouping: [Command] = [
    Command(
      "compute-groups", .filtering, Localized("统计", "Group"), help: Localized("统计并显示", "Make the groups and show them"),
      keys: ["Enter"], in: [.grouping], hint: 0, isOffered: false
    ) { $0.computeGroups() },
    Command(
      "next-group-line", .filtering, Localized("下一项", "Next line"), help: Localized("到下一项", "To the next line"),
      keys: ["Down", "Tab"], in: [.grouping], isOffered: false
    ) { $0.changeGrouping { $0.move(by: 1) } },
    Command(
      "previous-group-line", .filtering, Localized("上一项", "Line before"), help: Localized("到上一项", "To the line before"),
      keys: ["Up", "Shift-Tab"], in: [.grouping], isOffered: false
    ) { $0.changeGrouping { $0.move(by: -1) } },
    Command(
      "next-group-choice", .filtering, Localized("更改", "Change"), help: Localized("换成下一个选择", "The next choice"),
      keys: ["Right"], in: [.grouping], hint: 10, isOffered: false
    ) { $0.changeGrouping { $0.change(by: 1) } },
    Command(
      "previous-group-choice", .filtering, Localized("往回更改", "Change back"),
      help: Localized("换成上一个选择", "The choice before"),
      keys: ["Left"], in: [.grouping], isOffered: false
    ) { $0.changeGrouping { $0.change(by: -1) } },
  ]

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
      $0.popup = .columns(ListCursor())
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

  static let marking: [Command] = [
    Command(
      "mark-record", .marking, Localized("标记", "Mark"),
      help: Localized("标记此记录或取消，并下移", "Mark this record or unmark it, and go down"), keys: ["Space"],
      in: [.table], hint: 45, unless: DisabledReason.noRecord
    ) { $0.markRecord() },
    Command(
      "mark-range", .marking, Localized("标记区间", "Mark a range"),
      help: Localized("第一次定起点，第二次标记到光标处", "Once for the beginning, once more to mark up to the cursor"),
      keys: ["V"], in: [.table], unless: DisabledReason.noRecord
    ) { $0.markRange() },
    Command(
      "mark-all", .marking, Localized("全部标记", "Mark all"),
      help: Localized("标记显示的全部记录", "Mark all records shown"), keys: ["A"], in: [.table], unless: DisabledReason.noRecord
    ) { $0.changeMarks { marks, rows in marks.insert(rows) } },
    Command(
      "invert-marks", .marking, Localized("反选", "Invert marks"),
      help: Localized("标记与未标记对调", "Mark what is not, unmark what is"), keys: ["I"], in: [.table],
      unless: DisabledReason.noRecord
    ) { $0.changeMarks { marks, rows in marks.invert(rows) } },
    Command(
      "clear-marks", .marking, Localized("清除标记", "Clear marks"),
      help: Localized("取消此表的所有标记", "Unmark every record of this table"), keys: ["U"], in: [.table],
      unless: DisabledReason.noMarks
    ) { $0.changeMarks { marks, _ in marks.removeAll() } },
    Command(
      "write-note", .marking, Localized("备注", "Note"),
      help: Localized("写、改此记录的备注；清空则删除", "Write or change the note on this record; an empty one is deleted"),
      keys: ["m"],
      in: [.table, .detail], unless: DisabledReason.noNotable
    ) { $0.editNote() },
    Command(
      "show-notes", .marking, Localized("全部备注", "All notes"),
      help: Localized("以表列出所有备注，可筛选、导出", "All notes as a table, to filter and export"), keys: ["M"],
      in: Context.browsing, unless: DisabledReason.noNotes
    ) { $0.showNotes() },
    Command(
      "save-note", .marking, Localized("保存", "Save"), help: Localized("保存备注", "Keep the note"), keys: ["Enter"],
      in: [.note], hint: 0, isOffered: false
    ) { $0.saveNote() },
  ]
}
