import Foundation
import Testing

/// Destinations of output, and their failures.
struct OutputTests {
  @Test func existingFileIsNotOverwritten() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let register = try Scratch()
    defer { register.remove() }
    try SampleFolder.single(register)
    let base = ["list", "organizations", "-r", register.path, "--columns", "all"]
    let target = scratch.file("表.json")
    let plain = try ProgramRun.run(base + ["--format", "json"])
    let first = try ProgramRun.run(base + ["--output", target])
    #expect(first.status == 0 && first.output.isEmpty)
    #expect(try scratch.data("表.json") == plain.output)
    let second = try ProgramRun.run(base + ["--output", target, "--format", "csv"])
    #expect(second.status == 2 && second.errors.contains("--overwrite"))
    #expect(try scratch.data("表.json") == plain.output)
    let third = try ProgramRun.run(base + ["--output", target, "--format", "csv", "--overwrite"])
    #expect(third.status == 0)
    #expect(try scratch.data("表.json") != plain.output)
    #expect(scratch.names == ["表.json"])
  }

  @Test func invalidTargets() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let base = ["list", "organizations", "-r", scratch.path, "--output"]
    for target in [scratch.path, scratch.file("none/a.csv"), "/proc/none.csv", ""] {
      let run = try ProgramRun.run(base + [target])
      #expect(run.status == 2, "\(target)")
      #expect(run.errors.split(separator: "\n").count <= 2 && run.output.isEmpty)
    }
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let file = try ProgramRun.run(base + ["/dev/full"])
    #expect(file.status == 2 && file.errors.contains("full"))
    let stdout = try ProgramRun.run(
      ["-c", "exec \"$0\" list organizations -r \"$1\" >/dev/full", ProgramRun.program, scratch.path],
      program: "/bin/sh")
    #expect(stdout.status == 2 && stdout.errors.contains("full"))
  }

  /// A file whose ending names no format is refused unless `--format` says one.
  @Test func unknownEndingsAreRefused() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let base = ["list", "alliances", "--output"]
    for name in ["x.pdf", "x.csv.bak", "a.b/x.docx"] {
      let run = try ProgramRun.run(base + [scratch.file(name)])
      #expect(run.status == 2 && run.errors.contains("--format") && run.errors.contains("csv"), "\(run.errors)")
    }
    #expect(scratch.names.isEmpty)
    #expect(try ProgramRun.run(base + [scratch.file("x.pdf"), "--format", "csv"]).status == 0)
    for name in ["x.csv", "x.TSV", "x", ".hidden", "x.txt"] {
      #expect(try ProgramRun.run(base + [scratch.file(name)]).status == 0, "\(name)")
    }
    #expect(String(decoding: try scratch.data("x.txt"), as: UTF8.self).contains("----"))
  }

  @Test func closedPipeIsSuccess() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.large(scratch)
    for format in ["csv", "json", "text"] {
      let run = try ProgramRun.run(
        [
          "-c", "\"$0\" list organizations -r \"$1\" --format \(format) | head -c 20 >/dev/null; echo ${PIPESTATUS[0]}",
          ProgramRun.program, scratch.path,
        ], program: "/bin/bash")
      #expect(run.text == "0\n")
      #expect(!run.errors.contains("rror"), "\(run.errors)")
    }
  }

  @Test func interruptionLeavesNothing() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.large(scratch)
    let process = Process()
    // A test runner in the background ignores SIGINT, and its children inherit that.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "--default-signal=INT", ProgramRun.program, "list", "organizations", "-r", scratch.path, "--format", "csv",
    ]
    process.environment = ProgramRun.environment()
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    // After the first byte the pipe fills, and the program blocks in `write`.
    #expect(try pipe.fileHandleForReading.read(upToCount: 1)?.count == 1)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
  }

  @Test func truncationIsReported() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.large(scratch, count: 10)
    let run = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--limit", "3", "--format", "csv"])
    #expect(run.status == 0 && run.lines.count == 4)
    #expect(run.errors.contains("10") && run.errors.contains("--limit"))
    let whole = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--limit", "10", "--format", "csv"])
    #expect(!whole.errors.contains("--limit"))
  }
}
