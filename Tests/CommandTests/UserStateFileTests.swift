import Foundation
import Interface
import JSON
import Testing

@testable import shezu

/// The file that keeps what a person did with a register.
struct UserStateFileTests {
  private static let state = UserState(
    history: ["organizations": ["宝鸡 养老", "fine>=5万"], "enforcement": ["名称~\"^\\\\d+$\""]],
    views: [
      SavedView(name: "重点", kind: "organizations", query: "grade:5A", columns: ["name"], sort: ["-capital", "name"]),
      SavedView(name: "a/b \"c\"", kind: "projects", query: ""),
    ],
    marks: ["organizations": ["51610000MJEX000013", "51610000MJEX000021"]],
    notes: ["organizations": ["51610000MJEX000013": "已电话核实\n“养老”业务"], "projects": ["p1": "\u{202E}x"]],
    whereabouts: Whereabouts(tab: "projects", trails: ["projects": [Self.plainTable, Self.relatedTable]]))

  private static var plainTable: Whereabouts.LeftTable { .init(kind: "organizations", origin: .record(key: "5161")) }

  private static var relatedTable: Whereabouts.LeftTable {
    var table = Whereabouts.LeftTable(
      kind: "projects", origin: .related(field: "alliance", kind: "alliances", key: "HLT-01"))
    table.filter = "stage:完成 \"x\""
    table.sort = ["-invested", "id"]
    table.columns = [.init(field: "name", width: 30), .init(field: "invested")]
    table.frozen = 1
    table.record = "XM-00001"
    table.position = 12
    table.field = "invested"
    return table
  }

  private func file(_ scratch: Scratch) -> UserStateFile {
    UserStateFile(path: scratch.file("state/shezu/register.json"), register: "/data/sx")
  }

