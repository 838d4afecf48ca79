import Columnar
import Localization

extension Command {
  static let program: [Command] = [
    Command(
      "show-help", .program, Localized("帮助", "Help"), help: Localized("此处可用的按键", "The keys of this place"),
      keys: ["?", "F1"], in: .all, hint: 70
    ) { $0.toggleHelp() },
    Command(
      "open-palette", .program, Localized("命令", "Command"),
      help: Localized("按名称执行任何命令", "Run any command by its name"), keys: [":", "^P"], in: Context.browsing, hint: 65
    ) {
      $0.popup = PalettePopup()
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
      "quit", .program, Localized("退出", "Quit"), help: Localized("退出程序", "End the program"), keys: ["Q"],
      in: Context.browsing, hint: 68
    ) { [.quit(status: $0.loading.exitStatus)] },
    Command(
      "quit-anywhere", .program, Localized("随时退出", "Quit from anywhere"),
      help: Localized("无论打开着什么，退出程序", "End the program, whatever is open"), keys: ["^Q"], in: .all,
      isOffered: false
    ) { [.quit(status: $0.loading.exitStatus)] },
    Command(
      "interrupt", .program, Localized("中断", "Interrupt"),
      help: Localized("关闭弹窗或停止读取；否则退出", "Close what is open or stop reading; else quit"), keys: ["^C"],
      in: .all, isOffered: false
    ) { $0.interrupt() },
  ]
}
