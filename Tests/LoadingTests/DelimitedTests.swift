import Foundation
import Localization
import RandomSupport
import Testing

@testable import Columnar
@testable import Loading

@Suite struct DelimitedTests {
  private static let granularity = Granularity(block: 4096, first: 4096, segment: 4096, workers: 2)

  private func open(
    _ bytes: [UInt8], _ name: String = "bodies.csv", granularity: Granularity = Self.granularity
  ) throws -> Register {
    try LoadingFixture.withFolder([name: bytes]) { folder in
      try Opening.open(
        path: folder, schema: LoadingFixture.schema, as: nil, granularity: granularity, progress: { _ in true })
    }
  }

  private func names(_ register: Register) -> [String] { ReadTable(register, ["name"]).cells.map { $0[0] } }

  private func codes(_ register: Register, _ severity: Diagnostic.Severity = .note) -> [String] {
    register.diagnostics.filter { $0.severity >= severity && $0.code != .missing && $0.code != .unknownKey }.map {
      "\($0.severity) \($0.code) \($0.record ?? -1)"
    }
  }

  @Test func aRandomTableReadsBackInEveryDialectAndEncoding() throws {
    var random = SplitMix64(seed: 160)
    let pool = Array("中文山人大小口手ab c12\"',;|、。\n")
    for round in 0..<60 {
      let writing = DelimitedWriting(&random, encodings: TextEncoding.allCases)
      let columns = ["code", "name", "x1", "x2"] + (0..<random.below(4)).map { "列名\($0)" }
      let rows = (0..<5 + random.below(60)).map { number in
        ["\(1000 + number)"]
          + columns.dropFirst().map { _ in
            random.below(4) == 0 ? "" : String((0..<1 + random.below(12)).map { _ in pool[random.below(pool.count)] })
          }
      }
      let block = 256 + random.below(2000)
      let register = try open(
        writing.bytes(columns, rows),
        granularity: Granularity(block: block, first: block, segment: 300 + random.below(1000), workers: 2))
      #expect(ReadTable(register, columns) == ReadTable(rows), "round \(round) \(writing)")
      #expect(codes(register, .warning).isEmpty, "round \(round) \(writing)")
    }
  }

  @Test(
    arguments: [
      ("plain", "name,x\n甲,1\n乙,2\n", ["甲", "乙"], []), ("no line end at last", "name,x\r\n甲,1\r\n乙,2", ["甲", "乙"], []),
      ("lone returns", "name,x\r甲,1\r乙,2\r", ["甲", "乙"], []),
      ("separator line", "sep=;\nname;x\n甲;1,5\n", ["甲"], []),
      ("title lines", "附件1\n2020 年名单,,\nname,x,y\n甲,1,2\n", ["甲"], ["note badCells -1", "note badCells -1"]),
      ("blank rows", "name,x\n\n甲,1\n,\n乙,2\n,\n,\n\n", ["甲", "乙"], []),
      ("a formula", "name,x\n=\"0012\",1\n\"=\"\"0013\"\"\",2\n=A1,3\n", ["0012", "0013", "=A1"], []),
      ("quotes", "name,x\n\"甲,\"\"乙\"\"\n丙\",1\n丁,2\n", ["甲,\"乙\"\n丙", "丁"], []),
      ("empty cells at the end of the heading", "name,x,,\n甲,1,,\n", ["甲"], []),
      ("one column", "name\n甲\n乙\n", ["甲", "乙"], []),
      ("too few cells", "name,x,y\n甲,1,2\n乙\n丙,1,2\n", ["甲", "乙", "丙"], ["warning badCells 1"]),
      ("too many cells", "name,x\n甲,1\n乙,1,2,3\n丙,1\n", ["甲", "乙", "丙"], ["warning badCells 1"]),
      ("a quote that is not closed", "name,x\n甲,1\n\"乙,2\n丙,3\n", ["甲", "\"乙", "丙"], ["warning badCells 1"]),
      (
        "quotes that pair by chance", "name,x,y\n\"甲,1,a\n乙,2,b\n丙\",3\n丁,4,d\n", ["\"甲", "乙", "丙\"", "丁"],
        ["warning badCells 0", "warning badCells 2"]
      ),
      ("text after a quote", "name,x\n\"甲\"乙,1\n丙,2\n", ["甲乙", "丙"], ["warning badCells 0"]),
      ("a repeated heading", "name,x,x\n甲,1,2\n", ["甲"], ["note duplicateMember -1"]),
      ("two columns of one field", "name,名称\n甲,乙\n", ["甲"], []),
      ("only a heading", "name,x\n", [], ["note noRecords -1"]),
    ] as [(String, String, [String], [String])])
  func readsWhatSpreadsheetsWrite(_ what: String, _ text: String, _ expected: [String], _ problems: [String]) throws {
    for block in [4096, 64] {
      let register = try open(
        Array(text.utf8), granularity: Granularity(block: block, first: 4096, segment: 4096, workers: 1))
      #expect(names(register) == expected, "\(what)")
      #expect(codes(register) == problems, "\(what)")
    }
  }