  @Test func comesBackAsItWas() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let file = file(scratch)
    #expect(file.read().state == UserState() && file.read().notice == nil)
    for state in [Self.state, UserState(), Self.state] {
      try file.write(state)
      let (read, notice) = file.read()
      #expect(read == state && notice == nil)
    }
    // Readable by the user alone, and nothing is left beside it.
    let folder = scratch.file("state/shezu")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["register.json"])
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
    let fileMode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(fileMode == 0o600)
  }

  @Test(arguments: [
    "", "{", "null", "[]", "{\"version\": 1, \"history\": {", "{\"version\": 2}", "{\"version\": 0}", "{}", "\u{FEFF}x",
    "{\"version\": 1, \"version\": 1}", "\u{0}",
  ])
  func aDamagedOrForeignFileIsPutAside(_ text: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let file = file(scratch)
    try file.write(Self.state)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    // Who only looks changes nothing.
    let (looked, told) = file.read(puttingAside: false)
    #expect(looked == UserState() && told != nil && PathCheck.exists(file.path))
    let (read, notice) = file.read()
    #expect(read == UserState())
    #expect(notice?.english.contains(file.path + ".unreadable") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path + ".unreadable")) == Data(text.utf8))
    try file.write(Self.state)
    #expect(file.read().state == Self.state)
  }

  @Test func earlierFilesThatWerePutAsideStay() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let file = file(scratch)
    for version in 2...4 {
      try file.write(Self.state)
      try Data("{\"version\": \(version)}".utf8).write(to: URL(fileURLWithPath: file.path))
      #expect(file.read().state == UserState())
    }
    for (ending, version) in [(".unreadable", 2), (".unreadable-2", 3), (".unreadable-3", 4)] {
      #expect(try String(contentsOfFile: file.path + ending, encoding: .utf8) == "{\"version\": \(version)}")
    }
    #expect(!PathCheck.exists(file.path))
  }

  /// Nothing waits for a pipe without a writer, and a device without an end is not read.
  @Test func whatIsNoRegularFileIsPutAside() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let file = file(scratch)
    try file.write(Self.state)
    for make in [{ mkfifo(file.path, 0o600) }, { symlink("/dev/zero", file.path) }] {
      unlink(file.path)
      #expect(make() == 0)
      let (state, notice) = file.read()
      #expect(state == UserState() && notice?.english.contains("regular file") == true)
      try file.update(Self.state, since: UserState())
      #expect(file.read().state == Self.state)
    }
  }

  @Test func twoWindowsLoseNothing() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let file = file(scratch)
    let base = Self.state
    try file.write(base)
    var (first, second) = (base, base)
    first.notes["organizations"]?["51610000MJEX000021"] = "first"
    second.notes["projects"]?["p2"] = "second"
    second.marks["projects"] = ["p2"]
    try file.update(first, since: base)
    try file.update(second, since: base)
    let state = file.read().state
    #expect(state.notes["organizations"]?["51610000MJEX000021"] == "first")
    #expect(state.notes["projects"]?["p2"] == "second" && state.marks["projects"] == ["p2"])
  }

  /// Many writers at the same moment, each with one note a write.
  @Test func writersAtTheSameMomentLoseNothing() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let file = file(scratch)
    let (writers, rounds) = (4, 12)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          var (base, own) = (UserState(), UserState())
          for round in 0..<rounds {
            own.notes["organizations", default: [:]]["\(writer)-\(round)"] = "note"
            try file.update(own, since: base)
            base = own
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(file.read().state.notes["organizations"]?.count == writers * rounds)
  }

  /// Files of before there were notes, and single entries that say nothing, leave the rest as it is.
  @Test func olderFilesAndWrongEntries() throws {
    let text = #"""
      {"version": 1, "history": {"organizations": ["宝鸡", 3], "projects": 7}, "unknown": [1],
       "views": [{"name": "a", "kind": "organizations", "query": "x"}, {"name": "b"}, 5],
       "marks": null}
      """#
    let state = try #require(UserStateFile.state(from: try JSONValue(parsing: text)))
    #expect(state.history == ["organizations": ["宝鸡"], "projects": []])
    #expect(state.views == [SavedView(name: "a", kind: "organizations", query: "x")])
    #expect(state.marks.isEmpty && state.notes.isEmpty)
    let noted = #"{"version": 1, "notes": {"organizations": {"k": "n", "m": 4}, "projects": [], "x": {"y": null}}}"#
    #expect(
      UserStateFile.state(from: try JSONValue(parsing: noted))?.notes == ["organizations": ["k": "n"]])
  }

  /// Where the folder cannot be written, the error says so and the file stays.
  @Test func aFolderThatCannotBeWritten() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    // A file where the folder should be stops even the superuser.
    try scratch.write("state", "")
    #expect(throws: (any Error).self) { try file(scratch).write(Self.state) }
    #expect(try scratch.data("state").isEmpty)
    guard geteuid() != 0 else { return }
    try FileManager.default.removeItem(atPath: scratch.file("state"))
    try file(scratch).write(Self.state)
    let folder = scratch.file("state/shezu")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
    #expect(throws: (any Error).self) { try file(scratch).write(UserState()) }
    #expect(file(scratch).read().state == Self.state)
  }

  @Test func notesAreListedOnTheCommandLine() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try SampleFolder.single(scratch)
    let file = UserStateFile(
      path: scratch.file("xdg/shezu/\(UserFolder.name(forRegisterAt: scratch.path)).json"), register: scratch.path)
    try file.write(Self.state)
    func run(_ arguments: String...) throws -> ProgramRun {
      try ProgramRun.run(
        arguments + ["-r", scratch.path, "--language", "zh"], environment: ["XDG_STATE_HOME": scratch.file("xdg")])
    }
    let list = try run("list", "notes", "--format", "json")
    let notes = try #require(try JSONSerialization.jsonObject(with: list.output) as? [[String: Any]])
    #expect(notes.count == 2)
    #expect(notes[0]["note"] as? String == "已电话核实\n“养老”业务" && notes[0]["key"] as? String == "51610000MJEX000013")
    #expect((notes[0]["record"] as? String)?.hasPrefix("宝鸡市") == true && notes[1]["kind"] as? String == "projects")
    #expect(try run("count", "notes", "--where", "kind:organizations 核实").text == "1\n")
    #expect(try ProgramRun.run(["count", "notes", "-r", scratch.path]).text == "0\n")
  }
}
