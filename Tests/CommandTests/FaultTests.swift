import Foundation
import TestSupport
import Testing

/// A system call that fails while something is written: the target is whole or as before, and what failed is said.
@Suite(.enabled(if: FaultInjection.library != nil, "there is no C compiler")) struct FaultTests {
  /// A command that writes `target` in a folder of its own.
  struct Writing: Sendable, CustomTestStringConvertible {
    let name: String
    /// `{r}` is a register, `{o}` the folder.
    let command: String
    let target: String
    /// The content of the target before.
    var before: String?
    var testDescription: String { name }
  }

  private static let writings = [
    Writing(name: "new file", command: "list organizations -r {r} --output {o}/a.csv", target: "a.csv"),
    Writing(
      name: "replaced file", command: "list organizations -r {r} --output {o}/a.csv --overwrite", target: "a.csv",
      before: "old"),
    Writing(name: "text", command: "count organizations -r {r} --output {o}/a.txt", target: "a.txt"),
    Writing(name: "standard output", command: "list organizations -r {r} --format csv > {o}/a.csv", target: "a.csv"),
    Writing(name: "help", command: "help queries > {o}/a.txt", target: "a.txt"),
    Writing(name: "register", command: "generate {o}/r --organizations 3", target: "r/organizations.json"),
  ]

  private static func run(
    _ writing: Writing, _ register: Scratch, _ output: Scratch, _ environment: [String: String]
  ) throws -> ProgramRun {
    let words = writing.command.replacingOccurrences(of: "{r}", with: register.path)
      .replacingOccurrences(of: "{o}", with: output.path)
    // `env` starts the program alone with the library, not the shell.
    let variables = environment.map { "'\($0.key)=\($0.value)'" }.joined(separator: " ")
    return try ProgramRun.run(["-c", "exec env \(variables) \"$0\" \(words)", ProgramRun.program], program: "/bin/sh")
  }

  @Test(arguments: writings, FaultInjection.faults)
  func wholeOrAsBefore(_ writing: Writing, _ fault: FaultInjection.Fault) throws {
    let (register, whole) = (try Scratch(), try Scratch())
    defer {
      register.remove()
      whole.remove()
    }
    try SampleFolder.large(register, count: 3_000)
    #expect(try Self.run(writing, register, whole, [:]).status == 0)
    let expected = try whole.data(writing.target)
    for number in 1...200 {
      let output = try Scratch()
      defer { output.remove() }
      if let before = writing.before { try output.write(writing.target, before) }
      let log = register.file("fault.log")
      try? FileManager.default.removeItem(atPath: log)
      let run = try Self.run(
        writing, register, output,
        FaultInjection.environment(fault, number: number, folder: output.path, log: log))
      let place = "\(writing.name), \(fault), call \(number): \(run.status) \(run.errors)"
      let found = try? output.data(writing.target)
      if run.status == 0 {
        #expect(found == expected, "silent: \(place)")
      } else {
        #expect(run.status == 2 && !run.errors.isEmpty && !run.errors.contains("Fatal"), "\(place)")
        // What goes to standard output may be a part; the status says so.
        if !writing.command.contains(">") {
          #expect(found == writing.before.map { Data($0.utf8) } || found == expected, "torn: \(place)")
        }
      }
      // Nothing else stays: no part under another name.
      let known = [writing.target.split(separator: "/").first.map(String.init) ?? ""]
      #expect(output.names.filter { !known.contains($0) } == [], "\(place)")
      guard FileManager.default.fileExists(atPath: log) else { return }
    }
    Issue.record("more than 200 calls")
  }
}
