import CNcursesw
import Glibc
import Localization

/// Why a session cannot be opened.
public enum TerminalError: Error, Hashable, Sendable {
  /// The process has no terminal: a pipe, a job of a scheduler.
  case noTerminal
  /// TERM is not set.
  case noType
  /// TERM names a terminal without cursor movement, such as `dumb`.
  case cannotMove(type: String)
  /// The terminal is there but cannot be set up; `call` is what failed and `code` its errno.
  case cannotOpen(call: String, code: Int32)

  /// What is wrong and what the user can do.
  public var sentence: Localized {
    switch self {
    case .noTerminal:
      Localized(
        "没有可用的终端。请在终端窗口中运行；若要将结果传给其他程序，请使用 list、count 等子命令。",
        "No terminal is available. Run shezu in a terminal window, or use list, count and so on to pass data to other programs."
      )
    case .noType:
      Localized(
        "环境变量 TERM 未设置，无法确定终端类型。请先执行 export TERM=xterm-256color。",
        "TERM is not set, so the kind of terminal is unknown. Try: export TERM=xterm-256color")
    case .cannotMove(let type):
      Localized(
        "终端类型 TERM=\(type) 不能移动光标，无法显示界面。请换用完整的终端，或使用 list、count 等子命令。",
        "A terminal of type TERM=\(type) cannot move the cursor. Use a full terminal, or commands such as list and count."
      )
    case .cannotOpen(let call, let code):
      Localized(
        "终端无法使用：\(call) 失败（\(TerminalError.reason(code))）。",
        "The terminal cannot be used: \(call) failed (\(TerminalError.reason(code))).")
    }
  }

  private static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "errno \(code)"
  }
}
