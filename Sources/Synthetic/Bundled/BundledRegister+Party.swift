extension BundledRegister {
  mutating func drawParty() {
    var random = random(8)
    let supervised = organizations.indices.filter {
      organizations[$0].level == .provincial && organizations[$0].supervision != .dual
        && organizations[$0].status.stands
    }
    let coverage = draw((supervised.count * Quota.covered + 50) / 100, from: supervised, &random)
    var covered = coverage
    random.shuffle(&covered)
    let uncovered = draw(
      supervised.count - covered.count, from: supervised.filter { !Set(coverage).contains($0) }, &random)
    drawCovered(covered, &random)
    drawUncovered(uncovered, &random)
    drawEnded(&random)
    drawLocal(&random)
  }

  private mutating func found(
    _ rows: [Int], members: [Int], form: PartyOrganization.Form = .independent, total: Int? = nil,
    isCovered: Bool = true, _ random: inout SeededRandom
  ) {
    for (row, count) in zip(rows, members) {
      organizations[row].drawParty(members: count, isCovered: isCovered, &random)
    }
    partyOrganizations.append(
      PartyOrganization(
        number: partyOrganizations.count, organizations: rows.map { organizations[$0] },
        members: total ?? members.reduce(0, +), form: form))
  }

  /// A fifth share a party organization with others, as they have too few members for one of their own.
  private mutating func drawCovered(_ rows: [Int], _ random: inout SeededRandom) {
    var next = 0
    let shared = rows.count / 5
    while next + 4 <= shared {
      let count = 2 + random.below(3)
      let group = rows[next..<next + count].sorted()
      found(group, members: group.indices.map { $0 == 0 ? 2 : 1 + random.below(2) }, form: .joint, &random)
      next += count
    }
    for row in rows[next...] {
      if random.chance(60) {
        found([row], members: [random.below(3)], form: .functional, total: 3 + random.below(5), &random)
      } else {
        found([row], members: [3 + Int(random.logNormal(median: 5, spread: 1.0))], &random)
      }
    }
    for index in draw(14, ofCount: partyOrganizations.count, &random) where partyOrganizations[index].members < 50 {
      partyOrganizations[index].state = .rectifying
      partyOrganizations[index].stateOn = max(
        partyOrganizations[index].foundedOn, Days.draw(Days.day(2020, 4, 6)...Days.day(2020, 11, 20), &random))
    }
  }

  /// Most have fewer than three members; six had a branch that was abolished.
  private mutating func drawUncovered(_ rows: [Int], _ random: inout SeededRandom) {
    let old = rows.filter { organizations[$0].registeredOn < Days.day(2015, 1, 1) }
    let abolished = draw(Quota.abolishedBranches, from: old, &random)
    for row in abolished {
      found([row], members: [random.below(3)], total: 3 + random.below(4), isCovered: false, &random)
      let last = partyOrganizations.count - 1
      partyOrganizations[last].state = .abolishedAsWeak
      partyOrganizations[last].foundedOn = min(partyOrganizations[last].foundedOn, Days.day(2017, 6, 30))
      partyOrganizations[last].stateOn = Days.draw(Days.day(2019, 5, 6)...Days.day(2020, 10, 30), &random)
    }
    for row in rows where !abolished.contains(row) {
      organizations[row].drawParty(
        members: random.chance(900) ? random.below(3) : 3 + random.below(4), isCovered: false, &random)
    }
  }

  /// Branches that ended with their bodies.
  private mutating func drawEnded(_ random: inout SeededRandom) {
    let former = organizations.indices.filter {
      organizations[$0].level == .provincial && organizations[$0].status == .deregistered
    }
    for row in draw(8, from: former, &random) {
      let number = partyOrganizations.count
      var branch = PartyOrganization(number: number, organizations: [organizations[row]], members: 3 + random.below(5))
      let end = organizations[row].deregisteredOn ?? Days.asOf
      branch.foundedOn = min(branch.foundedOn, end - 400)
      branch.state = .endedWithBody
      branch.stateOn = end
      partyOrganizations.append(branch)
    }
  }

  /// Of bodies in the cities and counties that took part in relief, and of others.
  private mutating func drawLocal(_ random: inout SeededRandom) {
    let taking = Set(projects.flatMap(\.participants).map(\.number))
    let able = general.filter {
      organizations[$0].status.stands && organizations[$0].registeredOn < Days.day(2019, 1, 1)
    }
    let rows =
      draw(Quota.localParties * 3 / 4, from: able.filter(taking.contains), &random)
      + draw(Quota.localParties / 4, from: able.filter { !taking.contains($0) }, &random)
    for row in rows.sorted() {
      found([row], members: [3 + Int(random.logNormal(median: 4, spread: 0.8))], &random)
    }
  }
}
