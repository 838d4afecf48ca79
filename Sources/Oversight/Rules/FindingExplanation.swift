import Columnar
import Localization
import Querying

/// One rule and one record, step by step: what the rule says, each condition with the values that it compares, and how the
/// due day is counted.
public struct FindingExplanation: Sendable {
  public enum Part: String, Sendable, CaseIterable {
    case rule, citation, text, consequence, inForce, severity, verification, record, answer, applies, condition, value,
      due, counting, note

    public var title: Localized {
      switch self {
      case .rule: Localized("规则", "rule")
      case .citation: Localized("法规依据", "legal basis")
      case .text: Localized("条文", "text")
      case .consequence: Localized("后果", "consequence")
      case .inForce: Localized("施行", "in force")
      case .severity: Localized("程度", "severity")
      case .verification: Localized("核对情况", "checked")
      case .record: Localized("记录", "record")
      case .answer: Localized("答案", "answer")
      case .applies: Localized("适用范围", "applies to")
      case .condition: Localized("条件", "condition")
      case .value: Localized("取值", "value")
      case .due: Localized("到期日", "due date")
      case .counting: Localized("计算", "counting")
      case .note: Localized("说明", "note")
      }
    }
  }

  public struct Line: Sendable, Hashable {
    public let part: Part
    /// A condition, or the formula of a value; empty for lines without one.
    public let subject: String
    public let value: String
  }

  public let lines: [Line]

  /// Explains a rule, and its answer for a record if one is named.
  ///
  /// - Throws: if a part of the rule does not compile; its outcome then has the problem.
  public static func of(
    _ outcome: RuleOutcome, row: Int?, in register: Register, asOf: Day, language: Language
  ) throws(QueryError) -> FindingExplanation {
    var writer = ExplanationWriter(outcome: outcome, register: register, asOf: asOf, language: language)
    writer.writeRule()
    if let row { try writer.write(row) } else { writer.writeConditions() }
    return FindingExplanation(lines: writer.lines)
  }
}

private struct ExplanationWriter {
  let outcome: RuleOutcome
  let register: Register
  let asOf: Day
  let language: Language
  var lines: [FindingExplanation.Line] = []
  private var shown: Set<String> = []

  init(outcome: RuleOutcome, register: Register, asOf: Day, language: Language) {
    self.outcome = outcome
    self.register = register
    self.asOf = asOf
    self.language = language
  }

  private var rule: Rule { outcome.rule }

  private mutating func add(_ part: FindingExplanation.Part, _ value: String) { add(part, "", value) }

  private mutating func add(_ part: FindingExplanation.Part, _ subject: String, _ value: String) {
    guard !value.isEmpty else { return }
    lines.append(.init(part: part, subject: subject, value: value))
  }

  // MARK: - The rule

  mutating func writeRule() {
    add(.rule, rule.id, rule.title[language])
    add(.citation, rule.citation[language])
    add(.text, rule.text?[language] ?? "")
    add(.consequence, rule.consequence?[language] ?? "")
    let (from, to) = (rule.effectiveFrom?.description ?? "", rule.effectiveTo?.description ?? "")
    if !from.isEmpty || !to.isEmpty { add(.inForce, "\(from)..\(to)") }
    add(.severity, rule.severity.title[language])
    add(.verification, rule.verification.title[language])
    add(.note, rule.note?[language] ?? "")
  }

  mutating func writeConditions() {
    add(.applies, rule.applies)
    add(.condition, rule.query)
    for due in rule.due { add(.due, due.text) }
    for answer in Answer.allCases { add(.answer, answer.title[language], String(outcome.rows(answer).population)) }
  }

  // MARK: - A record

  mutating func write(_ row: Int) throws(QueryError) {
    guard let kind = outcome.kind else { return }
    let table = register.tables[kind]
    add(.record, table.key(row).isEmpty ? "#\(row + 1)" : table.key(row), table.label(row))
    let answer = Answer.allCases.first { outcome.rows($0)[row] } ?? .cannotTell
    add(.answer, answer.title[language])
    let context = QueryContext(register: register, kind: kind, today: asOf)
    if !rule.dated.isEmpty { try write(formula: rule.dated, as: .inForce, row, context) }
    try write(conditions: rule.applies, as: .applies, row, context)
    try write(conditions: rule.query, as: .condition, row, context)
    for due in rule.due { try write(due, row, context) }
    if let day = outcome.due(row) {
      let left = Int(day.number) - Int(asOf.number)
      add(
        .due, text(day),
        Localized("截至 \(asOf)，剩余 \(left) 天", "days left on \(asOf): \(left)")[language])
    }
    if outcome.isCountedInCalendarDays(row) { add(.note, String(FindingTable.calendarDays[language].dropFirst(1))) }
  }

