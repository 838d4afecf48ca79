import Foundation
import Testing

@testable import shezu

/// Evidence beside an export, and what `verify` says of it.
struct EvidenceTests {
  private static func export(_ register: Scratch, _ output: Scratch, _ more: [String]) throws -> String {
    let path = output.file("out")
    let run = try ProgramRun.run(
      ["list", "organizations", "-r", register.path, "--output", path, "--evidence"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return path + ".evidence.json"
  }

  @Test(arguments: [
    ["--format", "csv"], ["--format", "xlsx", "--values", "both"], ["--format", "sqlite"],
    ["--format", "html", "--redact"],
    ["--format", "ndjson", "--where", "协会 name:养老", "--sort=-name", "--columns", "name,creditCode"],
    ["--format", "tsv", "--limit", "1", "--language", "zh"],
  ])
  func anExportIsMadeAgain(more: [String]) throws {
    let (register, output) = (try Scratch(), try Scratch())
    defer {
      register.remove()
      output.remove()
    }
    try SampleFolder.single(register)
    let evidence = try Self.export(register, output, more)
    let verified = try ProgramRun.run(["verify", evidence, "--language", "en"])
    #expect(verified.status == 0, "\(verified.text)\(verified.errors)")
    #expect(verified.text.contains("same     the export made again"))
    #expect(verified.lines.allSatisfy { $0.hasPrefix("same") })
    let object =
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: evidence))) as? [String: Any]
    let counts = object?["counts"] as? [String: Int]
    #expect(counts?["all"] == 1 && counts?["written"] == 1)
  }

  @Test func changesAreFound() throws {
    let (register, output) = (try Scratch(), try Scratch())
    defer {
      register.remove()
      output.remove()
    }
    try SampleFolder.single(register)
    let evidence = try Self.export(register, output, ["--format", "csv"])
    try output.write("out", "something else\n")
    let tampered = try ProgramRun.run(["verify", evidence, "--language", "en"])
    #expect(tampered.status == 1 && tampered.text.contains("differs  the exported file out"), "\(tampered.text)")
    #expect(tampered.text.contains("same     the export made again"))
    try register.write(
      "organizations.json", #"[{"creditCode": "51610000MJEX000013", "name": "改名协会", "kind": "社会团体", "备考": {"a": [1]}}]"#
    )
    let changed = try ProgramRun.run(["verify", evidence, "--language", "en"])
    #expect(changed.status == 1, "\(changed.text)")
    #expect(changed.text.contains("differs  input organizations.json"))
    #expect(changed.text.contains("differs  the export made again"))
    #expect(changed.text.contains("same     input projects.json"))
  }

  /// A column that the evidence names may be gone, and with it the question: the export differs; it is no usage error.
  @Test(arguments: [["--columns", "name,备考"], ["--where", "备考:any"], ["--sort", "备考"]])
  func aColumnThatIsGoneIsADifference(more: [String]) throws {
    let (register, output) = (try Scratch(), try Scratch())
    defer {
      register.remove()
      output.remove()
    }
    try register.write(
      "organizations.json", #"[{"creditCode": "51610000MJEX000013", "name": "协会", "kind": "社会团体", "备考": "甲"}]"#)
    let evidence = try Self.export(register, output, ["--format", "csv"] + more)
    try register.write(
      "organizations.json", #"[{"creditCode": "51610000MJEX000013", "name": "协会", "kind": "社会团体"}]"#)
    let run = try ProgramRun.run(["verify", evidence, "--language", "en"])
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.text.contains("differs  the export made again"), "\(run.text)")
    #expect(run.text.contains("same     the exported file out"))
  }

  @Test(arguments: ["{}", "[1", "{\"evidence\": 2}", "{\"evidence\": 1, \"program\": 5}", ""])
  func otherFilesAreRefused(text: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("e.json", text)
    let run = try ProgramRun.run(["verify", scratch.file("e.json")])
    #expect(run.status == 3 && run.errors.contains("e.json"), "\(run.errors)")
    #expect(try ProgramRun.run(["verify", scratch.file("none.json")]).status == 3)
  }

  @Test func evidenceNeedsAFile() throws {
    let run = try ProgramRun.run(["list", "organizations", "--evidence"])
    #expect(run.status == 2 && run.errors.contains("--output"))
  }

  @Test func inputsThatChangedMeanwhileAreNoEvidence() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let before = Moment()
    try scratch.write("a.json", "[]")
    // The clock of file systems may be some milliseconds behind.
    utimes(scratch.file("a.json"), nil)
    let deadline = ContinuousClock.now + .seconds(5)
    var isRefused = false
    while !isRefused, ContinuousClock.now < deadline {
      do throws(EvidenceError) {
        _ = try FileDigest.of(scratch.file("a.json"), since: before)
        utimes(scratch.file("a.json"), nil)
      } catch {
        isRefused = true
      }
    }
    #expect(isRefused)
    #expect(try FileDigest.of(scratch.file("a.json"), since: Moment()).bytes == 2)
  }
}