  @Test func nothingOfARowIsLost() throws {
    let register = try open(Array("name,x,名称\n甲,1,乙,多\n".utf8))
    let table = register.tables[0]
    let members = table.unmappedValues.members(of: 0).map { "\($0.key)=\($0.json)" }
    #expect(members == [#"名称="乙""#])
    #expect(table.value(row: 0, field: try #require(table.kind.ordinal(of: "列4"))) == .text("多"))
    #expect(table.value(row: 0, field: try #require(table.kind.ordinal(of: "x"))) == .integer(1))
  }

  @Test func valuesAreReadAsInJSON() throws {
    let register = try open(
      Array("代码,名称,等级,区划,成立日期,现金（万元）,人数,慈善,标识\n0001,甲,5A,陕西省宝鸡市,2020年7月1日,3,12人,是,一;二\n1x,乙,,,x,y,z,w,\n".utf8))
    let cells = ReadTable(
      register, ["code", "name", "grade", "region", "foundedOn", "cash", "staff", "charity", "markers"]
    ).cells
    #expect(cells[0] == ["0001", "甲", "五级", "610300", "2020-07-01", "30000元", "12", "是", "[一;二]"])
    #expect(cells[1] == ["1x", "乙", "", "", "!\"x\"", "!\"y\"", "!\"z\"", "!\"w\"", ""])
    let problems = register.diagnostics.filter { $0.severity != .note && $0.code != .missing }
    #expect(problems.map(\.code) == [.badCode, .badDate, .badMoney, .badNumber, .badFlag])
    #expect(problems.map { $0.pointer ?? "" } == ["/1/代码", "/1/成立日期", "/1/现金（万元）", "/1/人数", "/1/慈善"])
  }

  @Test func aProblemIsAtItsCell() throws {
    let text = "name,foundedOn\n甲,2020-01-01\n乙,\"多,少\"\n"
    let register = try open(Array(text.utf8))
    let problem = try #require(register.diagnostics.first { $0.code == .badDate })
    let offset = try #require(problem.offset)
    #expect(Array(text.utf8)[offset...].starts(with: "\"多,少\"".utf8))
    #expect(problem.record == 1)
    #expect(problem.found == "多,少")
  }

  @Test func aProblemFoundLaterIsAtItsCellToo() throws {
    let text = "code,name,parent\n0001,甲,\n0002,乙,9999\n"
    let register = try open(Array(text.utf8))
    let problem = try #require(register.diagnostics.first { $0.code == .dangling })
    let offset = try #require(problem.offset)
    #expect(Array(text.utf8)[offset...].starts(with: "9999".utf8))
    #expect(problem.pointer == "/1/parent")
  }

  @Test func aFileWithoutAHeadingHasNumberedColumns() throws {
    let rows = Array("20200721,51610000X1,甲\n20200722,51610000X2,乙\n".utf8)
    let dialect = rows.withUnsafeBufferPointer { DelimitedDialect($0, isLast: true, name: "a.csv") }
    #expect(dialect?.columns == ["列1", "列2", "列3"])
    #expect(dialect?.firstRecord == 0)
    let years = Array("地区,2019,2020\n甲,1,2\n乙,3,4\n".utf8)
    let other = years.withUnsafeBufferPointer { DelimitedDialect($0, isLast: true, name: "a.csv") }
    #expect(other?.columns == ["地区", "2019", "2020"])
  }

