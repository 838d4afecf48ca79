import Foundation
import Testing

/// `--explain`: the number of rows after each clause, in place of the rows.
struct ExplainTests {
  private func register() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("register.json", #"{"title": "例", "asOf": "2020-12-31"}"#)
    let records = [
      ("52610924MJU000012A", "宝鸡市养老协会", "3A"), ("51610000MJEX000013", "宝鸡市教育协会", "5A"),
      ("51610000MJEX000021", "汉中市养老协会", "5A"),
    ].map { #"{"creditCode": "\#($0)", "name": "\#($1)", "kind": "社会团体", "grade": "\#($2)"}"# }
    try scratch.write("organizations.json", "[" + records.joined(separator: ",") + "]")
    return scratch
  }

  @Test func stepsAndTheClauseThatEmptied() throws {
    let scratch = try register()
    defer { scratch.remove() }
    for command in ["list", "count"] {
      let run = try ProgramRun.run([
        command, "organizations", "-r", scratch.path, "--where", "宝鸡 养老 grade:5A", "--explain", "--language", "en",
      ])
      #expect(run.status == 1)
      let rows = run.text.split(separator: "\n").map(String.init)
      #expect(
        rows == [
          "Item,Condition,Matches alone,Remaining", "all records,\"\",3,3", "condition,宝鸡,2,2",
          "found in,name:宝鸡,2,2", "condition,养老,2,1", "found in,name:养老,1,1", "left no records,grade:5A,2,0",
          "try instead,grade=3A,,1",
        ])
    }
  }

  @Test func formatsAndStatus() throws {
    let scratch = try register()
    defer { scratch.remove() }
    let query = ["--where", "宝鸡 OR 汉中", "--explain"]
    let run = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--format", "json"] + query)
    #expect(run.status == 0)
    let rows = try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]]
    #expect(rows?.count == 2 && rows?.last?["left"] as? Int == 3)
    let text = try ProgramRun.run(
      ["list", "organizations", "-r", scratch.path, "--format", "text", "--language", "en"] + query)
    #expect(text.text.contains("all records"))
    let wrong = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--where", "nmae:x", "--explain"])
    #expect(wrong.status == 2 && wrong.output.isEmpty && wrong.errors.contains("“name”"))
    let all = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--explain"])
    #expect(all.status == 0 && all.lines.count == 2)
  }

  @Test func codesThatAreNearlyRight() throws {
    let scratch = try register()
    defer { scratch.remove() }
    let right = "52610924MJU000012A"
    // A wrong character, two swapped, a letter for a digit, lower case.
    for wrong in ["52610924MJU000012B", "52610924MUJ000012A", "5261O924MJU000012A", "5261o924mju0000i2a"] {
      let list = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--where", wrong])
      #expect(list.status == 1 && list.errors.contains(right), "\(wrong): \(list.errors)")
      let explained = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--where", wrong, "--explain"])
      #expect(explained.text.contains(right), "\(wrong)")
      let shown = try ProgramRun.run(["show", "organizations", wrong, "-r", scratch.path])
      #expect(shown.status == 1 && shown.errors.contains(right), "\(wrong): \(shown.errors)")
    }
    let far = try ProgramRun.run(["list", "organizations", "-r", scratch.path, "--where", "52610924MJU000099X"])
    #expect(!far.errors.contains(right))
  }

  /// The code of an organization finds the records that refer to it, even if the register has no such organization.
  @Test func codeFindsRecordsThatReferToIt() throws {
    let scratch = try register()
    defer { scratch.remove() }
    let codes = ["52610924MJU000012A", "51610000MJEX000013", "51610000MJEX000013", "51610000MJEX000099"]
    let records = codes.enumerated().map {
      #"{"id": "e\#($0.offset)", "kind": "行政处罚", "organization": "\#($0.element)"}"#
    }
    try scratch.write("enforcement.json", "[" + records.joined(separator: ",") + "]")
    let counts = [
      ("52610924MJU000012A", 1), ("51610000", 3), ("51610000mjex000013", 2), ("51610000MJEX000099", 1), ("5161000", 3),
      ("51610", 0), ("MJEX000013", 0), ("养老 52610924", 1),
    ]
    for (query, count) in counts {
      let run = try ProgramRun.run(["count", "enforcement", "-r", scratch.path, "--where", query])
      #expect(run.text == "\(count)\n", "\(query)")
    }
  }

  @Test func aCodeIsExplainedPartByPart() throws {
    let scratch = try register()
    defer { scratch.remove() }
    let show = try ProgramRun.run([
      "show", "organizations", "52610924MJU000012A", "-r", scratch.path, "--language", "zh",
    ])
    #expect(show.status == 0)
    for part in ["登记管理部门：民政", "机构类别：民办非企业单位", "610924", "MJU000012", "校验码"] {
      #expect(show.text.contains(part), "\(part)")
    }
    #expect(!show.text.contains("  ! "))
    let wrong = try ProgramRun.run(["show", "organizations", "52610924MJU000012B", "-r", scratch.path])
    #expect(wrong.errors.contains("expected A as the last character"))
    let json = try ProgramRun.run([
      "show", "organizations", "52610924MJU000012A", "-r", scratch.path, "--format", "json",
    ])
    let object = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    #expect((object?["keyParts"] as? [[String: Any]])?.count == 5)
  }
}
