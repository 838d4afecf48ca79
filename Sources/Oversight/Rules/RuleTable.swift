import Columnar
import Localization

/// The rules as a table: text, source, and the number of records with each answer.
public enum RuleTable {
  public static let name = "rules"

  public static func table(_ findings: Findings, schema: Schema) -> Table {
    var titles = SentenceBook("titles", title: Localized("规则", "rules"))
    var citations = SentenceBook("citations", title: Localized("法规依据", "legal bases"))
    var problems = SentenceBook("problems", title: Localized("问题", "problems"))
    var notes = SentenceBook("notes", title: Localized("说明", "notes"))
    var texts = SentenceBook("texts", title: Localized("条文", "texts"))
    var consequences = SentenceBook("consequences", title: Localized("后果", "consequences"))
    let rows = findings.outcomes.map { outcome -> [String: Value] in
      let rule = outcome.rule
      var row: [String: Value] = [
        "id": .text(rule.id), "title": titles.value(rule.title), "citation": citations.value(rule.citation),
        "severity": .text(rule.severity.rawValue), "verification": .text(rule.verification.rawValue),
        "effectiveFrom": rule.effectiveFrom.map(Value.day) ?? .empty,
        "effectiveTo": rule.effectiveTo.map(Value.day) ?? .empty, "kind": text(rule.kind),
        "applies": text(rule.applies), "query": text(rule.query), "problem": problems.value(outcome.problem),
        "note": notes.value(rule.note), "place": text(rule.place), "text": texts.value(rule.text),
        "consequence": consequences.value(rule.consequence), "due": text(rule.due.map(\.text).joined(separator: ", ")),
      ]
      if outcome.problem == nil {
        for answer in Answer.allCases { row[answer.rawValue] = .integer(Int64(outcome.rows(answer).population)) }
      }
      return row
    }
    let group = Localized("规则", "Rule")
    func field(_ name: String, _ title: Localized, _ type: FieldType, _ roles: Field.Roles, _ width: Int) -> Field {
      Field(name, title, type, help: title, group: group, roles: roles, width: width)
    }
    let kind = Kind(
      name, title: Localized("规则", "Rules"), singular: Localized("规则", "rule"),
      help: Localized(
        "全部规则，以及每条规则下触发、未触发、不适用、无法判断的记录数。",
        "The rules, with the number of records matched, not matched, not applicable or without enough data."),
      key: "id",
      fields: [
        field("id", Localized("规则编号", "Rule ID"), .code(nil), [.summary, .search], 10),
        field("title", Localized("规则", "Rule"), .coded(titles.codebook), [.summary, .search], 40),
        field("citation", Localized("法规依据", "Legal basis"), .coded(citations.codebook), [.summary, .search], 34),
        field("severity", Localized("程度", "Severity"), .coded(FindingTable.severities), [.summary], 6),
        field("verification", Localized("核对情况", "Checked"), .coded(FindingTable.verifications), [.summary], 6),
      ]
        + Answer.allCases.map { field($0.rawValue, $0.title, .integer(unit: nil), [.summary], 8) }
        + [
          field("problem", Localized("问题", "Problem"), .coded(problems.codebook), [.summary, .search], 30),
          field("effectiveFrom", Localized("施行日期", "Effective from"), .date, [.summary], 10),
          field("effectiveTo", Localized("失效日期", "Effective to"), .date, [.summary], 10),
          field("kind", Localized("记录类型", "Record type"), .coded(SentenceBook.kinds(schema)), [], 12),
          field("applies", Localized("适用范围", "Applies to"), .text, [.search], 30),
          field("query", Localized("条件", "Condition"), .text, [.search], 40),
          field("due", Localized("到期日", "Due"), .text, [.search], 24),
          field("text", Localized("条文", "Text"), .coded(texts.codebook), [.search], 40),
          field("consequence", Localized("后果", "Consequence"), .coded(consequences.codebook), [.search], 24),
          field("note", Localized("说明", "Note"), .coded(notes.codebook), [.search], 30),
          field("place", Localized("位置", "Location"), .text, [], 24),
        ])
    var builder = TableBuilder(kind)
    for row in rows { builder.append(row) }
    return builder.table()
  }

  /// The findings of a rule.
  public static func drillTarget(ofRow row: Int, in table: Table) -> DrillTarget? {
    guard (0..<table.count).contains(row) else { return nil }
    return .records(kind: FindingTable.name, query: "rule=\"\(table.key(row))\"")
  }

  private static func text(_ text: String) -> Value { text.isEmpty ? .empty : .text(text) }
}
