import Columnar
import Localization

/// One record that meets one rule.
public struct Finding: Sendable, Hashable {
  /// How near the due day is.
  public enum Urgency: String, Sendable, CaseIterable {
    case overdue
    /// Within `Findings.soon` days, the as-of day among them.
    case soon
    case later
    /// Nothing falls due.
    case undated

    public var title: Localized {
      switch self {
      case .overdue: Localized("已到期", "overdue")
      case .soon: Localized("即将到期", "due soon")
      case .later: Localized("未到期", "due later")
      case .undated: Localized("无期限", "no due day")
      }
    }
  }

  /// The place of the rule in `Findings.outcomes`.
  public let rule: Int
  public let row: Int
  public let dueOn: Day?
  public let urgency: Urgency
}

/// Every record that meets a rule on a day, the most urgent first.
public struct Findings: Sendable {
  /// Days ahead that count as soon.
  public static let soon = 30

  public let asOf: Day
  /// One a rule, in the order of the rules.
  public let outcomes: [RuleOutcome]
  public let entries: [Finding]

  /// Answers all rules; nil when cancelled. O(rules × rows of their kinds) by bitmaps, then O(findings log findings).
  public static func compute(
    _ register: Register, rules: [Rule], asOf: Day, cancelled: () -> Bool = { false }
  ) -> Findings? {
    withoutActuallyEscaping(cancelled) { cancelled in
      let evaluation = RuleEvaluation(register: register, asOf: asOf, cancelled: cancelled)
      var outcomes: [RuleOutcome] = []
      for rule in rules {
        guard let outcome = evaluation.outcome(of: rule) else { return nil }
        outcomes.append(outcome)
      }
      return Findings(outcomes, asOf: asOf)
    }
  }

  private init(_ outcomes: [RuleOutcome], asOf: Day) {
    self.asOf = asOf
    self.outcomes = outcomes
    var entries: [Finding] = []
    for (index, outcome) in outcomes.enumerated() {
      outcome.yes.forEach { row in
        let due = outcome.due(row)
        entries.append(Finding(rule: index, row: row, dueOn: due, urgency: Self.urgency(due, asOf)))
      }
    }
    let ranks = outcomes.map { Rule.Severity.allCases.firstIndex(of: $0.rule.severity) ?? 0 }
    let urgencies = Dictionary(
      uniqueKeysWithValues: Finding.Urgency.allCases.enumerated().map { ($0.element, $0.offset) })
    func key(_ finding: Finding) -> (Int, Int32, Int, Int) {
      (urgencies[finding.urgency] ?? 0, finding.dueOn?.number ?? 0, ranks[finding.rule], finding.rule)
    }
    // Findings come by rule and row, and equal ones stay so.
    self.entries = entries.enumerated()
      .sorted { left, right in
        let (first, second) = (key(left.element), key(right.element))
        return first == second ? left.offset < right.offset : first < second
      }
      .map(\.element)
  }

  private static func urgency(_ due: Day?, _ asOf: Day) -> Finding.Urgency {
    guard let due else { return .undated }
    if due < asOf { return .overdue }
    return due.number - asOf.number <= Int32(soon) ? .soon : .later
  }

  public func rule(of finding: Finding) -> Rule { outcomes[finding.rule].rule }

  /// Days until a finding falls due; negative where it is overdue.
  public func daysLeft(_ finding: Finding) -> Int? { finding.dueOn.map { Int($0.number) - Int(asOf.number) } }

  /// What every rule about this kind says of one record.
  public func answers(kind: Int, row: Int) -> [(rule: Rule, answer: Answer)] {
    outcomes.filter { $0.kind == kind && $0.problem == nil }.map { ($0.rule, $0.answer(row)) }
  }

  /// The fields that make a record meet a rule, with their values.
  public func evidence(of finding: Finding, in register: Register) -> [(title: Localized, value: Value)] {
    outcomes[finding.rule].evidence.map { ($0.title, $0.value(finding.row, in: register)) }
  }
}
