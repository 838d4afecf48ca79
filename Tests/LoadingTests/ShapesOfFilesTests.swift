import Foundation
import Synchronization
import Testing

@testable import Columnar
@testable import Loading

/// The ways in which files hold records, and everything that can be wrong with a file.
@Suite struct ShapesOfFilesTests {
  private static let record = #"{"code":"0001","name":"甲"}"#
  private static let other = #"{"code":"0002","name":"乙"}"#

  @Test(arguments: [
    ("bodies.json", "[\(record),\n \(other)]"), ("bodies.json", #"{"bodies":[\#(record),\#(other)]}"#),
    ("bodies.json", #"{"count":2,"items":[\#(record),\#(other)],"more":{"x":1}}"#),
    ("bodies.ndjson", "\(record)\n\(other)\n"), ("bodies.jsonl", "\n \(record)\r\n\n\(other)"),
    ("bodies.json", "\(record)\n\(other)"), ("bodies/all.json", "[\(record),\(other)]"),
    ("bodies.json", "\u{FEFF}[\(record),\(other)]"), ("bodies.ndjson", "\u{FEFF}\(record)\n\(other)"),
  ])
  func opens(_ name: String, _ text: String) throws {
    let register = try LoadingFixture.open([name: text])
    #expect(register.tables[0].count == 2)
    #expect(register.tables[0].key(1) == "0002")
    #expect(register.tables[0].row(of: "0001") == 0)
    #expect(register.diagnostics.allSatisfy { $0.severity == .note })
    #expect(register.present == [0])
    #expect(register.inputs.map(\.name) == [name])
  }

  @Test func oneRecordAloneIsARegisterOfOne() throws {
    let register = try LoadingFixture.open(["bodies.json": "{\n  \"code\": \"0001\",\n  \"name\": \"甲\"\n}\n"])
    #expect(register.tables[0].count == 1)
    #expect(register.diagnostics.isEmpty)
  }

  @Test func filesOfAFolderComeInTheOrderOfTheirNames() throws {
    let register = try LoadingFixture.open([
      "bodies/b.json": "[\(Self.other)]", "bodies/a.ndjson": Self.record, "bodies/c.json": "[]",
      "bodies/notes.txt": "x", "bodies.json": #"[{"code":"0000","name":"先"}]"#,
    ])
    #expect((0..<3).map { register.tables[0].key($0) } == ["0001", "0002", "0000"])
    #expect(register.tables[0].origin(2)?.file == 3)
    #expect(
      LoadingFixture.troubles(register) == [
        "note unknownFile bodies/notes.txt bodies/notes.txt", "note noRecords bodies/c.json []",
      ])
  }

  @Test func unknownFilesAreNotedAndOtherPartsAreNot() throws {
    let register = try LoadingFixture.open([
      "bodies.json": "[\(Self.record)]", "budies.json": "[]", "figures.json": "[]", "README.md": "", ".hidden": "",
      "rules/a.json": "[]", "other/x.json": "[]",
    ])
    #expect(register.diagnostics.map(\.file) == ["budies.json", "other"])
    #expect(register.diagnostics.allSatisfy { $0.code == .unknownFile })
  }

  @Test func aDumpInAFolderIsToldByItsKeys() throws {
    let register = try LoadingFixture.open([
      "published.json": "[\(Self.record)]", "actions.json": "[\(Self.record)]",
      "other.json": #"[{"colour": "red", "size": 3, "name": "x"}]"#, "broken.json": "[",
    ])
    #expect(register.tables.map(\.count) == [2, 0])
    #expect(
      LoadingFixture.troubles(register) == [
        "note guessedKind actions.json actions.json", "note unknownFile broken.json broken.json",
        "note unknownFile other.json other.json", "note guessedKind published.json published.json",
        "error duplicateKey /0/code 0001",
      ])
  }

  @Test func aFileThatIsNoJSONIsRefusedWithItsPlaceAndTheOthersOpen() throws {
    let register = try LoadingFixture.open([
      "bodies.json": "[\(Self.record),\n{\"code\":\"0002\",\"name\" \"乙\"}]",
      "actions.json": #"[{"id":"1","body":"0001"}]"#,
    ])
    #expect(register.tables[0].count == 0)
    #expect(register.tables[1].count == 1)
    let refused = try #require(register.diagnostics.first { $0.severity == .error })
    #expect(refused.code == .notJSON)
    #expect((refused.file, refused.line, refused.column) == ("bodies.json", 2, 23))
    #expect(refused.expected.english.contains("colon"))
    #expect(register.diagnostics.count { $0.code == .missing } == 0)
  }

