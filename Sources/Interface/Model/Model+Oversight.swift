import Columnar
import Oversight

/// Figures, rules and what they say about a register: a question for a worker, who has the files of figures and rules.
public struct OversightRequest: Sendable, Equatable {
  public let generation: Int
  public let register: Register
  public let language: Language
  public let today: Day

  public static func == (left: OversightRequest, right: OversightRequest) -> Bool {
    left.generation == right.generation && left.language == right.language
  }

  /// Nil where `isCancelled` said so. O(figures and rules × rows of their kinds).
  public func answer(sources: OversightSources, isCancelled: () -> Bool = { false }) -> OversightAnswer? {
    guard let report = OversightReport.compute(register, sources: sources, today: today, cancelled: isCancelled) else {
      return nil
    }
    // A register that publishes nothing has no table of figures.
    let tables = report.tables(of: register, language: language).filter { $0.count > 0 }
    return OversightAnswer(generation: generation, tables: tables, report: report)
  }
}

public struct OversightAnswer: Sendable {
  public let generation: Int
  let tables: [Table]
  let report: OversightReport
}

extension Model {
  /// Asks for figures and findings of the register at hand.
  mutating func oversee() -> [Effect] {
    guard let register else { return [] }
    oversights += 1
    return [
      .oversee(OversightRequest(generation: oversights, register: register, language: language, today: asOf))
    ]
  }

  /// Adds the tables; places that are open keep what they show.
  mutating func take(_ answer: OversightAnswer) -> [Effect] {
    guard answer.generation == oversights, let register, !isPartial else { return [] }
    self.register = register.adding(answer.tables)
    report = answer.report
    for table in answer.tables { measures[table.kind.name] = nil }
    adoptMarks()
    return []
  }

  /// Opens what stands behind a row of figures, findings or rules.
  mutating func open(_ behind: Behind) -> [Effect] {
    switch behind {
    case .record(let kind, let row): return openRecord(ofKind: kind, row: row)
    case .records(let kind, let query):
      guard let register = place?.register, let kind = register.schema.ordinal(of: kind) else {
        say(Phrase.needsRelation.text)
        return []
      }
      var target = makePlace(register, kind: kind)
      target.filter.set(query)
      return drill(target)
    }
  }

  /// Whether there is a table of findings, which a register without any does not have.
  var hasFindings: Bool { tabs.contains(.kind(FindingTable.name)) }

  /// Findings that fall due soon, as a filter over their table.
  mutating func showDue() -> [Effect] {
    let effects = go(to: .kind(FindingTable.name))
    return effects + changeView(follow: false) { $0.filter.set(FindingTable.dueWithin(days: Findings.soon)) }
  }

  /// What needs attention, the worst first: its sign says whether anything is to be done.
  var attention: [(text: String, isUrgent: Bool)] {
    var lines: [(text: String, isUrgent: Bool)] = []
    if let report {
      let overdue = report.findings.entries.count { $0.urgency == .overdue }
      let soon = report.findings.entries.count { $0.urgency == .soon }
      if overdue > 0 { lines.append((Phrase.overdueCount(language, Money.thousands(overdue)), true)) }
      lines.append((Phrase.dueCount(language, Money.thousands(soon), "\(Findings.soon)"), soon > 0))
      if !report.reconciliations.isEmpty {
        let all = report.reconciliations.count
        lines.append((Phrase.figuresAgree(language, "\(all - report.disagreeing)", "\(all)"), report.disagreeing > 0))
      }
      if !report.problems.isEmpty {
        lines.append((Phrase.ruleProblems(language, "\(report.problems.count)"), true))
      }
    }
    let problems = register?.diagnostics.count ?? 0
    lines.append(
      (problems == 0 ? Phrase.noProblems(language) : Phrase.problems(language, Money.thousands(problems)), problems > 0)
    )
    return lines
  }

  /// Lines of the overview's list of tables: what needs attention keeps its place below.
  var overviewRows: Int {
    let rows = arrangement.body.rows
    return max(1, rows >= 10 ? min(overviewEntries.count, rows - 4) : rows - 2)
  }
}
