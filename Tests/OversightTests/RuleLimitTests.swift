import Catalog
import Columnar
import Localization
import Testing

@testable import Oversight

/// One rule, and records just inside and just outside its limits.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let asOf: String
  /// Records of the kind of the rule, one JSON object each. The `organizations` S, U and F exist besides them.
  let records: [String]
  /// The expected answer for each record: `y`, `n`, `-` for not applicable, `?` for cannot tell.
  let answers: String
  /// Due days of the records that meet the rule, in order; nil for none.
  var due: [String?] = []
  /// Records of other kinds.
  var others: [String: String] = [:]

  var testDescription: String { "\(rule) as of \(asOf)" }
}

/// Every rule at its limits: 29 February, the end of a month, exactly 50,000 yuan, exactly two years.
@Suite struct RuleLimitTests {
  private static let organizations = """
    {"creditCode": "S", "name": "甲协会", "kind": "社会团体", "level": "省级", "status": "正常", "registeredOn": "2010-01-01"},
    {"creditCode": "U", "name": "乙中心", "kind": "民办非企业单位", "level": "省级", "status": "正常", "registeredOn": "2010-01-01"},
    {"creditCode": "F", "name": "丙基金会", "kind": "基金会", "level": "省级", "status": "正常", "registeredOn": "2010-01-01"}
    """

  private func register(_ example: RuleCase, kind: String) throws -> Register {
    var files = Dictionary(uniqueKeysWithValues: Catalog.schema.kinds.map { ($0.name, "[]") })
    files["organizations"] = "[\(Self.organizations)]"
    for (name, text) in example.others {
      files[name] = name == "organizations" ? "[\(text), \(Self.organizations)]" : text
    }
    let records = example.records.joined(separator: ",\n")
    files[kind] = kind == "organizations" ? "[\(records), \(Self.organizations)]" : "[\(records)]"
    return try SampleRegister.open(asOf: example.asOf, files)
  }

  @Test(arguments: RuleCase.all)
  func limits(example: RuleCase) throws {
    let rule = try BuiltInRules.rule(example.rule)
    let register = try register(example, kind: rule.kind)
    let findings = try #require(
      Findings.compute(register, rules: [rule], asOf: try SampleRegister.day(example.asOf)))
    let outcome = findings.outcomes[0]
    #expect(outcome.problem == nil, "\(outcome.problem?.english ?? "")")
    let marks: [Answer: String] = [.yes: "y", .no: "n", .notApplicable: "-", .cannotTell: "?"]
    let answers = example.records.indices.map { marks[outcome.answer($0)] ?? "" }.joined()
    #expect(answers == example.answers)
    let met = example.records.indices.filter { outcome.answer($0) == .yes }
    let due = met.map { outcome.due($0)?.description }
    #expect(due == (example.due.isEmpty ? met.map { _ in nil } : example.due))
  }

  /// Every rule needs a case here.
  @Test func everyRuleHasACase() {
    let covered = Set(RuleCase.all.map(\.rule))
    #expect(BuiltInRules.book.rules.map(\.id).filter { !covered.contains($0) }.isEmpty)
  }

  /// Every case needs a record that meets the rule and one that does not.
  @Test func everyRuleIsMetAndNotMet() {
    for id in Set(RuleCase.all.map(\.rule)) {
      let answers = RuleCase.all.filter { $0.rule == id }.map(\.answers).joined()
      #expect(answers.contains("y") && answers.contains(where: { $0 != "y" }), "\(id)")
    }
  }
}
