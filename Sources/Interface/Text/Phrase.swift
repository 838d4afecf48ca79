import Columnar
import Localization

/// Every sentence and word of the interface that is not a title of the schema or of a command. A case without both
/// languages does not compile. `{}` marks an argument, in order; a test checks that both languages have as many.
public enum Phrase: Sendable, CaseIterable {
  // Top line and places
  case synthetic, asOf, overview, otherLanguage, untitled
  case breadcrumb, filterPrompt, pending, milliseconds, countOf
  // Loading
  case opening, openingFile, openingFailed, failedKeys, reloading, reloaded, reloadFailed, loadingKeys
  // Table
  case noRecords, noMatches, noMatchesHelp, noneLinked, empty, listSeparator, unit, yuan
  case unreadable
  // Status
  case marked, sortedBy, relevance, rangeFrom, separator
  // Query
  case nearest, expected, explanationTitle, everyRecord, aloneHeading, nearValues, noNearValue
  case emptyAmong, emptyHeading, noEmpties
  // What is kept
  case viewSaved, viewReplaced, viewDeleted, viewWithoutKind, noViews, nameEmpty, viewNameTitle, viewsTitle
  case noteSaved, noteDeleted, noteTitle, noNotes, needsNotable
  case viewOf, viewIsShipped, shippedView, unknownView, everything
  // Oversight
  case overdueCount, soonCount, dueCount, dueSoon, figuresAgree, publishedAndComputed, ruleProblems, computing,
    needsFindings
  // Differences
  case compareTitle, compareHelp, comparing, compareFailed, comparedWith, noDifferences, noDifferencesBut
  case reloadedChanges, nothingChanged, needsChanges, differenceCounts
  // Groups
  case groupTitle, groupBy, groupAnd, groupMeasure, groupKeys, noSecond, needsRecords
  // Detail
  case unknownKeys, sourceOfRecord, noRecord, moreRows, relations
  // Facets
  case facetsOf, facetsOther, counting
  // Overview
  case kinds, attention, headlines, mostUrgent, peak, yuanAmount, start, startFilter, startOpen, startHelp,
    startPalette, noProblems, problems
  // Why not
  case needsRegister, needsRecord, needsColumn, needsFilter, needsUndo, needsHistory, needsFuture, needsMarks
  case needsRelation, needsAnotherColumn, noHighlight, unknownCommand, cannotFilterCell, clauseAlready
  case noSuchTab
  // What happened
  case copied, copyFailed, sorted, undone, markedCount, cleared, exported, exportFailed, languageIs, themeIs
  case mouseOn, mouseOff, widthIs, frozen, unfrozen, hidden, facetsEmpty
  // Dialogs
  case helpTitle, paletteTitle, columnsTitle, columnsHelp, copyTitle, exportTitle, format, columns, rows, path
  case shownColumns, allColumns, shownRows, markedRows, command, markedCommand, exportKeys, overwrite, overwriteKeys
  case pathEmpty, disabled, goTo, editing, searchHelp, bundled, exporting
  // Citation
  case citation

