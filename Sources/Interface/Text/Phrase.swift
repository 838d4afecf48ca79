import Columnar
import Localization

/// Every sentence and word of the interface that is not a title of the schema or of a command. A case without both
/// languages does not compile.
///
/// `{}` marks the next argument and `{0}` the first of all; `{0:record|records}` is the one word where the first argument
/// is 1 and the other word elsewhere. A test checks that both languages use the same arguments.
public enum Phrase: Sendable, CaseIterable {
  // Where the last session ended, and what would be lost
  case resumed, tableGone, recordGone, noteNotSaved, exportNotFinished
  // Top line and places
  case synthetic, asOf, overview, otherLanguage, commands, untitled
  case breadcrumb, filterPrompt, pending, milliseconds, countOf
  // Loading
  case opening, openingFile, openingFailed, failedKeys, reloading, reloaded, reloadFailed, loadingKeys
  // Table
  case noRecords, noMatches, noMatchesHelp, noneLinked, empty, notRecorded, listSeparator, unit, yuan
  case unreadable, sameInAll
  // Status
  case marked, sortedBy, relevance, rangeFrom, separator
  // Query
  case nearest, expected, explanationTitle, everyRecord, clauseHeading, aloneHeading, leftHeading, nearValues,
    noNearValue
  case emptyAmong, emptyHeading, noEmpties, wordsHeading, noNarrowerClause
  // What is kept
  case viewSaved, viewReplaced, viewDeleted, viewWithoutKind, noViews, nameEmpty, viewNameTitle, viewsTitle
  case noteSaved, noteDeleted, noteTitle, noNotes, needsNotable
  case viewOf, viewIsShipped, shippedView, unknownView
  // Oversight
  case overdueCount, soonCount, dueCount, dueSoon, figuresAgree, publishedAndComputed, ruleProblems, computing,
    needsFindings
  // Differences
  case compareTitle, compareHelp, comparing, compareFailed, comparedWith, noDifferences, noDifferencesBut
  case reloadedChanges, nothingChanged, nothingChangedBut, needsChanges, differenceCounts
  // Groups
  case relatedTitle, relatedVia, noRelated, tooManyKeys
  case totalsOn, totalsOff, totalsOf, totalsOfMarked, totalsRows, totalsMarkedRows
  case groupTitle, groupBy, groupAnd, groupMeasure, groupShape, groupKeys, noSecond, needsRecords
  // Detail
  case unknownKeys, sourceOfRecord, noRecord, moreRows, relations, emptyFields
  // Facets
  case facetsOther, facetsFewer, facetUnique, emptyValue, filterHasFault, counting
  // Overview
  case facts, factDays, factRecent, factColumns, factCause, factProblem
  case kinds, attention, headlines, mostUrgent, peak, yuanAmount, wanAmount, start, startFilter, startOpen, startHelp,
    startPalette, noProblems, problems
  // Why not
  case needsRegister, needsRecord, needsColumn, needsFilter, needsUndo, needsHistory, needsFuture, needsMarks
  case needsRelation, needsAnotherColumn, noHighlight, unknownCommand, cannotFilterCell, clauseAlready
  case noSuchTab, needsRedo, needsProblem, noFurtherProblem, noFileToEdit
  // What happened
  case changedFilter, changedSort, changedColumns, changedMarks, changedNote, changedViews
  case copied, copyFailed, sorted, undone, redone, markedCount, cleared, exported, exportFailed, languageIs, themeIs
  case mouseOn, mouseOff, widthIs, frozen, unfrozen, hidden, facetsEmpty
  // Dialogs
  case readViews, writeViews, viewsToWrite, viewsToRead, viewFileExists, viewsWritten, viewsRead, noSuchPath
  case digestMissing, digestLater
  case searchTitle, searchBoxHelp, searchSummary, searchTooLong, lifeTitle, lifeSummary, noEvents
  case helpTitle, paletteTitle, columnsTitle, columnsHelp, copyTitle, exportTitle, format, columns, rows, path
  case shownColumns, allColumns, shownRows, markedRows, command, markedCommand, exportKeys, overwrite, overwriteKeys
  case values, personal, personalMasked, personalKept, evidence, evidenceWritten, evidenceLeftOut, evidenceImpossible
  case needsKind, viewCommandImpossible, rowsCopied, tooManyToCopy
  case mapTitle, mapOwn, mapOwnHelp, mapFound, mapFoundHelp, mapRecords, mapRecordsHelp, mapHelp
  case pathEmpty, disabled, goTo, editing, searchHelp, bundled, exporting
  // Citation
  case citation

