import Columnar
import Oversight

extension Model {
  /// The target under the cursor: the chosen one, else the first kind of record.
  func overviewTarget(in layout: OverviewLayout) -> OverviewTarget? {
    let targets = layout.targets
    if let target = overview.target, targets.contains(target) { return target }
    let kind = tabs.first { if case .kind = $0 { true } else { false } }
    return kind.map(OverviewTarget.tab).flatMap { targets.contains($0) ? $0 : nil } ?? targets.first
  }

  mutating func moveOverview(by step: Int) {
    let layout = OverviewLayout(self)
    guard var target = overviewTarget(in: layout) else { return }
    for _ in 0..<min(step.magnitude, UInt(layout.parts.count)) {
      guard let next = layout.neighbour(of: target, down: step > 0) else { break }
      target = next
    }
    overview.target = target
  }

  mutating func moveOverview(to index: Int) {
    let targets = OverviewLayout(self).targets
    guard !targets.isEmpty else { return }
    overview.target = targets[max(0, min(index, targets.count - 1))]
  }

  /// Moves to the neighbouring line in the other column.
  mutating func moveOverviewSideways(by step: Int) -> [Effect] {
    let layout = OverviewLayout(self)
    guard let target = overviewTarget(in: layout) else { return [] }
    overview.target = layout.neighbour(of: target, right: step > 0) ?? target
    return []
  }

  /// Keeps the cursor's line on the screen.
  mutating func settleOverview() {
    let layout = OverviewLayout(self)
    let visible = layout.visibleRows
    guard let target = overviewTarget(in: layout), let row = layout.part(of: target)?.row, visible > 0 else {
      overview.top = 0
      return
    }
    overview.top = min(overview.top, row)
    if row >= overview.top + visible { overview.top = row - visible + 1 }
    // The heading above the first line stays visible, and there is no blank line below the last.
    if row < visible, overview.target == nil || row == layout.parts.first(where: { $0.target != nil })?.row {
      overview.top = 0
    }
    overview.top = max(0, min(overview.top, layout.rows - visible))
  }

  /// Asks for the facts of a register of one kind, which has space for them.
  mutating func askFacts() -> [Effect] {
    facts.lines = []
    let kinds = kindTabs
    guard let register, kinds.count == 1, case .kind(let name) = kinds[0], let kind = register.schema.ordinal(of: name)
    else { return [] }
    return [
      .ask(FactsQuestion(generation: facts.questions.next(), register: register, kind: kind, today: asOf))
    ]
  }

  mutating func openOverviewLine() -> [Effect] {
    switch overviewTarget(in: OverviewLayout(self)) {
    case nil:
      say(Phrase.needsRegister.text)
      return []
    case .tab(let tab): return go(to: tab)
    case .filtered(let tab, let query):
      let effects = goToTable(tab)
      guard self.tab == tab else { return effects }
      return effects + filterTable(query)
    case .figure(let row): return openRow(row, of: FigureTable.name)
    case .finding(let row): return openRow(row, of: FindingTable.name)
    }
  }

  /// Opens the records of a row of a computed table, on top of that table.
  private mutating func openRow(_ row: Int, of name: String) -> [Effect] {
    var effects = goToTable(.kind(name))
    guard let table = place?.table, table.kind.name == name,
      let drillTarget = OversightReport.drillTarget(ofRow: row, in: table)
    else { return effects }
    withPlace { place in
      if let position = place.rows.position(of: row) { place.cursor.index = position }
    }
    effects += open(drillTarget)
    return effects
  }
}
