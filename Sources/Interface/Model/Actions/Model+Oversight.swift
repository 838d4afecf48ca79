import Columnar
import Localization
import Oversight
import Screen

extension Model {
  /// Asks for the figures and findings of the register.
  mutating func askOversight() -> [Effect] {
    guard let register else { return [] }
    return [
      .ask(
        OversightQuestion(
          generation: oversight.questions.next(), register: register, language: language, today: asOf, widths: widths))
    ]
  }

  /// Adds the tables of figures and findings to the register.
  mutating func take(_ answer: OversightQuestion.Answer) -> [Effect] {
    guard !isPartial else { return [] }
    let outdated = Discarded([oversight.report, oversight.digest])
    guard oversight.take(answer) else { return [] }
    return put(answer.tables, answer.measures) + resumeAwaited(isComplete: true) + [.discard(outdated)]
  }

  /// Adds computed tables with their column widths to the register, and updates the tables on the screen.
  mutating func put(_ tables: [Table], _ widths: [String: MeasuredWidths]) -> [Effect] {
    guard let register else { return [] }
    let outdated = Discarded([register, navigation.trails])
    let new = register.adding(tables, computedFor: register)
    self.register = new
    var effects: [Effect] = []
    for table in tables {
      let name = table.kind.name
      measures[name] = widths[name]
      clearMarks(of: name)
      // Tables that were opened from it do not change.
      effects += rebase(name, onto: new) { $0.description.name == name }
    }
    if !tabs.contains(tab) { navigation.tab = .overview }
    navigation.leaveClosedTab()
    user.adoptMarks(new)
    return effects + [.discard(outdated)]
  }

  /// Whether a computed table belongs to the current register, and not to its state before a reload.
  private func isCurrent(_ table: String) -> Bool {
    switch table {
    case FigureTable.name, FindingTable.name, RuleTable.name: oversight.report != nil
    case DifferenceTable.Basis.changes.rawValue: comparisons.changes != nil
    case DifferenceTable.Basis.differences.rawValue: comparisons.differences != nil
    default: true
    }
  }

  /// Opens the records of a row of figures, findings or rules.
  mutating func open(_ drillTarget: DrillTarget) -> [Effect] {
    // Row numbers of an earlier state do not apply to the current one.
    guard place.map({ isCurrent($0.description.name) }) ?? true else {
      say(Phrase.computing.text)
      return []
    }
    switch drillTarget {
    case .record(let kind, let row): return openRecord(ofKind: kind, row: row)
    case .records(let kind, let query, let measure):
      guard let register = place?.register, let kind = register.schema.ordinal(of: kind) else {
        say(Phrase.needsRelation.text)
        return []
      }
      var target = makePlace(register, kind: kind)
      target.filter.set(worded(query, register, kind: kind))
      show(measure, in: &target)
      return drill(target)
    }
  }

  /// Filters the table on the screen by a query of the program.
  mutating func filterTable(_ query: String) -> [Effect] {
    guard let place else { return [] }
    let text = worded(query, place.register, kind: place.kind)
    return changeView(follow: false) { $0.filter.set(text) }
  }

  /// Whether there is a table of findings: a register without findings has none.
  var hasFindings: Bool { tabs.contains(.kind(FindingTable.name)) }

  /// Filters the table of findings by those that fall due soon.
  mutating func showDue() -> [Effect] {
    let effects = goToTable(.kind(FindingTable.name))
    return effects + filterTable(FindingTable.dueWithin(days: Findings.soon))
  }
}
