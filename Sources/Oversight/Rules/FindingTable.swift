import Columnar
import Localization

/// Findings as a table, the most urgent first.
public enum FindingTable {
  public static let name = "findings"

  /// - Parameter language: of the evidence, which is text; all other fields are in both languages.
  public static func table(_ findings: Findings, of register: Register, language: Language) -> Table {
    var titles = SentenceBook("rules", title: Localized("规则", "rules"))
    var citations = SentenceBook("citations", title: Localized("法规依据", "legal bases"))
    var texts = SentenceBook("texts", title: Localized("条文", "texts"))
    var consequences = SentenceBook("consequences", title: Localized("后果", "consequences"))
    let ruleCells = findings.outcomes.map { outcome -> [String: Value] in
      [
        "rule": .text(outcome.rule.id), "title": titles.value(outcome.rule.title),
        "citation": citations.value(outcome.rule.citation), "severity": .text(outcome.rule.severity.rawValue),
        "text": texts.value(outcome.rule.text), "consequence": consequences.value(outcome.rule.consequence),
        "verification": .text(outcome.rule.verification.rawValue), "kind": .text(outcome.rule.kind),
      ]
    }
    let subjects = FindingSubjects(register)
    var subjectRows: [Int32] = []
    let books = Books(titles: titles, citations: citations, texts: texts, consequences: consequences)
    var builder = TableBuilder(kind(books, register: register))
    for finding in findings.entries {
      guard let kind = findings.outcomes[finding.rule].kind else { continue }
      let table = register.tables[kind]
      let key = table.key(finding.row)
      var cells = ruleCells[finding.rule]
      cells["id"] = .text("\(findings.rule(of: finding).id)/\(key.isEmpty ? "#\(finding.row + 1)" : key)")
      cells["urgency"] = .text(finding.urgency.rawValue)
      cells["dueOn"] = finding.dueOn.map(Value.day) ?? .empty
      cells["daysLeft"] = findings.daysLeft(finding).map { .integer(Int64($0)) } ?? .empty
      cells["key"] = key.isEmpty ? .empty : .text(key)
      cells["row"] = .integer(Int64(finding.row) + 1)
      let subject = subjects.row(kind: kind, row: finding.row)
      subjectRows.append(Int32(subject ?? -1))
      cells["record"] = .text(label(of: finding.row, in: table, subject: subject, register))
      let evidence = text(of: findings.evidence(of: finding, in: register), language)
      let isApproximate = findings.outcomes[finding.rule].isCountedInCalendarDays(finding.row)
      cells["evidence"] = .text(isApproximate ? evidence + calendarDays[language] : evidence)
      builder.append(cells)
    }
    return linked(builder.table(), subjectRows, register)
  }

  /// The record of a finding.
  public static func drillTarget(ofRow row: Int, in table: Table) -> DrillTarget? {
    ComputedRow(row, of: table)?.record
  }

  /// A query over this table for findings that fall due within `days` days from the as-of day.
  public static func dueWithin(days: Int) -> String { "dueOn>=today dueOn<=today+\(days)d" }

  // MARK: - Cells

  /// Added to the evidence if working days could not be told apart.
  static let calendarDays = Localized(
    "；工作日按自然日计算：不知当年的节假日", "; working days were counted as calendar days: the holidays of that year are not known")

  /// The name of the record, or of its subject if it has none.
  private static func label(of row: Int, in table: Table, subject: Int?, _ register: Register) -> String {
    let label = table.label(row)
    guard label == table.key(row), let subject, subject < register.tables[0].count else { return label }
    let name = register.tables[0].label(subject)
    return label.isEmpty || label == name ? name : "\(name) \(label)"
  }

  private static func text(of evidence: [(title: Localized, value: Value)], _ language: Language) -> String {
    evidence
      .map { item in
        let value = item.value.text(in: language, style: .sentence)
        let empty = language == .chinese ? "空" : "empty"
        return item.title[language] + " " + (value.isEmpty ? empty : value)
      }
      .joined(separator: language == .chinese ? "；" : "; ")
  }

  /// The table with references to subjects, and back from each subject.
  private static func linked(_ table: Table, _ rows: [Int32], _ register: Register) -> Table {
    guard let field = table.kind.ordinal(of: "subject"), let spine = register.tables.first else { return table }
    let back = Adjacency.inverting(rows, targetCount: spine.count)
    return table.replacing([
      field: .reference(ReferenceColumn(rows: rows, unresolved: Unresolved(), back: back))
    ])
  }

  // MARK: - The kind

  private struct Books {
    let titles: SentenceBook
    let citations: SentenceBook
    let texts: SentenceBook
    let consequences: SentenceBook
  }

  private static func kind(_ books: Books, register: Register) -> Kind {
    let rule = Localized("规则", "Rule")
    let record = Localized("记录", "Record")
    let time = Localized("期限", "Time limit")
    var fields = [
      field("id", "编号", "ID", .code(nil), "规则与记录", "Rule and record", rule, [], 24),
      field(
        "record", "记录", "Record", .text, "触发规则的记录", "The record that matches the rule", record,
        [.summary, .search, .label], 18),
      field(
        "title", "规则", "Rule", .coded(books.titles.codebook), "规则的内容", "What the rule says", rule, [.summary, .search],
        20),
      field(
        "dueOn", "到期日", "Due on", .date, "应办理之日或期满之日", "The date it falls due, or the period ends", time,
        [.summary, .dated], 10),
      field(
        "urgency", "缓急", "Urgency", .coded(urgencies), "已逾期、30 日内到期、30 日后到期或无期限",
        "Overdue, due within 30 days, due later, or no due date", time,
        [.summary], 8),
      field(
        "severity", "程度", "Severity", .coded(severities), "严重、警示或提醒", "Serious, warning or notice", rule, [.summary], 6),
      field(
        "daysLeft", "剩余天数", "Days left", .integer(unit: Localized("天", "days")), "距到期日的天数，负数表示已逾期",
        "Days until the due date; negative when overdue", time, [.summary], 8),
      field(
        "evidence", "认定依据的事实", "Evidence", .text, "据以判断的字段值", "The field values behind the finding", record,
        [.summary, .search], 36),
      field(
        "citation", "法规依据", "Legal basis", .coded(books.citations.codebook), "法规与条款", "Instrument and article", rule,
        [.summary, .search], 30),
      field(
        "verification", "核对情况", "Checked", .coded(verifications), "是否已对照法规原文核对",
        "Whether the rule was checked against the legal text",
        rule, [.summary], 6),
      field(
        "text", "条文", "Text", .coded(books.texts.codebook), "条文中规定此条件的文字",
        "The words of the article that state the condition",
        rule, [.search], 40),
      field(
        "consequence", "后果", "Consequence", .coded(books.consequences.codebook), "条文规定应当或可以怎样处理",
        "What the article says shall or may follow", rule, [], 24),
      field("rule", "规则编号", "Rule ID", .code(nil), "规则的编号", "The rule's ID", rule, [.search], 8),
      field(
        "kind", "记录类型", "Record type", .coded(SentenceBook.kinds(register.schema)), "记录的类型", "The record type", record,
        [], 12
      ),
      field("key", "主键", "Key", .code(nil), "记录的主键", "The record's key", record, [.search], 20),
      field(
        "row", "行号", "Row", .integer(unit: nil), "记录在所属表中的行号（从 1 开始）", "Row number in its table, counting from 1",
        record, [],
        7),
    ]
    if let spine = register.schema.kinds.first {
      fields.append(
        Field(
          "subject", spine.singular, .reference(to: spine.name),
          help: Localized("记录所属的\(spine.singular.chinese)", "The \(spine.singular.english) concerned"),
          group: record, roles: [.search], width: 30))
    }
    return Kind(
      name, title: Localized("监管提示", "Findings"), singular: Localized("监管提示", "finding"),
      help: Localized(
        "触发规则的记录及其法规依据、事实和到期日；仅供提示，不构成处理决定。",
        "Records that match a rule, with legal basis, evidence and due date. For information only; no decision is made."
      ),
      key: "id", fields: fields)
  }

  private static func field(
    _ name: String, _ chinese: String, _ english: String, _ type: FieldType, _ helpChinese: String,
    _ helpEnglish: String, _ group: Localized, _ roles: Field.Roles, _ width: Int
  ) -> Field {
    Field(
      name, Localized(chinese, english), type, help: Localized(helpChinese, helpEnglish), group: group, roles: roles,
      width: width)
  }

  private static let urgencies = SentenceBook.cases(
    "urgencies", title: Localized("缓急", "urgency"), Finding.Urgency.allCases.map { ($0.rawValue, $0.title) })
  static let severities = SentenceBook.cases(
    "severities", title: Localized("程度", "severity"), Rule.Severity.allCases.map { ($0.rawValue, $0.title) })
  static let verifications = SentenceBook.cases(
    "verifications", title: Localized("核对情况", "verification"),
    Rule.Verification.allCases.map { ($0.rawValue, $0.title) })
}
