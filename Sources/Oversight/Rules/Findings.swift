import Columnar
import Localization

/// All records that meet a rule on a day, the most urgent first.
public struct Findings: Sendable {
  /// Days before the due day that count as soon.
  public static let soon = 30

  public let asOf: Day
  /// One per rule, in order.
  public let outcomes: [RuleOutcome]
  public let entries: [Finding]

  /// Evaluates all rules. Nil when cancelled. O(rules × rows of their kinds) with bitmaps, then O(findings × log findings).
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
    // A stable sort: equal findings keep the order of rule and row.
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

  /// Days until a finding falls due; negative if it is overdue.
  public func daysLeft(_ finding: Finding) -> Int? { finding.dueOn.map { Int($0.number) - Int(asOf.number) } }

  /// The evidence of a finding: titles and values.
  public func evidence(of finding: Finding, in register: Register) -> [(title: Localized, value: Value)] {
    outcomes[finding.rule].evidence.map { ($0.title, $0.value(finding.row, in: register)) }
  }
}
