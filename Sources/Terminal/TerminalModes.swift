import CNcursesw
import Screen

/// What a session switches on in the terminal besides what ncurses does, and how all of it is switched off.
struct TerminalModes {
  var mouse: Bool
  /// Whether the terminal takes window titles.
  let hasTitle: Bool
  /// Whether a title was set, so that the user's own must come back.
  var titleIsSet = false
  private let capabilities: String

  static let syncBegin = "\u{1B}[?2026h"
  static let syncEnd = "\u{1B}[?2026l"
  private static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  static let titleSave = "\u{1B}[22;2t"
  private static let titleRestore = "\u{1B}[23;2t"

  /// Leaves any terminal in order; for the time before the terminal's description is known.
  static let anyLeave = mouseOff + pasteOff + syncEnd

  /// Reads the description of the terminal that ncurses has set up.
  init(type: String, mouse: Bool) {
    self.mouse = mouse
    hasTitle = !type.hasPrefix("linux")
    // In the order of need; a scroll region that ncurses has set would outlive it.
    capabilities = "\u{1B}[r" + ["rmkx", "sgr0", "cnorm", "rmcup"].map(TerminalModes.capability).joined()
  }

  var enter: String { TerminalModes.pasteOn + (mouse ? TerminalModes.mouseOn : "") }

  /// What an orderly way out writes before ncurses leaves.
  var exit: String {
    TerminalModes.syncEnd + TerminalModes.pasteOff + TerminalModes.mouseOff
      + (titleIsSet ? TerminalModes.titleRestore : "")
  }

  /// What the guard writes: the whole way out without ncurses.
  var leave: String { exit + capabilities + "\r" }

  var mouseSwitch: String { mouse ? TerminalModes.mouseOn : TerminalModes.mouseOff }

  /// A string capability without its padding marks, empty where the terminal has none.
  static func capability(_ name: String) -> String {
    guard let text = cn_capability(name) else { return "" }
    var result = ""
    var rest = Substring(String(cString: text))
    while let start = rest.firstRange(of: "$<") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...].drop { $0 != ">" }.dropFirst()
    }
    return result + rest
  }

  /// Keys as the terminal's description spells them, without the leading ESC.
  static func describedKeys() -> [[UInt8]: Key] {
    let names: [(String, Key)] =
      [
        ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
        ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert), ("kcbt", .backTab),
      ] + (1...12).map { ("kf\($0)", .function($0)) }
    var result: [[UInt8]: Key] = [:]
    for (name, key) in names {
      let bytes = Array(capability(name).utf8)
      if bytes.count > 2, bytes.count <= 9, bytes[0] == 0x1B { result[Array(bytes.dropFirst())] = key }
    }
    return result
  }
}