  public var text: Localized {
    switch self {
    case .synthetic: Localized("示例数据", "synthetic")
    case .asOf: Localized("截至 {}", "as of {}")
    case .overview: Localized("总览", "Overview")
    case .otherLanguage: Localized("English", "中文")
    case .untitled: Localized("未命名登记库", "Untitled register")
    case .breadcrumb: Localized(" › ", " › ")
    case .filterPrompt: Localized("筛选", "filter")
    case .pending: Localized("…", "…")
    case .milliseconds: Localized("{} ms", "{} ms")
    case .countOf: Localized("{} / {}", "{} / {}")

    case .opening: Localized("正在打开 {}", "Opening {}")
    case .openingFile: Localized("{}  {}%", "{}  {}%")
    case .openingFailed: Localized("无法打开", "Could not open")
    case .failedKeys: Localized("{} 再试  {} 退出", "{} try again  {} quit")
    case .reloading: Localized("正在重新读取…", "Reading the files again…")
    case .reloaded: Localized("已重新读取：{} 条记录", "Read again: {} records")
    case .reloadFailed: Localized("重新读取失败，仍显示上次的内容：{}", "Reading again failed, the last good state stays: {}")
    case .loadingKeys: Localized("Esc 取消", "Esc cancels")

    case .noRecords: Localized("没有记录", "No records")
    case .noMatches: Localized("没有符合筛选条件的记录", "No record meets the filter")
    case .noMatchesHelp: Localized("{} 清除筛选，{} 修改筛选", "{} clears the filter, {} changes it")
    case .noneLinked: Localized("没有关联的记录", "No related records")
    case .empty: Localized("–", "–")
    case .listSeparator: Value.listSeparator
    case .unit: Localized("{}（{}）", "{} ({})")
    case .yuan: Localized("元", "yuan")
    case .unreadable: Localized("无法读取：{}", "unreadable: {}")

    case .marked: Localized("{} 已标记", "{} marked")
    case .sortedBy: Localized("按 {}", "by {}")
    case .relevance: Localized("相关度", "relevance")
    case .rangeFrom: Localized("区间自第 {} 行", "range from row {}")
    case .separator: Localized(" · ", " · ")

    case .nearest: Localized("是否指 {}？", "Did you mean {}?")
    case .expected: Localized("可用：{}", "Expected: {}")

    case .explanationTitle: Localized("逐条说明", "Why this result")
    case .everyRecord: Localized("全部记录", "every record")
    case .aloneHeading: Localized("单独", "alone")
    case .nearValues: Localized("可以改用", "What to ask instead")
    case .noNearValue: Localized("没有可改用的值", "There is no value to use instead")
    case .emptyAmong: Localized("（空 {}）", " ({} empty)")
    case .emptyHeading: Localized("只因字段为空而在内；加此条件可去掉", "Only there because a field is empty; this leaves them out")
    case .noEmpties: Localized("没有只因字段为空而在内的记录", "No record is there only because a field is empty")

    case .viewSaved: Localized("已保存视图“{}”", "View “{}” saved")
    case .viewReplaced: Localized("已替换视图“{}”", "View “{}” replaced")
    case .viewDeleted: Localized("已删除视图“{}”", "View “{}” deleted")
    case .viewWithoutKind: Localized("视图“{}”的表不在这个登记库中", "This register does not hold the table of the view “{}”")
    case .noViews: Localized("没有已存的视图", "No view is saved")
    case .nameEmpty: Localized("请写出名称", "Give a name")
    case .viewNameTitle: Localized("保存视图", "Save a view")
    case .viewsTitle: Localized("已存视图", "Saved views")
    case .viewOf: Localized("视图：{}", "View: {}")
    case .noteSaved: Localized("已保存“{}”的备注", "Note on {} saved")
    case .noteDeleted: Localized("已删除“{}”的备注", "Note on {} deleted")
    case .noteTitle: Localized("备注", "Note")
    case .noNotes: Localized("还没有备注", "Nothing is noted yet")
    case .needsNotable: Localized("备注只能写在文件中有主键的记录上", "Only records of files that have a key can be noted on")
    case .viewIsShipped: Localized("随登记库附带的视图不能删除", "A view that came with the register cannot be deleted")
    case .shippedView: Localized("附带", "shipped")
    case .unknownView: Localized("没有名为“{}”的视图", "No view is called “{}”")
    case .overdueCount: Localized("{} 件已到期", "{} overdue")
    case .soonCount: Localized("{} 件即将到期", "{} due soon")
    case .dueCount: Localized("{} 件 {} 日内到期", "{} due within {} days")
    case .dueSoon: Localized("{} 日内到期", "Due within {} days")
    case .publishedAndComputed: Localized("公布 {}，计算 {}", "published {}, computed {}")
    case .computing: Localized("正在核对…", "Reconciling…")
    case .figuresAgree: Localized("{} / {} 与记录一致", "{} of {} agree with the records")
    case .ruleProblems: Localized("数字或规则文件有 {} 个问题", "{} problems in files of figures or rules")
    case .needsFindings: Localized("没有提示，或还没有算好", "There are no findings, or not yet")
    case .compareTitle: Localized("比较", "Compare")
    case .compareHelp:
      Localized("旧登记册：文件夹或一个 JSON 文件；屏幕上的是新的", "The old register: a folder or a JSON file; the one here is the new one")
    case .comparing: Localized("正在与 {} 比较…", "Comparing with {}…")
    case .compareFailed: Localized("无法比较：{}", "Could not compare: {}")
    case .comparedWith: Localized("与 {} 比较：新增 {}，删除 {}，变更 {}", "Compared with {}: {} added, {} removed, {} changed")
    case .noDifferences: Localized("两个登记册没有差别", "The two registers do not differ")
    case .noDifferencesBut: Localized("所比较的部分没有差别。{}", "What was compared does not differ. {}")
    case .reloadedChanges:
      Localized("已重新读取：新增 {}，删除 {}，变更 {}；{} 列出", "Read again: {} added, {} removed, {} changed; {} lists them")
    case .nothingChanged: Localized("已重新读取：没有记录变化", "Read again: no record changed")
    case .differenceCounts: Localized("新增 {} · 删除 {} · 变更 {}", "{} added · {} removed · {} changed")
    case .needsChanges: Localized("重新读取后没有变化", "Reading the files again changed nothing")
    case .groupTitle: Localized("分组统计", "Group")
    case .groupBy: Localized("按", "By")
    case .groupAnd: Localized("再按", "And by")
    case .groupMeasure: Localized("统计", "Measure")
    case .groupKeys:
      Localized("↑↓ 选项  ←→ 更改，或输入以查找  ⏎ 统计  Esc 取消", "↑↓ choose  ←→ change, or type to search  ⏎ group  Esc cancel")
    case .noSecond: Localized("（无）", "(none)")
    case .needsRecords: Localized("这里已是分组；⏎ 打开组中的记录", "These are groups already; ⏎ opens the records of one")
    case .everything: Localized("全部记录", "every record")

    case .unknownKeys: Localized("其他字段", "Other keys")
    case .sourceOfRecord: Localized("来源", "Source")
    case .noRecord: Localized("没有选中的记录", "No record is selected")
    case .moreRows: Localized("另有 {} 条", "{} more")
    case .relations: Localized("关联", "Related")

    case .facetsOf: Localized("{}的取值", "Values of {}")
    case .facetsOther: Localized("其余 {} 个取值", "{} more values")
    case .counting: Localized("正在统计…", "Counting…")

    case .kinds: Localized("内容", "Contents")
    case .attention: Localized("需要处理", "Needs attention")
    case .headlines: Localized("公布的数字", "Published figures")
    case .mostUrgent: Localized("最紧迫的", "Most urgent")
    case .peak: Localized("{} 至 {}，最多 {}（{}）", "{} to {}, most in {} ({})")
    case .yuanAmount: Localized("{} 元", "{} yuan")
    case .start: Localized("从这里开始", "How to start")
    case .startFilter: Localized("筛选当前表，边输入边显示结果", "filter a table, results as you type")
    case .startOpen: Localized("打开表、记录或关联", "open a table, a record or a relation")
    case .startHelp: Localized("此处可用的按键", "the keys of this place")
    case .startPalette: Localized("按名称执行任何命令", "run any command by its name")
    case .noProblems: Localized("文件中没有发现问题", "No problems were found in the files")
    case .problems: Localized("文件中有 {} 个问题", "Problems in the files: {}")

    case .needsRegister: Localized("登记库还没有打开", "The register is not open yet")
    case .needsRecord: Localized("这里没有记录", "There is no record here")
    case .needsColumn: Localized("这里没有列", "There is no column here")
    case .needsFilter: Localized("没有筛选条件", "There is no filter")
    case .needsUndo: Localized("没有可撤销的视图更改", "No change of the view to undo")
    case .needsHistory: Localized("没有更早的位置", "No earlier place")
    case .needsFuture: Localized("没有更后的位置", "No later place")
    case .needsMarks: Localized("没有标记的记录", "No record is marked")
    case .needsRelation: Localized("此行没有可打开的内容", "Nothing to open on this line")
    case .needsAnotherColumn: Localized("至少要留一列", "One column has to stay")
    case .noHighlight: Localized("没有突出显示的匹配", "No highlighted match")
    case .unknownCommand: Localized("没有名为“{}”的命令", "No command is called “{}”")
    case .cannotFilterCell: Localized("这个值不能用于筛选", "This value cannot be filtered by")
    case .clauseAlready: Localized("筛选中已有 {}", "The filter already has {}")
    case .noSuchTab: Localized("没有第 {} 个表", "There is no table {}")

    case .copied: Localized("已复制：{}", "Copied: {}")
    case .copyFailed: Localized("未能复制", "Could not copy")
    case .sorted: Localized("按 {} 排序", "Sorted by {}")
    case .undone: Localized("已撤销视图更改", "View change undone")
    case .markedCount: Localized("已标记 {} 条记录", "{} records marked")
    case .cleared: Localized("已清除标记", "Marks cleared")
    case .exported: Localized("已写出 {} 条记录到 {}", "Wrote {} records to {}")
    case .exportFailed: Localized("导出失败：{}", "Export failed: {}")
    case .languageIs: Localized("界面语言：中文", "Language: English")
    case .themeIs: Localized("配色：{}", "Theme: {}")
    case .mouseOn: Localized("鼠标已启用；再按一次可用终端选择文字", "Mouse on; once more to select text with the terminal")
    case .mouseOff: Localized("鼠标已停用", "Mouse off")
    case .widthIs: Localized("列宽 {}", "Width {}")
    case .frozen: Localized("已冻结左侧 {} 列", "{} columns frozen on the left")
    case .unfrozen: Localized("已取消冻结", "Columns unfrozen")
    case .hidden: Localized("已隐藏 {}，{} 全部显示", "{} hidden, {} shows all")
    case .facetsEmpty: Localized("没有取值", "No values")

    case .helpTitle: Localized("帮助：{}", "Help: {}")
    case .paletteTitle: Localized("命令", "Command")
    case .columnsTitle: Localized("选择列", "Choose columns")
    case .columnsHelp: Localized("{} 显示或隐藏  {} {} 移动", "{} show or hide  {} {} move")
    case .copyTitle: Localized("复制", "Copy")
    case .exportTitle: Localized("导出", "Export")
    case .format: Localized("格式", "Format")
    case .columns: Localized("列", "Columns")
    case .rows: Localized("行", "Rows")
    case .path: Localized("文件", "File")
    case .shownColumns: Localized("显示的 {} 列", "the {} shown")
    case .allColumns: Localized("全部 {} 列", "all {}")
    case .shownRows: Localized("显示的 {} 行", "the {} shown")
    case .markedRows: Localized("标记的 {} 行", "the {} marked")
    case .command: Localized("等价命令", "Same on the command line")
    case .markedCommand: Localized("标记的行没有等价命令", "Marked rows have no command line")
    case .exportKeys: Localized("↑↓ 选项  ←→ 更改  ⏎ 导出  Esc 取消", "↑↓ choose  ←→ change  ⏎ export  Esc cancel")
    case .overwrite: Localized("文件已存在，要覆盖吗？", "This file exists. Overwrite it?")
    case .overwriteKeys: Localized("y 覆盖  n 不覆盖", "y overwrite  n keep")
    case .pathEmpty: Localized("请写出文件路径", "Give the path of a file")
    case .disabled: Localized("现在不可用：{}", "Not now: {}")
    case .goTo: Localized("转到 {}", "Go to {}")
    case .editing: Localized("文字编辑", "Editing text")
    case .searchHelp: Localized("输入以查找", "type to search")
    case .bundled: Localized("内置登记库", "bundled register")
    case .exporting: Localized("正在导出…", "Exporting…")

    case .citation: Localized("{}（{}），《{}》{}", "{} ({}), {}{}")
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
    var rest = arguments[...]
    var result = ""
    var scanner = Substring(pattern)
    while let open = scanner.firstIndex(of: "{") {
      result += scanner[..<open]
      scanner = scanner[open...].dropFirst(2)
      result += rest.popFirst() ?? ""
    }
    return result + scanner
  }
}
