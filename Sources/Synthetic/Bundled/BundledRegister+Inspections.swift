extension BundledRegister {
  /// The round of 2019 on paper and that of 2020 on the platform, with outcomes that agree with what enforcement did
  /// about them; each action that rests on a round names it.
  mutating func drawInspections() {
    let earlier = resultsOf2018()
    let outcomes = resultsOf2019()
    let orders = Dictionary(
      actions.compactMap { action in
        action.kind == .rectification ? action.inspectionYear.map { ([$0, action.organization.number], action) } : nil
      }, uniquingKeysWith: { first, _ in first })
    for row in organizations.indices where organizations[row].level == .provincial {
      let organization = organizations[row]
      if let outcome = earlier(organization, row) { inspect(row, 2018, outcome, orders) }
      if organization.stood(on: Days.day(2019, 12, 31)) || organization.registeredOn == Days.day(2019, 12, 31) {
        let isYoung = organization.registeredOn > Days.day(2019, 6, 30)
        inspect(row, 2019, isYoung ? .exempt : outcomes[row] ?? .passed, orders)
      }
    }
  }

  private mutating func inspect(
    _ row: Int, _ year: Int, _ outcome: Inspection.Outcome, _ orders: [[Int]: EnforcementAction]
  ) {
    var inspection = Inspection(organization: organizations[row], reportYear: year, outcome: outcome)
    inspection.rectificationDueOn = orders[[year, row]]?.course.dueOn
    inspections.append(inspection)
  }

  /// The outcomes by row of the round of 2020 where they are not good, and its actions linked to it.
  private mutating func resultsOf2019() -> [Int: Inspection.Outcome] {
    var outcomes: [Int: Inspection.Outcome] = [:]
    for row in missed { outcomes[row] = .missed }
    for row in barelyPassed { outcomes[row] = .barelyPassed }
    for row in failed { outcomes[row] = .failed }
    for index in actions.indices where actions[index].year == 2020 {
      let row = actions[index].organization.number
      guard outcomes[row] != nil, Inspection.reportYear(before: actions[index].decidedOn) == 2019 else { continue }
      switch actions[index].kind {
      case .rectification: link(index, to: 2019)
      case .penalty, .interview, .abnormalListing: if actions[index].offence.isInspection { link(index, to: 2019) }
      case .seriousListing, .abnormalRemoval: break
      }
    }
    return outcomes
  }

  /// Of the round of 2019, from what was done in the second half of that year.
  private mutating func resultsOf2018() -> (Organization, Int) -> Inspection.Outcome? {
    var outcomes: [Int: Inspection.Outcome] = [:]
    let inspected = actions.indices.filter { index in
      let action = actions[index]
      return action.year == 2019 && action.organization.level == .provincial
        && Inspection.reportYear(before: action.decidedOn) == 2018
        && action.organization.registeredOn <= Days.day(2018, 6, 30)
    }
    for index in inspected where actions[index].offence.isInspection {
      switch actions[index].kind {
      case .penalty, .interview, .rectification, .abnormalListing:
        outcomes[actions[index].organization.number] = .missed
        link(index, to: 2018)
      case .seriousListing, .abnormalRemoval: break
      }
    }
    for index in inspected where actions[index].kind == .rectification && !actions[index].offence.isInspection {
      let row = actions[index].organization.number
      guard outcomes[row] != .missed, actions[index].decidedOn > Days.day(2019, 8, 12) else { continue }
      outcomes[row] = row % 3 == 0 ? .failed : .barelyPassed
      actions[index].ground = "年检不合格或基本合格"
      link(index, to: 2018)
    }
    return { organization, row in
      guard organization.stood(on: Days.day(2018, 12, 31)), organization.registeredOn <= Days.day(2018, 6, 30) else {
        return nil
      }
      return outcomes[row] ?? .passed
    }
  }

  private mutating func link(_ index: Int, to year: Int) {
    actions[index].inspectionYear = year
    guard actions[index].kind == .penalty else { return }
    actions[index].breachEndedOn = Inspection.dueOn(actions[index].organization.kind, reportYear: year)
  }
}
