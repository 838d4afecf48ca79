import Columnar
import Screen

extension Command {
  static let output: [Command] = [
    Command(
      "copy", .output, Localized("复制…", "Copy…"),
      help: Localized("复制单元格、行、代码、JSON 或引注", "Copy the cell, the row, the key, JSON or a citation"), keys: ["y"],
      in: [.table, .detail], unless: DisabledReason.noRecord
    ) {
      $0.popup = .copy(ListCursor())
      return []
    },
    Command(
      "copy-cell", .output, Localized("单元格", "Cell"),
      help: Localized("复制光标处的值", "Copy the value under the cursor"), keys: ["y", "c"], in: [.copy],
      unless: DisabledReason.noCell
    ) { $0.copy(.cell) },
    Command(
      "copy-row", .output, Localized("行（制表符分隔）", "Row, tab-separated"),
      help: Localized("复制此行显示的各列", "Copy the columns shown of this row"), keys: ["r"], in: [.copy],
      unless: DisabledReason.noRecord
    ) { $0.copy(.row) },
    Command(
      "copy-key", .output, Localized("代码", "Key"),
      help: Localized("复制记录的主键，如统一社会信用代码", "Copy the key of the record, such as a credit code"), keys: ["k"],
      in: [.copy], unless: DisabledReason.noRecord
    ) { $0.copy(.key) },
    Command(
      "copy-json", .output, Localized("JSON", "JSON"),
      help: Localized("复制整条记录", "Copy the whole record"), keys: ["j"], in: [.copy], unless: DisabledReason.noRecord
    ) { $0.copy(.json) },
    Command(
      "copy-citation", .output, Localized("引注", "Citation"),
      help: Localized("复制记录的出处：登记库、文件、位置、截至日", "Copy where the record stands: register, file, pointer, as-of day"),
      keys: ["q"], in: [.copy], unless: DisabledReason.noRecord
    ) { $0.copy(.citation) },
    Command(
      "export", .output, Localized("导出", "Export"),
      help: Localized("把显示的或标记的行写入文件", "Write the rows shown, or the marked ones, to a file"),
      keys: ["^S", "e"], in: [.table, .detail, .facets], hint: 46,
      unless: DisabledReason.noPlace
    ) { $0.openExport() },
  ]

  /// What holds inside pop-ups only.
  static let dialogs: [Command] = [
    Command(
      "close", .program, Localized("关闭", "Close"), help: Localized("关闭，什么也不做", "Close and do nothing"),
      keys: ["Esc"],
      in: [
        .help, .palette, .columns, .copy, .export, .explanation, .viewName, .views, .note, .grouping,
        .compare,
      ],
      hint: 50,
      isOffered: false
    ) {
      $0.popup = nil
      return []
    },
    Command(
      "run-entry", .program, Localized("执行", "Run"),
      help: Localized("执行光标处的命令", "Run the command under the cursor"), keys: ["Enter"],
      in: [.help, .palette, .copy], hint: 0, isOffered: false
    ) { $0.runEntry() },
    Command(
      "start-comparison", .going, Localized("比较", "Compare"),
      help: Localized("打开所写的登记册并比较", "Open the register that is named and compare"), keys: ["Enter"], in: [.compare],
      hint: 0, isOffered: false
    ) { $0.startComparison() },
    Command(
      "toggle-column", .columns, Localized("显示/隐藏", "Show/hide"),
      help: Localized("显示或隐藏此列", "Show or hide this column"), keys: ["Space"], in: [.columns], hint: 10,
      isOffered: false
    ) { $0.toggleChosenColumn() },
    Command(
      "raise-column", .columns, Localized("前移", "Earlier"),
      help: Localized("此列前移一位", "This column one place earlier"), keys: ["K", "H"], in: [.columns], hint: 20,
      isOffered: false
    ) { $0.moveChosenColumn(by: -1) },
    Command(
      "lower-column", .columns, Localized("后移", "Later"),
      help: Localized("此列后移一位", "This column one place later"), keys: ["J", "L"], in: [.columns], hint: 30,
      isOffered: false
    ) { $0.moveChosenColumn(by: 1) },
    Command(
      "close-chooser", .columns, Localized("完成", "Done"), help: Localized("关闭列表", "Close the list"),
      keys: ["Enter"], in: [.columns], hint: 0, isOffered: false
    ) {
      $0.popup = nil
      return []
    },
    Command(
      "next-option", .output, Localized("下一项", "Next line"), help: Localized("到下一项", "To the next line"),
      keys: ["Down", "Tab"], in: [.export], isOffered: false
    ) { $0.moveExportLine(by: 1) },
    Command(
      "previous-option", .output, Localized("上一项", "Line before"), help: Localized("到上一项", "To the line before"),
      keys: ["Up", "Shift-Tab"], in: [.export], hint: 10, isOffered: false
    ) { $0.moveExportLine(by: -1) },
    Command(
      "next-choice", .output, Localized("更改", "Change"), help: Localized("换成下一个选择", "The next choice"),
      keys: ["Right", "Space"], in: [.export], hint: 20, isOffered: false
    ) { $0.changeExport(by: 1) },
    Command(
      "previous-choice", .output, Localized("往回更改", "Change back"), help: Localized("换成上一个选择", "The choice before"),
      keys: ["Left"], in: [.export], isOffered: false
    ) { $0.changeExport(by: -1) },
    Command(
      "write-export", .output, Localized("导出", "Export"), help: Localized("写出文件", "Write the file"),
      keys: ["Enter"], in: [.export], hint: 0, isOffered: false
    ) { $0.writeExport() },
    Command(
      "overwrite", .output, Localized("覆盖", "Overwrite"), help: Localized("覆盖已有文件", "Overwrite the file"),
      keys: ["y"], in: [.overwrite], hint: 0, isOffered: false
    ) { $0.answerOverwrite(true) },
    Command(
      "keep-file", .output, Localized("不覆盖", "Keep it"), help: Localized("回到导出对话框", "Back to the dialog"),
      keys: ["n", "Esc"], in: [.overwrite], hint: 10, isOffered: false
    ) { $0.answerOverwrite(false) },
  ]

