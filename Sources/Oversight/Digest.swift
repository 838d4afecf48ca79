import Columnar
import Localization
import Querying
import Statistics

/// What the first screen shows of a register: the headline figures of each system with how their records spread, and
/// how the records of each kind do. Computed anew from the records; nothing of it is kept.
public struct Digest: Sendable {
  /// A figure by its place among the reconciliations.
  public struct Headline: Sendable {
    public let figure: Int
    public let label: Localized
    public let distribution: Distribution?
  }

  /// Figures that belong together under one name.
  public struct System: Sendable {
    public let title: Localized
    public let headlines: [Headline]
  }

  /// The findings of one rule that are overdue or fall due soon.
  public struct Urgent: Sendable {
    /// The place of the rule in `Findings.outcomes`.
    public let rule: Int
    public internal(set) var overdue: Int
    public internal(set) var soon: Int
    /// The first of them, by its place among the findings, and when it falls due.
    public let first: Int
    public let dueOn: Day?
  }

  public let systems: [System]
  /// The gravest rules first, then those that fall due earliest.
  public let urgent: [Urgent]
  /// By the ordinal of the kind; nil where a kind holds nothing.
  public let kinds: [Distribution?]
  /// How many findings there are of each.
  public let severities: [Rule.Severity: Int]
  public let urgencies: [Finding.Urgency: Int]
  /// Figures that do not agree, by their place among the reconciliations.
  public let disagreeing: [Int]

  /// Figures of a section that are shown where the file marks none as headlines.
  static let unmarkedLimit = 2

  /// Nil when cancelled. O((headlines + kinds) × rows of their kind).
  public static func compute(
    _ register: Register, report: OversightReport, today: Day, cancelled: () -> Bool = { false }
  ) -> Digest? {
    let reconciliations = report.reconciliations
    var systems: [System] = []
    for (title, places) in grouped(reconciliations) {
      var headlines: [Headline] = []
      for place in places {
        if cancelled() { return nil }
        let figure = reconciliations[place].figure
        headlines.append(
          Headline(
            figure: place, label: figure.headline?.label ?? figure.label,
            distribution: distribution(of: figure, register, today, cancelled)))
      }
      systems.append(System(title: title, headlines: headlines))
    }
    var kinds: [Distribution?] = []
    for kind in register.schema.kinds.indices {
      if cancelled() { return nil }
      let count = register.tables[kind].count
      guard register.present.contains(kind), count > 0 else {
        kinds.append(nil)
        continue
      }
      let context = QueryContext(register: register, kind: kind, today: today)
      kinds.append(
        Distribution.compute(
          rows: Bitmap(count: count, filled: true), measure: .count(nil), in: context, cancelled: cancelled))
    }
    if cancelled() { return nil }
    var severities: [Rule.Severity: Int] = [:]
    var urgencies: [Finding.Urgency: Int] = [:]
    for finding in report.findings.entries {
      severities[report.findings.rule(of: finding).severity, default: 0] += 1
      urgencies[finding.urgency, default: 0] += 1
    }
    return Digest(
      systems: systems, urgent: urgent(report.findings), kinds: kinds, severities: severities, urgencies: urgencies,
      disagreeing: reconciliations.indices.filter { reconciliations[$0].verdict != .agrees })
  }

  private static func urgent(_ findings: Findings) -> [Urgent] {
    var places: [Int: Int] = [:]
    var urgent: [Urgent] = []
    // Findings stand in the order of their due days.
    for (row, finding) in findings.entries.enumerated() where finding.urgency == .overdue || finding.urgency == .soon {
      let place = places[finding.rule] ?? urgent.count
      if place == urgent.count {
        places[finding.rule] = place
        urgent.append(Urgent(rule: finding.rule, overdue: 0, soon: 0, first: row, dueOn: finding.dueOn))
      }
      if finding.urgency == .overdue { urgent[place].overdue += 1 } else { urgent[place].soon += 1 }
    }
    func rank(_ entry: Urgent) -> Int {
      Rule.Severity.allCases.firstIndex(of: findings.outcomes[entry.rule].rule.severity) ?? 0
    }
    return urgent.sorted { (rank($0), $0.first) < (rank($1), $1.first) }
  }

  /// The places of the headlines under the titles of their systems, in the order of the file.
  private static func grouped(_ reconciliations: [Reconciliation]) -> [(title: Localized, places: [Int])] {
    let figures = reconciliations.map(\.figure)
    let hasMarks = figures.contains { $0.headline != nil }
    var groups: [(title: Localized, places: [Int])] = []
    for (place, figure) in figures.enumerated() {
      let title: Localized
      if hasMarks {
        guard let headline = figure.headline else { continue }
        title = headline.system ?? figure.section
      } else {
        guard case .records = figure.computedFrom else { continue }
        title = figure.section
      }
      guard let group = groups.firstIndex(where: { $0.title == title }) else {
        groups.append((title, [place]))
        continue
      }
      if hasMarks || groups[group].places.count < unmarkedLimit { groups[group].places.append(place) }
    }
    return groups
  }

  /// How the records behind a figure spread, by its own measure; a ratio is of no use over parts, so they are counted.
  private static func distribution(
    of figure: Figure, _ register: Register, _ today: Day, _ cancelled: () -> Bool
  ) -> Distribution? {
    guard case .records(let name, let query, let measure) = figure.computedFrom,
      let kind = register.schema.ordinal(of: name)
    else { return nil }
    let context = QueryContext(register: register, kind: kind, today: today)
    guard let filter = try? Filter.compile(query, in: context), let rows = try? filter.rows(cancelled: cancelled),
      let parsed = try? Measure.parse(measure)
    else { return nil }
    var divisible = parsed
    if case .ratio = parsed { divisible = .count(nil) }
    let distribution = Distribution.compute(rows: rows, measure: divisible, in: context, cancelled: cancelled)
    return distribution?.isEmpty == false ? distribution : nil
  }
}
