import Columnar
import Localization
import Querying
import Statistics

/// The contents of the overview: the headline figures of each system and the records of each kind, with their
/// distributions over time and places. Computed again whenever the records change.
public struct Digest: Sendable {
  /// A figure on the overview.
  public struct Headline: Sendable {
    /// Index in `OversightReport.reconciliations`.
    public let figure: Int
    public let label: Localized
    public let distribution: Distribution?
  }

  /// A named group of figures.
  public struct System: Sendable {
    public let title: Localized
    public let headlines: [Headline]
  }

  /// The findings of one rule that are overdue or fall due soon.
  public struct Urgent: Sendable {
    /// Index in `Findings.outcomes`.
    public let rule: Int
    public internal(set) var overdue: Int
    public internal(set) var soon: Int
    /// Index of the first of them in `Findings.entries`, and its due day.
    public let first: Int
    public let dueOn: Day?
  }

  public let systems: [System]
  /// The most severe rules first, then those that fall due first.
  public let urgent: [Urgent]
  /// By ordinal of the kind; nil if a kind has no records.
  public let kinds: [Distribution?]
  /// Numbers of findings.
  public let severities: [Rule.Severity: Int]
  public let urgencies: [Finding.Urgency: Int]
  /// Indices in `OversightReport.reconciliations` of the figures that do not agree.
  public let disagreeing: [Int]

  /// Figures shown for each section if the file marks no headlines.
  static let unmarkedLimit = 2

  /// Nil when cancelled. O((headlines + kinds) × rows of their kind).
  public static func compute(
    _ register: Register, report: OversightReport, today: Day, cancelled: () -> Bool = { false }
  ) -> Digest? {
    let reconciliations = report.reconciliations
    var systems: [System] = []
    for (title, indices) in grouped(reconciliations) {
      var headlines: [Headline] = []
      for index in indices {
        if cancelled() { return nil }
        let figure = reconciliations[index].figure
        headlines.append(
          Headline(
            figure: index, label: figure.headline?.label ?? figure.label,
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
    // Position in `urgent` by rule.
    var positions: [Int: Int] = [:]
    var urgent: [Urgent] = []
    // Findings are ordered by due day.
    for (row, finding) in findings.entries.enumerated() where finding.urgency == .overdue || finding.urgency == .soon {
      let position = positions[finding.rule] ?? urgent.count
      if position == urgent.count {
        positions[finding.rule] = position
        urgent.append(Urgent(rule: finding.rule, overdue: 0, soon: 0, first: row, dueOn: finding.dueOn))
      }
      if finding.urgency == .overdue { urgent[position].overdue += 1 } else { urgent[position].soon += 1 }
    }
    func rank(_ entry: Urgent) -> Int {
      Rule.Severity.allCases.firstIndex(of: findings.outcomes[entry.rule].rule.severity) ?? 0
    }
    return urgent.sorted { (rank($0), $0.first) < (rank($1), $1.first) }
  }

  /// Indices of the headlines by the title of their system, in the order of the file.
  private static func grouped(_ reconciliations: [Reconciliation]) -> [(title: Localized, indices: [Int])] {
    let figures = reconciliations.map(\.figure)
    let hasMarks = figures.contains { $0.headline != nil }
    var groups: [(title: Localized, indices: [Int])] = []
    for (index, figure) in figures.enumerated() {
      let title: Localized
      if hasMarks {
        guard let headline = figure.headline else { continue }
        title = headline.system ?? figure.section
      } else {
        guard case .records = figure.computedFrom else { continue }
        title = figure.section
      }
      guard let group = groups.firstIndex(where: { $0.title == title }) else {
        groups.append((title, [index]))
        continue
      }
      if hasMarks || groups[group].indices.count < unmarkedLimit { groups[group].indices.append(index) }
    }
    return groups
  }

  /// The distribution of the records of a figure, by its measure. Ratios do not add up, so their records are counted.
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