  public var text: Localized {
    switch self {
    case .resumed: Localized("已回到上次离开的位置；按 {} 到总览", "Back where you left off. Press {} for the overview")
    case .tableGone: Localized("上次打开的“{}”现在没有，显示总览", "“{}”, open when you left, is not there now; this is the overview")
    case .recordGone:
      Localized("上次光标所在的记录 {} 已不在登记册中", "The record {} that the cursor was on is not in the register any more")
    case .noteNotSaved: Localized("批注尚未保存；再按一次 {} 放弃并退出", "The note is not saved. Press {} again to quit without it")
    case .exportNotFinished:
      Localized("导出尚未完成；再按一次 {} 中断并退出", "An export is still running. Press {} again to stop it and quit")

    case .synthetic: Localized("示例数据", "synthetic data")
    case .asOf: Localized("截至 {}", "as of {}")
    case .overview: Localized("总览", "Overview")
    case .otherLanguage: Localized("English", "中文")
    case .commands: Localized("命令", "Commands")
    case .untitled: Localized("未命名登记册", "Untitled register")
    case .breadcrumb: Localized(" › ", " › ")
    case .filterPrompt: Localized("筛选", "Filter")
    case .pending: Localized("…", "…")
    case .milliseconds: Localized("{} ms", "{} ms")
    case .countOf: Localized("{} / {}", "{} / {}")

    case .opening: Localized("正在打开 {}", "Opening {}")
    case .openingFile: Localized("{}  {}%", "{}  {}%")
    case .openingFailed: Localized("无法打开", "Could not open")
    case .failedKeys: Localized("{} 重试  {} 退出", "{} try again  {} quit")
    case .reloading: Localized("正在重新加载…", "Reloading…")
    case .reloaded: Localized("已重新加载，共 {0} 条记录", "Reloaded: {0} {0:record|records}")
    case .reloadFailed:
      Localized("重新加载失败，当前显示的是上次加载的内容。原因：{}", "Reload failed; still showing the last version loaded. Reason: {}")
    case .loadingKeys: Localized("Esc 取消", "Esc cancels")

    case .noRecords: Localized("没有记录", "No records")
    case .noMatches: Localized("没有符合筛选条件的记录", "No matching records")
    case .noMatchesHelp: Localized("按 {} 清除筛选，按 {} 修改筛选", "Press {} to clear the filter, {} to change it")
    case .noneLinked: Localized("没有关联记录", "No related records")
    case .empty: Localized("–", "–")
    case .notRecorded: Localized("未填写：{}", "Not recorded: {}")
    case .listSeparator: Value.listSeparator
    case .unit: Localized("{}（{}）", "{} ({})")
    case .yuan: Localized("元", "yuan")
    case .sameInAll: Localized("各条相同：{}", "Same in all: {}")
    case .unreadable: Localized("无法读取：{}", "unreadable: {}")

    case .marked: Localized("{} 已标记", "{} marked")
    case .sortedBy: Localized("排序：{}", "Sorted by {}")
    case .relevance: Localized("相关度", "relevance")
    case .rangeFrom: Localized("从第 {} 行起标记", "Marking from row {}")
    case .separator: Localized(" · ", " · ")

    case .nearest: Localized("您要找的是 {} 吗？", "Did you mean {}?")
    case .expected: Localized("可用的有：{}", "Available: {}")

    case .explanationTitle: Localized("筛选条件分析", "Filter breakdown")
    case .everyRecord: Localized("全部记录", "All records")
    case .clauseHeading: Localized("条件", "Condition")
    case .leftHeading: Localized("累计剩余", "Remaining")
    case .aloneHeading: Localized("单独符合", "Matches alone")
    case .nearValues: Localized("可改用的条件", "Try instead")
    case .noNearValue: Localized("没有可改用的条件", "No alternative to suggest")
    case .emptyAmong: Localized("（空 {}）", " ({} empty)")
    case .emptyHeading: Localized("仅因字段为空而符合；加此条件可排除", "Matched only because a field is empty; this excludes them")
    case .wordsHeading: Localized("词所在的字段；可改用更具体的条件", "Fields with the word; a narrower condition to use instead")
    case .noNarrowerClause:
      Localized("这些记录没有可单写的条件：按读音或多个取值符合", "No single condition: matched by sound or by many values")
    case .noEmpties: Localized("没有仅因字段为空而符合的记录", "No record matches only because a field is empty")

    case .viewSaved: Localized("已保存视图“{}”", "View “{}” saved")
    case .viewReplaced: Localized("已更新视图“{}”", "View “{}” updated")
    case .viewDeleted: Localized("已删除视图“{}”；关闭列表后按 {} 撤销", "View “{}” deleted. Close the list and press {} to undo")
    case .viewWithoutKind: Localized("当前登记册中没有视图“{}”所用的表", "This register has no table for the view “{}”")
    case .noViews: Localized("没有已保存的视图", "No saved views")
    case .nameEmpty: Localized("请输入名称", "Enter a name")
    case .viewNameTitle: Localized("保存视图", "Save view")
    case .viewsTitle: Localized("已保存的视图", "Saved views")
    case .viewOf: Localized("视图：{}", "View: {}")
    case .noteSaved: Localized("已保存“{}”的批注", "Note on “{}” saved")
    case .noteDeleted: Localized("已删除“{}”的批注；按 {} 撤销", "Note on “{}” deleted. Press {} to undo")
    case .noteTitle: Localized("批注", "Note")
    case .noNotes: Localized("还没有批注", "No notes yet")
    case .needsNotable: Localized("只能为有主键的记录添加批注", "Notes can be added only to records that have a key")
    case .viewIsShipped: Localized("内置视图不能删除", "Built-in views cannot be deleted")
    case .shippedView: Localized("内置", "built-in")
    case .unknownView: Localized("没有名为“{}”的视图", "There is no view named “{}”")
    case .overdueCount: Localized("已逾期 {} 条", "{} overdue")
    case .soonCount: Localized("{} 条即将到期", "{} due soon")
    case .dueCount: Localized("{} 条将于 {} 日内到期", "{} due within {} days")
    case .dueSoon: Localized("{} 日内到期", "Due within {} days")
    case .publishedAndComputed: Localized("公布值 {}，核算值 {}", "published {}, recomputed {}")
    case .computing: Localized("正在核对…", "Checking figures…")
    case .figuresAgree: Localized("{1} 项中有 {0} 项与记录一致", "{0} of {1} agree with the records")
    case .ruleProblems: Localized("公布数据或规则文件中有 {0} 处问题", "{0} {0:problem|problems} in the figures and rules files")
    case .needsFindings: Localized("没有监管提示，或仍在计算", "No findings, or still checking")
    case .compareTitle: Localized("比较", "Compare")
    case .compareHelp:
      Localized(
        "请输入旧登记册的路径（文件夹或 JSON 文件）；当前打开的作为新登记册",
        "Path of the old register (a folder or a JSON file). The open register is the new one")
    case .comparing: Localized("正在与 {} 比较…", "Comparing with {}…")
    case .compareFailed: Localized("无法比较：{}", "Could not compare: {}")
    case .comparedWith: Localized("与 {} 比较：新增 {}、删除 {}、变更 {}", "Compared with {}: {} added, {} removed, {} changed")
    case .noDifferences: Localized("两个登记册没有差异", "No differences between the two registers")
    case .noDifferencesBut: Localized("已比较的部分没有差异。{}", "No differences in what was compared. {}")
    case .reloadedChanges:
      Localized("已重新加载：新增 {}、删除 {}、变更 {}；按 {} 查看", "Reloaded: {} added, {} removed, {} changed. Press {} to list them")
    case .nothingChanged: Localized("已重新加载，记录没有变化", "Reloaded; no records changed")
    case .nothingChangedBut: Localized("已重新加载，已比较的部分没有变化。{}", "Reloaded; nothing changed in what was compared. {}")
    case .differenceCounts: Localized("新增 {} · 删除 {} · 变更 {}", "{} added · {} removed · {} changed")
    case .needsChanges: Localized("尚未重新加载，或记录没有变化", "No reload yet, or nothing changed")
    case .relatedTitle: Localized("{0} 条记录的关联记录", "Related to {0} {0:record|records}")
    case .relatedVia: Localized("经 {}", "through {}")
    case .noRelated: Localized("此表与其他表没有关联", "No other table is related to this one")
    case .tooManyKeys:
      Localized("共 {} 条，按主键查询最多 {} 条；请改用筛选条件", "{} in all, and at most {} by their keys; use a filter instead")
    case .totalsOn: Localized("已显示合计；再按 {} 显示全部统计项", "Totals shown. Press {} again for every statistic")
    case .totalsOff: Localized("已关闭合计行", "Totals closed")
    case .totalsOf: Localized("{} {}", "{} {}")
    case .totalsOfMarked: Localized("{} 已标记 {}", "{} {} marked")
    case .totalsRows: Localized("{0} 条记录", "{0} {0:record|records}")
    case .totalsMarkedRows: Localized("已标记 {0} 条记录", "{0} marked {0:record|records}")
    case .groupTitle: Localized("分组统计", "Group by")
    case .groupBy: Localized("分组字段", "Group by")
    case .groupAnd: Localized("次级分组", "Then by")
    case .groupMeasure: Localized("统计项", "Measure")
    case .groupShape: Localized("形式", "Shown as")
    case .groupKeys:
      Localized(
        "↑↓ 选择项目  ←→ 更改（也可输入查找）  ⏎ 统计  Esc 取消", "↑↓ select  ←→ change, or type to search  ⏎ show groups  Esc cancel")
    case .noSecond: Localized("（无）", "(none)")
    case .needsRecords: Localized("当前已是分组结果，按 ⏎ 查看该组的记录", "Already grouped. Press ⏎ to open a group's records")

    case .unknownKeys: Localized("未识别的字段", "Unrecognized fields")
    case .sourceOfRecord: Localized("来源", "Source")
    case .noRecord: Localized("未选中记录", "No record selected")
    case .moreRows: Localized("另有 {} 条", "{} more")
    case .relations: Localized("关联记录", "Linked records")
    case .emptyFields: Localized("未填写 {} 项（{} 展开或收起）", "{} fields not recorded ({} shows or hides them)")

    case .facetsOther: Localized("另有 {0} 个取值", "{0} more {0:value|values}")
    case .facetsFewer: Localized("收起", "fewer values")
    case .facetUnique: Localized("没有重复的取值", "no value occurs twice")
    case .emptyValue: Localized("（空）", "(empty)")
    case .filterHasFault: Localized("筛选条件有误，请先修改", "The filter has a fault; correct it first")
    case .counting: Localized("正在统计…", "Counting…")

    case .facts: Localized("概况", "At a glance")
    case .factDays: Localized("{} 至 {}", "{} to {}")
    case .factRecent: Localized("近一年 {} 条", "{} within the last year")
    case .factColumns: Localized("已知 {} 列，按值推断 {} 列", "{} known, {} inferred from their values")
    case .factCause: Localized("{}：{} 处", "{}: {}")
    case .factProblem: Localized("问题", "Problem")
    case .kinds: Localized("登记册内容", "Contents")
    case .attention: Localized("待处理", "Needs attention")
    case .headlines: Localized("公布数据", "Published figures")
    case .mostUrgent: Localized("最紧急", "Most urgent")
    case .peak: Localized("{} 至 {}，最多 {}（{}）", "{} to {}, most in {} ({})")
    case .yuanAmount: Localized("{} 元", "{} yuan")
    case .wanAmount: Localized("{} 万元", "{} × 10,000 yuan")
    case .start: Localized("快速入门", "Getting started")
    case .startFilter: Localized("筛选当前表，边输入边显示结果", "filter the table; results update as you type")
    case .startOpen: Localized("打开表、记录或关联记录", "open a table, a record or its related records")
    case .startHelp: Localized("当前界面可用的按键", "keys available here")
    case .startPalette: Localized("按名称执行命令", "run any command by name")
    case .noProblems: Localized("文件中未发现问题", "No problems found in the files")
    case .problems: Localized("文件中有 {0} 处问题", "{0} {0:problem|problems} in the files")

    case .needsRegister: Localized("登记册尚未打开", "The register is not open yet")
    case .needsRecord: Localized("此处没有记录", "There is no record here")
    case .needsColumn: Localized("此处没有列", "There is no column here")
    case .needsFilter: Localized("没有筛选条件", "There is no filter")
    case .needsUndo: Localized("没有可撤销的更改", "Nothing to undo")
    case .needsRedo: Localized("没有可重做的更改", "Nothing to redo")
    case .needsHistory: Localized("无法后退", "No earlier history")
    case .needsFuture: Localized("无法前进", "No later history")
    case .needsMarks: Localized("没有已标记的记录", "No marked records")
    case .needsRelation: Localized("此行没有可打开的内容", "Nothing to open on this line")
    case .needsAnotherColumn: Localized("至少保留一列", "At least one column must remain visible")
    case .noHighlight: Localized("没有突出显示的匹配", "No highlighted match")
    case .unknownCommand: Localized("没有名为“{}”的命令", "There is no command named “{}”")
    case .cannotFilterCell: Localized("不能按此值筛选", "Cannot filter by this value")
    case .clauseAlready: Localized("筛选条件中已有 {}", "The filter already contains {}")
    case .needsProblem: Localized("此处没有文件问题", "There is no problem of a file here")
    case .noFurtherProblem: Localized("没有更多问题", "No further problem")
    case .noFileToEdit: Localized("此问题没有可以编辑的文件", "This problem has no file that can be edited")
    case .noSuchTab: Localized("没有第 {} 个表", "No table number {}")

    case .copied: Localized("已复制：{}", "Copied: {}")
    case .copyFailed: Localized("未能复制：内容超过 74 KB，请改用导出", "Not copied: more than 74 KB of text. Export it instead")
    case .sorted: Localized("按 {} 排序", "Sorted by {}")
    case .changedFilter: Localized("筛选", "filter")
    case .changedSort: Localized("排序", "sort order")
    case .changedColumns: Localized("列", "columns")
    case .changedMarks: Localized("标记", "marks")
    case .changedNote: Localized("“{}”的批注", "note on “{}”")
    case .changedViews: Localized("已保存的视图", "saved views")
    case .undone: Localized("已撤销：{}", "Undone: {}")
    case .redone: Localized("已重做：{}", "Redone: {}")
    case .markedCount: Localized("已标记 {0} 条记录", "{0} {0:record|records} marked")
    case .cleared: Localized("已清除标记", "Marks cleared")
    case .exported: Localized("已将 {0} 条记录导出到 {1}", "Exported {0} {0:record|records} to {1}")
    case .exportFailed: Localized("导出失败：{}", "Export failed: {}")
    case .languageIs: Localized("界面语言：中文", "Language: English")
    case .themeIs: Localized("主题：{}", "Theme: {}")
    case .mouseOn:
      Localized("鼠标已启用；如需用终端选取文字，请再按一次关闭", "Mouse on. Press again to turn it off and select text in the terminal")
    case .mouseOff: Localized("鼠标已停用", "Mouse off")
    case .widthIs: Localized("列宽 {}", "Column width {}")
    case .frozen: Localized("已冻结左侧 {0} 列", "{0} {0:column|columns} frozen on the left")
    case .unfrozen: Localized("已取消冻结", "Columns unfrozen")
    case .hidden: Localized("已隐藏“{}”，按 {} 显示全部列", "“{}” hidden. Press {} to show all columns")
    case .facetsEmpty: Localized("没有取值", "No values")

    case .helpTitle: Localized("帮助：{}", "Help: {}")
    case .readViews: Localized("从文件读取视图", "Read views from a file")
    case .writeViews: Localized("视图写入文件", "Write views to a file")
    case .viewsToWrite: Localized("视图 {} 个；文件：", "Views: {}; file:")
    case .viewsToRead: Localized("他人写出的视图文件：", "A file of views that a colleague wrote:")
    case .viewFileExists: Localized("文件已存在；再按一次回车覆盖", "The file exists; press Enter again to replace it")
    case .viewsWritten: Localized("已写入视图 {} 个：{}", "Views written: {}, to {}")
    case .viewsRead: Localized("已读取视图 {} 个", "Views read: {}")
    case .noSuchPath: Localized("没有以“{}”开头的路径", "No path begins with “{}”")
    case .digestMissing: Localized("已复制；文件无法读取，没有校验值", "Copied, without a checksum: the file cannot be read")
    case .digestLater:
      Localized("已复制；文件在打开后有改动，没有校验值", "Copied, without a checksum: the file changed after it was opened")
    case .searchTitle: Localized("搜索所有表", "Search all tables")
    case .searchBoxHelp: Localized("输入名称、显示的文字、读音或代码", "type a name, shown text, sound or code")
    case .searchSummary: Localized("{} 个表，{} 条", "tables {}, records {}")
    case .lifeTitle: Localized("历程：{}", "Life of {}")
    case .lifeSummary: Localized("{} 至 {}，{} 件", "{} to {}, events {}")
    case .noEvents: Localized("没有带日期的记录", "No dated record")
    case .searchTooLong: Localized("文字过长，不查找", "Too long to search for")
    case .paletteTitle: Localized("命令面板", "Command palette")
    case .columnsTitle: Localized("选择列", "Choose columns")
    case .columnsHelp: Localized("{} 显示或隐藏  {} {} 移动", "{} show or hide  {} {} move")
    case .copyTitle: Localized("复制", "Copy")
    case .exportTitle: Localized("导出", "Export")
    case .format: Localized("格式", "Format")
    case .columns: Localized("列", "Columns")
    case .rows: Localized("行", "Rows")
    case .path: Localized("文件", "File")
    case .values: Localized("值", "Values")
    case .personal: Localized("个人信息", "Personal")
    case .personalMasked: Localized("隐去，写作 ***", "masked as ***")
    case .personalKept: Localized("照写", "written")
    case .evidence: Localized("证据", "Evidence")
    case .evidenceWritten: Localized("写在旁边，shezu verify 可据以重做", "beside the file, for shezu verify")
    case .evidenceLeftOut: Localized("不写", "none")
    case .evidenceImpossible: Localized("此表不能由文件重做，没有证据", "none: this table is not in the files")
    case .needsKind: Localized("登记册有几个种类，请用 --kind 指明", "The register has several kinds; name one with --kind")
    case .rowsCopied: Localized("已复制 {} 行", "Copied {} rows")
    case .tooManyToCopy:
      Localized("标记了 {} 行，剪贴板至多 {} 行；请用 e 导出", "{} rows are marked and the clipboard takes {}; export them with e")
    case .viewCommandImpossible: Localized("只有屏幕上才有此表", "Only the screen has this table")
    case .shownColumns: Localized("当前显示的 {} 列", "{} shown")
    case .allColumns: Localized("全部 {0} 列", "all {0} {0:column|columns}")
    case .shownRows: Localized("当前筛选出的 {} 行", "{} matching")
    case .markedRows: Localized("已标记的 {} 行", "{} marked")
    case .command: Localized("对应的命令行", "Equivalent command")
    case .markedCommand: Localized("已标记的行没有对应的命令行", "No equivalent command for marked rows")
    case .exportKeys:
      Localized("↑↓ 选择项目  ←→ 更改  ⏎ 导出  ^Y 复制命令  Esc 取消", "↑↓ select  ←→ change  ⏎ export  ^Y copy command  Esc cancel")
    case .overwrite: Localized("文件已存在，是否覆盖？", "This file exists. Overwrite it?")
    case .overwriteKeys: Localized("y 覆盖  n 不覆盖", "y overwrite  n keep")
    case .mapTitle: Localized("键“{}”归入", "Field for the key “{}”")
    case .mapOwn: Localized("照文件自成一列", "Column of its own")
    case .mapOwnHelp: Localized("不归入字段", "none: as in the file")
    case .mapFound: Localized("恢复自动判断", "As found automatically")
    case .mapFoundHelp: Localized("撤销此处的指定", "undo the choice made here")
    case .mapRecords: Localized("查看有此键的记录", "Show its records")
    case .mapRecordsHelp: Localized("不改变归属", "changes nothing")
    case .mapHelp:
      Localized(
        "最可能的字段在前；选择随登记册保存，文件随即重新加载", "Likeliest first. The choice is kept for this register; the files are read again")
    case .pathEmpty: Localized("请输入文件路径", "Enter a file path")
    case .disabled: Localized("当前不可用：{}", "Not available: {}")
    case .goTo: Localized("转到 {}", "Go to {}")
    case .editing: Localized("文字编辑", "Editing text")
    case .searchHelp: Localized("输入文字查找", "type to search")
    case .bundled: Localized("内置示例登记册", "built-in sample register")
    case .exporting: Localized("正在导出…", "Exporting…")

    case .citation: Localized("{}（{}），《{}》{}", "{} ({}), “{}”{}")
    }
  }

