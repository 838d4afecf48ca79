import Catalog
import Columnar
import Foundation
import JSON
import Localization
import Querying
import Statistics
import Testing

@testable import Oversight

/// Rule files, the findings table and the rules table.
@Suite struct FindingTests {
  private func rules(_ json: String) throws -> RuleBook {
    book(RuleFile(try JSONValue(parsing: json), named: "rules/own.json"))
  }

  private func book(_ file: RuleFile) -> RuleBook {
    var book = RuleBook()
    book.add(file)
    return book
  }

  private func register() throws -> Register {
    try SampleRegister.open([
      "organizations": """
      [{"creditCode": "A", "name": "甲协会", "kind": "社会团体", "level": "省级", "region": "610300"},
       {"creditCode": "B", "name": "乙中心", "kind": "民办非企业单位", "level": "市级"}]
      """,
      "enforcement": """
      [{"id": "1", "kind": "行政处罚", "organization": "A", "party": "甲协会", "fine": 60000, "dueOn": "2020-12-30"},
       {"id": "2", "kind": "行政处罚", "organization": "B", "fine": 100, "dueOn": "2020-12-31"},
       {"kind": "行政处罚", "organization": "A", "fine": 70000, "dueOn": "2021-01-30"},
       {"id": "4", "kind": "行政处罚", "organization": "C", "fine": 80000, "dueOn": "2021-01-31"},
       {"id": "5", "kind": "行政处罚", "organization": "A", "dueOn": "2021-02-28"},
       {"id": "6", "kind": "执法约谈", "organization": "A", "fine": 90000}]
      """,
    ])
  }

  private let fines = """
    {"instrument": {"zh": "某办法", "en": "Some order"}, "effectiveFrom": "2018-01-24", "verification": "V", "rules": [
      {"id": "X1", "title": {"zh": "罚款", "en": "Fined"}, "article": {"zh": "第1条", "en": "art. 1"}, "severity": "serious",
       "kind": "enforcement", "applies": "kind:行政处罚", "query": "fine>=50000", "due": "dueOn",
       "evidence": ["fine", "organization.level", {"title": {"zh": "加倍", "en": "doubled"}, "value": "fine*2"}]},
      {"id": "X2", "title": {"zh": "小额", "en": "Small"}, "kind": "enforcement", "applies": "kind:行政处罚",
       "query": "fine<50000", "due": "dueOn", "evidence": ["fine"]}]}
    """

  // MARK: - Answers

  @Test func everyRecordGetsOneOfFourAnswers() throws {
    let findings = try #require(
      Findings.compute(try register(), rules: try rules(fines).rules, asOf: SampleRegister.today))
    let outcome = findings.outcomes[0]
    #expect((0..<6).map(outcome.answer) == [.yes, .no, .yes, .yes, .cannotTell, .notApplicable])
    for row in 0..<6 { #expect(Answer.allCases.filter { outcome.rows($0)[row] }.count == 1) }
    #expect(findings.outcomes.map { $0.answer(4) } == [.cannotTell, .cannotTell])
  }

