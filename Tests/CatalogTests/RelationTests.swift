import Catalog
import Columnar
import Foundation
import Loading
import Querying
import Statistics
import Testing

/// Opens a register with a few records of related kinds, and queries across kinds.
@Suite struct RelationTests {
  /// One file a kind; keys in both languages, as files are written.
  private static let files: [String: String] = [
    "register.json": #"{"title": "试", "asOf": "2020-12-31", "synthetic": true}"#,
    "organizations.json": #"""
    [{"creditCode": "516100005001000088", "name": "甲协会", "kind": "社会团体", "status": "正常", "level": "省级",
      "markers": ["行业协会商会"], "partySupervisor": "省民政厅社会组织党委", "partyMembers": 3, "registeredOn": "2015-03-02"},
     {"creditCode": "51610300000000000K", "name": "乙商会", "kind": "社会团体", "status": "正常", "level": "市级",
      "partyMembers": 5, "registeredOn": "2016-02-29"}]
    """#,
    "inspections.json": #"""
    [{"编号": "N1", "社会组织": "516100005001000088", "报告年度": 2019, "检查年份": 2020, "报送期限": "2020-05-31",
      "报送日期": "2020-05-31", "参检状态": "已参检", "年检结论": "基本合格", "报送渠道": "网上年检", "党建内容": true},
     {"id": "N2", "organization": "51610300000000000K", "reportYear": 2019, "roundYear": 2020, "dueOn": "2020-05-31",
      "state": "未参检"},
     {"id": "N3", "organization": "51610300000000000K", "reportYear": 2018, "roundYear": 2019, "dueOn": "2019-05-31",
      "state": "未参检"}]
    """#,
    "enforcement.json": #"""
    [{"id": "Z1", "kind": "责令限期整改", "organization": "516100005001000088", "inspection": "N1",
      "decidedOn": "2020-08-03", "dueOn": "2020-11-03", "closedOn": "2020-11-03"},
     {"id": "Z2", "kind": "列入活动异常名录", "organization": "51610300000000000K", "decidedOn": "2018-12-31"},
     {"id": "Z3", "kind": "移出活动异常名录", "organization": "516100005001000088", "decidedOn": "2020-12-01", "follows": "Z4"},
     {"id": "Z4", "kind": "列入活动异常名录", "organization": "516100005001000088", "decidedOn": "2018-06-01"}]
    """#,
    "party-organizations.json": #"""
    [{"id": "P1", "name": "联合党支部", "所在社会组织": ["516100005001000088", "51610300000000000K"], "组建方式": "联建",
      "党组织类别": "党支部", "党组织状态": "正常", "上级党组织": "B2", "星级": "四星级", "starsBefore": "三星"},
     {"id": "P2", "name": "旧支部", "organizations": "51610300000000000K", "rank": "党支部", "status": "撤销",
      "statusReason": "软弱涣散", "statusOn": "2020-06-01"}]
    """#,
    "bodies.json": #"""
    [{"id": "B1", "name": "省民政厅", "kind": "部门", "level": "省级", "mechanisms": ["B3"]},
     {"id": "B2", "name": "省民政厅社会组织党委", "kind": "党委", "parent": "B1"},
     {"id": "B3", "name": "综合执法机制", "kind": "联合机制", "document": "W1"},
     {"id": "B4", "name": "市执法队", "kind": "执法队伍", "level": "市级", "headcount": 6, "mechanisms": ["B3"]}]
    """#,
    "documents.json": #"""
    [{"id": "W1", "title": "综合执法方案", "kind": "方案", "issuers": ["B1"], "items": ["检查", "约谈", "处罚"],
      "violations": ["强制入会", "重复收费"], "issuedOn": "2020-03-01"}]
    """#,
    "activities.json": #"""
    [{"id": "H1", "name": "扶贫日", "kind": "扶贫日活动", "startOn": "2020-10-17", "lead": "B1"},
     {"id": "H2", "name": "采购", "kind": "成交", "event": "H1", "deal": "现场采购", "成交金额（万元）": 1.5},
     {"id": "H3", "name": "捐赠", "kind": "成交", "event": "H1", "deal": "公益捐赠", "cash": 2000, "goods": 500.5},
     {"id": "H4", "name": "治理", "kind": "专项治理", "startOn": "2020-07-01", "endOn": "2020-09-30"}]
    """#,
    "decouplings.json": #"""
    [{"id": "D1", "organization": "516100005001000088", "level": "省级", "inScope": true, "status": "脱钩",
      "机构分离": "是", "职能分离": "是", "资产财务分离": "是", "人员管理分离": "是", "党建外事分离": "否"}]
    """#,
    "complaints.json": #"""
    [{"id": "C1", "organization": "516100005001000088", "violation": "评比表彰收费", "receivedOn": "2020-08-01",
      "closedOn": "2020-08-20", "result": "查实", "清退金额（万元）": "0.6", "enforcement": "Z1"}]
    """#,
    "platforms.json":
      #"[{"id": "F1", "name": "孵化基地", "kind": "孵化基地", "operator": "51610300000000000K", "region": "610300"}]"#,
    "grants.json": #"""
    [{"id": "G1", "platform": "F1", "fund": "省级福利彩票公益金", "amount": "12万元", "purposes": "项目评估、社会治理研究",
      "grantedOn": "2020-04-01", "document": "W1"}]
    """#,
    "divisions.json": #"""
    [{"code": "610727", "name": "略阳县", "level": "县级", "deepPoverty": true, "region": "610727", "partner": "南通"},
     {"code": "610727EX0001", "name": "甲村", "level": "村级", "parent": "610727", "region": "610727", "deepPoverty": true}]
    """#,
    "participations.json": #"""
    [{"id": "S1", "organization": "516100005001000088", "activity": "H1", "campaign": "国家扶贫日", "partyOrganization": "P1"}]
    """#,
  ]

  private static let register = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "relations-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try Opening.open(path: folder.path, schema: Catalog.schema)
  }

  private func value(_ kind: String, _ query: String, _ measure: String) throws -> MeasureValue? {
    let register = try Self.register.get()
    let ordinal = try #require(Catalog.schema.ordinal(of: kind))
    let today = try #require(register.card.asOf)
    let context = QueryContext(register: register, kind: ordinal, today: today)
    let rows = try #require(try Filter.compile(query, in: context).rows())
    return try Grouping.compute(rows: rows, by: [], measure: try Measure.parse(measure), in: context)?.total
  }

  @Test func opensWithoutProblems() throws {
    let register = try Self.register.get()
    #expect(register.problems.count == 0)
    #expect(register.tables.count == Catalog.kinds.count)
  }

  @Test(arguments: [
    ("organizations", "party-organizations{status:正常}", "count", 2),
    ("organizations", "", "sum(partyOrganizationCount)", 3),
    ("party-organizations", "count(organizations)>1 superior.name:党委 stars:四星 starsBefore:三星", "count", 1),
    ("organizations", "complaints{result:属实} decouplings{partySeparated:no}", "count", 1),
    ("bodies", "mechanisms{name:综合执法} activities{kind:扶贫日活动}", "count", 1),
    ("bodies", "kind:工作机制", "sum(memberCount)", 2),
    ("documents", "issuers.name=省民政厅", "distinct(items)", 3),
    ("documents", "", "distinct(violations)", 2),
    ("activities", "event{startOn:2020-10}", "count", 2),
    ("activities", "kind:专项行动", "max((endOn.year-startOn.year)*12+endOn.month-startOn.month+1)", 3),
    ("divisions", "parent{deepPoverty:yes} region:汉中", "count", 1),
    ("divisions", "partner:江苏", "sum(partCount)", 1),
    ("grants", "platform.region:宝鸡 platform.operator.name:乙商会", "distinct(purposes)", 2),
    ("participations", "activity.kind:扶贫日活动", "distinct(partyOrganization)", 1),
    ("complaints", "enforcement{closedOn<=dueOn}", "count", 1),
  ]) func answersAcrossKinds(_ kind: String, _ query: String, _ measure: String, _ expected: Int64) throws {
    #expect(try value(kind, query, measure) == .integer(expected))
  }

  @Test func addsDealsUp() throws {
    #expect(try value("activities", "event:any", "sum(amount)") == .money(1_750_050))
    #expect(try value("grants", "fund:省级福彩公益金", "sum(amount)") == .money(12_000_000))
    #expect(try value("complaints", "", "sum(refunded)") == .money(600_000))
    #expect(try value("inspections", "roundYear:2020", "ratio(submittedOn:any, count)") == .number(0.5))
  }

  /// The queries of rules on these fields, on the last day in time and the first day too late.
  @Test(arguments: [
    ("inspections", "submittedOn>dueOn", 0), ("inspections", "conclusion:基本合格 -enforcement{kind:责令限期整改}", 0),
    ("inspections", "state:未参检 dueOn<today", 2),
    ("organizations", "count(inspections{state:未参检 dueOn>-2y dueOn<=today})>=2", 1),
    ("enforcement", "kind:列入活动异常名录 -enforcement{kind:移出活动异常名录} decidedOn+2y<=today", 1),
    ("enforcement", "kind:列入活动异常名录 -enforcement{kind:移出活动异常名录} decidedOn+2y<today", 0),
    ("enforcement", "kind:移出活动异常名录 follows{decidedOn+2y<=today}", 1),
    ("decouplings", "status:已脱钩 (institutionSeparated:no OR partySeparated:no)", 1),
  ]) func holdsEvidence(_ kind: String, _ query: String, _ expected: Int64) throws {
    #expect(try value(kind, query, "count") == .integer(expected))
  }
}
