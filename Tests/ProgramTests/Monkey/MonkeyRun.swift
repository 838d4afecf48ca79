import Foundation
import TestSupport

/// One session of the monkey: performs steps in the real program in a pseudo terminal, and checks after every few of them
///
/// - that the program answers `^L` without more than 3 s of processor time, and within the deadline of the session;
/// - that the cells on the screen equal those of a fresh drawing;
///
/// and at each ending that the status is one that a key may cause and the terminal is as before.
struct MonkeyRun {
  struct Failure: Error, CustomStringConvertible {
    /// The kind, by which a shorter run is recognized as the same failure.
    let kind: String
    let details: String
    var description: String { "\(kind): \(details)" }
  }

  /// The program; a release build in long runs.
  static var program: String { ProcessInfo.processInfo.environment["SHEZU_MONKEY_PROGRAM"] ?? Program.path }

  let register: MonkeyRegister
  let checkEvery: Int
  private(set) var keys = 0
  private(set) var checks = 0

  init(_ register: MonkeyRegister, checkEvery: Int = 40) {
    self.register = register
    self.checkEvery = checkEvery
  }

  /// Performs the steps. Throws the first failure.
  mutating func perform(_ steps: [MonkeyStep]) throws {
    let scratch = try Scratch()
    let folder = try register.make(in: scratch)
    _ = try scratch.folder("home")
    var original: [String: Data] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: scratch.file("register"))) ?? [] {
      original[name] = try? scratch.data("register/\(name)")
    }
    var session = try Self.start(folder, scratch)
    for (number, step) in steps.enumerated() {
      switch step {
      case .bytes(let bytes):
        session.send(bytes)
        keys += 1
      case .resize(let rows, let columns): session.resize(rows: rows, columns: columns)
      case .signal(let number):
        session.signal(number)
        if number == SIGSTOP { session.signal(SIGCONT) }
      case .files(let state): try MonkeyRegister.change(state, in: scratch, original: original)
      }
      let isLast = number + 1 == steps.count
      if isLast || (number + 1) % checkEvery == 0 || session.hasEnded {
        if session.hasEnded {
          try Self.checkEnding(session)
          session = try Self.start(folder, scratch)
        }
        checks += 1
        if try !Self.check(session, afterChange: register == .changing) {
          // It ended by a key that was still on its way.
          try Self.checkEnding(session)
          session = try Self.start(folder, scratch)
        }
      }
    }
    session.signal(SIGTERM)
    try Self.checkEnding(session, SIGTERM)
  }

  /// Starts the program in a folder of its own, where exports go.
  private static func start(_ folder: String?, _ scratch: Scratch) throws -> PTYSession {
    let session = try PTYSession(
      "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", scratch.file("home"), program] + (folder.map { [$0] } ?? []),
      environment: ["HOME": scratch.file("home"), "XDG_STATE_HOME": scratch.file("home/state")], rows: 24, columns: 100)
    session.deadline = 60
    try session.wait("the first picture") { $0.isAlternate && $0.text.contains { !$0.isWhitespace } }
    return session
  }

  /// False if the program ended before it was asked.
  private static func check(_ session: PTYSession, afterChange: Bool) throws -> Bool {
    // Where the last byte began a sequence or a paste, the next key would be part of it.
    session.send("\u{1B}[201~")
    guard try session.settle(quietMilliseconds: afterChange ? 400 : 60) else { return false }
    for attempt in 1... {
      let before = session.cells
      let (processor, drawn) = (session.processorSeconds, session.bytes.count)
      session.send("\u{C}")
      do {
        try session.wait("an answer to ^L") { $0.bytes.count > drawn || $0.hasEnded }
      } catch {
        throw Failure(kind: "no answer", details: "\(error)")
      }
      if session.hasEnded { return false }
      let spent = session.processorSeconds - processor
      if spent > 3 { throw Failure(kind: "slow", details: "\(spent) s of processor time for ^L") }
      guard try session.settle(quietMilliseconds: 60) else { return false }
      let after = session.cells
      if before == after { return true }
      // An answer may have come between the two; three times in a row is none.
      if attempt == 3 {
        throw Failure(kind: "drawing", details: "before ^L:\n\(before.text)\nafter:\n\(after.text)")
      }
      session.send("\u{1B}[B\u{1B}[A")
      guard try session.settle(quietMilliseconds: 200) else { return false }
    }
    return true
  }

  private static func checkEnding(_ session: PTYSession, _ signal: Int32 = 0) throws {
    let ending = try session.waitForExit()
    let isFine =
      switch ending {
      case .exited(let status): signal != 0 ? status == 128 + signal : status == 0 || status == 130
      case .signalled: false
      }
    if !isFine { throw Failure(kind: "ended", details: "\(ending)\n\(session.text)") }
    if session.modes != session.modesBefore || session.isAlternate || !session.cursorIsVisible {
      throw Failure(kind: "terminal", details: "not as before after \(ending)")
    }
  }

  // MARK: Shrinking

  /// A shorter list of steps with the same failure, within a number of further runs: halves, quarters and so on are left out as
  /// long as it still fails (ddmin).
  static func shrunk(
    _ steps: [MonkeyStep], _ register: MonkeyRegister, _ failure: Failure, runs: Int
  ) -> [MonkeyStep] {
    var steps = steps
    var left = runs
    var size = max(1, steps.count / 2)
    func fails(_ steps: [MonkeyStep]) -> Bool {
      left -= 1
      var run = MonkeyRun(register, checkEvery: steps.count)
      do {
        try run.perform(steps)
        return false
      } catch { return (error as? Failure)?.kind == failure.kind }
    }
    while left > 0 {
      var isShorter = false
      var start = 0
      while start < steps.count, left > 0 {
        let shorter = Array(steps[..<start] + steps[min(steps.count, start + size)...])
        if !shorter.isEmpty, fails(shorter) {
          steps = shorter
          isShorter = true
        } else {
          start += size
        }
      }
      if size == 1, !isShorter { break }
      if !isShorter { size = max(1, size / 2) }
    }
    return steps
  }
}
