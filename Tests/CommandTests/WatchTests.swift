import Foundation
import Testing

@testable import shezu

/// Views that are run again on a newer state of the files.
struct WatchTests {
  private func run(_ scratch: Scratch, _ arguments: String...) throws -> ProgramRun {
    try ProgramRun.run(
      ["watch"] + arguments + ["-r", scratch.file("data"), "--language", "en", "--format", "csv"],
      environment: ["XDG_STATE_HOME": scratch.file("state")])
  }

  private func write(_ names: [String], to scratch: Scratch) throws {
    let records = names.map { "{\"creditCode\": \"C\($0)\", \"name\": \"\($0)协会\", \"level\": \"省级\"}" }
    try FileManager.default.createDirectory(
      atPath: scratch.file("data"), withIntermediateDirectories: true)
    try scratch.write("data/organizations.json", "[\(records.joined(separator: ","))]")
    try scratch.write(
      "data/views.json",
      """
      [{"title": {"zh": "甲乙", "en": "Some"}, "kind": "organizations", "query": "甲 OR 乙"},
       {"title": {"zh": "全部", "en": "All"}, "kind": "organizations", "query": ""}]
      """)
  }

  @Test func whatIsNewAndGoneSinceLastTime() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try write(["甲", "丙"], to: scratch)
    let first = try run(scratch, "Some", "全部")
    #expect(first.status == 0 && first.lines.count == 1, "\(first.text) \(first.errors)")
    #expect(first.errors.contains("View “Some”: first time, 1 record."))
    let same = try run(scratch, "Some", "全部")
    #expect(same.status == 0 && same.errors.contains("View “All”: 2 records, 0 new and 0 gone"), "\(same.errors)")
    try write(["乙", "丙"], to: scratch)
    let kept = try run(scratch, "Some", "--keep")
    #expect(kept.status == 1)
    let changed = try run(scratch, "Some", "全部")
    #expect(changed.status == 1)
    #expect(
      changed.lines.dropFirst() == [
        "Some,new,C乙,乙协会", "Some,gone,C甲,", "All,new,C乙,乙协会", "All,gone,C甲,",
      ], "\(changed.text)")
    #expect(changed.errors.contains("View “Some”: 1 record, 1 new and 1 gone"))
    #expect(try run(scratch, "Some").status == 0)
    let folder = scratch.file("state/shezu")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".watched.json") }
    #expect(files.count == 1)
    try scratch.write("state/shezu/" + files[0], "{")
    let damaged = try run(scratch, "Some")
    #expect(damaged.status == 3 && damaged.errors.contains("Delete the file to start anew."), "\(damaged.errors)")
  }

  @Test func unknownViewsAndNoFolderAreTold() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try write(["甲"], to: scratch)
    let unknown = try run(scratch, "Sume")
    #expect(unknown.status == 2 && unknown.errors.contains("Some"), "\(unknown.errors)")
    let homeless = try ProgramRun.run(["watch", "Some", "-r", scratch.file("data"), "--language", "en"])
    #expect(homeless.status == 2 && homeless.errors.contains("XDG_STATE_HOME"), "\(homeless.errors)")
  }
}
