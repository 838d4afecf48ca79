import Glibc
import TestSupport
import Testing

/// The terminal is given back whatever ends the program, also if it takes no more output.
@Suite(.serialized) struct GuardTests {
  /// Signals that the program has no use for, and whose default action ends it.
  static let others: [Int32] =
    [SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT, SIGXCPU, SIGSYS] + [34, 40, 64]

  @Test("A signal without a use ends the program and gives the terminal back", arguments: others)
  func otherSignals(number: Int32) throws {
    let session = try startedProbe()
    session.signal(number)
    #expect(try session.waitForExit() == .signalled(number))
    #expect(session.modes == session.modesBefore)
    #expect(!session.isAlternate)
    #expect(session.cursorIsVisible)
    #expect(session.hasWritten("\u{1B}[?2004l"))
  }

  @Test(
    "A signal ends the program while the terminal takes no output",
    arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGQUIT, 131)] as [(Int32, Int32)])
  func stalledTerminal(number: Int32, status: Int32) throws {
    let session = try startedProbe()
    session.fillOutput()
    session.signal(number)
    // One second in peace; test machines are busy.
    #expect(try session.millisecondsToExitUnread() < 5000)
    #expect(try session.waitForExit() == .exited(status))
    #expect(session.modes == session.modesBefore)
  }

  @Test("A signal ends the program while a frame is stuck", arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func stuckFrame(number: Int32) throws {
    let session = try startedProbe()
    session.fillOutput()
    session.sendWithoutReading("n")
    try session.waitUntilWriteBlocks()
    session.signal(number)
    #expect(try session.millisecondsToExitUnread() < 5000)
    #expect(session.modes == session.modesBefore)
  }

  @Test("Control-Q ends the program while a frame is stuck")
  func controlQ() throws {
    let session = try startedProbe()
    session.fillOutput()
    session.sendWithoutReading("n")
    try session.waitUntilWriteBlocks()
    session.sendWithoutReading("ab\u{11}")
    #expect(try session.millisecondsToExitUnread() < 5000)
    #expect(session.modes == session.modesBefore)
  }

  @Test("Keys typed while a frame is stuck count once the terminal reads again")
  func keysAfterAStall() throws {
    let session = try startedProbe()
    session.fillOutput()
    session.sendWithoutReading("n")
    try session.waitUntilWriteBlocks()
    session.sendWithoutReading("5")
    #expect(try session.waitForExit() == .exited(5))
    #expect(session.modes == session.modesBefore)
  }
}
