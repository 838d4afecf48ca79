import Foundation
import Testing

/// Files that cannot be read: the message, the exit status, and the records of the other files.
struct UnreadableFileTests {
  private static let commands = [
    ["list", "organizations"], ["count", "organizations"], ["check"], ["show", "organizations", "x"],
  ]

  private func every(_ name: String, _ content: Data, status: Int32, _ word: String? = nil) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try content.write(to: URL(fileURLWithPath: scratch.file(name)))
    for command in Self.commands {
      let run = try ProgramRun.run(command + ["-r", scratch.file(name), "--as", "organizations"])
      #expect(run.status == status, "\(command) \(name): \(run.status) \(run.errors)")
      #expect(!run.errors.isEmpty)
      if let word { #expect(run.errors.contains(word), "\(run.errors)") }
      #expect(!run.errors.utf8.contains(0x1B) && !run.errors.contains("Fatal error"))
    }
  }

  @Test func missingRegister() throws {
    for command in Self.commands {
      let run = try ProgramRun.run(command + ["-r", "/nonexistent/register"])
      #expect(run.status == 3 && run.output.isEmpty)
      #expect(run.errors.contains("/nonexistent/register"))
    }
  }

  @Test func noJSON() throws {
    try every("organizations.json", Data("[{\"name\": \"x\"".utf8), status: 3)
    try every("organizations.json", Data("no".utf8), status: 3)
    try every("organizations.json", Data(), status: 3)
    try every("organizations.json", Data([0x5B, 0x22, 0xFF, 0xFF, 0x22, 0x5D]), status: 3)
  }

  @Test func hostileNames() throws {
    try every("\u{1B}]0;x\u{7}.json", Data("[".utf8), status: 3)
  }

  @Test func deepNesting() throws {
    let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    try every("organizations.json", Data("[{\"x\": \(deep)}]".utf8), status: 3)
  }

  /// A damaged file in a folder: the other files are read, and the exit status reports that the output is incomplete.
  @Test func otherFilesAreReadBesideADamagedOne() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    try scratch.write("projects.json", "[{\"id\": \"p1\", ")
    let list = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--columns", "creditCode"])
    #expect(list.status == 3)
    #expect(list.lines.count == 2)
    #expect(list.errors.contains("projects.json"))
    let check = try ProgramRun.run(["check", scratch.path])
    #expect(check.status == 3 && check.text.contains("projects.json"))
  }

  @Test func controlBytesInEveryField() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let hostile = "\\u001b]52;c;eA==\\u0007\\u009b31m\\u202e"
    try scratch.write(
      "organizations.json",
      "[{\"creditCode\": \"\(hostile)\", \"name\": \"\(hostile)\", \"kind\": \"\(hostile)\", \"registeredOn\": \"\(hostile)\", \"\(hostile)\": \"\(hostile)\"}]"
    )
    // Formats keep every byte; text for people has no control characters.
    let csv = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--format", "csv"])
    #expect(csv.output.contains(0x1B))
    for arguments in [["list", "organizations", "--format", "text"], ["check"], ["show", "organizations", "x"]] {
      let run = try ProgramRun.run(arguments + ["-r", scratch.path])
      #expect(!run.errors.utf8.contains(0x1B) && !run.errors.unicodeScalars.contains("\u{9B}"))
      if arguments[0] == "list" { #expect(!run.output.contains(0x1B)) }
    }
  }
}
