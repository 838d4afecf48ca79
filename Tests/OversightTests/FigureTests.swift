import Columnar
import JSON
import Localization
import Querying
import Testing

@testable import Oversight

/// Figures against three projects and one alliance.
@Suite struct FigureTests {
  private let register: Register

  init() throws {
    register = try SampleRegister.open([
      "alliances": #"[{"id": "A1", "name": "甲合力团", "foundedOn": "2019-07-24"}, {"id": "A2", "name": "乙合力团"}]"#,
      "projects": """
      [{"id": "P1", "name": "一", "alliance": "A1", "stage": "完成", "completedOn": "2020-02-29", "cash": 100000.50,
        "beneficiaries": 300},
       {"id": "P2", "name": "二", "stage": "完成", "completedOn": "2020-12-31", "cash": 200000, "beneficiaries": 50},
       {"id": "P3", "name": "三", "stage": "征集", "proposedOn": "2020-01-01"}]
      """,
      "participations": "[]",
    ])
  }

  private func reconcile(_ json: String) throws -> [Reconciliation] {
    let file = FigureFile(try JSONValue(parsing: json), named: "figures.json")
    #expect(file.problems.isEmpty)
    return try #require(
      FigureEvaluation.reconcile(file.figures, with: register, today: SampleRegister.today))
  }

  private func one(_ members: String) throws -> Reconciliation {
    try #require(try reconcile("[{\"id\": \"X\", \(members)}]").first)
  }

  // MARK: - Verdicts

  @Test(arguments: [
    (#""published": "2", "unit": "个", "kind": "projects", "query": "stage:完成""#, true, "2", "0"),
    (#""published": 3, "unit": "个", "kind": "projects", "query": "stage:完成", "measure": "count""#, false, "2", "-1"),
    (#""published": "30.00005", "unit": "万元", "kind": "projects", "measure": "sum(cash)""#, true, "30.00005", "0"),
    (#""published": "30", "unit": "万元", "kind": "projects", "measure": "sum(cash)""#, true, "30", "0"),
    (#""published": "30.1", "unit": "万元", "kind": "projects", "measure": "sum(cash)""#, false, "30.0", "-0.1"),
    (
      #""published": "0.04", "unit": "万人", "kind": "projects", "measure": "sum(beneficiaries)""#, true, "0.04", "-0.005"
    ),
    (
      #""published": "0.03", "unit": "万人", "kind": "projects", "measure": "sum(beneficiaries)""#, false, "0.035",
      "0.005"
    ),
    (
      #""published": "66.7", "unit": "%", "kind": "projects", "measure": "ratio(stage:完成, count)""#, true, "66.7",
      "-0.033"
    ),
    (
      #""published": "0.67", "unit": "ratio", "kind": "projects", "measure": "ratio(stage:完成, count)""#, true, "0.67",
      "-0.0033"
    ),
    (#""published": "175", "unit": "人", "kind": "projects", "measure": "avg(beneficiaries)""#, true, "175", "0"),
    (#""published": "2019", "unit": "year", "kind": "alliances", "measure": "min(foundedOn.year)""#, true, "2019", "0"),
    (#""published": "2019", "unit": "年", "kind": "alliances", "measure": "min(foundedOn)""#, true, "2019", "0"),
    (
      #""published": "2020-12-31", "unit": "date", "kind": "projects", "measure": "max(completedOn)""#, true,
      "2020-12-31", "0"
    ),
    (
      #""published": "2020-12-30", "unit": "date", "kind": "projects", "measure": "max(completedOn)""#, false,
      "2020-12-31", "1"
    ),
    (#""published": "1", "unit": "个", "kind": "projects", "measure": "distinct(alliance)""#, true, "1", "0"),
    (#""published": ["3", "2"], "unit": "个", "kind": "projects", "query": "stage:完成""#, true, "2", "0"),
    (
      #""published": "400", "unit": "人", "decimals": -2, "kind": "projects", "measure": "sum(beneficiaries)""#, true,
      "350", "-50"
    ),
    (
      #""published": "500", "unit": "人", "decimals": -2, "kind": "projects", "measure": "sum(beneficiaries)""#, false,
      "350", "-150"
    ),
    (
      #""published": "350", "unit": "人", "qualifier": "atLeast", "kind": "projects", "measure": "sum(beneficiaries)""#,
      true, "350", "0"
    ),
    (
      #""published": "351", "unit": "人", "qualifier": "atLeast", "kind": "projects", "measure": "sum(beneficiaries)""#,
      false, "350", "-1"
    ),
    (
      #""published": "1", "unit": "类", "qualifier": "openList", "kind": "projects", "query": "stage:完成""#, true, "2",
      "1"
    ),
    (#""published": "0", "unit": "个", "kind": "projects", "query": "stage:签约""#, true, "0", "0"),
  ])
  func verdicts(members: String, agrees: Bool, computed: String, difference: String) throws {
    let result = try one(members)
    #expect(result.verdict == (agrees ? .agrees : .disagrees))
    #expect(result.computedDigits == computed)
    #expect(result.difference == difference)
  }

  /// Rounding does not satisfy a lower bound: 29.996 is not 30 余.
  @Test func lowerBoundsAreExact() throws {
    let result = try one(
      #""published": "30.001", "unit": "万元", "qualifier": "atLeast", "kind": "projects", "measure": "sum(cash)""#)
    #expect(result.verdict == .disagrees)
  }

  // MARK: - Bad rows

  @Test(arguments: [
    (#""published": "1", "kind": "nothing", "unit": "个""#, "there is no record type named “nothing”"),
    (#""published": "1", "kind": "projects", "query": "colour:red", "unit": "个""#, "the query is wrong"),
    (#""published": "1", "kind": "projects", "query": "stage:", "unit": "个""#, "the query is wrong"),
    (#""published": "1", "kind": "projects", "measure": "summ(cash)", "unit": "个""#, "the measure is wrong"),
    (#""published": "1", "kind": "projects", "measure": "sum(colour)", "unit": "个""#, "the measure is wrong"),
    (#""published": "1", "kind": "projects", "measure": "sum(name)", "unit": "个""#, "the measure is wrong"),
    (
      #""published": "1", "kind": "projects", "measure": "ratio(count, stage:签约)", "unit": "ratio""#, "division by zero"
    ),
    (#""published": "1", "kind": "projects", "query": "stage:签约", "measure": "sum(cash)", "unit": "元""#, "no records"),
    (
      #""published": "2020-13-01", "kind": "projects", "measure": "max(completedOn)", "unit": "date""#, "cannot be read"
    ),
    (#""published": "12x", "kind": "projects", "unit": "个""#, "cannot be read"),
    (#""published": "123", "decimals": -2, "kind": "projects", "unit": "个""#, "cannot be read"),
    (#""published": "123", "decimals": 40, "kind": "projects", "unit": "个""#, "decimals must be"),
    (#""published": "123", "decimals": "two", "kind": "projects", "unit": "个""#, "decimals must be"),
    (#""published": "1", "qualifier": "about", "kind": "projects", "unit": "个""#, "qualifier must be"),
    (#""kind": "projects", "unit": "个""#, "published is missing"),
    (#""published": "1", "unit": "个""#, "kind is missing"),
    (#""published": "1", "unit": "个", "kind": "projects", "qurey": "stage:完成""#, "unknown member “qurey”"),
    (#""published": "1", "unit": "个", "kind": "projects", "formula": "X""#, "only one of"),
    (#""published": "1", "unit": "万元", "kind": "projects""#, "does not fit the unit “万元”"),
    (#""published": "1", "unit": "个", "kind": "projects", "measure": "sum(cash)""#, "does not fit the unit “个”"),
    (#""published": "1", "unit": "个", "kind": "enforcement""#, "no file of “Enforcement”"),
    (#""published": "1", "unit": "个", "kind": "projects", "query": "organizations{level:省级}""#, "the query is wrong"),
    (
      #""published": "1", "unit": "个", "kind": "alliances", "query": "memberships{role:团长单位}""#,
      "no file of “Memberships”"
    ),
    (#""published": "1", "unit": "个", "formula": "X+1""#, "circular formula"),
    (#""published": "1", "unit": "个", "formula": "Y+1""#, "there is no figure Y"),
    (#""published": "1", "unit": "个", "formula": "1++1""#, "cannot be understood"),
    (#""published": "1", "unit": "个", "formula": "(1+1""#, "not complete"),
    (#""published": "1", "unit": "个", "formula": """#, "not complete"),
    (#""published": "1", "unit": "个", "formula": "1/0""#, "division by zero"),
  ])
  func invalidFigureReportsItsFaultAndTheOthersWork(members: String, sentence: String) throws {
    let results = try reconcile(
      """
      {"figures": [{"id": "X", \(members)}, {"id": "G", "published": 3, "unit": "个", "kind": "projects"}]}
      """)
    guard case .cannotTell(let reason) = results[0].verdict else {
      Issue.record("\(results[0].verdict)")
      return
    }
    #expect(reason.english.contains(sentence), "\(reason.english)")
    #expect(!reason.chinese.isEmpty)
    #expect(results[0].computed == nil || sentence == "cannot be read")
    #expect(results[1].verdict == .agrees)
  }

  @Test func repeatedIdsAreReported() throws {
    let results = try reconcile(
      #"[{"id": "A", "published": 3, "unit": "个", "kind": "projects"}, {"id": "A", "published": 3, "unit": "个", "kind": "projects"}, 7]"#
    )
    #expect(results.map(\.verdict.code) == ["agrees", "cannotTell", "cannotTell"])
  }

  @Test(arguments: [#"{"a": 1}"#, "3", #""figures""#])
  func fileWithoutFiguresIsReported(json: String) throws {
    let file = FigureFile(try JSONValue(parsing: json), named: "figures.json")
    #expect(file.figures.isEmpty && file.problems.count == 1)
  }

  @Test func damagedFilesAreReportedWithTheirPosition() {
    let file = FigureFile(PaddedBytes("[\n{\"id\" 1}]"), named: "figures.json")
    #expect(file.problems.first?.english.hasPrefix("figures.json:2:") == true)
  }

  // MARK: - Formulas

  @Test func formulasAreExactOverOtherFigures() throws {
    let results = try reconcile(
      """
      [{"id": "S", "published": "500000", "unit": "元", "formula": "(M×2 − M) + M2"},
       {"id": "M", "published": "300000.5", "unit": "元", "kind": "projects", "measure": "sum(cash)"},
       {"id": "M2", "published": "200000", "unit": "元", "kind": "projects", "query": "id=P2", "measure": "sum(cash)"},
       {"id": "Q", "published": "66.67", "unit": "%", "formula": "M2/M"},
       {"id": "N", "published": "2", "unit": "个", "kind": "projects", "query": "stage:完成"},
       {"id": "R", "published": "0.667", "unit": "ratio", "kind": "projects", "measure": "ratio(stage:完成, count)"},
       {"id": "T", "published": "3", "unit": "个", "formula": "N/R"},
       {"id": "W", "published": "15", "unit": "万元", "formula": "M/N"},
       {"id": "B", "published": "1", "unit": "个", "formula": "M+N"},
       {"id": "C", "published": "1", "unit": "个", "formula": "D"},
       {"id": "D", "published": "1", "unit": "个", "formula": "C"}]
      """)
    let codes = Dictionary(uniqueKeysWithValues: results.map { ($0.figure.id, $0.verdict.code) })
    #expect(codes["S"] == "disagrees")
    #expect(results[0].computedDigits == "500000.5")
    for id in ["M", "M2", "Q", "N", "R", "T", "W"] { #expect(codes[id] == "agrees", "\(id)") }
    for id in ["B", "C", "D"] { #expect(codes[id] == "cannotTell", "\(id)") }
  }

  @Test func longFormulaChainsEnd() throws {
    let chain = (0..<500).map { #"{"id": "A\#($0)", "published": 1, "unit": "个", "formula": "A\#($0 + 1)"}"# }
    let results = try reconcile("[" + chain.joined(separator: ",") + "]")
    #expect(results.allSatisfy { $0.verdict.code == "cannotTell" })
    let deep = String(repeating: "(", count: 500) + "1" + String(repeating: ")", count: 500)
    #expect(try one(#""published": 1, "unit": "个", "formula": "\#(deep)""#).verdict.code == "cannotTell")
  }

  // MARK: - The table

  @Test func figuresTableIsQueriedLikeOthers() throws {
    let results = try reconcile(
      """
      [{"id": "F1", "label": {"zh": "项目", "en": "Projects"}, "section": {"zh": "甲", "en": "First"}, "published": 3,
        "unit": "个", "kind": "projects", "ambiguity": {"zh": "未说年份", "en": "The year is not said"}},
       {"id": "F2", "published": 4, "unit": "个", "kind": "projects", "query": "stage:完成"},
       {"id": "F3", "published": 5, "unit": "个", "formula": "F1+F2"}]
      """)
    let table = FigureTable.table(results, schema: register.schema)
    let context = QueryContext(table: table, today: SampleRegister.today)
    let disagreeing = try #require(try Filter.compile("verdict:disagrees", in: context).rows())
    #expect(disagreeing.rows == [1])
    #expect(try Filter.compile("section:First label:Projects ambiguity:any", in: context).rows()?.rows == [0])
    #expect(FigureTable.drillTarget(ofRow: 0, in: table) == .records(kind: "projects", query: "", measure: "count"))
    #expect(
      FigureTable.drillTarget(ofRow: 1, in: table)
        == .records(kind: "projects", query: "stage:完成", measure: "count"))
    guard case .records(let kind, let query, _)? = FigureTable.drillTarget(ofRow: 2, in: table) else {
      Issue.record("no way to the parts of a formula")
      return
    }
    #expect(kind == "figures")
    #expect(try Filter.compile(query, in: context).rows()?.rows == [0, 1])
    #expect(FigureTable.drillTarget(ofRow: 3, in: table) == nil)
  }

  @Test func unitsReadInBothLanguages() throws {
    let results = try reconcile(
      """
      [{"id": "F1", "published": "0.04", "unit": {"zh": "万人", "en": "×10,000 people"}, "kind": "projects",
        "measure": "sum(beneficiaries)"},
       {"id": "F2", "published": 3, "unit": "个", "kind": "projects"}]
      """)
    #expect(results.map(\.verdict) == [.agrees, .agrees])
    let table = FigureTable.table(results, schema: register.schema)
    let unit = try #require(table.kind.ordinal(of: "unit"))
    let labels = (0..<2).map { row in
      if case .coded(_, let label, _) = table.value(row: row, field: unit) { label } else { Localized("", "") }
    }
    #expect(labels == [Localized("万人", "×10,000 people"), Localized("个", "个")])
  }

  @Test func changingARecordChangesTheVerdict() throws {
    let file = FigureFile(
      try JSONValue(parsing: #"[{"id": "F", "published": "2", "unit": "个", "kind": "projects", "query": "stage:完成"}]"#),
      named: "figures.json")
    let changed = try SampleRegister.open(["projects": #"[{"id": "P1", "name": "一", "stage": "完成"}]"#])
    let verdict = FigureEvaluation.reconcile(file.figures, with: changed, today: SampleRegister.today)?.first?.verdict
    #expect(verdict == .disagrees)
  }
}
