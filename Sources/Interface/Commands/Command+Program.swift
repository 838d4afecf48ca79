import Columnar
import Localization

extension Command {
  static let program: [Command] = [
    Command(
      "show-help", .program, Localized("帮助", "Help"), help: Localized("显示当前界面可用的按键", "Show the keys available here"),
      words: ["keys", "shortcuts", "manual", "快捷键", "按键", "手册"],
      keys: ["?", "F1"], in: .all, hint: 70
    ) { $0.toggleHelp() },
    Command(
      "open-palette", .program, Localized("命令面板", "Command palette"),
      help: Localized("按名称执行命令", "Run any command by name"), keys: [":"], in: Context.browsing, hint: 65
    ) {
      $0.popup = PalettePopup()
      return []
    },
    Command(
      "undo", .program, Localized("撤销", "Undo"),
      help: Localized(
        "撤销上一次更改：筛选、排序、列、标记、批注、已保存的视图",
        "Undo the last change to the filter, sort order, columns, marks, notes or saved views"),
      words: ["revert", "撤回", "恢复"],
      keys: ["u"],
      in: Context.browsing.union([ViewsPopup.context]), unless: DisabledReason.noUndo
    ) { $0.undo() },
    Command(
      "redo", .program, Localized("重做", "Redo"),
      help: Localized("重做刚才撤销的更改", "Make the change again that was undone last"), words: ["repeat", "恢复撤销"],
      keys: ["^R"],
      in: Context.browsing.union([ViewsPopup.context]), unless: DisabledReason.noRedo
    ) { $0.redo() },
    Command(
      "switch-language", .program, Localized("English", "中文"),
      help: Localized("将界面切换为英文", "Switch the interface to Chinese"), words: ["language", "语言", "英文"],
      keys: ["F3"], in: .all
    ) { $0.switchLanguage() },
    Command(
      "switch-theme", .program, Localized("主题", "Theme"),
      help: Localized("切换主题：深色、浅色、16 色、单色", "Switch the theme: dark, light, 16 colours, no colour"),
      words: ["colours", "dark", "light", "颜色", "配色"],
      keys: ["F4"],
      in: .all
    ) { $0.switchTheme() },
    Command(
      "toggle-mouse", .program, Localized("鼠标", "Mouse"),
      help: Localized("启用或停用鼠标；停用后可用终端选取文字", "Turn the mouse on or off; turn it off to select text in the terminal"),
      words: ["click", "pointer", "点击"],
      keys: ["F2"],
      in: .all
    ) { $0.toggleMouse() },
    Command(
      "reload", .program, Localized("重新加载", "Reload"), help: Localized("从文件重新加载", "Reload the files"),
      words: ["refresh", "刷新", "重读"],
      keys: ["R", "F5"], in: Context.browsing
    ) { $0.reload() },
    Command(
      "redraw", .program, Localized("刷新屏幕", "Redraw screen"), help: Localized("重新绘制整个屏幕", "Redraw the whole screen"),
      keys: ["^L"], in: .all
    ) { _ in [.redraw] },
    Command(
      "suspend", .program, Localized("挂起", "Suspend"),
      help: Localized("暂时回到命令行；输入 fg 返回", "Return to the shell; type fg to come back"),
      keys: ["^Z"], in: .all
    ) { _ in [.suspend] },
    Command(
      "leave", .program, Localized("返回或退出", "Back or quit"),
      help: Localized("返回上一界面；在总览退出程序", "Go back; quit on the overview"), keys: ["q"],
      in: Context.browsing
    ) { $0.leave() },
    Command(
      "quit", .program, Localized("退出", "Quit"), help: Localized("退出程序", "Quit the program"),
      words: ["exit", "close", "关闭程序", "离开"],
      keys: ["Q"],
      in: Context.browsing, hint: 68
    ) { $0.quit() },
    Command(
      "quit-anywhere", .program, Localized("随时退出", "Quit from anywhere"),
      help: Localized("在任何界面退出程序", "Quit the program from any screen"), keys: ["^Q"], in: .all,
      isOffered: false
    ) { $0.quit() },
    Command(
      "interrupt", .program, Localized("中断", "Interrupt"),
      help: Localized("关闭弹窗或停止加载；否则退出程序", "Close the dialog or stop loading; otherwise quit"), keys: ["^C"],
      in: .all, isOffered: false
    ) { $0.interrupt() },
  ]
}
