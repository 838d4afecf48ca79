import Columnar
import Localization
import Screen

extension Command {
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
}
