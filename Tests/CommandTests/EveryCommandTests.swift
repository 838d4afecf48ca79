import Catalog
import Columnar
import Exports
import Foundation
import Testing

@testable import shezu

/// Every command on every kind of an empty and of a one-record register, in every format.
struct EveryCommandTests {
  @Test(arguments: Catalog.kinds.map(\.name))
  func emptyRegister(kind: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.empty(scratch)
    for format in Self.formats(kind) {
      let list = try ProgramRun.run(["list", kind, "-r", scratch.path, "--format", format])
      #expect(list.status == 1, "\(kind) \(format): \(list.errors)")
      let groups = try ProgramRun.run(["count", kind, "-r", scratch.path, "--by", Self.group(kind), "--format", format])
      #expect(groups.status == 1, "\(kind) \(format): \(groups.errors)")
    }
    let count = try ProgramRun.run(["count", kind, "-r", scratch.path])
    #expect(count.text == "0\n" && count.status == 1)
    #expect(try ProgramRun.run(["show", kind, "x", "-r", scratch.path]).status == 1)
  }

  @Test(arguments: Catalog.kinds.map(\.name))
  func oneRecord(kind: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    for format in Self.formats(kind) {
      for columns in [[], ["--columns", "all"]] {
        let list = try ProgramRun.run(["list", kind, "-r", scratch.path, "--format", format] + columns)
        #expect(list.status == 0, "\(kind) \(format): \(list.errors)")
        #expect(!list.output.isEmpty)
      }
      let groups = try ProgramRun.run(["count", kind, "-r", scratch.path, "--by", Self.group(kind), "--format", format])
      #expect(groups.status == 0 && !groups.output.isEmpty, "\(kind) \(format): \(groups.errors)")
    }
    #expect(try ProgramRun.run(["count", kind, "-r", scratch.path]).text == "1\n")
    let keys = try ProgramRun.run(["list", kind, "-r", scratch.path, "--columns", Catalog.schema[kind]?.key ?? ""])
    let key = String(keys.lines.last ?? "")
    for language in ["zh", "en"] {
      let show = try ProgramRun.run(["show", kind, key, "-r", scratch.path, "--language", language])
      #expect(show.status == 0 && show.text.contains(key))
    }
    let json = try ProgramRun.run(["show", kind, key, "-r", scratch.path, "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    #expect(object?["key"] as? String == key && object?["record"] is [String: Any])
  }

  /// All formats for the kinds with the most types of fields; text and one export format for the others.
  private static func formats(_ kind: String) -> [String] {
    ["organizations", "enforcement", "projects"].contains(kind) ? OutputOptions.formatNames : ["text", "json"]
  }

  /// A field of the sample records.
  private static func group(_ kind: String) -> String { Catalog.schema[kind]?.key ?? "" }

  @Test func relationsAreShown() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let show = try ProgramRun.run(["show", "organizations", "51610000MJEX000013", "-r", scratch.path])
    for key in ["a1", "e1", "m1", "q1", "备考"] { #expect(show.text.contains(key), "\(key)") }
    let json = try ProgramRun.run([
      "show", "organizations", "51610000MJEX000013", "-r", scratch.path, "--format", "json",
    ])
    let object = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    let relations = object?["relations"] as? [[String: Any]] ?? []
    #expect(relations.contains { $0["kind"] as? String == "enforcement" && $0["count"] as? Int == 1 })
    #expect((object?["record"] as? [String: Any])?["备考.a"] != nil)
  }

  @Test func problemsAreReported() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let groups = try ProgramRun.run(["check", scratch.path])
    let check = try ProgramRun.run(["check", scratch.path, "--all"])
    #expect(check.status == 1 && groups.status == 1)
    #expect(check.text.hasPrefix(groups.text + "\n"))
    #expect(
      check.lines.contains { $0.contains("enforcement.json") && $0.contains("decidedOn") && $0.contains("2020年13月") })
    let json = try ProgramRun.run(["check", scratch.path, "--format", "json"])
    let problems = try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]] ?? []
    #expect(problems.count == check.lines.count - groups.lines.count)
    let list = try ProgramRun.run(["list", "enforcement", "-r", scratch.path])
    #expect(list.errors.contains("shezu check \(scratch.path)"))
    let empty = try Scratch()
    defer { empty.remove() }
    try SampleFolder.empty(empty)
    #expect(try ProgramRun.run(["check", empty.path]).status == 0)
  }

  /// A problem found after reading has its position in the file, with the key of the file.
  @Test func problemsOfLinksHaveAPlace() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let grants = #"{"grants": [{"id":"g1"}, {"编号":"g2", "\u627f接单位" : "51610000MJEX000013"}]}"#
    try scratch.write("grants.json", grants)
    try scratch.write("organizations.json", "[]")
    let offset = try #require(grants.range(of: "\"51610000MJEX000013").map { grants[..<$0.lowerBound].utf8.count })
    let pointer = "/grants/1/承接单位"
    let json = try ProgramRun.run(["check", scratch.path, "--format", "json"])
    let problems = try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]] ?? []
    let problem = try #require(problems.first { $0["pointer"] as? String == pointer })
    #expect(problem["offset"] as? Int == offset)
    for (language, word) in [("zh", "字节偏移"), ("en", "byte offset")] {
      let check = try ProgramRun.run(["check", scratch.path, "--all", "--language", language])
      let place = "grants.json:1:\(grants.prefix { $0 != "5" }.count) \(pointer) \(word) \(offset)"
      #expect(check.lines.contains { $0.contains(place) }, "\(place): \(check.text)")
    }
  }

  /// The bundled register: every kind works with every command.
  @Test func bundledRegister() throws {
    #expect(try ProgramRun.run(["check"]).status == 0)
    for kind in Catalog.kinds.map(\.name) {
      let count = try ProgramRun.run(["count", kind])
      let number = try #require(Int(count.text.dropLast()))
      #expect(count.status == (number == 0 ? 1 : 0))
      let list = try ProgramRun.run(["list", kind, "--format", "ndjson", "--limit", "50"])
      #expect(list.lines.count == min(number, 50))
    }
    for query in [("programme:合力团", "44392500"), ("programme:合力团 stage:完成", "44392500")] {
      let sum = try ProgramRun.run(["count", "projects", "--where", query.0, "--measure", "sum(invested)"])
      #expect(sum.text == query.1 + "\n" && sum.errors.isEmpty)
    }
  }

  @Test func problemsAreATable() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let list = try ProgramRun.run([
      "list", "problems", "-r", scratch.path, "--where", "decidedOn", "--format", "ndjson",
    ])
    #expect(list.status == 0 && list.lines.count == 1)
    let groups = try ProgramRun.run(["count", "problems", "-r", scratch.path, "--by", "severity", "--format", "csv"])
    #expect(groups.status == 0 && groups.lines.count >= 2)
  }

  @Test(arguments: Catalog.kinds.map(\.name))
  func fieldsOfEveryKind(kind: String) throws {
    let page = try ProgramRun.run(["fields", kind])
    for field in Catalog.schema[kind]?.fields ?? [] { #expect(page.text.contains("\n  \(field.name)  ")) }
    for format in Self.formats(kind) {
      #expect(try ProgramRun.run(["fields", kind, "--format", format]).status == 0)
    }
    let schema = try ProgramRun.run(["fields", kind, "--json-schema"])
    #expect(try JSONSerialization.jsonObject(with: schema.output) is [String: Any])
  }
}
