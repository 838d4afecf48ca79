import Columnar
import Exports
import Testing

/// JSON keeps the members of files that no field takes.
struct ResidueTests {
  private let register = SampleRegister.register(
    [
      ["id": .text("a"), "name": .text("甲"), "tags": .list([.text("x")])],
      ["id": .text("b"), "tags": .list([.text("y")])], [:],
    ],
    unmappedValues: [
      .init(row: 0, field: nil, key: "备注\"", json: "{\"深\":\n[1]}"),
      .init(row: 0, field: 1, key: "名 称", json: "7"),
      .init(row: 0, field: 9, key: "tags", json: "[\"x\",5]"),
      .init(row: 1, field: 9, key: "标签", json: "[ \"z\\\"\", null]"),
      .init(row: 2, field: nil, key: "x", json: "null"),
    ])

  @Test func wholeRecordsKeepUnknownMembersAndSecondValues() throws {
    #expect(
      try FormatTests.text(.ndjson, register) == """
        {"id":"a","name":"甲","tags":["x",5],"备注\\"":{"深":[1]},"名 称":7}
        {"id":"b","tags":["y"],"标签":[ "z\\"", null]}
        {"x":null}

        """)
  }

  @Test func chosenColumnsAreWrittenAlone() throws {
    #expect(try FormatTests.text(.ndjson, register, columns: ["id", "size"]) == "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{}\n")
  }

  @Test func unknownMembersFollowTheOrderOfRows() throws {
    let lines = try FormatTests.text(.ndjson, register, rows: [2, 1, 0]).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "{\"x\":null}" && lines[2].hasSuffix("\"名 称\":7}"))
  }
}
