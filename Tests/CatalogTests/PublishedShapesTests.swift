import Catalog
import Columnar
import Foundation
import Loading
import Localization
import Testing

/// Files as portals, exporters and databases publish them, none of them made for this program.
@Suite struct PublishedShapesTests {
  private func open(_ text: String, named name: String = "list.json", as kind: String? = nil) throws -> Register {
    try open(files: [name: text], name, as: kind)
  }

  private func open(files: [String: String], _ name: String? = nil, as kind: String? = nil) throws -> Register {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shapes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    return try Opening.open(
      path: name.map { folder.appendingPathComponent($0).path } ?? folder.path, schema: Catalog.schema, as: kind)
  }

  /// The only table that has records.
  private func table(_ register: Register) throws -> Table {
    let filled = register.tables.filter { $0.count > 0 }
    return try #require(filled.count == 1 ? filled.first : nil)
  }

  private func texts(_ table: Table, _ field: String) throws -> [String] {
    let ordinal = try #require(table.kind.ordinal(of: field), "\(field)")
    return (0..<table.count).map { table.value(row: $0, field: ordinal).text(in: .chinese, style: .sentence) }
  }

  private func names(_ register: Register) throws -> [String] { try texts(table(register), "name") }

  @Test(arguments: [
    (#"{"code":200,"data":{"rows":[{"name":"甲协会","status":"正常"}],"total":1}}"#, ["甲协会"]),
    (#"{"单位":"x","变更记录":[{"a":1},{"a":2}],"名称":"甲协会","登记状态":"正常"}"#, ["甲协会"]),
    (
      #"{"name":"甲协会","creditCode":"51610000MJX0000001"}{"name":"乙协会","creditCode":"51610000MJX0000002"}"#,
      ["甲协会", "乙协会"]
    ),
    (
      #"{"51610000MJX000001X":{"name":"甲协会","status":"正常"},"51610000MJX000002X":{"name":"乙协会","status":"正常"}}"#,
      ["甲协会", "乙协会"]
    ),
    (#"{"status":1,"message":"ok","data":[{"name":"甲协会"},{"name":"乙协会"}]}"#, ["甲协会", "乙协会"]),
    (#"{"msg":"ok","code":0,"count":2,"data":[{"名称":"甲协会","统一社会信用代码":"51610000MJX000000X","登记状态":"正常"}]}"#, ["甲协会"]),
    (
      #"{"code":200,"errors":[],"data":[{"name":"甲协会","creditCode":"51610000MJX000000B","status":"正常","kind":"社会团体"}]}"#,
      ["甲协会"]
    ),
    (
      #"{"took":3,"hits":{"total":{"value":1},"hits":[{"_index":"x","_id":"1","_source":{"name":"甲协会","status":"正常"}}]}}"#,
      ["甲协会"]
    ),
    (
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"甲协会","status":"正常"},"geometry":{"type":"Point","coordinates":[108.9,34.3]}}]}"#,
      ["甲协会"]
    ),
    ("{\"code\":200,\"rows\":[{\"name\":\"甲协会\"}]}\n{\"code\":200,\"rows\":[{\"name\":\"乙协会\"}]}\n", ["甲协会", "乙协会"]),
    (#"{"data":[{"id":"1","type":"x","attributes":{"name":"甲协会","status":"正常"}}]}"#, ["甲协会"]),
    (#"{"fields":["名称","登记状态"],"rows":[["甲协会","正常"],["乙协会","注销"]]}"#, ["甲协会", "乙协会"]),
    (#"[["名称","登记状态"],["甲协会","正常"],["乙协会","注销"]]"#, ["甲协会", "乙协会"]),
    ("[\"名称\",\"登记状态\"]\n[\"甲协会\",\"正常\"]\n[\"乙协会\",\"注销\"]\n", ["甲协会", "乙协会"]),
    (
      #"[[{"k":"名称","v":"甲协会"},{"k":"登记状态","v":"正常"}],[{"k":"名称","v":"乙协会"},{"k":"登记状态","v":"注销"}]]"#,
      ["甲协会", "乙协会"]
    ),
    (#"{"result":{"records":[{"名称":"甲协会","登记状态":"正常"}],"fields":[{"id":"名称","type":"text"}]}}"#, ["甲协会"]),
    (#"[{"name":"甲协会","status":"正常"}] [{"name":"乙协会","status":"正常"}]"#, ["甲协会", "乙协会"]),
  ])
  func organizationsAreFound(_ text: String, _ expected: [String]) throws {
    let register = try open(text)
    #expect(try names(register) == expected)
    #expect(try table(register).kind.name == "organizations")
    #expect(register.diagnostics.contains { $0.code == .guessedKind || $0.code == .foundRecords })
  }

  @Test func keysOfAnObjectAreTheKeyColumn() throws {
    let register = try open(
      #"{"51610000MJX000001X":{"name":"甲协会","status":"正常"},"51610000MJX000002X":{"name":"乙协会","status":"注销"}}"#)
    #expect(try texts(table(register), "creditCode") == ["51610000MJX000001X", "51610000MJX000002X"])
  }

  @Test func listsWithinARecordStayNestedColumns() throws {
    let register = try open(#"{"单位":"x","变更记录":[{"a":1},{"a":2}],"名称":"甲协会","登记状态":"正常"}"#)
    #expect(try texts(table(register), "变更记录") == [#"[{"a":1},{"a":2}]"#])
    #expect(try texts(table(register), "单位") == ["x"])
  }

  @Test func linesOfUnknownKeysAreAKindOfTheirOwn() throws {
    let register = try open("{\"borders\":[],\"area\":91}\n{\"borders\":[],\"area\":92}\n", named: "lakes.ndjson")
    let table = try table(register)
    #expect(table.kind.name == "lakes" && table.kind.origin == .inferred)
    #expect(try texts(table, "area") == ["91", "92"])
    #expect(register.diagnostics.contains { $0.code == .guessedKind && $0.kind == "lakes" })
  }

  @Test func twoCommonNamesAreNoDivision() throws {
    let table = try table(open(#"[{"name":"甲协会","code":"1106"},{"name":"乙基金會","code":"373"}]"#))
    #expect(table.kind.name != "divisions" && table.count == 2)
  }

  @Test func notANumberCostsAValue() throws {
    let register = try open(#"[{"name":"甲","capital":NaN}]"#)
    #expect(try names(register) == ["甲"])
    #expect(try texts(table(register), "capital") == [""])
    let problems = register.diagnostics.filter { $0.code == .badNumber }
    #expect(problems.count == 1 && problems.first?.field == "capital" && problems.first?.found == "NaN")
  }

  @Test func repeatedKeysAreKeptAndTheFirstIsUsed() throws {
    let register = try open(#"[{"name":"甲","name":"乙","status":"正常","登记状态":"注销","x":1,"x":2}]"#)
    #expect(try names(register) == ["甲"])
    #expect(try table(register).unmappedValues.members(of: 0).map(\.json) == ["\"乙\"", "\"注销\"", "2"])
    let unknown = register.diagnostics.filter { $0.code == .unknownKey && $0.field == "x" }
    #expect(unknown.count == 1)
    #expect(try texts(table(register), "x") == ["1"])
  }

  @Test func textBeforeTheRecordsIsOneProblem() throws {
    for name in ["list.ndjson", "list.json"] {
      let register = try open(
        "导出时间 2024-01-01\n{\"name\":\"甲\",\"status\":\"正常\"}\n{\"name\":\"乙\",\"status\":\"正常\"}\n", named: name)
      #expect(try names(register) == ["甲", "乙"])
      let problems = register.diagnostics.filter { $0.severity > .note && $0.code != .missing }
      #expect(problems.map(\.found) == ["导出时间 2024-01-01"])
    }
  }

  @Test func pagesInAFolderAreOneTable() throws {
    let register = try open(files: [
      "cars-1.json": #"{"data":[{"make":"a","wheels":4},{"make":"b","wheels":3}]}"#,
      "cars-2.json": #"{"data":[{"make":"c","wheels":4},{"make":"d","wheels":3}]}"#,
    ])
    let table = try table(register)
    #expect(table.kind.name == "cars" && table.count == 4)
    #expect(try texts(table, "make") == ["a", "b", "c", "d"])
  }

  @Test func valuesThatAreCreditCodesLeadToOrganizations() throws {
    let register = try open(files: [
      "organizations.json":
        #"[{"creditCode":"516100005001000088","name":"甲协会","status":"正常"},{"creditCode":"52610924MJU000012A","name":"乙","status":"正常"}]"#,
      "grants-paid.json":
        #"[{"税号":"516100005001000088","支出":"3万元","日子":"2020-01-02"},{"税号":"52610924MJU000012A","支出":"1.5万元","日子":"2021/3/4"}]"#,
    ])
    let made = try #require(register.table("grants-paid"))
    let field = try #require(made.kind.ordinal(of: "税号"))
    #expect(made.kind.fields[field].type.target == "organizations")
    #expect(register.schema.relations.contains { register.schema.kinds[$0.source].name == "grants-paid" })
    let (paid, day) = try (#require(made.kind.ordinal(of: "支出")), #require(made.kind.ordinal(of: "日子")))
    #expect(made.value(row: 1, field: paid) == .money(1_500_000))
    #expect(made.value(row: 1, field: day) == .day(try #require(Day(year: 2021, month: 3, day: 4))))
  }

  /// Spellings that no list has, by the field that they feed, with a value that it takes.
  @Test(arguments: [
    ("行政处罚决定书作出日期", "decidedOn", "2020-01-09"), ("处罚决定书决定日期", "decidedOn", "2020.01.09"),
    ("作出处罚决定时间", "decidedOn", "2020年1月9日"), ("CF_JDRQ", "decidedOn", "2020/1/9"), ("cfJdrq", "decidedOn", "2020/1/9"),
    ("cf_jdrq", "decidedOn", "2020/1/9"), ("decided_on", "decidedOn", "2020/1/9"),
    ("DecidedOn", "decidedOn", "2020/1/9"),
    ("行政处罚实施机关名称", "authority", "市民政局"), ("处罚决定作出单位", "authority", "市民政局"), ("CF_CFJG", "authority", "市民政局"),
    ("被处罚人名称", "party", "甲公司"), ("当事人姓名", "party", "甲公司"), ("CF_XDR_MC", "party", "甲公司"),
    ("行政相对人统一社会信用码", "organization", "516100005001000088"), ("CF_XDR_SHXYM", "organization", "516100005001000088"),
    ("处罚决定书编号", "decisionNumber", "京民罚〔2020〕1号"), ("CF_WSH", "decisionNumber", "京民罚〔2020〕1号"),
    ("CF_SY", "violation", "未年检"), ("CF_YJ", "basis", "条例第三十条"), ("行政处罚的法律依据", "basis", "条例第三十条"),
    ("CF_NR", "content", "警告"), ("CF_CFLB", "measures", "警告"), ("行政处罚方式", "measures", "警告"),
    ("CF_YXQ", "effectiveUntil", "2099/12/31"), ("CF_GSJZQ", "publishedUntil", "2023/1/9"),
    ("处罚信息公示期限", "publishedUntil", "2023/1/9"), ("罚款数额（万元）", "fine", "0.5"),
  ])
  func spellingsOfPenaltiesAreToldByTheirParts(_ key: String, _ field: String, _ value: String) throws {
    let register = try open("[{\"\(key)\":\"\(value)\"}]", as: "enforcement")
    let found = try #require(register.keys.first)
    #expect(found.key == key && found.field == field && found.records == 1)
    let table = try table(register)
    #expect(table.value(row: 0, field: try #require(table.kind.ordinal(of: field))) != .empty)
  }

  @Test(arguments: [
    ("社会组织全称", "name", "甲协会"), ("组织统一社会信用代码", "creditCode", "516100005001000088"),
    ("credit_code", "creditCode", "516100005001000088"), ("TYSHXYDM", "creditCode", "516100005001000088"),
    ("社会组织成立登记时间", "registeredOn", "2010-01-01"), ("登记管理部门", "registrar", "省民政厅"), ("业务主管机关", "supervisor", "省科协"),
    ("当前登记状态", "status", "正常"), ("开办资金数额（万元）", "capital", "3"), ("详细地址", "address", "西安市"),
    ("fddbr", "legalRepresentative", "张三"),
  ])
  func spellingsOfOrganizationsAreToldByTheirParts(_ key: String, _ field: String, _ value: String) throws {
    let register = try open("[{\"\(key)\":\"\(value)\"}]", as: "organizations")
    #expect(register.keys.first?.field == field)
  }

  /// A column of days is no authority, whatever it is called.
  @Test func valuesDecideWhereNamesDoNot() throws {
    let register = try open(#"[{"处罚决定单位":"2020-01-09","当事人":"甲"}]"#, as: "enforcement")
    #expect(register.keys.map(\.reason) == [.inferred, .name])
    #expect(register.diagnostics.contains { $0.code == .doubtfulKey && $0.field == "处罚决定单位" })
  }

  @Test func columnsOfAFileAreATable() throws {
    let text = #"[{"处罚决定书文号":"A1","行政相对人名称":"甲","处罚决定书决定日期":"2020.01.09","处罚事由":"随地吐痰"},{"处罚事由":"闯红灯"}]"#
    let register = try open(text, as: "enforcement")
    let keys = FileKeys.table(of: register)
    #expect(
      (0..<keys.count).map { row in
        ["key", "records", "values", "examples", "field", "reason"].map { field in
          keys.kind.ordinal(of: field).map { keys.value(row: row, field: $0).text(in: .english, style: .sentence) }
            ?? ""
        }.joined(separator: ";")
      } == [
        "处罚决定书文号;1;1;A1;decisionNumber;name", "行政相对人名称;1;1;甲;party;name",
        "处罚决定书决定日期;1;1;2020-01-09;decidedOn;parts", "处罚事由;2;2;随地吐痰 | 闯红灯;处罚事由;inferred",
      ])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shapes-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let mapped = try Opening.open(
      path: folder.path, schema: Catalog.schema, as: "enforcement",
      choices: OpeningChoices(columns: ["处罚事由": "violation"]))
    #expect(mapped.keys.last?.field == "violation" && mapped.keys.last?.reason == .mapping)
    #expect(try texts(table(mapped), "violation") == ["随地吐痰", "闯红灯"])
  }

  @Test func problemsOfOneCauseAreOneGroup() throws {
    let records = (1...40).map { #"{"creditCode":"C\#($0)","name":"甲\#($0)","registeredOn":"2020-13-\#($0)"}"# }
    let register = try open("[" + records.joined(separator: ",\n") + "]", as: "organizations")
    let groups = ProblemGroups(register.diagnostics).groups
    let days = groups.filter { $0.first.code == .badDate }
    #expect(days.map(\.count) == [40] && days[0].examples.count == 3)
    #expect(days[0].first.line == 1 && days[0].first.column != nil)
    #expect(groups.reduce(0) { $0 + $1.count } == register.diagnostics.count)
    #expect(groups.count < 8)
  }

  /// A service's answer that begins with its page numbers.
  @Test func aListBehindItsHead() throws {
    let records = #"[{"name":"甲协会","status":"正常","kind":"社会团体"},{"name":"乙协会","status":"正常","kind":"社会团体"}]"#
    let page = #"[{"page":1,"total":2},\#(records)]"#
    for (text, names) in [
      (page, ["甲协会", "乙协会"]), (page + "\n" + page, ["甲协会", "乙协会", "甲协会", "乙协会"]),
      (#"[{"page":1},\#(records),{"next":2}]"#, ["甲协会", "乙协会"]),
    ] {
      let register = try open(text, as: "organizations")
      #expect(try self.names(register) == names)
      let found = try #require(register.diagnostics.first { $0.code == .foundRecords })
      #expect(found.found == "1" && found.pointer == "/1")
      #expect(register.tables.first { $0.count > 0 }?.origin(0)?.pointer == "/1/0")
    }
    // Records that have a list among them are records.
    #expect(try names(open(#"[{"name":"甲"},{"name":"乙"},[1]]"#, as: "organizations")) == ["甲", "乙"])
    #expect(try names(open(#"[{"name":"甲"},[1,2]]"#, as: "organizations")) == ["甲"])
  }

  /// Amounts and divisions as public files write them; what is not read stays as it is written, with a problem.
  @Test func amountsAsPeopleWriteThem() throws {
    let written: [(String, Value)] = [
      ("30万美元", .unreadable(#""30万美元""#)), ("500 USD", .unreadable(#""500 USD""#)),
      ("20,000万元", .money(20_000_000_000)), ("3.00 元/万元", .unreadable(#""3.00 元/万元""#)),
      ("480264.851100万", .money(480_264_851_100)), ("30 万人民币", .money(30_000_000)), ("壹万元整", .money(1_000_000)),
      ("人民币3万元", .money(3_000_000)), ("￥3,000.50", .money(300_050)), ("3万元人民币", .money(3_000_000)),
      ("3 万港元", .unreadable(#""3 万港元""#)), ("3.5e4", .money(3_500_000)), ("约3万元", .unreadable(#""约3万元""#)),
      ("-", .empty), ("无", .empty), ("1,00,000", .unreadable(#""1,00,000""#)), ("伍万元", .money(5_000_000)),
      ("3万余元", .unreadable(#""3万余元""#)), ("５０万元", .money(50_000_000)), ("3万", .money(3_000_000)), ("0", .money(0)),
      ("50000.00元", .money(5_000_000)), ("伍佰元（500元）", .money(50_000)),
    ]
    let records = written.map { #"{"name":"甲","status":"正常","capital":"\#($0.0)"}"# }
    let register = try open("[\(records.joined(separator: ","))]", as: "organizations")
    let table = try table(register)
    let capital = try #require(table.kind.ordinal(of: "capital"))
    for (row, (text, value)) in written.enumerated() {
      #expect(table.value(row: row, field: capital) == value, "\(text)")
      let isProblem = register.diagnostics.contains { $0.row == row && $0.field == "capital" }
      if case .unreadable = value { #expect(isProblem, "\(text)") } else { #expect(!isProblem, "\(text)") }
    }
  }

  @Test func divisionsAsPeopleWriteThem() throws {
    let written = [
      (#""陕西省宝鸡市渭滨区""#, "渭滨区"), (#""610302""#, "渭滨区"), (#""610302000000""#, "渭滨区"), ("610302", "渭滨区"),
      (#""宝鸡""#, "宝鸡市"), (#""陕西省""#, "陕西省"), (#""户县""#, "鄠邑区"), (#""鄠邑区""#, "鄠邑区"), (#""610125""#, "鄠邑区"),
      (#""神木县""#, "神木市"), (#""浙江省衢州市常山县""#, "浙江省衢州市常山县"), (#""441900""#, "441900"),
    ]
    let records = written.map { #"{"name":"甲","status":"正常","region":\#($0.0)}"# }
    let register = try open("[\(records.joined(separator: ","))]", as: "organizations")
    #expect(try texts(table(register), "region") == written.map(\.1))
    let problems = register.diagnostics.filter { $0.field == "region" && $0.severity == .warning }.compactMap(\.row)
    #expect(problems == [10, 11])
  }
}
