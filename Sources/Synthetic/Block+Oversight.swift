/// The records of a block beside relief and enforcement, in the proportions of the bundled register.
extension Block {
  mutating func drawOversight() {
    var random = SeededRandom(seed: register.seed, stream: 4, index: UInt64(number))
    drawDecouplings(&random)
    drawParty(&random)
    drawInspections(&random)
    drawComplaints()
    drawPlatforms()
    drawParticipations()
    drawDeals()
  }

  /// Links actions on the same body: a second entry in the list becomes the removal of the first, and an interview after a
  /// suspension or a heavy fine becomes the entry that follows from it.
  mutating func continueCourses() {
    var listed: [Int: Int] = [:]
    var grave: [Int: Int] = [:]
    for index in actions.indices {
      let row = actions[index].organization.number
      switch actions[index].kind {
      case .abnormalListing:
        if let entry = listed.removeValue(forKey: row), actions[index].decidedOn > actions[entry].decidedOn {
          actions[index].kind = .abnormalRemoval
          actions[index].follows = actions[entry].number
          actions[entry].removedOn = actions[index].decidedOn
        } else {
          listed[row] = index
        }
      case .penalty:
        if actions[index].sanction == .suspension || actions[index].fine >= 50_000 { grave[row] = index }
      case .interview:
        guard let penalty = grave.removeValue(forKey: row) else { continue }
        actions[index].kind = .seriousListing
        actions[index].follows = actions[penalty].number
        actions[index].ground = actions[penalty].sanction == .suspension ? "受到限期停止活动处罚" : "受到五万元以上罚款"
      case .rectification, .seriousListing, .abnormalRemoval: break
      }
    }
  }

  // MARK: Reform and party building

  private mutating func drawDecouplings(_ random: inout SeededRandom) {
    for row in organizations.indices where organizations[row].markers.contains(.association) {
      guard organizations[row].status.stands, organizations[row].registeredOn < Days.day(2019, 9, 30) else { continue }
      guard organizations[row].supervision == .dual else {
        if random.chance(200) { decouplings.append(Decoupling(organization: organizations[row], state: .outside)) }
        continue
      }
      let state = Decoupling.drawState(&random)
      if state == .done { organizations[row].supervision = .decoupled }
      decouplings.append(Decoupling(organization: organizations[row], state: state))
    }
  }

  /// Every province-level body without a department in charge, nine in ten of them covered, and some of the cities.
  private mutating func drawParty(_ random: inout SeededRandom) {
    for row in organizations.indices {
      let organization = organizations[row]
      guard organization.status.stands, organization.trade != .mutualFund else { continue }
      let isSupervised = organization.level == .provincial && organization.supervision != .dual
      guard isSupervised || random.chance(organization.level == .municipal ? 300 : 40) else { continue }
      let isCovered = !isSupervised || random.chance(890)
      let members = isCovered ? 3 + Int(random.logNormal(median: 5, spread: 1)) : random.below(3)
      organizations[row].drawParty(members: members, isCovered: isCovered, &random)
      guard isCovered else { continue }
      partyOrganizations.append(
        PartyOrganization(number: start + row, organizations: [organizations[row]], members: members))
      if random.chance(20) {
        let last = partyOrganizations.count - 1
        partyOrganizations[last].state = .rectifying
        partyOrganizations[last].stateOn = max(
          partyOrganizations[last].foundedOn, Days.draw(Days.day(2020, 4, 6)...Days.day(2020, 11, 20), &random))
      }
    }
  }

  // MARK: Inspection

  /// The round of 2020 for bodies of the province and its cities: outcomes follow from what enforcement did about them.
  private mutating func drawInspections(_ random: inout SeededRandom) {
    var outcomes: [Int: Inspection.Outcome] = [:]
    var orders: [Int: EnforcementAction] = [:]
    for index in actions.indices {
      let action = actions[index]
      let organization = organizations[action.organization.number - start]
      guard isDue(organization), Inspection.reportYear(before: action.decidedOn) == 2019 else { continue }
      let row = organization.number
      switch action.kind {
      case .rectification where action.offence.isInspection: outcomes[row] = .missed
      case .rectification where outcomes[row] == nil || outcomes[row] == .barelyPassed:
        outcomes[row] = .barelyPassed
        actions[index].ground = "年检不合格或基本合格"
      case .penalty where action.offence.isInspection && action.decidedOn > Days.day(2020, 7, 20),
        .abnormalListing where action.offence.isInspection:
        outcomes[row] = .missed
      default: continue
      }
      if action.kind == .penalty {
        actions[index].breachEndedOn = Inspection.dueOn(organization.kind, reportYear: 2019)
      }
      actions[index].inspectionYear = 2019
      if action.kind == .rectification { orders[row] = actions[index] }
    }
    for organization in organizations where organization.level != .county {
      guard organization.stood(on: Days.day(2020, 1, 1)) else { continue }
      var outcome = outcomes[organization.number] ?? (random.chance(40) ? .missed : .passed)
      if !isDue(organization) { outcome = .exempt }
      var inspection = Inspection(organization: organization, reportYear: 2019, outcome: outcome)
      inspection.rectificationDueOn = orders[organization.number]?.course.dueOn
      inspections.append(inspection)
    }
  }