  /// Nothing of a broken file stays, even where many pieces of it were read before the error, and files before it stay.
  @Test(arguments: [1, 7, 64, 100_000]) func noPartOfABrokenFileIsShown(_ segment: Int) throws {
    let rows = (0..<300).map {
      #"{"code":"b\#($0)","name":"名\#($0)","markers":["x","Ｙ"],"areas":["新\#($0)"],"staff":\#($0),"k":1}"#
    }
    let granularity = Granularity(block: 64, first: segment, segment: segment, workers: 2)
    let register = try LoadingFixture.open(
      [
        "bodies/a.json": "[\(Self.record)]", "bodies/b.json": "[" + rows.joined(separator: ",") + "}]",
        "bodies/c.json": "[\(Self.other)]",
      ],
      granularity: granularity)
    #expect(LoadingFixture.dump(register).map { $0.prefix(16) } == ["bodies 0 0:0/0 0", "bodies 1 2:0/0 0"])
    #expect(register.diagnostics.map(\.code) == [.notJSON])
    #expect(LoadingFixture.folded(register).allSatisfy { !$0.contains("y") })
  }

  @Test func onlyTheBadLineOfLinesIsAProblem() throws {
    let lines = [
      Self.record, #"{"code":"0002","name"#, "[1]", Self.other, "oops", #"{"code":"0003","name":"丙"} x"#,
      #"{"code":"0004","name":"丁"},"#, #"{"code":"0005","#, #"{"code":"0006","name":"己"}"#,
    ]
    let register = try LoadingFixture.open(["bodies.ndjson": lines.joined(separator: "\n")])
    #expect(
      (0..<register.tables[0].count).map { register.tables[0].key($0) } == ["0001", "0002", "0003", "0004", "0006"])
    let told = register.diagnostics.map { "\($0.code) \($0.record ?? -1) \($0.found)" }
    #expect(
      told == [
        #"notJSON 1 {"code":"0002","name"#, "notAnObject 2 [1]", "notJSON 4 oops", "notJSON 5 x", "notJSON 6 ,",
        #"notJSON 7 {"code":"0005","#,
      ])
    #expect(register.tables[0].origin(4)?.record == 8)
  }

  @Test func recordsThatAreNoObjectsAreKeptWhole() throws {
    let text = #"[ [{"key":"a"}], 5, "文", null, {"code":"0001","name":"甲"}, true ]"#
    let register = try LoadingFixture.open(["bodies.json": text])
    #expect(register.tables[0].count == 1)
    #expect(register.tables[0].origin(0)?.record == 4)
    #expect(register.diagnostics.map(\.found) == [#"[{"key":"a"}]"#, "5", #""文""#, "null", "true"])
    #expect(register.diagnostics.allSatisfy { $0.code == .notAnObject && $0.row == nil })
    // Without a kind as well: nothing of the file is lost.
    let unknown = try LoadingFixture.open(["dump.json": #"[5,"a"]"#], file: "dump.json")
    #expect(unknown.diagnostics.map(\.found) == ["5", "a"].map { $0 == "5" ? $0 : "\"\($0)\"" })
    #expect(unknown.tables.allSatisfy { $0.count == 0 })
  }

  @Test(arguments: [
    ("[", "stops here"), ("[{\"code\":\"1\"", "stops here"), ("", "empty"), ("   ", "empty"), ("x", "unknown word"),
    ("5", "records"), ("[] x", "complete"), ("[{}]]", "complete"),
    (#"[{"code":"\q"}]"#, "escape"), ("[{'code':1}]", "double quotes"),
    (String(repeating: "[", count: 10_000), "deep"),
  ])
  func aSingleBadFileIsAnErrorWithASentence(_ text: String, _ word: String) throws {
    let error = #expect(throws: OpeningError.self) {
      try LoadingFixture.open(["bodies.json": text], file: "bodies.json")
    }
    let sentence = try #require(error?.sentence(.english))
    #expect(sentence.contains(word), "\(sentence)")
    #expect(sentence.contains("bodies.json"))
    #expect(error?.sentence(.chinese).isEmpty == false)
  }

  @Test func otherEncodingsAreReadAndNamed() throws {
    let gb: [UInt8] =
      Array("[{\"name\":\"".utf8) + [0xC9, 0xC2, 0xCE, 0xF7, 0xCA, 0xA1, 0xC3, 0xF1, 0xD5, 0xFE] + Array("\"}]".utf8)
    let utf16 = Array("[{\"name\":\"甲\"}]".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    for (bytes, name) in [(gb, "GB18030"), ([0xFF, 0xFE] + utf16, "UTF-16"), (utf16, "UTF-16")] {
      try LoadingFixture.withFolder(["bodies.json": bytes, "actions.json": Array("[]".utf8)]) { folder in
        let register = try Opening.open(path: folder, schema: LoadingFixture.schema)
        let note = register.diagnostics.first { $0.code == .wrongEncoding }
        #expect(note?.severity == .note)
        #expect(note?.expected.english.contains("read as \(name)") == true)
        #expect(register.tables[0].count == 1)
      }
    }
  }

  @Test func deepNestingAndLongTextsAreValuesLikeAnyOther() throws {
    let long = String(repeating: "长", count: 3_500_000)
    let deep = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
    let register = try LoadingFixture.open([
      "bodies.json": #"[{"code":"0001","name":"\#(long)","x":\#(deep)},\#(Self.other)]"#
    ])
    #expect(register.tables[0].count == 2)
    #expect(LoadingFixture.written(register.value(kind: 0, row: 0, field: 1)) == long)
    let column = try #require(register.tables[0].kind.ordinal(of: "x"))
    #expect(register.tables[0].value(row: 0, field: column) == .text(deep))
  }

  @Test func controlCharactersInNamesAndValuesAreKeptAsTheyAre() throws {
    let register = try LoadingFixture.open([
      "bodies/\u{1B}[31m.json": #"[{"code":"\u001b[2J","name":"\u0007\u202e"}]"#
    ])
    #expect(register.tables[0].key(0) == "\u{1B}[2J")
    #expect(register.inputs.map(\.name) == ["bodies/\u{1B}[31m.json"])
  }

  @Test func pathsThatCannotBeReadAreNamed() throws {
    try LoadingFixture.withFolder(["empty/x.txt": [], "bodies.json": Array("[]".utf8)]) { folder in
      let manager = FileManager.default
      try manager.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: folder + "/loop")
      try manager.createSymbolicLink(atPath: folder + "/actions.json", withDestinationPath: folder + "/nowhere")
      func sentence(_ name: String, as kind: String? = nil) -> String {
        do {
          _ = try Opening.open(path: folder + name, schema: LoadingFixture.schema, as: kind)
          return ""
        } catch {
          return error.sentence(.english)
        }
      }
      #expect(sentence("/none").contains("no such file"))
      #expect(sentence("/loop").contains("loop"))
      #expect(sentence("/empty").contains("No register"))
      #expect(sentence("/bodies.json/x").contains("not a folder"))
      #expect(sentence("/bodies.json", as: "people").contains("Available: bodies, actions"))
      let register = try Opening.open(path: folder, schema: LoadingFixture.schema)
      #expect(register.diagnostics.contains { $0.code == .unreadableFile && $0.file == "actions.json" })
      #expect(register.diagnostics.contains { $0.code == .unknownFile && $0.file == "loop" })
    }
  }

  @Test func theKindIsGuessedFromTheKeys() throws {
    let bodies = try LoadingFixture.open(["x.json": #"[5,{"统一代码（18位）":"0001","名称":"甲","新":1}]"#], file: "x.json")
    #expect(bodies.tables[0].count == 1)
    let actions = try LoadingFixture.open(["x.json": #"{"rows":[{"编号":"1","罚款（万元）":"2"}]}"#], file: "x.json")
    #expect(actions.tables[1].count == 1)
    let asked = try LoadingFixture.open(["x.json": #"[{"a":"1"}]"#], as: "actions", file: "x.json")
    #expect(asked.tables[1].count == 1)
    let made = try LoadingFixture.open(["x.json": #"[{"a":1,"b":2}]"#], file: "x.json")
    #expect(made.tables.map(\.kind.name) == ["bodies", "actions", "x"] && made.tables[2].count == 1)
    #expect(made.diagnostics.map(\.code) == [.guessedKind])
  }

  @Test func aRegisterTooLargeForTheMachineIsRefused() throws {
    let error = #expect(throws: OpeningError.self) {
      try LoadingFixture.open(["bodies.json": "[\(Self.record)]"], freeMemory: { 1 << 20 })
    }
    guard case .tooLarge? = error?.cause else {
      Issue.record("expected tooLarge")
      return
    }
    #expect(FreeMemory.parse("MemTotal: 5 kB\nMemAvailable:   2048 kB\n") == 2048 * 1024)
    #expect(FreeMemory.parse("nonsense") == nil)
  }

  /// A memory limit that is lower at each call.
  private final class Melting: Sendable {
    private let left = Atomic<Int>(1 << 30)

    func next() -> Int { left.exchange(1 << 20, ordering: .relaxed) }
  }

  @Test func loadingStopsBeforeTheMachineSwaps() throws {
    let memory = Melting()
    let name = String(repeating: "长", count: 200)
    let records = (0..<15_000).map { "{\"code\":\"\($0)\",\"name\":\"\(name)\"}" }.joined(separator: ",")
    let error = #expect(throws: OpeningError.self) {
      try LoadingFixture.open(["bodies.json": "[\(records)]"], freeMemory: { memory.next() })
    }
    guard case .tooLarge(let needed, let free)? = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(free == 1 << 30)
    #expect(needed > 1 << 30)
  }

  @Test func cardsOfOtherShapesSaySo() throws {
    let register = try LoadingFixture.open([
      "register.json": #"{"title":"册","asOf":"2020-02-30","synthetic":"是","publisher":5,"colour":"red"}"#,
      "bodies.json": "[\(Self.record)]",
    ])
    #expect(register.card.title.english == "册")
    #expect(register.card.synthetic)
    #expect(register.card.asOf == nil)
    #expect(
      LoadingFixture.troubles(register) == [
        "error badDate /asOf 2020-02-30", "error wrongType /publisher 5", #"note unknownKey /colour "red""#,
      ])
  }
}