  static let program: [Command] = [
    Command(
      "show-help", .program, Localized("帮助", "Help"), help: Localized("此处可用的按键", "The keys of this place"),
      keys: ["?", "F1"], in: .all, hint: 70
    ) { $0.openHelp() },
    Command(
      "open-palette", .program, Localized("命令", "Command"),
      help: Localized("按名称执行任何命令", "Run any command by its name"), keys: [":", "^P"], in: Context.browsing, hint: 65
    ) {
      $0.popup = .palette(CommandSearch(context: $0.context))
      return []
    },
    Command(
      "switch-language", .program, Localized("English", "中文"),
      help: Localized("界面换成英文", "Show the interface in Chinese"), keys: ["F3"], in: .all
    ) { $0.switchLanguage() },
    Command(
      "switch-theme", .program, Localized("配色", "Theme"),
      help: Localized("深色、浅色、16 色、无色", "Dark, light, 16 colours, none"), keys: ["F4"], in: .all
    ) { $0.switchTheme() },
    Command(
      "toggle-mouse", .program, Localized("鼠标", "Mouse"),
      help: Localized("启用或停用鼠标；停用时可用终端选择文字", "Mouse on or off; off lets the terminal select text"), keys: ["F2"],
      in: .all
    ) { $0.toggleMouse() },
    Command(
      "reload", .program, Localized("重新读取", "Reload"), help: Localized("重新读取文件", "Read the files again"),
      keys: ["R", "F5"], in: Context.browsing
    ) { $0.reload() },
    Command(
      "redraw", .program, Localized("重画屏幕", "Redraw"), help: Localized("重画整个屏幕", "Draw the whole screen again"),
      keys: ["^L"], in: .all
    ) { _ in [.redraw] },
    Command(
      "suspend", .program, Localized("挂起", "Suspend"), help: Localized("回到终端，用 fg 返回", "Back to the shell; fg returns"),
      keys: ["^Z"], in: .all
    ) { _ in [.suspend] },
    Command(
      "leave", .program, Localized("返回或退出", "Back or quit"),
      help: Localized("返回；没有可返回的就退出", "Back; where there is nothing to go back to, quit"), keys: ["q"],
      in: Context.browsing
    ) { $0.leave() },
    Command(
      "quit", .program, Localized("退出", "Quit"), help: Localized("退出程序", "End the program"), keys: ["Q", "^Q"],
      in: Context.browsing, hint: 68
    ) { [.quit(status: $0.leavingStatus)] },
    Command(
      "interrupt", .program, Localized("中断", "Interrupt"),
      help: Localized("关闭弹窗或停止读取；否则退出", "Close what is open or stop reading; else quit"), keys: ["^C"],
      in: .all, isOffered: false
    ) { $0.interrupt() },
  ]
}