  private func isDue(_ organization: Organization) -> Bool {
    organization.level != .county && organization.stood(on: Days.day(2020, 1, 1))
      && organization.registeredOn <= Days.day(2019, 6, 30)
  }

  // MARK: Complaints, platforms, parts taken

  private mutating func drawComplaints() {
    var random = SeededRandom(seed: register.seed, stream: 5, index: UInt64(number))
    let associations = organizations.filter { $0.markers.contains(.association) && $0.status.stands }
    guard !associations.isEmpty else { return }
    let old = associations.filter { $0.registeredOn < Complaint.first }
    guard !old.isEmpty else { return }
    for number in quota(register.organizations * 5 / 1000) {
      complaints.append(
        Complaint(
          number: number, organization: random.pick(old),
          receivedOn: Days.draw(Complaint.first...Days.day(2020, 12, 24), &random)))
    }
  }

  private mutating func drawPlatforms() {
    var random = SeededRandom(seed: register.seed, stream: 6, index: UInt64(number))
    let able = organizations.filter {
      $0.level != .provincial && $0.status == .normal && $0.trade != .mutualFund
        && $0.registeredOn < Days.day(2018, 1, 1)
    }
    guard !able.isEmpty else { return }
    for number in quota(register.organizations * 2 / 1000) {
      platforms.append(
        Platform(number: number, operatedBy: random.pick(able), grant: Int64(6 + random.below(13)) * 10_000))
    }
  }

  private mutating func drawParticipations() {
    var random = SeededRandom(seed: register.seed, stream: 7, index: UInt64(number))
    let parties = Dictionary(
      partyOrganizations.map { ($0.organizations[0].number, $0) }, uniquingKeysWith: { first, _ in first })
    for project in projects {
      for (index, share) in project.shares(seed: register.seed).enumerated() {
        let organization = project.participants[index]
        add(organization, .project(project, isLead: index == 0), share)
        let last = participations.count - 1
        if let party = parties[organization.number], party.foundedOn < participations[last].date ?? 0 {
          participations[last].partyOrganization = party.number
        }
      }
    }
    for membership in memberships where membership.leftOn == nil && membership.joinedOn < Days.day(2020, 10, 17) {
      add(membership.organization, .reliefDay(membership.alliance), [0, 0, 0])
    }
    for organization in organizations where random.chance(90) {
      guard organization.status.stands, organization.registeredOn < Days.day(2020, 1, 20) else { continue }
      add(organization, .epidemic(Participation.drawGiftDay(&random)), Participation.drawGift(&random))
    }
  }

  private mutating func add(_ organization: Organization, _ occasion: Participation.Occasion, _ amounts: [Int64]) {
    // Blocks number apart: no organization takes part in more than a few things.
    participations.append(
      Participation(
        number: start * 3 + participations.count, organization: organization, occasion: occasion, amounts: amounts))
  }

  private mutating func drawDeals() {
    guard let alliance else { return }
    var random = SeededRandom(seed: register.seed, stream: 8, index: UInt64(number))
    for (index, membership) in memberships.filter({ $0.leftOn == nil }).enumerated() where index % 3 == 0 {
      let kinds: [Deal.Kind] = [.purchase, .contract, .donation, .other]
      var deal = Deal(
        number: alliance.number * 16 + index, kind: random.pick(kinds), alliance: alliance,
        organization: membership.organization)
      let amount = max(2, Int64(random.logNormal(median: 250, spread: 0.7))) * 10_000
      if deal.kind == .donation {
        deal.cash = amount / 20_000 * 10_000
        deal.goods = amount - deal.cash
      } else {
        deal.traded = amount
      }
      deals.append(deal)
    }
  }
}
