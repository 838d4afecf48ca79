extension BundledRegister {
  mutating func drawParticipations() {
    var random = random(9)
    for project in projects {
      let shares = project.shares(seed: Self.seed)
      for (index, organization) in project.participants.enumerated() {
        add(organization, .project(project, isLead: index == 0), shares[index])
      }
    }
    drawPartiesInRelief(&random)
    for membership in memberships where membership.leftOn == nil {
      add(membership.organization, .reliefDay(membership.alliance), [0, 0, 0])
    }
    let able = (due + general).filter { organizations[$0].deregisteredOn == nil && organizations[$0].status.stands }
    var gifts: [(day: Int32, row: Int, amounts: [Int64])] = []
    for row in draw(Quota.donors, from: able, &random, where: { $0.registeredOn < Days.day(2020, 1, 20) }) {
      gifts.append((Participation.drawGiftDay(&random), row, Participation.drawGift(&random)))
    }
    for gift in gifts.sorted(by: { ($0.day, $0.row) < ($1.day, $1.row) }) {
      add(organizations[gift.row], .epidemic(gift.day), gift.amounts)
    }
  }

  private mutating func add(_ organization: Organization, _ occasion: Participation.Occasion, _ amounts: [Int64]) {
    participations.append(
      Participation(
        number: participations.count, organization: organization, occasion: occasion, amounts: amounts))
  }

  /// 307 party organizations took part in relief under their own names.
  private mutating func drawPartiesInRelief(_ random: inout SeededRandom) {
    var parties: [Int: PartyOrganization] = [:]
    for party in partyOrganizations where party.state.stands {
      for organization in party.organizations { parties[organization.number] = party }
    }
    var seen: Set<Int> = []
    let places = participations.indices.filter { index in
      guard let party = parties[participations[index].organization.number],
        party.foundedOn < participations[index].date ?? 0
      else { return false }
      return seen.insert(party.number).inserted
    }
    for index in draw(Quota.partiesInRelief, ofCount: places.count, &random) {
      let place = places[index]
      participations[place].partyOrganization = parties[participations[place].organization.number]?.number
    }
  }

  // MARK: The relief day

  /// What members of the twelve alliances bought, contracted and gave on 17 October.
  mutating func drawDeals() {
    var random = random(10)
    let present = Dictionary(grouping: memberships.filter { $0.leftOn == nil }) { $0.alliance.number }
    var drawn: [(kind: Deal.Kind, alliance: Alliance, organization: Organization)] = []
    for alliance in alliances {
      let members = (present[alliance.number] ?? []).map(\.organization)
      for (kind, most) in [(Deal.Kind.purchase, 4), (.contract, 3), (.donation, 4)] {
        for _ in 0..<1 + random.below(most) { drawn.append((kind, alliance, random.pick(members))) }
      }
      if alliance.number % 2 == 0 { drawn.append((.other, alliance, random.pick(members))) }
    }
    let trades = split(Total.consumption, among: drawn.count { $0.kind == .purchase || $0.kind == .contract }, &random)
    let gifts = split(Total.donated, among: drawn.count { $0.kind == .donation }, &random)
    let others = split(Total.otherDeals, among: drawn.count { $0.kind == .other }, &random)
    var next = (0, 0, 0)
    for (number, deal) in drawn.enumerated() {
      var record = Deal(number: number, kind: deal.kind, alliance: deal.alliance, organization: deal.organization)
      switch deal.kind {
      case .purchase, .contract:
        record.traded = trades[next.0]
        next.0 += 1
      case .donation:
        let hundreds = gifts[next.1] / 10_000
        record.cash = hundreds * Int64([10, 6, 0][random.weighted([40, 40, 20])]) / 10 * 10_000
        record.goods = gifts[next.1] - record.cash
        next.1 += 1
      case .other:
        record.traded = others[next.2]
        next.2 += 1
      }
      deals.append(record)
    }
  }

  /// Hundreds of yuan in as many parts, each in fen.
  private func split(_ hundreds: Int64, among count: Int, _ random: inout SeededRandom) -> [Int64] {
    let weights = (0..<count).map { _ in random.logNormal(median: 1, spread: 0.7) }
    return Allotment.split(hundreds, by: weights, atLeast: 20).map { $0 * 10_000 }
  }
}
