import Foundation
import TestSupport
import Testing

/// Job control needs a shell that stops and continues the program.
@Suite struct SuspensionTests {
  /// A probe started by an interactive shell.
  static func shell() throws -> PTYSession {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: tests).deletingLastPathComponent().path
    let session = try PTYSession("/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "ready> "])
    try session.wait("the prompt") { $0.text.contains("ready>") }
    session.send("echo pid $$; \(folder)/terminal-probe --mouse\r")
    try session.wait("the first screen") { $0.isAlternate && $0.text.contains("陕西") }
    return session
  }

  static func expectStopped(_ session: PTYSession) throws {
    try session.wait("the shell") { !$0.isAlternate && $0.text.contains("Stopped") && $0.mouseMode == 0 }
    #expect(session.cursorIsVisible)
    session.send("stty -a | tr ' ;' '\\n\\n' | grep -x -e icanon -e echo -e isig | tr '\\n' +\r")
    try session.wait("the modes") { $0.text.contains("isig+icanon+echo+") || $0.text.contains("icanon+echo+") }
  }

  static func finish(_ session: PTYSession) throws {
    session.send("q")
    try session.wait("the prompt") { !$0.isAlternate && $0.mouseMode == 0 }
    session.send("echo status $?; exit\r")
    #expect(try session.waitForExit() == .exited(0))
    #expect(session.hasWritten("status 0"))
  }

  @Test func byKey() throws {
    let session = try SuspensionTests.shell()
    session.send("\u{1A}")
    try SuspensionTests.expectStopped(session)
    session.send("fg\r")
    try session.wait("the screen") { $0.isAlternate && $0.mouseMode == 2 && $0.text.contains("resumed") }
    session.send("a")
    try session.wait("keys") { $0.text.contains("key a") }
    try SuspensionTests.finish(session)
  }

  @Test(arguments: [SIGTSTP, SIGSTOP])
  func bySignal(number: Int32) throws {
    let session = try SuspensionTests.shell()
    session.signalForeground(number)
    if number == SIGTSTP {
      try SuspensionTests.expectStopped(session)
    } else {
      // Nobody can catch this one: the shell writes over the screen.
      try session.wait("the shell") { $0.hasWritten("Stopped") }
    }
    session.send("fg\r")
    try session.wait("the screen") {
      $0.isAlternate && $0.mouseMode == 2 && $0.text.contains("resumed") && $0.lines[0].hasPrefix("陕西")
    }
    try SuspensionTests.finish(session)
  }

  @Test func resizedMeanwhile() throws {
    let session = try SuspensionTests.shell()
    session.send("\u{1A}")
    try SuspensionTests.expectStopped(session)
    session.resize(rows: 30, columns: 100)
    session.send("fg\r")
    try session.wait("the new size") {
      $0.isAlternate && $0.lines[0].contains(" 30x100 ") && $0.cell(1, 98).text == "末"
    }
    try SuspensionTests.finish(session)
  }
}
