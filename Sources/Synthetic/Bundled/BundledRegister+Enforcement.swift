extension BundledRegister {
  /// Months in which decisions fall: most in the last quarter, when the round of inspection has ended.
  private static let months = [3, 2, 5, 6, 7, 7, 7, 9, 13, 15, 15, 11]

  mutating func drawEnforcement() {
    var random = random(3)
    drawInspectionResults(&random)
    drawEarlierYears(&random)
    drawYear2020(&random)
    settle(&random)
  }

  /// Who missed the round of 2020, and who did not pass it well. Alliance leads passed; three members missed it.
  private mutating func drawInspectionResults(_ random: inout SeededRandom) {
    let members = memberRows
    let leads = Set(alliances.map(\.lead.number))
    let outside = due.filter { !members.contains($0) }
    let missing = memberships.filter { $0.leftOn == nil && !leads.contains($0.organization.number) }.map(
      \.organization.number)
    missed = (draw(Quota.missed - 3, from: outside, &random) + draw(3, from: missing, &random)).sorted()
    barelyPassed = draw(52, from: outside.filter { !missed.contains($0) }, &random)
    failed = draw(27, from: outside.filter { !missed.contains($0) && !barelyPassed.contains($0) }, &random)
  }

  // MARK: 2017 to 2019

  private mutating func drawEarlierYears(_ random: inout SeededRandom) {
    let years: [(year: Int, penalties: Int, interviews: Int, orders: Int, listings: Int)] = [
      (2017, 34, 15, 40, 0), (2018, 41, 22, 55, 18), (2019, 52, 31, 70, 27),
    ]
    for year in years {
      act(.penalty, year.penalties, in: year.year, &random)
      act(.interview, year.interviews, in: year.year, &random)
      act(.rectification, year.orders, in: year.year, &random)
      act(.abnormalListing, year.listings, in: year.year, &random)
    }
    // Most of those listed did their duty and were removed after some months.
    for listing in actions where listing.kind == .abnormalListing && random.chance(800) {
      let day = Days.workday(listing.decidedOn + Int32(150 + random.below(400)))
      guard day < Days.asOf else { continue }
      append(.abnormalRemoval, listing.organization.number, listing.offence, on: day, &random)
    }
  }

  private mutating func act(_ kind: EnforcementAction.Kind, _ count: Int, in year: Int, _ random: inout SeededRandom) {
    for _ in 0..<count {
      // The regulation on credit lists took effect on 2018-01-24.
      var day = Days.draw(in: year, months: Self.months, &random)
      if kind == .abnormalListing { day = max(day, Days.day(2018, 3, 12)) }
      let pool = random.chance(550) ? due : general
      var row = random.pick(pool)
      while organizations[row].registeredOn > day - 500 || !organizations[row].stood(on: Days.asOf) {
        row = random.pick(pool)
      }
      append(kind, row, offence(kind, &random), on: day, &random)
    }
  }

  private func offence(_ kind: EnforcementAction.Kind, _ random: inout SeededRandom) -> Offence {
    if kind == .abnormalListing { return random.chance(700) ? .inspection : .unreachable }
    return random.chance(520) ? .inspection : random.pick(Offence.others)
  }

  private mutating func append(
    _ kind: EnforcementAction.Kind, _ row: Int, _ offence: Offence, ground: StaticString? = nil, on day: Int32,
    _ random: inout SeededRandom
  ) {
    var action = EnforcementAction(
      number: actions.count, kind: kind, organization: organizations[row], offence: offence, decidedOn: day)
    action.ground = ground
    action.drawSanction(&random)
    actions.append(action)
  }

  // MARK: 2020

  private mutating func drawYear2020(_ random: inout SeededRandom) {
    let rectified = barelyPassed + failed + draw(Quota.rectified - 52 - 27, from: missed, &random)
    let orders = Days.day(2020, 9, 7)...Days.day(2020, 11, 27)
    for row in rectified + rectified.prefix(3) {
      let passed = !missed.contains(row)
      append(
        .rectification, row, .inspection, ground: passed ? "年检不合格或基本合格" : nil, on: Days.draw(orders, &random), &random)
    }
    let listed = draw(Quota.listed, from: missed, &random)
    for row in listed {
      append(
        .abnormalListing, row, .inspection, on: Days.draw(Days.day(2020, 10, 12)...Days.day(2020, 12, 4), &random),
        &random)
    }
    for row in draw(6, from: listed, &random) {
      append(
        .abnormalRemoval, row, .inspection, on: Days.draw(Days.day(2020, 12, 14)...Days.day(2020, 12, 30), &random),
        &random)
    }
    drawPenalties(&random)
    drawInterviews(&random)
  }

  /// Province-level bodies not in an alliance that came well through the inspection.
  private var others: [Int] {
    let taken = Set(missed + barelyPassed + failed).union(memberRows)
    return due.filter { !taken.contains($0) }
  }

  private func local(_ count: Int, _ random: inout SeededRandom) -> [Int] {
    draw(count, from: general, &random) { $0.registeredOn < Days.day(2018, 9, 1) && $0.status == .normal }
  }

  private mutating func drawPenalties(_ random: inout SeededRandom) {
    let members = memberRows
    let membersMissing = missed.filter(members.contains)
    let absent = membersMissing + draw(58, from: missed.filter { !members.contains($0) }, &random)
    let unfit = draw(12, from: failed, &random)
    let rest = draw(23, from: others, &random) + local(18, &random)
    let once = absent.map { ($0, true) } + (unfit + rest).map { ($0, false) }
    // Five are penalized a second time within the year.
    for (row, isAbsent) in once + once.suffix(5) {
      let day = Days.draw(in: 2020, months: isAbsent ? [0, 0, 0, 0, 0, 1, 2, 4, 9, 12, 12, 8] : Self.months, &random)
      append(.penalty, row, isAbsent ? .inspection : random.pick(Offence.others), on: day, &random)
      if members.contains(row) { actions[actions.count - 1].sanction = .warning }
    }
  }

  private mutating func drawInterviews(_ random: inout SeededRandom) {
    let provincial =
      draw(25, from: missed, &random) + draw(20, from: failed, &random) + draw(15, from: barelyPassed, &random)
      + draw(14, from: others, &random)
    let rows = provincial + local(23, &random)
    for row in rows + rows.suffix(2) {
      let day = Days.draw(in: 2020, months: Self.months, &random)
      append(.interview, row, missed.contains(row) ? .inspection : random.pick(Offence.others), on: day, &random)
    }
  }

  // MARK: What follows

  /// Puts the actions in order of time, adds the listings that follow from suspensions, and sets where each body stands.
  private mutating func settle(_ random: inout SeededRandom) {
    let due = Set(due)
    let protected = memberRows
    let last = Dictionary(actions.map { ($0.organization.number, $0.decidedOn) }, uniquingKeysWith: max)
    var seen: Set<Int> = []
    for index in actions.indices where actions[index].kind == .penalty && actions[index].sanction == .revocation {
      let row = actions[index].organization.number
      let early = actions[index].decidedOn < Days.day(2020, 1, 1) && due.contains(row)
      let isLast = last[row] == actions[index].decidedOn && seen.insert(row).inserted
      if early || !isLast || protected.contains(row) { actions[index].sanction = .warning }
    }
    for penalty in actions where penalty.kind == .penalty && penalty.sanction == .suspension {
      guard penalty.decidedOn > Days.day(2018, 3, 1), random.chance(600) else { continue }
      let day = Days.workday(penalty.decidedOn + Int32(6 + random.below(18)))
      guard day >= penalty.decidedOn, day <= Days.asOf, last[penalty.organization.number] ?? 0 <= day else { continue }
      append(
        .seriousListing, penalty.organization.number, penalty.offence, ground: "受到限期停止活动处罚", on: day, &random)
    }
    actions.sort { ($0.decidedOn, $0.number) < ($1.decidedOn, $1.number) }
    for index in actions.indices { actions[index].number = index }
    Standing.settle(actions) { row, change in change(&organizations[row]) }
  }
}