  @Test func longRowsCostThemselvesOnly() throws {
    // Rows of more than 64 blocks are too long.
    let granularity = Granularity(block: 64, first: 64, segment: 64, workers: 2)
    let long = String(repeating: "长,", count: 3000)
    for (row, expected) in [
      ("\"\(long)\n\(long)\",2", ["甲", "丙"]), ("\(String(repeating: "长", count: 3000)),2", ["甲", "丙"]),
    ] {
      let register = try open(Array("name,x\n甲,1\n\(row)\n丙,3\n".utf8), granularity: granularity)
      #expect(names(register) == expected)
      #expect(codes(register, .error) == ["error badCells 1"])
      let problem = try #require(register.diagnostics.first { $0.code == .badCells })
      #expect(problem.offset == Array("name,x\n甲,1\n".utf8).count)
      #expect(problem.found.utf8.count <= 203)
    }
    // A quote that is never closed in a file of many rows.
    let rows = (0..<2000).map { "行\($0),\($0)" }.joined(separator: "\n")
    let register = try open(Array("name,x\n\"甲,1\n\(rows)\n".utf8), granularity: granularity)
    #expect(register.tables[0].count == 2001)
    #expect(codes(register, .warning) == ["warning badCells 0"])
  }

  @Test func manyColumnsAndALongHeading() throws {
    let columns = ["name"] + (1..<10_000).map { "列名很长的一个统计指标\(String(repeating: "长", count: 25))\($0)" }
    let heading = columns.joined(separator: ",")
    #expect(heading.utf8.count > 1 << 20)
    let row = (0..<10_000).map { String($0) }.joined(separator: ",")
    let register = try open(Array("\(heading)\n\(row)\n".utf8), granularity: Granularity())
    #expect(names(register) == ["0"])
    let table = register.tables[0]
    #expect(table.kind.fields.count { $0.origin == .inferred } == 9_999)
    #expect(table.unmappedValues.members.isEmpty)
    #expect(table.value(row: 0, field: table.kind.fields.count - 1) == .integer(9_999))
  }

  @Test func anEncodingThatChangesIsTold() throws {
    let first = Array("name,x\n甲乙丙丁,一\n".utf8)
    let other = DelimitedWriting.encoded("陕西省宝鸡市,二\n社会组织,三\n", .gb18030)
    let utf8First = try open(first + other + Array("最后一行,四\n".utf8))
    #expect(names(utf8First) == ["甲乙丙丁", "陕西省宝鸡市", "社会组织", "最后一行"])
    #expect(codes(utf8First, .warning) == ["warning wrongEncoding 1", "warning wrongEncoding 2"])
    let many = String(repeating: "陕西省宝鸡市,一\n", count: 20)
    let gbFirst = try open(DelimitedWriting.encoded("name,x\n\(many)", .gb18030) + Array("社会组织,二\n最后一行,三\n".utf8))
    #expect(Set(names(gbFirst)) == ["陕西省宝鸡市", "社会组织", "最后一行"])
    #expect(gbFirst.tables[0].count == 22)
    #expect(gbFirst.diagnostics.count { $0.code == .wrongEncoding } == 2)
    let damaged = try open(first + [0x41, 0xFF, 0x42, 0x2C, 0x31, 0x0A])
    #expect(names(damaged) == ["甲乙丙丁", "A\u{FFFD}B"])
    #expect(codes(damaged, .warning) == ["warning wrongEncoding 1"])
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}…", "CSV UTF-8"), ("%PDF-1.4", "PDF"), ("\n<!DOCTYPE html><html>", "HTML"), ("<html>", "HTML"),
    ("\u{FEFF}<?xml version=\"1.0\"?>", "HTML"),
  ])
  func otherFormatsAreNamed(_ text: String, _ word: String) throws {
    for name in ["bodies.csv", "bodies.json", "bodies.txt"] {
      #expect {
        _ = try LoadingFixture.withFolder([name: Array(text.utf8)]) { folder in
          try Opening.open(path: folder + "/" + name, schema: LoadingFixture.schema, as: "bodies")
        }
      } throws: { error in
        let sentence = (error as? OpeningError)?.sentence(.english) ?? ""
        return sentence.contains(word) && sentence.contains(name)
      }
    }
  }
}
