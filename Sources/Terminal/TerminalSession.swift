// Terminal: the screen of a person, opened and given back.
//
// Owns: ncurses (no other target imports it), the terminal's modes, signals while the screen is up, key decoding, colours.
// Refuses: what is on the screen (a `Screen` comes in), what a key means, Foundation. Only the program imports it.

import CNcursesw
import Glibc
import Screen

/// How a session is to be set up.
public struct TerminalOptions: Hashable, Sendable {
  /// Columns of characters as this terminal shows them; must be the rule that screens are laid out with.
  public var widths: DisplayWidth
  /// Whether the mouse is reported from the start; while it is, the terminal's own selection needs Shift.
  public var mouse: Bool
  /// Show ASCII only: lines as `-` and `|`, every other character as `?`.
  public var asciiOnly: Bool

  public init(widths: DisplayWidth = .standard, mouse: Bool = false, asciiOnly: Bool = false) {
    self.widths = widths
    self.mouse = mouse
    self.asciiOnly = asciiOnly
  }
}

/// The terminal while a screen is up: from `init` to the end of the value's life. It is given back as it was on every way
/// out: the end of this value, `exit`, an uncaught trap, a deadly signal. At most one at a time, on the main thread.
///
/// Standard error is kept aside while it would land on the screen, and shown once the terminal is back.
public struct TerminalSession: ~Copyable {
  let terminal: OpenTerminal

  /// Rows and columns now.
  public internal(set) var size: Size
  /// How many colours a theme may use.
  public var colorDepth: ColorDepth { palette.depth }
  /// Whether only ASCII is shown, by wish or because no UTF-8 locale is there.
  public var asciiOnly: Bool { terminal.asciiOnly }

  var modes: TerminalModes
  var palette: Palette
  var decoder: KeyDecoder
  /// What the terminal shows; nil when that is not known.
  var shown: Screen?
  /// Set when the terminal was silent for so long that a lone ESC is the escape key.
  var wasSilent = false

  /// Blocks, for this thread and those that it starts later, the signals that a session reads in its loop. Call it first
  /// thing in `main` when a session will be opened, before any thread starts; a signal that hits another thread still
  /// gives the terminal back, but ends the program at once. Programs that are started meanwhile inherit the blocking.
  public static func blockSignals() {
    var set = sigset_t()
    cn_session_signals(&set)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Opens the controlling terminal, also when standard input or output are pipes.
  public init(_ options: TerminalOptions = TerminalOptions()) throws(TerminalError) {
    terminal = try OpenTerminal(options)
    modes = TerminalModes(type: terminal.type, mouse: options.mouse)
    cn_guard_set_leave(modes.leave)
    size = Size(rows: Int(getmaxy(cn_stdscr())), columns: Int(getmaxx(cn_stdscr())))
    palette = TerminalSession.startCurses()
    decoder = KeyDecoder(described: TerminalModes.describedKeys())
    write(modes.enter)
  }

  deinit {
    cn_make_room(terminal.output)
    terminal.write(modes.exit)
    endwin()
    cn_guard_disarm()
    terminal.close()
  }

  private static func startCurses() -> Palette {
    raw()
    noecho()
    nonl()
    typeahead(-1)
    let window = cn_stdscr()
    keypad(window, true)
    leaveok(window, false)
    idlok(window, true)
    let wantsColor = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    var depth = ColorDepth.none
    if wantsColor, has_colors(), start_color() == OK {
      depth = ColorDepth(colors: Int(cn_color_count()))
      if use_default_colors() != OK { assume_default_colors(7, 0) }
    }
    return Palette(depth: depth, pairLimit: cn_pair_count())
  }

  /// Switches mouse reports on or off.
  public mutating func setMouse(_ isOn: Bool) {
    guard isOn != modes.mouse else { return }
    modes.mouse = isOn
    write(modes.mouseSwitch)
  }

  /// Writes past ncurses, which must have nothing of its own left to write.
  func write(_ text: String) {
    terminal.write(text)
  }
}
