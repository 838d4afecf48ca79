import Columnar
import Oversight

extension Model {
  /// The lines of what needs attention, with their targets: findings by severity, figures, files, changes.
  var attention: [AttentionLine] {
    var lines: [AttentionLine] = []
    if let report = oversight.report, let digest = oversight.digest {
      lines += findingLines(digest)
      if !report.reconciliations.isEmpty { lines += figureLines(report, digest) }
      if !report.problems.isEmpty {
        lines.append(
          AttentionLine(
            sign: .urgent, title: title(of: .kind(RuleTable.name)),
            text: Phrase.ruleProblems(language, "\(report.problems.count)"),
            asides: [report.problems[0][language]], target: .tab(.kind(RuleTable.name))))
      }
    } else if register != nil, !isPartial {
      lines.append(
        AttentionLine(sign: .pending, title: Phrase.computing(language), text: ""))
    }
    lines.append(problemLine)
    for (comparison, basis) in [
      (comparisons.changes, DifferenceTable.Basis.changes), (comparisons.differences, .differences),
    ] {
      guard let comparison, !comparison.isEmpty, tabs.contains(.kind(basis.rawValue)) else { continue }
      lines.append(
        AttentionLine(
          sign: .open, title: basis.title[language],
          text: Phrase.differenceCounts(
            language, Money.thousands(comparison.added), Money.thousands(comparison.removed),
            Money.thousands(comparison.changed)),
          asides: comparison.path.map { [$0, Model.fileName($0)] } ?? [], target: .tab(.kind(basis.rawValue))))
    }
    return lines
  }

  private func findingLines(_ digest: Digest) -> [AttentionLine] {
    guard tabs.contains(.kind(FindingTable.name)) else { return [] }
    let name = title(of: .kind(FindingTable.name))
    let overdue = digest.urgencies[.overdue] ?? 0
    let soon = digest.urgencies[.soon] ?? 0
    let bySeverity = Rule.Severity.allCases.map { ($0, digest.severities[$0] ?? 0) }
    let text = bySeverity.filter { $0.1 > 0 }
      .map { "\($0.0.title[language]) \(Money.thousands($0.1))" }.joined(separator: Phrase.separator(language))
    var times: [String] = []
    if overdue > 0 { times.append(Phrase.overdueCount(language, Money.thousands(overdue))) }
    if soon > 0 { times.append(Phrase.dueCount(language, Money.thousands(soon), "\(Findings.soon)")) }
    var lines = [
      AttentionLine(
        sign: overdue + soon > 0 ? .urgent : .open, title: name, text: text,
        asides: [times.joined(separator: Phrase.separator(language))] + times.prefix(1),
        target: .tab(.kind(FindingTable.name)))
    ]
    func detail(_ title: String, _ count: Int, _ query: String) {
      guard count > 0 else { return }
      lines.append(
        AttentionLine(
          sign: .open, title: title, text: Money.thousands(count),
          target: .filtered(.kind(FindingTable.name), query: query), isDetail: true))
    }
    detail(
      Phrase.dueSoon(language, "\(Findings.soon)"), soon, FindingTable.dueWithin(days: Findings.soon))
    // A single severity would repeat the line above.
    for (severity, count) in bySeverity where count < bySeverity.reduce(0, { $0 + $1.1 }) {
      detail(severity.title[language], count, "severity:\(severity.rawValue)")
    }
    return lines
  }

  private func figureLines(_ report: OversightReport, _ digest: Digest) -> [AttentionLine] {
    let all = report.reconciliations.count
    let bad = digest.disagreeing
    let tab = Tab.kind(FigureTable.name)
    let query = "verdict:disagrees,cannotTell"
    return [
      AttentionLine(
        sign: bad.isEmpty ? .good : .urgent, title: title(of: tab),
        text: Phrase.figuresAgree(language, "\(all - bad.count)", "\(all)"),
        target: bad.isEmpty ? .tab(tab) : .filtered(tab, query: query))
    ]
      + bad.prefix(5).map { row in
        let reconciliation = report.reconciliations[row]
        return AttentionLine(
          sign: .urgent, title: reconciliation.figure.label[language],
          text: Phrase.publishedAndComputed(
            language, reconciliation.figure.printedText, reconciliation.computedDigits ?? "–"),
          target: .figure(row), isDetail: true)
      }
  }

  private var problemLine: AttentionLine {
    let problems = register?.diagnostics.count ?? 0
    return AttentionLine(
      sign: problems == 0 ? .good : .urgent, title: title(of: .kind("problems")),
      text: problems == 0 ? Phrase.noProblems(language) : Phrase.problems(language, Money.thousands(problems)),
      target: .tab(.kind("problems")))
  }
}