  private mutating func write(
    conditions text: String, as part: FindingExplanation.Part, _ row: Int, _ context: QueryContext
  ) throws(QueryError) {
    let filter = try Filter.compile(text, in: context)
    switch filter.query {
    case .everything: return
    case .all(let parts): for clause in parts { try write(clause, as: part, row, context) }
    default: try write(filter.query, as: part, row, context)
    }
  }

  /// A clause with its answer, then what it compares.
  private mutating func write(
    _ clause: Query, as part: FindingExplanation.Part, _ row: Int, _ context: QueryContext
  ) throws(QueryError) {
    let filter = try Filter(clause, in: context)
    guard let yes = try filter.judged(true), let no = try filter.judged(false) else { return }
    let answer: Answer = yes[row] ? .yes : no[row] ? .no : .cannotTell
    add(part, clause.description, answer.title[language])
    try writeValues(clause, row, context)
  }

  private mutating func writeValues(_ clause: Query, _ row: Int, _ context: QueryContext) throws(QueryError) {
    switch clause {
    case .everything, .word: return
    case .not(let inner, _): try writeValues(inner, row, context)
    case .all(let parts), .any(let parts): for part in parts { try writeValues(part, row, context) }
    case .relation(let relation):
      let condition = relation.condition.description
      try write(formula: "count(\(relation.path.text){\(condition)})", as: .value, row, context)
    case .comparison(let comparison):
      try write(comparison.left, row, context)
      // The right side of a comparison of texts is a value, not a field.
      guard (try? Computation.compile(comparison.left.formulaText, in: context)) != nil else { return }
      for item in comparison.items {
        switch item {
        case .one(let scalar): if let formula = scalar.formula { try write(formula, row, context) }
        case .range(let low, let high, _):
          for scalar in [low, high] { if let formula = scalar?.formula { try write(formula, row, context) } }
        }
      }
    }
  }

  /// An operand and its parts, each once.
  private mutating func write(_ operand: Query.Operand, _ row: Int, _ context: QueryContext) throws(QueryError) {
    switch operand {
    case .literal: return
    case .path(let path) where path.text == "today": return
    case .path, .call: try write(formula: operand.formulaText, as: .value, row, context)
    case .negated(let inner, _): try write(inner, row, context)
    case .binary(_, let left, let right):
      try write(left, row, context)
      try write(right, row, context)
      try write(formula: operand.formulaText, as: .counting, row, context)
    }
  }

  private mutating func write(
    formula text: String, as part: FindingExplanation.Part, _ row: Int, _ context: QueryContext
  ) throws(QueryError) {
    guard shown.insert(text).inserted, let reading = try? EvidenceReading(.init(text: text, title: nil), in: context)
    else { return }
    let value = reading.value(row, in: register)
    var shownValue = value.text(in: language, style: .sentence)
    if case .day(let day) = value { shownValue = self.text(day) }
    add(part, text, shownValue.isEmpty ? Localized("空", "empty")[language] : shownValue)
  }

  // MARK: - The due day

  private mutating func write(_ due: Rule.Due, _ row: Int, _ context: QueryContext) throws(QueryError) {
    switch due {
    case .expression(let text):
      try write(formula: text, as: .counting, row, context)
    case .inYear(let text, let month, let day):
      try write(formula: text, as: .counting, row, context)
      add(.counting, text, Localized("该年 \(month) 月 \(day) 日", "of that year: month \(month), day \(day)")[language])
    }
  }

  /// A day with its weekday, and a mark if it is no working day.
  private func text(_ day: Day) -> String {
    let weekday = (Int(day.number) % 7 + 10) % 7
    let names = ["一二三四五六日".map(String.init), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]]
    let name = language == .chinese ? "周" + names[0][weekday] : names[1][weekday]
    let rest = WorkCalendar.isWorkday(day) == false ? Localized("，休息日", ", day off")[language] : ""
    return language == .chinese ? "\(day)（\(name)\(rest)）" : "\(day) (\(name)\(rest))"
  }
}

extension Query.Operand {
  /// The formula as `Computation` reads it.
  fileprivate var formulaText: String { description }
}
