import Columnar
import Localization
import Oversight
import Screen

extension Model {
  /// Asks for figures and findings of the register at hand.
  mutating func askOversight() -> [Effect] {
    guard let register else { return [] }
    return [
      .ask(
        OversightQuestion(
          generation: oversight.questions.next(), register: register, language: language, today: asOf, widths: widths))
    ]
  }

  /// Adds the tables.
  mutating func take(_ answer: OversightQuestion.Answer) -> [Effect] {
    guard !isPartial else { return [] }
    let outdated = Discarded([oversight.report, oversight.digest])
    guard oversight.take(answer) else { return [] }
    return put(answer.tables, answer.measures) + [.discard(outdated)]
  }

  /// Puts computed tables, whose columns were measured, into the register and under the places that show them.
  mutating func put(_ tables: [Table], _ widths: [String: MeasuredWidths]) -> [Effect] {
    guard let register else { return [] }
    let outdated = Discarded([register, navigation.trails])
    let new = register.adding(tables)
    self.register = new
    var effects: [Effect] = []
    for table in tables {
      let name = table.kind.name
      measures[name] = widths[name]
      user.marks[name] = nil
      // Only the table itself is new; what was opened from it stays.
      effects += rebase(name, onto: new) { $0.description.name == name }
    }
    if !tabs.contains(tab) { navigation.tab = .overview }
    navigation.leaveClosedTab()
    user.adoptMarks(new)
    return effects + [.discard(outdated)]
  }

  /// Whether a computed table speaks of the register as it is now, and not as it was before it was read again.
  private func isCurrent(_ table: String) -> Bool {
    switch table {
    case FigureTable.name, FindingTable.name, RuleTable.name: oversight.report != nil
    case DifferenceTable.Basis.changes.rawValue: comparisons.changes != nil
    case DifferenceTable.Basis.differences.rawValue: comparisons.differences != nil
    default: true
    }
  }

  /// Opens what stands behind a row of figures, findings or rules.
  mutating func open(_ drillTarget: DrillTarget) -> [Effect] {
    // Rows of the earlier state may lead astray.
    guard place.map({ isCurrent($0.description.name) }) ?? true else {
      say(Phrase.computing.text)
      return []
    }
    switch drillTarget {
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
    let effects = goToTable(.kind(FindingTable.name))
    return effects + changeView(follow: false) { $0.filter.set(FindingTable.dueWithin(days: Findings.soon)) }
  }
}
