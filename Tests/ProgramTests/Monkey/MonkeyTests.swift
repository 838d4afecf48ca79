import Foundation
import RandomSupport
import TestSupport
import Testing

/// Seeded keys, pastes, mouse reports, resizes, signals and file changes against the real program.
///
///     swift test --skip-build --filter MonkeyTests                             a minute
///     SHEZU_MONKEY_MINUTES=60 swift test --skip-build --filter MonkeyTests     an hour, one register after another
///     SHEZU_MONKEY_SEED=4711 ... SHEZU_MONKEY_REGISTER=dirty                   one seed again
///     SHEZU_MONKEY_SCRIPT=file ... SHEZU_MONKEY_REGISTER=dirty                 steps from a file, a line each
///
/// A failure is printed with its seed and the shortest steps found that still fail, to be put into a file.
@Suite(.serialized) struct MonkeyTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let registers =
    environment["SHEZU_MONKEY_REGISTER"].flatMap(MonkeyRegister.init).map { [$0] } ?? MonkeyRegister.allCases
  private static let minutes = environment["SHEZU_MONKEY_MINUTES"].flatMap(Double.init)
  private static let seed = environment["SHEZU_MONKEY_SEED"].flatMap { UInt64($0) }
  /// The steps of one session.
  private static let steps = environment["SHEZU_MONKEY_STEPS"].flatMap { Int($0) } ?? 400

  private static func steps(seed: UInt64, _ register: MonkeyRegister) -> [MonkeyStep] {
    var random = SplitMix64(seed: seed)
    let habits = MonkeyStep.Habits(changesFiles: register == .changing)
    return (0..<steps).map { _ in MonkeyStep.random(&random, habits) }
  }

  private static func run(_ steps: [MonkeyStep], _ register: MonkeyRegister, _ name: String) throws -> MonkeyRun {
    var run = MonkeyRun(register)
    do {
      try run.perform(steps)
    } catch let failure as MonkeyRun.Failure {
      let shortest = MonkeyRun.shrunk(steps, register, failure, runs: minutes == nil ? 20 : 200)
      let lines = shortest.map(\.line).joined(separator: "\n")
      Issue.record("\(register.rawValue), \(name): \(failure)\nsteps:\n\(lines)")
    }
    return run
  }

  @Test(arguments: registers)
  func nothingBreaksIt(_ register: MonkeyRegister) throws {
    if let script = Self.environment["SHEZU_MONKEY_SCRIPT"] {
      let lines = try String(contentsOfFile: script, encoding: .utf8).split(separator: "\n")
      _ = try Self.run(lines.compactMap { MonkeyStep(line: $0) }, register, script)
      return
    }
    let end = Self.minutes.map { Date().addingTimeInterval($0 * 60 / Double(Self.registers.count)) }
    var seed = Self.seed ?? (end == nil ? 1 : UInt64(Date().timeIntervalSince1970))
    var (keys, checks, sessions) = (0, 0, 0)
    repeat {
      let run = try Self.run(Self.steps(seed: seed, register), register, "seed \(seed)")
      keys += run.keys
      checks += run.checks
      sessions += 1
      seed += 1
    } while end.map { Date() < $0 } ?? (Self.seed == nil && sessions < 2)
    #expect(checks > 0)
    if end != nil { print("monkey, \(register.rawValue): \(keys) keys, \(checks) checks, \(sessions) sessions") }
  }

  @Test func stepsComeBackFromTheirLines() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<2_000 {
      let step = MonkeyStep.random(&random, MonkeyStep.Habits(changesFiles: true, quitsOnceIn: 10))
      #expect(MonkeyStep(line: step.line) == step)
    }
  }
}
