extension BundledRegister {
  /// Months in which decisions fall: most in the last quarter, when the round of inspection has ended.
  private static let months = [3, 2, 5, 6, 7, 7, 7, 9, 13, 15, 15, 11]

  /// Months in which those are dealt with that missed the round of 2020, which ran to the end of June.
  private static let afterTheRound = [0, 0, 0, 0, 0, 0, 0, 5, 9, 12, 13, 8]

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
    // Foundations rarely miss it.
    let outside = due.filter { row in
      !members.contains(row) && (organizations[row].kind != .foundation || row % 8 == 0)
    }
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
    listAfterMinorPenalties(&random)
    // Most of those listed did their duty and were removed after some months.
    for index in actions.indices where actions[index].kind == .abnormalListing && random.chance(900) {
      remove(index, on: Days.workday(actions[index].decidedOn + Int32(150 + random.below(400))), &random)
    }
  }

  /// The regulation on credit lists took effect on 2018-01-24. Since then a warning or a fine below 50,000 yuan leads to
  /// the list of abnormal activity within days, and so does a missed inspection that was acted on; a few were forgotten.
  private mutating func listAfterMinorPenalties(_ random: inout SeededRandom) {
    for index in actions.indices where actions[index].decidedOn >= Days.day(2018, 1, 24) {
      let action = actions[index]
      let afterRound =
        action.offence.isInspection && action.kind != .abnormalListing && action.organization.level == .provincial
        && Inspection.reportYear(before: action.decidedOn) == 2018
      let day = Days.workday(action.decidedOn + 4 + Int32(random.below(3)))
      guard action.isMinorPenalty || afterRound, random.chance(975), day < Days.day(2020, 1, 1) else { continue }
      append(
        .abnormalListing, action.organization.number, action.offence,
        ground: action.offence.isInspection ? nil : "受到警告或不满五万元罚款", on: day, &random)
      let last = actions.count - 1
      actions[last].aroseOn = action.decidedOn
      if action.kind == .penalty { actions[last].follows = action.number }
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
      append(kind, row, offence(kind, in: year, &random), on: day, &random)
    }
  }

  /// Ends an entry in the list of abnormal activity, unless the day is still to come.
  private mutating func remove(_ listing: Int, on day: Int32, _ random: inout SeededRandom) {
    guard day < Days.asOf else { return }
    append(.abnormalRemoval, actions[listing].organization.number, actions[listing].offence, on: day, &random)
    actions[actions.count - 1].follows = actions[listing].number
    actions[listing].removedOn = day
  }

  /// The round of 2019 was missed by few.
  private func offence(_ kind: EnforcementAction.Kind, in year: Int, _ random: inout SeededRandom) -> Offence {
    if kind == .abnormalListing { return random.chance(year == 2019 ? 350 : 700) ? .inspection : .unreachable }
    return random.chance(year == 2019 ? 160 : 520) ? .inspection : random.pick(Offence.others)
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
    let first = actions.count
    let warned = drawPenalties(&random)
    for (row, day) in warned { list(row, on: day + 4 + Int32(random.below(3)), &random) }
    let penalized = Set(warned.map(\.row))
    for row in draw(Quota.listed - warned.count, from: missed.filter { !penalized.contains($0) }, &random) {
      list(row, on: Days.draw(Days.day(2020, 10, 12)...Days.day(2020, 12, 4), &random), &random)
    }
    let listings = actions.indices.filter { $0 >= first && actions[$0].kind == .abnormalListing }
    for index in draw(6, ofCount: listings.count, &random) {
      remove(listings[index], on: Days.draw(Days.day(2020, 12, 14)...Days.day(2020, 12, 30), &random), &random)
    }
    drawInterviews(&random)
  }

  /// Enters a body that missed the round in the list of abnormal activity.
  private mutating func list(_ row: Int, on day: Int32, _ random: inout SeededRandom) {
    append(.abnormalListing, row, .inspection, on: Days.workday(day), &random)
  }

  /// Province-level bodies not in an alliance that came well through the inspection.
  private var others: [Int] {
    let taken = Set(missed + barelyPassed + failed).union(memberRows)
    return due.filter { !taken.contains($0) }
  }

  private func local(_ count: Int, _ random: inout SeededRandom) -> [Int] {
    draw(count, from: general, &random) { $0.registeredOn < Days.day(2018, 9, 1) && $0.status == .normal }
  }

  /// Penalties of the year, by what they are for. Few bodies are listed as abnormal in the year, so few are warned or
  /// fined little: those that missed the inspection and are then listed, and a handful besides.
  ///
  /// - Returns: the bodies that are to be listed, with the day of their penalty.
  private mutating func drawPenalties(_ random: inout SeededRandom) -> [(row: Int, day: Int32)] {
    let members = memberRows
    let absent = draw(Quota.absentPenalized - 3, from: missed.filter { !members.contains($0) }, &random)
    let warned = missed.filter(members.contains) + draw(Quota.warned - 3, from: absent, &random)
    let autumn = Days.day(2020, 10, 9)...Days.day(2020, 11, 27)
    var listed: [(row: Int, day: Int32)] = []
    for row in warned {
      let day = Days.draw(autumn, &random)
      penalize(row, .inspection, .warning, on: day, &random)
      listed.append((row, day))
    }
    for row in absent where !warned.contains(row) {
      let sanction: EnforcementAction.Sanction = random.chance(900) ? .suspension : .revocation
      penalize(row, .inspection, sanction, on: Days.draw(in: 2020, months: Self.afterTheRound, &random), &random)
    }
    let rest = draw(12, from: failed, &random) + draw(23, from: others, &random) + local(18, &random)
    // Five are penalized a second time within the year.
    for row in rest + rest.suffix(5) {
      let offence = random.pick(Offence.others)
      let sanction: EnforcementAction.Sanction =
        offence.hasIncome
        ? (random.chance(850) ? .confiscation : .fine) : random.chance(750) ? .suspension : .warning
      penalize(row, offence, sanction, on: Days.draw(in: 2020, months: Self.months, &random), &random)
    }
    return listed
  }

  private mutating func penalize(
    _ row: Int, _ offence: Offence, _ sanction: EnforcementAction.Sanction, on day: Int32,
    _ random: inout SeededRandom
  ) {
    append(.penalty, row, offence, on: day, &random)
    let income = max(800, Organization.round(Int64(random.logNormal(median: 8000, spread: 0.9))))
    actions[actions.count - 1].impose(sanction, income: income)
  }

  private mutating func drawInterviews(_ random: inout SeededRandom) {
    let provincial =
      draw(25, from: missed, &random) + draw(20, from: failed, &random) + draw(15, from: barelyPassed, &random)
      + draw(14, from: others, &random)
    let rows = provincial + local(23, &random)
    let inspected = Set(missed + failed + barelyPassed)
    for row in rows + rows.suffix(2) {
      let day = Days.draw(in: 2020, months: inspected.contains(row) ? Self.afterTheRound : Self.months, &random)
      append(.interview, row, missed.contains(row) ? .inspection : random.pick(Offence.others), on: day, &random)
    }
  }

  // MARK: What follows

  /// Puts the actions in order of time, adds the listings that follow from suspensions, and sets the status of each body.
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
    drawSeriousListings(&random)
    actions.sort { ($0.decidedOn, $0.number) < ($1.decidedOn, $1.number) }
    let places = Dictionary(actions.enumerated().map { ($0.element.number, $0.offset) }, uniquingKeysWith: min)
    for index in actions.indices {
      actions[index].number = index
      actions[index].follows = actions[index].follows.flatMap { places[$0] }
    }
    Standing.settle(actions) { row, change in change(&organizations[row]) }
  }

  /// Entries in the list of the seriously illegal, after suspensions, heavy fines, revocations and repeated minor
  /// penalties. A few are missing, as in any year.
  private mutating func drawSeriousListings(_ random: inout SeededRandom) {
    let protected = memberRows
    let minor = Dictionary(grouping: actions.filter(\.isMinorPenalty)) { $0.organization.number }
    // Nothing is listed once its registration is revoked, but for that.
    let ended = Dictionary(
      actions.filter { $0.kind == .penalty && $0.sanction == .revocation }.map {
        ($0.organization.number, $0.decidedOn)
      },
      uniquingKeysWith: min)
    for penalty in actions where penalty.kind == .penalty && penalty.decidedOn >= Days.day(2018, 1, 24) {
      let row = penalty.organization.number
      let repeated = (minor[row] ?? []).filter {
        $0.decidedOn <= penalty.decidedOn && Days.years(3, after: $0.decidedOn) >= penalty.decidedOn
      }
      let ground: StaticString
      switch penalty.sanction {
      case .suspension: ground = "受到限期停止活动处罚"
      case .revocation: ground = "被吊销登记证书或撤销成立登记"
      case .fine where penalty.fine >= 50_000: ground = "受到五万元以上罚款"
      case .confiscation: continue
      case .fine, .warning:
        guard repeated.count >= 2, !protected.contains(row) else { continue }
        ground = "三年内两次以上受到警告或不满五万元罚款"
      }
      // A body whose registration is revoked is listed with the decision; there is none to list later.
      let delay = penalty.sanction == .revocation ? 0 : Int32(random.chance(985) ? 3 + random.below(5) : 12)
      let day =
        penalty.decidedOn + delay == penalty.decidedOn ? penalty.decidedOn : Days.workday(penalty.decidedOn + delay)
      guard random.chance(985), day <= Days.asOf, day <= ended[row] ?? .max else { continue }
      append(.seriousListing, row, penalty.offence, ground: ground, on: day, &random)
      actions[actions.count - 1].follows = penalty.number
      actions[actions.count - 1].aroseOn = penalty.decidedOn
    }
  }
}
