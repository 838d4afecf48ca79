import CNcursesw
import Glibc
import Screen

/// The controlling terminal with ncurses running on it and the guard armed: the handles of a session. Whoever opens it
/// closes it; copies share the handles.
struct OpenTerminal {
  /// Reading never waits.
  let input: Int32
  /// Writing waits until the terminal has taken everything.
  let output: Int32
  /// Signals are read from here.
  let signals: Int32
  /// The terminal type in use, which may stand in for an unknown one.
  let type: String
  let asciiOnly: Bool
  private let inputFile: UnsafeMutablePointer<FILE>
  private let outputFile: UnsafeMutablePointer<FILE>
  private let cursesScreen: OpaquePointer
  private let maskBefore: sigset_t

  init(_ options: TerminalOptions) throws(TerminalError) {
    let wanted = try OpenTerminal.environmentType()
    // Opened twice, so that not waiting for keys does not become not waiting for the screen.
    let output = open("/dev/tty", O_WRONLY | O_CLOEXEC)
    let input = open("/dev/tty", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    var saved = termios()
    guard input >= 0, output >= 0, tcgetattr(output, &saved) == 0 else {
      OpenTerminal.close(input, output)
      throw .noTerminal
    }
    guard let type = OpenTerminal.usableType(wanted, output) else {
      OpenTerminal.close(input, output)
      throw .cannotMove(type: wanted)
    }
    asciiOnly = !OpenTerminal.chooseLocale() || options.asciiOnly
    OpenTerminal.setWidths(options.widths)
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    TerminalSession.blockSignals()
    let signals = cn_signalfd()
    guard signals >= 0, let inputFile = fdopen(input, "r"), let outputFile = fdopen(output, "w") else {
      let code = errno
      OpenTerminal.close(input, output, signals)
      throw .cannotOpen(call: "signalfd", code: code)
    }
    cn_guard_arm(output, &saved, TerminalModes.anyLeave)
    cn_bound_size(output)
    guard let cursesScreen = newterm(type, outputFile, inputFile) else {
      cn_guard_disarm()
      OpenTerminal.close(signals)
      fclose(inputFile)
      fclose(outputFile)
      throw .cannotMove(type: wanted)
    }
    cn_settle(output)
    cn_watchdog_start(input)
    self.input = input
    self.output = output
    self.signals = signals
    self.type = type
    self.inputFile = inputFile
    self.outputFile = outputFile
    self.cursesScreen = cursesScreen
    maskBefore = mask
  }

  /// After ncurses has left the terminal.
  func close() {
    cn_watchdog_stop()
    delscreen(cursesScreen)
    fclose(inputFile)
    fclose(outputFile)
    OpenTerminal.close(signals)
    cn_set_width(nil)
    // A signal that came too late to be read counts from here on.
    var mask = maskBefore
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }

  func write(_ text: String) {
    cn_watchdog_begin_frame()
    defer { cn_watchdog_end_frame() }
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(output, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  private static func environmentType() throws(TerminalError) -> String {
    guard let value = getenv("TERM"), value.pointee != 0 else { throw .noType }
    return String(cString: value)
  }

  /// The type itself where it can move its cursor. A terminal whose description is not installed is treated as xterm.
  private static func usableType(_ type: String, _ output: Int32) -> String? {
    switch cn_terminal_kind(type, output) {
    case 1: type
    case 0 where cn_terminal_kind("xterm-256color", output) == 1: "xterm-256color"
    default: nil
    }
  }

  private static func close(_ descriptors: Int32...) {
    for descriptor in descriptors where descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// Takes over the user's locale for characters, in UTF-8 whatever its name says. False where there is no such locale.
  private static func chooseLocale() -> Bool {
    func isUTF8() -> Bool { nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8" }
    setlocale(LC_CTYPE, "")
    if !isUTF8() { setlocale(LC_CTYPE, "C.UTF-8") }
    return isUTF8()
  }

  /// Has ncurses count columns as the screens do.
  private static func setWidths(_ widths: DisplayWidth) {
    // Two functions, since a C function carries no setting along.
    if widths.ambiguousIsWide {
      cn_set_width { DisplayWidth(ambiguousIsWide: true).columns(of: $0) }
    } else {
      cn_set_width { DisplayWidth.standard.columns(of: $0) }
    }
  }
}

extension DisplayWidth {
  fileprivate func columns(of character: wchar_t) -> Int32 {
    guard character > 0, let scalar = Unicode.Scalar(UInt32(character)) else { return 0 }
    return Int32(width(of: scalar))
  }
}
