import Foundation
import Screen
import TestSupport
import Testing

/// The program `terminal-probe` beside the tests, in a pseudo terminal.
func probe(
  _ arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24, columns: Int = 80,
  input: Int32 = -1
) throws -> PTYSession {
  let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  let program = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("terminal-probe").path
  return try PTYSession(
    program, arguments, environment: environment, rows: rows, columns: columns, input: input)
}

/// A probe whose first screen is there.
func startedProbe(
  _ arguments: [String] = [], environment: [String: String?] = [:], rows: Int = 24, columns: Int = 80
) throws -> PTYSession {
  let session = try probe(arguments, environment: environment, rows: rows, columns: columns)
  try session.wait("the first screen") { $0.lines[0].contains("陕西") || $0.lines[0].hasPrefix("??") }
  return session
}

func expectRestored(_ session: PTYSession) {
  #expect(session.modes == session.modesBefore)
  #expect(!session.isAlternate)
  #expect(session.cursorIsVisible)
  #expect(session.mouseMode == 0)
  for sequence in ["\u{1B}[?2004l", "\u{1B}[?1006l", "\u{1B}[?1002l", "\u{1B}[?1000l", "\u{1B}[?1049l"] {
    #expect(session.hasWritten(sequence))
  }
}

@Suite struct TerminalSessionTests {
  @Test func startsShowsAndQuits() throws {
    let session = try startedProbe(["--mouse"])
    #expect(session.isAlternate)
    #expect(session.lines[0].hasPrefix("陕西社会组织 24x80 palette"))
    #expect(session.lines[1].hasPrefix("①…─"))
    #expect(session.cell(1, 78).text == "末" && session.cell(1, 79).isTrailingHalf)
    let red = session.cell(1, 8)
    #expect(red.text == "红" && red.bold && red.foreground == 9 && red.background == 21)
    #expect(session.cursor == (0, 4) && session.cursorIsVisible)
    #expect(session.mouseMode == 2)
    session.send("q")
    #expect(try session.waitForExit() == .exited(0))
    expectRestored(session)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGQUIT, 131)] as [(Int32, Int32)])
  func signalsEndInOrder(number: Int32, status: Int32) throws {
    let session = try startedProbe(["--mouse"])
    session.signal(number)
    #expect(try session.waitForExit() == .exited(status))
    expectRestored(session)
  }

  @Test func interruptIsAnEvent() throws {
    let session = try startedProbe()
    session.signal(SIGINT)
    try session.wait("the event") { $0.text.contains("interrupt") }
    session.send("\u{3}")
    try session.wait("the key") { $0.text.contains("key ^C") }
    session.send("5")
    #expect(try session.waitForExit() == .exited(5))
    expectRestored(session)
  }

  @Test func exitRestores() throws {
    let session = try startedProbe(["--mouse"])
    session.send("x")
    #expect(try session.waitForExit() == .exited(3))
    expectRestored(session)
  }

  @Test(arguments: [("!", "the probe was told to stop"), ("@", ""), ("#", ""), ("%", "")])
  func crashesRestoreAndTell(key: String, message: String) throws {
    let session = try startedProbe(["--mouse"])
    session.send("$" + key)
    guard case .signalled = try session.waitForExit() else {
      Issue.record("no crash")
      return
    }
    expectRestored(session)
    #expect(session.hasWritten("a warning meanwhile"))
    #expect(session.hasWritten(message))
  }

  @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP])
  func deadlySignalsRestore(number: Int32) throws {
    let session = try startedProbe(["--mouse"])
    session.signal(number)
    #expect(try session.waitForExit() == .signalled(number))
    expectRestored(session)
  }

  @Test func errorsAreShownAfterwards() throws {
    let session = try startedProbe()
    session.send("$")
    try session.wait("the key") { $0.text.contains("key $") }
    #expect(!session.text.contains("warning"))
    session.send("q")
    _ = try session.waitForExit()
    #expect(session.text.contains("a warning meanwhile"))
  }

  @Test func hangingUpEnds() throws {
    let session = try startedProbe()
    session.hangUp()
    #expect(try session.waitForExit() == .exited(129))
  }

  @Test func resizing() throws {
    let session = try startedProbe()
    for (rows, columns) in [(40, 120), (1, 1), (2, 3), (60, 200), (1, 80), (24, 1), (10, 40)] {
      session.resize(rows: rows, columns: columns)
      try session.wait("\(rows)x\(columns)") {
        $0.lines[0] == self.firstLine(of: "陕西社会组织 \(rows)x\(columns)", columns)
          || $0.lines[0].contains(" \(rows)x\(columns) ")
      }
    }
    session.resize(rows: 0, columns: 0)
    session.send("a")
    session.resize(rows: 24, columns: 80)
    try session.wait("the full size") { $0.lines[0].contains(" 24x80 ") && $0.cell(1, 78).text == "末" }
    session.send("q")
    #expect(try session.waitForExit() == .exited(0))
    expectRestored(session)
  }

  private func firstLine(of text: String, _ columns: Int) -> String {
    DisplayWidth.standard.clip(text, to: columns)
  }

  @Test func startsWithoutASize() throws {
    let session = try probe(rows: 0, columns: 0)
    session.send("q")
    #expect(try session.waitForExit() == .exited(0))
    #expect(session.modes == session.modesBefore)
  }

  @Test func keysArrive() throws {
    let session = try startedProbe()
    let keys: [(String, String)] = [
      ("\u{1B}OA", "Up"), ("\u{1B}[B", "Down"), ("\u{1B}[1;5D", "Ctrl-Left"), ("\u{1B}[5~", "PgUp"), ("\u{1B}OQ", "F2"),
      ("\u{1B}[Z", "Shift-Tab"), ("宝", "宝"), ("\u{4}", "^D"), ("\r", "Enter"), ("\u{7F}", "Backspace"),
      ("\u{1B}z", "Alt-z"),
      ("\u{1B}", "Esc"), ("：", "："), (" ", "Space"),
    ]
    for (bytes, name) in keys {
      session.send(bytes)
      try session.wait(name) { $0.lines.contains("key " + name) }
    }
    session.send([0xE9])
    session.send([0xB8, 0xA1])
    try session.wait("a character in two pieces") { $0.lines.contains("key 鸡") }
  }

  @Test func pastesAndMouse() throws {
    let session = try startedProbe(["--mouse"], columns: 300)
    session.send("\u{1B}[200~宝鸡\r养老\u{1B}[31m\u{1B}[201~")
    try session.wait("the paste") { $0.text.contains(#"paste 18 "宝鸡\n养老\u{1B}[31m""#) }
    session.send("\u{1B}[<0;251;7M\u{1B}[<0;251;7m\u{1B}[<32;3;4M\u{1B}[<65;1;1M")
    try session.wait("the mouse") {
      $0.lines.contains("mouse press(Screen.Mouse.Button.left) 6,250")
        && $0.lines.contains("mouse drag(Screen.Mouse.Button.left) 3,2") && $0.lines.contains("mouse wheelDown 0,0")
    }
    let large = String(repeating: "社会组织", count: 20_000)
    session.send("\u{1B}[200~" + large + "\u{1B}[201~")
    try session.wait("the large paste") { $0.text.contains("paste 240000") }
    session.send("\u{1B}OQ")
    try session.wait("the mouse off") { $0.mouseMode == 0 }
  }

  @Test func clipboardTitleAndMailbox() throws {
    let session = try startedProbe()
    session.send("ytm")
    try session.wait("the answers") {
      $0.text.contains("copied true false") && $0.text.contains("posted from a thread")
    }
    #expect(session.hasWritten("\u{1B}]52;c;5Lit5paHIGhlbGxv\u{7}"))
    try session.wait("the title") { $0.title == "标题␛]0;x␇" }
    #expect(session.hasWritten("\u{1B}[22;2t"))
    session.send("q")
    _ = try session.waitForExit()
    #expect(session.hasWritten("\u{1B}[23;2t"))
  }

  @Test func everyWakeUpHasAReason() throws {
    let session = try startedProbe()
    for count in 1...3 {
      session.send("a")
      try session.wait("wake-up \(count), and no other") { $0.lines[0].contains("唤醒\(count)") }
    }
  }

  // MARK: What cannot be opened, and fallbacks

  @Test(arguments: [("dumb", "TERM=dumb"), ("", "TERM is not set"), (nil, "TERM is not set")] as [(String?, String)])
  func terminalsThatCannot(type: String?, message: String) throws {
    let session = try probe(environment: ["TERM": type])
    #expect(try session.waitForExit() == .exited(1))
    #expect(session.text.contains(message))
    #expect(session.modes == session.modesBefore)
    #expect(!session.hasWritten("\u{1B}"))
  }

  @Test(arguments: ["foot", "xterm-kitty", "tmux-256color", "screen", "linux", "vt220", "xterm", "rxvt"])
  func otherTerminals(type: String) throws {
    let session = try startedProbe(["--mouse"], environment: ["TERM": type])
    try session.wait("the whole screen") { $0.cell(1, 78).text == "末" }
    session.send("\u{1B}[A")
    try session.wait("an arrow") { $0.text.contains("key Up") }
    session.send("q")
    #expect(try session.waitForExit() == .exited(0))
    #expect(session.modes == session.modesBefore)
    #expect(session.mouseMode == 0)
  }

  @Test(arguments: ["C", "POSIX", "zh_CN.UTF-8", "zh_CN.GB18030", nil] as [String?])
  func localesThatDoNotSayUTF8(name: String?) throws {
    let session = try startedProbe(environment: ["LANG": name])
    #expect(session.lines[0].hasPrefix("陕西社会组织"))
  }

  @Test func withoutColors() throws {
    let session = try startedProbe(environment: ["NO_COLOR": "1"])
    try session.wait("the style") { $0.cell(1, 8).text == "红" }
    let cell = session.cell(1, 8)
    #expect(cell.bold && cell.foreground == -1 && cell.background == -1)
    #expect(session.lines[0].contains(" none "))
  }

  @Test func withASCIIOnly() throws {
    let session = try startedProbe(["--ascii"])
    try session.wait("the screen") { $0.lines[1].hasPrefix("?.-") }
    #expect(session.lines[0].hasPrefix("???????????? 24x80"))
    #expect(session.bytes.allSatisfy { $0 < 0x80 })
  }

  @Test func standardInputMayBeAPipe() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let session = try probe(input: ends[0])
    try session.wait("the first screen") { $0.lines[0].contains("陕西") }
    session.send("q")
    #expect(try session.waitForExit() == .exited(0))
    #expect(session.modes == session.modesBefore)
  }
}
