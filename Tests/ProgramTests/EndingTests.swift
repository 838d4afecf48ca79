import Foundation
import TestSupport
import Testing

/// However the program ends, the terminal is restored and the exit status reports the reason.
@Suite struct EndingTests {
  private static func small() throws -> (session: PTYSession, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Scratch.organizations(["甲协会", "乙协会"]))
    let session = try Program.browse(scratch.path)
    #expect(session.isAlternate)
    // With the mouse on, so that it must be switched off.
    session.send("\u{1B}OQ")
    try session.wait("the mouse") { $0.mouseMode != 0 }
    return (session, scratch)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130), (SIGQUIT, 131)] as [(Int32, Int32)])
  func signals(number: Int32, status: Int32) throws {
    let (session, _) = try Self.small()
    session.signal(number)
    #expect(try session.waitForExit() == .exited(status))
    Program.expectRestored(session)
    // No message after the screen is left; the status is enough.
    #expect(session.text.contains { !$0.isWhitespace } == false)
  }

  @Test(arguments: [("q", 0), ("Q", 0), ("\u{11}", 0), ("\u{3}", 130), ("ｑ", 0)] as [(String, Int32)])
  func keys(key: String, status: Int32) throws {
    let (session, _) = try Self.small()
    session.send(key)
    #expect(try session.waitForExit() == .exited(status))
    Program.expectRestored(session)
  }

  /// An export waits without limit for the reader of a pipe; the end of the program does not.
  @Test(arguments: ["\u{11}", "TERM"])
  func exportThatHangs(end: String) throws {
    let (session, scratch) = try Self.small()
    #expect(mkfifo(scratch.file("pipe.csv"), 0o600) == 0)
    session.send("1")
    try session.wait("the table") { $0.text.contains("甲协会") }
    session.send("\u{13}")
    try session.wait("the dialog") { $0.text.contains(".csv") }
    session.send("\u{15}" + scratch.file("pipe.csv") + "\r")
    try session.wait("the export") { $0.text.contains("正在导出") }
    if end == "TERM" {
      session.signal(SIGTERM)
    } else {
      session.send(end)
      try session.wait("what would be lost") { $0.text.contains("导出尚未完成") }
      session.send(end)
    }
    #expect(try session.waitForExit() == .exited(end == "TERM" ? 143 : 0))
    Program.expectRestored(session)
    #expect(session.text.contains("pipe.csv"))
  }

  @Test func hangUp() throws {
    let (session, _) = try Self.small()
    session.hangUp()
    #expect(try session.waitForExit() == .exited(129))
  }

  /// Job control needs a shell that stops and continues the program.
  @Test func suspendAndContinue() throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Scratch.organizations(["甲协会", "乙协会"]))
    let session = try PTYSession("/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "ready> "])
    session.deadline = 60
    try session.wait("the prompt") { $0.text.contains("ready>") }
    session.send("\(Program.path) --language zh \(scratch.path)\r")
    try session.wait("the overview") { $0.isAlternate && $0.text.contains("待处理") }
    session.send("1/乙")
    try session.wait("the filter") { $0.text.contains("1 / 2") }
    for round in 1...2 {
      session.send("\u{1A}")
      try session.wait("the shell") { !$0.isAlternate && $0.text.contains("Stopped") && $0.mouseMode == 0 }
      #expect(session.cursorIsVisible)
      session.send("stty -a | tr ' ;' '\\n\\n' | grep -x -e icanon -e echo -e isig | tr '\\n' +; echo \(round)\r")
      try session.wait("the modes") { $0.text.contains("echo+\(round)") && $0.text.contains("icanon+") }
      session.resize(rows: 24 + round, columns: 100 + round)
      session.send("fg\r")
      try session.wait("the screen again, at its new size") {
        $0.isAlternate && $0.text.contains("筛选 › 乙") && $0.text.contains("1 / 2")
          && $0.cell(2, 99 + round).text == "─"
      }
    }
    session.send("\rQ")
    try session.wait("the prompt") { !$0.isAlternate }
    session.send("echo status $?; exit\r")
    #expect(try session.waitForExit() == .exited(0))
    #expect(session.hasWritten("status 0"))
  }
}
