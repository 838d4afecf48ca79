import Columnar
import Localization

/// All figures and findings computed over a register for a day, and the tables that show them. Computed again whenever
/// the records change.
public struct OversightReport: Sendable {
  public let reconciliations: [Reconciliation]
  public let findings: Findings
  /// Errors in the files of figures and rules.
  public let problems: [Localized]

  /// Reconciles all figures and evaluates all rules. Nil when cancelled; `cancelled` is called between figures, rules and
  /// blocks of rows.
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
  ///   - register: the register that the report was computed from, with or without computed tables.
  ///   - language: of the evidence of findings, which is text.
  public func tables(of register: Register, language: Language) -> [Table] {
    [
      FigureTable.table(reconciliations, schema: register.schema),
      FindingTable.table(findings, of: register, language: language),
      RuleTable.table(findings, schema: register.schema),
    ]
  }

  /// The drill-down target of a row of one of these tables; nil for other tables and for rows without a target.
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
}
