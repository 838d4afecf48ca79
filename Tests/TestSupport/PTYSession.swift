// TestSupport: shared by several test targets. Only tests import it.

import CVTerm
import Foundation

/// A program in a pseudo terminal, with a terminal emulator (libvterm) on the other side. Every wait is for a predicate,
/// never for a time. Not thread-safe.
///
///     let session = try PTYSession("/path/to/program", rows: 24, columns: 80)
///     try session.wait("the first screen") { $0.text.contains("筛选") }
///     session.send("宝鸡")
///     try session.wait("the filter") { $0.lines[1].contains("宝鸡") }
///     session.signal(SIGTERM)
///     #expect(try session.waitForExit() == .exited(143))
///     #expect(session.modes == session.modesBefore)
public final class PTYSession {
  public enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  /// The awaited condition, and the screen at the time-out.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// The environment of a program under test; nothing is inherited.
  public static let pinned = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no",
  ]

  private var process = cv_process()
  private var terminal: UnsafeMutablePointer<cv_terminal>
  var ending: Ending?
  private var masterIsOpen = true
  public private(set) var rows: Int
  public private(set) var columns: Int
  /// The terminal's modes before the program was started.
  public let modesBefore: [UInt64]
  /// Every byte that the program has written to the terminal.
  public private(set) var bytes: [UInt8] = []
  /// The time-out of a wait in seconds, reached only on failure.
  public var deadline = 20.0

  /// - Parameters:
  ///   - environment: changes to `pinned`; nil removes a variable.
  ///   - input: standard input, if it is not the terminal; the caller closes it.
  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24,
    columns: Int = 80, input: Int32 = -1
  ) throws {
    self.rows = rows > 0 ? rows : 24
    self.columns = columns > 0 ? columns : 80
    var variables: [String: String] = PTYSession.pinned
    for (name, value) in environment { variables[name] = value }
    terminal = cv_terminal_new(Int32(self.rows), Int32(self.columns))
    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    let code = cv_spawn(&process, executable, &words, &settings, Int32(rows), Int32(columns), input)
    modesBefore = code == 0 ? PTYSession.flat(process.before) : []
    if code != 0 { throw Failure(description: "cannot start \(executable): errno \(code)") }
  }

  deinit {
    if ending == nil {
      kill(process.pid, SIGKILL)
      var status: Int32 = 0
      waitpid(process.pid, &status, 0)
    }
    if masterIsOpen { close(process.master) }
    close(process.slave)
    cv_terminal_free(terminal)
  }

  public var pid: pid_t { process.pid }

  // MARK: Input

  /// Types text; `\r` is the enter key.
  public func send(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends bytes like a terminal, and reads the output of the program meanwhile.
  public func send(_ data: [UInt8]) {
    var rest = data[...]
    let end = Date().addingTimeInterval(deadline)
    while !rest.isEmpty && Date() < end && masterIsOpen {
      let count = rest.withUnsafeBytes { write(process.master, $0.baseAddress, min($0.count, 2048)) }
      if count > 0 { rest = rest.dropFirst(count) } else { pump(milliseconds: 20) }
    }
  }

  /// Types text and reads nothing, like a terminal that hangs.
  public func sendWithoutReading(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(process.master, $0.baseAddress, $0.count) }
  }

  /// Fills the terminal's output queue, so that the program's next write blocks until something is read.
  public func fillOutput() {
    let flags = fcntl(process.slave, F_GETFL)
    _ = fcntl(process.slave, F_SETFL, flags | O_NONBLOCK)
    let filler = [UInt8](repeating: 0x20, count: 4096)
    // The kernel moves bytes on to the other side a moment later, which makes room again.
    var quietRounds = 0
    while quietRounds < 10 {
      quietRounds += 1
      var size = filler.count
      while size > 0 {
        if write(process.slave, filler, size) > 0 { quietRounds = 0 } else { size /= 2 }
      }
      usleep(5000)
    }
    _ = fcntl(process.slave, F_SETFL, flags)
  }

  /// Waits until the program's main thread blocks in `write`, and reads nothing meanwhile.
  public func waitUntilWriteBlocks() throws {
    let end = Date().addingTimeInterval(deadline)
    while Date() < end {
      // The number of the system call that the main thread is in: write is 1 on x86-64 and 64 on arm64.
      let call = (try? String(contentsOfFile: "/proc/\(process.pid)/syscall", encoding: .utf8)) ?? ""
      if call.hasPrefix("1 ") || call.hasPrefix("64 ") { return }
      usleep(2000)
    }
    throw Failure(description: "the program does not block in write")
  }

  /// Waits until the program has ended, and reads nothing meanwhile. The milliseconds that this took.
  public func millisecondsToExitUnread() throws -> Int {
    let start = Date()
    while ending == nil {
      let spent = Date().timeIntervalSince(start)
      if spent > deadline { throw Failure(description: "the program does not end while its terminal hangs") }
      usleep(2000)
      reap()
    }
    return Int(Date().timeIntervalSince(start) * 1000)
  }

  /// 0 rows or columns: the terminal does not report its size. The emulator keeps its own.
  public func resize(rows: Int, columns: Int) {
    if rows > 0 { self.rows = rows }
    if columns > 0 { self.columns = columns }
    vterm_set_size(terminal.pointee.vterm, Int32(self.rows), Int32(self.columns))
    cv_resize(process.master, Int32(rows), Int32(columns))
  }

  public func signal(_ number: Int32) {
    kill(process.pid, number)
  }

  /// Signals the process group that has the terminal now, such as the job of a shell.
  public func signalForeground(_ number: Int32) {
    let group = tcgetpgrp(process.master)
    if group > 0 { kill(-group, number) }
  }

  /// Closes the terminal's window: the program is hung up.
  public func hangUp() {
    close(process.master)
    masterIsOpen = false
  }

  // MARK: Waiting

  /// Reads output until the predicate holds. Throws with a picture of the screen at the time-out.
  public func wait(_ what: String, until predicate: (PTYSession) -> Bool) throws {
    let end = Date().addingTimeInterval(deadline)
    while !predicate(self) {
      if Date() > end || (ending != nil && !pump(milliseconds: 0)) {
        if predicate(self) { return }
        let state = ending.map { "\($0)" } ?? "running"
        throw Failure(description: "waited in vain for \(what); the program is \(state); the screen:\n\(text)")
      }
      if !pump(milliseconds: 20) { reap() }
    }
  }

  /// Waits until the program has ended and all its output is read.
  public func waitForExit() throws -> Ending {
    let end = Date().addingTimeInterval(deadline)
    while ending == nil {
      if Date() > end { throw Failure(description: "the program does not end; the screen:\n\(text)") }
      pump(milliseconds: 5)
      reap()
    }
    while pump(milliseconds: 0) {}
    guard let ending else { throw Failure(description: "no ending") }
    return ending
  }

  func reap() {
    var status: Int32 = 0
    guard ending == nil, cv_has_ended(process.pid, &status) != 0 else { return }
    let number = cv_ending_signal(status)
    ending = number != 0 ? .signalled(number) : .exited(cv_exit_code(status))
  }

  /// Passes output to the emulator and its answers to the program; false if there was none.
  @discardableResult
  func pump(milliseconds: Int32) -> Bool {
    guard masterIsOpen else {
      usleep(UInt32(milliseconds) * 1000)
      return false
    }
    var record = pollfd(fd: process.master, events: Int16(POLLIN), revents: 0)
    guard poll(&record, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(process.master, &buffer, buffer.count)
    guard count > 0 else { return false }
    bytes += buffer[..<count]
    buffer.withUnsafeBytes { raw in
      _ = vterm_input_write(terminal.pointee.vterm, raw.baseAddress?.assumingMemoryBound(to: CChar.self), count)
    }
    var answer = [CChar](repeating: 0, count: 4096)
    let length = vterm_output_read(terminal.pointee.vterm, &answer, answer.count)
    if length > 0 { _ = write(process.master, answer, length) }
    return true
  }

  // MARK: Screen

  /// One cell as the terminal shows it.
  public struct Cell: Hashable, Sendable {
    /// Empty in the right half of a wide character; a blank if nothing was written.
    public var text: String
    /// 2 for the left half of a wide character.
    public var width: Int
    public var isTrailingHalf: Bool
    public var bold: Bool
    public var italic: Bool
    public var underline: Bool
    public var reverse: Bool
    /// Palette number, -1 for the terminal's own, else 0x1000000 and RGB.
    public var foreground: Int
    public var background: Int
  }

  public func cell(_ row: Int, _ column: Int) -> Cell {
    let cell = cv_cell_at(terminal, Int32(row), Int32(column))
    let values = withUnsafeBytes(of: cell.text) { Array($0.bindMemory(to: UInt32.self)) }
    let isHalf = values[0] == UInt32.max
    let scalars = values.prefix { $0 != 0 && $0 != UInt32.max }.compactMap(Unicode.Scalar.init)
    var text = String(String.UnicodeScalarView(scalars))
    if text.isEmpty && !isHalf { text = " " }
    return Cell(
      text: text, width: Int(cell.width), isTrailingHalf: isHalf, bold: cell.bold != 0, italic: cell.italic != 0,
      underline: cell.underline != 0, reverse: cell.reverse != 0, foreground: Int(cell.foreground),
      background: Int(cell.background))
  }

  /// The rows as text, without trailing blanks.
  public var lines: [String] {
    (0..<rows).map { row in
      let line = (0..<columns).map { cell(row, $0).text }.joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The whole screen as text.
  public var text: String { lines.joined(separator: "\n") }

  public var cursor: (row: Int, column: Int) {
    var row: Int32 = 0
    var column: Int32 = 0
    cv_cursor(terminal, &row, &column)
    return (Int(row), Int(column))
  }

  public var cursorIsVisible: Bool { terminal.pointee.properties.cursor_visible != 0 }
  public var isAlternate: Bool { terminal.pointee.properties.alternate != 0 }
  /// 0 none, 1 clicks, 2 drags, 3 every move.
  public var mouseMode: Int { Int(terminal.pointee.properties.mouse) }

  public var title: String {
    withUnsafeBytes(of: terminal.pointee.properties.title) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// Whether the program has written these bytes so far.
  public func hasWritten(_ text: String) -> Bool {
    text.isEmpty || bytes.firstRange(of: Array(text.utf8)) != nil
  }

  /// The terminal's modes now, comparable with `modesBefore`.
  public var modes: [UInt64] {
    var state = termios()
    return tcgetattr(process.slave, &state) == 0 ? PTYSession.flat(state) : []
  }

  private static func flat(_ state: termios) -> [UInt64] {
    let flags = [state.c_iflag, state.c_oflag, state.c_cflag, state.c_lflag].map { UInt64($0) }
    return flags + withUnsafeBytes(of: state.c_cc) { $0.map { UInt64($0) } }
  }
}