  @Test func mostUrgentFindingsComeFirst() throws {
    let findings = try #require(
      Findings.compute(try register(), rules: try rules(fines).rules, asOf: SampleRegister.today))
    #expect(findings.entries.map(\.urgency) == [.overdue, .soon, .soon, .later])
    #expect(findings.entries.map { findings.daysLeft($0) } == [-1, 0, 30, 31])
    #expect(findings.entries.map { findings.rule(of: $0).id } == ["X1", "X2", "X1", "X1"])
  }

  @Test func findingsTableIsQueriedLikeOthers() throws {
    let register = try register()
    let findings = try #require(Findings.compute(register, rules: try rules(fines).rules, asOf: SampleRegister.today))
    let table = FindingTable.table(findings, of: register, language: .chinese)
    let whole = register.adding([table, RuleTable.table(findings, schema: register.schema)], computedFor: register)
    let context = QueryContext(
      register: whole, kind: try #require(whole.schema.ordinal(of: "findings")), today: SampleRegister.today)
    func rows(_ query: String) throws -> [UInt32] { try #require(try Filter.compile(query, in: context).rows()).rows }
    #expect(try rows(FindingTable.dueWithin(days: 30)) == [1, 2])
    #expect(try rows("urgency:overdue severity:serious verification:V") == [0])
    #expect(try rows("subject.region:宝鸡") == [0, 2])
    #expect(try rows("rule=X2") == [1])
    #expect(try rows("subject:none") == [3])
    let evidence = try #require(table.kind.ordinal(of: "evidence"))
    #expect(table.value(row: 0, field: evidence) == .text("罚款金额 60,000.00元；社会组织·登记级别 省级；加倍 120,000.00元"))
    #expect(table.label(0) == "甲协会")
    #expect(table.label(3) == "4")
    #expect(FindingTable.drillTarget(ofRow: 0, in: table) == .record(kind: "enforcement", row: 0))
    #expect(FindingTable.drillTarget(ofRow: 2, in: table) == .record(kind: "enforcement", row: 2))
    #expect(FindingTable.drillTarget(ofRow: 9, in: table) == nil)
    // From an organization back to its findings.
    let organizations = QueryContext(register: whole, kind: 0, today: SampleRegister.today)
    #expect(try Filter.compile("count(findings{severity:serious})>=2", in: organizations).rows()?.rows == [0])
    let ruleTable = try #require(whole.table("rules"))
    #expect(RuleTable.drillTarget(ofRow: 0, in: ruleTable) == .records(kind: "findings", query: "rule=\"X1\""))
  }

  /// While findings of a new state are computed, those of the earlier state are shown over the new records.
  @Test func findingsOfAnEarlierStateFollowTheirRecordsByKey() throws {
    let earlier = try register()
    let findings = try #require(Findings.compute(earlier, rules: try rules(fines).rules, asOf: SampleRegister.today))
    let table = FindingTable.table(findings, of: earlier, language: .chinese)
    for organizations in [
      #"[{"creditCode": "B", "name": "乙中心", "kind": "民办非企业单位", "level": "市级"}]"#,
      #"[{"creditCode": "B", "name": "乙中心"}, {"creditCode": "Z", "name": "丙"}, {"creditCode": "A", "name": "甲协会"}]"#,
      "[]",
    ] {
      let later = try SampleRegister.open(["organizations": organizations, "enforcement": "[]"])
      let whole = later.adding([table], computedFor: earlier)
      let kept = try #require(whole.table("findings"))
      let field = try #require(kept.kind.ordinal(of: "subject"))
      let names = (0..<kept.count).map { row -> String in
        guard case .reference(let key, let target, _) = kept.value(row: row, field: field) else { return "" }
        return target.map { whole.tables[0].key($0) } ?? key
      }
      #expect(names == ["A", "B", "A", ""])
      let context = QueryContext(
        register: whole, kind: try #require(whole.schema.ordinal(of: "findings")), today: SampleRegister.today)
      let groups = try #require(
        try Grouping.compute(
          rows: Bitmap(count: kept.count, filled: true), by: ["subject.name"], measure: .count(nil), in: context))
      #expect(groups.rows.count >= 1)
    }
  }

  @Test func computingTwiceGivesTheSame() throws {
    let register = try register()
    let rules = BuiltInRules.book.rules + (try rules(fines).rules)
    let first = try #require(Findings.compute(register, rules: rules, asOf: SampleRegister.today))
    let second = try #require(Findings.compute(register, rules: rules, asOf: SampleRegister.today))
    #expect(first.entries == second.entries)
    #expect(Findings.compute(register, rules: rules, asOf: SampleRegister.today, cancelled: { true }) == nil)
  }

  // MARK: - Versions of the law

  @Test func theVersionInForceOnTheDayOfTheRecordCounts() throws {
    let register = try SampleRegister.open(
      asOf: "2022-12-31",
      [
        "enforcement": """
        [{"id": "1", "kind": "行政处罚", "decidedOn": "2021-07-14", "onTheSpot": true, "fine": 2000},
         {"id": "2", "kind": "行政处罚", "decidedOn": "2021-07-15", "onTheSpot": true, "fine": 2000},
         {"id": "3", "kind": "行政处罚", "onTheSpot": true, "fine": 4000}]
        """, "organizations": "[]", "inspections": "[]",
      ])
    let asOf = try SampleRegister.day("2022-12-31")
    let rules = [try BuiltInRules.rule("R25-2017"), try BuiltInRules.rule("R25")]
    let findings = try #require(Findings.compute(register, rules: rules, asOf: asOf))
    #expect((0..<3).map(findings.outcomes[0].answer) == [.yes, .notApplicable, .notApplicable])
    #expect((0..<3).map(findings.outcomes[1].answer) == [.notApplicable, .no, .yes])
    let before = try #require(Findings.compute(register, rules: rules, asOf: try SampleRegister.day("2021-01-01")))
    #expect((0..<3).map(before.outcomes[0].answer)[2] == .yes)
  }

  @Test func aRuleWithoutARecordsDayFollowsTheAsOfDay() throws {
    let book = try rules(
      #"[{"id": "Y", "title": "y", "kind": "enforcement", "effectiveFrom": "2020-01-01", "effectiveTo": "2020-12-30", "query": "fine>1"}]"#
    )
    let findings = try #require(Findings.compute(try register(), rules: book.rules, asOf: SampleRegister.today))
    #expect(findings.outcomes[0].notApplicable.population == 6)
  }

  // MARK: - Errors

  @Test(arguments: [
    (#"{"id": "Z", "title": "z", "kind": "nothing", "query": "a"}"#, "there is no record type named “nothing”"),
    (
      #"{"id": "Z", "title": "z", "kind": "enforcement", "query": "colour:red"}"#,
      "query: Enforcement: there is no field named"
    ),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>"}"#, "query: "),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "applies": "kind:blue"}"#, "applies: "),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "due": "decidedOn+"}"#, "due: "),
    (
      #"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "due": "fine+1"}"#,
      "due: This must result in a date."
    ),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "due": {"year": 1}}"#, "due must be"),
    (
      #"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "due": {"year": "2020", "month": 2, "day": 30}}"#,
      "due must be"
    ),
    (
      #"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "dated": "fine"}"#,
      "dated must result in a date"
    ),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "evidence": ["colour"]}"#, "evidence: "),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "evidence": [1]}"#, "evidence must be"),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "pending": "x:y"}"#, "pending: "),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "severity": "grave"}"#, "severity must be"),
    (
      #"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "verification": "W"}"#,
      "verification must be"
    ),
    (
      #"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "effectiveFrom": "2018-02-30"}"#,
      "effectiveFrom must be"
    ),
    (
      #"{"id": "Z", "title": "z", "kind": "enforcement", "query": "fine>1", "effectiveTo": 2018}"#,
      "effectiveTo must be"
    ),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "querry": "fine>1"}"#, "unknown member “querry”"),
    (#"{"id": "Z", "title": "z", "kind": "enforcement"}"#, "query is missing"),
    (#"{"title": "z", "kind": "enforcement", "query": "fine>1"}"#, "id is missing"),
    (#"{"id": "Z", "title": "z", "kind": "enforcement", "query": {}}"#, "query must be text"),
    (
      #"{"id": "Z", "title": "z", "kind": "organizations", "query": "inspections{reportYear:2019}"}"#,
      "no file of “Annual inspections”"
    ),
    ("7", "expected an object"),
  ])
  func invalidRuleReportsItsFaultAndTheOthersWork(rule: String, sentence: String) throws {
    let book = try rules(
      "[\(rule), {\"id\": \"G\", \"title\": \"g\", \"kind\": \"enforcement\", \"query\": \"fine>1\"}]")
    #expect(book.rules[0].place == "rules/own.json#/0")
    let register = try register()
    let findings = try #require(Findings.compute(register, rules: book.rules, asOf: SampleRegister.today))
    let problem = try #require(findings.outcomes[0].problem)
    #expect(problem.english.contains(sentence), "\(problem.english)")
    #expect(!problem.chinese.isEmpty)
    #expect(findings.outcomes[1].yes.population == 5)
    let table = RuleTable.table(findings, schema: register.schema)
    let context = QueryContext(table: table, today: SampleRegister.today)
    #expect(try Filter.compile("problem:any", in: context).rows()?.rows == [0])
  }

  @Test func fileWithoutRulesIsReported() throws {
    #expect(try rules(#"{"rule": []}"#).problems.count == 1)
    #expect(try rules(#"{"rules": [], "colour": 1}"#).problems.count == 1)
    let book = book(RuleFile(PaddedBytes("{\"rules\": [\n,]}"), named: "rules/bad.json"))
    #expect(book.problems.first?.english.hasPrefix("rules/bad.json:2:") == true)
    let twice = try rules(
      #"[{"id": "A", "title": "a", "kind": "enforcement", "query": ""}, {"id": "A", "title": "a", "kind": "enforcement", "query": ""}]"#
    )
    #expect(twice.faults.count == 1)
  }

  // MARK: - A register's own files

  @Test func aRegistersOwnRulesAndFiguresAreRead() throws {
    let folder = NSTemporaryDirectory() + "oversight-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/rules", withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    try write("figures.json", #"[{"id": "F", "published": 1, "kind": "enforcement"}]"#)
    try write("rules/a.json", #"[{"id": "R11", "title": "own", "kind": "enforcement", "query": "fine>1"}]"#)
    try write("rules/b.json", "not json")
    try write("rules/notes.txt", "x")
    let builtIn = OversightSources.rules(in: BuiltInRules.folder)
    let sources = OversightSources(folder: folder, builtInRules: builtIn)
    #expect(sources.figures.figures.map(\.id) == ["F"])
    #expect(sources.rules.rules.count == BuiltInRules.book.rules.count)
    #expect(sources.rules.rules.first { $0.id == "R11" }?.title.english == "own")
    #expect(sources.problems.count == 1)
    #expect(sources.problems.first?.english.hasPrefix("rules/b.json:1:1") == true)
    let elsewhere = OversightSources(folder: folder + "/nowhere", builtInRules: builtIn)
    #expect(elsewhere.figures.figures.isEmpty && elsewhere.problems.isEmpty)
  }
}
