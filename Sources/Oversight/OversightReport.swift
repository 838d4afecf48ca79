import Columnar
import Localization

/// Everything that is computed over a register on a day, and the tables that show it. Made anew whenever the records
/// change; nothing of it is kept.
public struct OversightReport: Sendable {
  public let reconciliations: [Reconciliation]
  public let findings: Findings
  /// What is wrong with the files of figures and rules.
  public let problems: [Localized]

  /// Reconciles and answers all; nil when cancelled. `cancelled` is asked between figures, rules and blocks of rows.
  public static func compute(
    _ register: Register, sources: OversightSources, today: Day, cancelled: () -> Bool = { false }
  ) -> OversightReport? {
    guard
      let reconciliations = FigureEvaluation.reconcile(
        sources.figures.figures, with: register, today: today, cancelled: cancelled),
      let findings = Findings.compute(register, rules: sources.rules.rules, asOf: today, cancelled: cancelled)
    else { return nil }
    return OversightReport(reconciliations: reconciliations, findings: findings, problems: sources.problems)
  }

  /// The tables `figures`, `findings` and `rules`, for `Register.adding`.
  ///
  /// - Parameters:
  ///   - register: the one that was computed from, with or without computed tables.
  ///   - language: that of the evidence of findings, which is text.
  public func tables(of register: Register, language: Language) -> [Table] {
    [
      FigureTable.table(reconciliations, schema: register.schema),
      FindingTable.table(findings, of: register, language: language),
      RuleTable.table(findings, schema: register.schema),
    ]
  }

  /// Where Enter on a row of one of these tables leads; nil for other tables, and where nothing stands behind the row.
  public static func drillTarget(ofRow row: Int, in table: Table) -> DrillTarget? {
    switch table.kind.name {
    case FigureTable.name: FigureTable.drillTarget(ofRow: row, in: table)
    case FindingTable.name: FindingTable.drillTarget(ofRow: row, in: table)
    case RuleTable.name: RuleTable.drillTarget(ofRow: row, in: table)
    case DifferenceTable.Basis.differences.rawValue, DifferenceTable.Basis.changes.rawValue:
      DifferenceTable.drillTarget(ofRow: row, in: table)
    default: nil
    }
  }

  /// Counts for the first screen.
  public var disagreeing: Int { reconciliations.count { $0.verdict != .agrees } }

  public func findings(_ severity: Rule.Severity) -> Int {
    findings.entries.count { findings.rule(of: $0).severity == severity }
  }
}