  /// The sentence in a language with its arguments filled in.
  public func callAsFunction(_ language: Language, _ arguments: String...) -> String {
    Phrase.fill(text[language], arguments)
  }

  /// The same in both languages, for what is kept and shown later.
  func localized(_ arguments: String...) -> Localized {
    Localized(Phrase.fill(text.chinese, arguments), Phrase.fill(text.english, arguments))
  }

  private static func fill(_ pattern: String, _ arguments: [String]) -> String {
    guard !arguments.isEmpty else { return pattern }
    var next = 0
    var result = ""
    var scanner = Substring(pattern)
    while let open = scanner.firstIndex(of: "{"), let close = scanner[open...].firstIndex(of: "}") {
      result += scanner[..<open]
      result += argument(scanner[open..<close].dropFirst(), arguments, &next)
      scanner = scanner[close...].dropFirst()
    }
    return result + scanner
  }

  /// What stands for a mark: an argument, or the form of a word that agrees with it. Nothing for an argument too many.
  private static func argument(_ mark: Substring, _ arguments: [String], _ next: inout Int) -> Substring {
    let parts = mark.split(separator: ":", maxSplits: 1)
    let index = parts.first.flatMap { Int($0) } ?? next
    if mark.isEmpty { next += 1 }
    guard arguments.indices.contains(index) else { return "" }
    guard parts.count == 2 else { return Substring(arguments[index]) }
    let forms = parts[1].split(separator: "|", omittingEmptySubsequences: false)
    return (arguments[index] == "1" ? forms.first : forms.last) ?? ""
  }
}
