extension BundledRegister {
  /// Months in which projects were completed in 2020: held up in spring, most around the relief day of 17 October.
  private static let months = [1, 0, 3, 6, 9, 10, 9, 9, 10, 15, 13, 15]

  mutating func drawProjects() {
    var random = random(4)
    drawAllianceProjects(&random)
    drawHundredProjects(&random)
    drawJiangsuProjects(&random)
    drawMutualFundProjects(&random)
    drawOtherProjects(&random)
    for index in projects.indices { projects[index].number = index }
  }

  private func completed(_ random: inout SeededRandom) -> Int32 { Days.draw(in: 2020, months: Self.months, &random) }

  private func signed(before day: Int32, _ random: inout SeededRandom) -> Int32 {
    Days.workday(day - Int32(25 + random.below(130)))
  }

  /// Gives the projects from `start` on their amounts and beneficiaries, which add up to the totals exactly.
  private mutating func allot(
    from start: Int, yuan: Int64, persons: Int64, spread: Double = 1.05, _ random: inout SeededRandom
  ) {
    let sizes = projects[start...].map { project in
      random.logNormal(median: project.isMutualFund ? 1.6 : 1, spread: spread)
    }
    // In hundreds of yuan, at least 3,000 yuan each.
    let amounts = Allotment.split(yuan / 100, by: sizes, atLeast: 30)
    let persons = Allotment.split(
      persons, by: sizes.map { $0 * random.logNormal(median: 1, spread: 0.5) }, atLeast: 12)
    for (offset, index) in projects.indices[start...].enumerated() {
      projects[index].amount = amounts[offset] * 10_000
      projects[index].beneficiaries = persons[offset]
    }
  }

  // MARK: Alliances

  private mutating func drawAllianceProjects(_ random: inout SeededRandom) {
    let counts = Allotment.deal(Quota.allianceProjects, to: alliances.count, random: &random, spread: 0.25)
    for (alliance, count) in zip(alliances, counts) {
      let start = projects.count
      for index in 0..<count {
        var project = Project(
          number: projects.count, programme: .alliance,
          type: random.pick([
            .consumption, .consumption, .charity, .charity, .employment, .industry, .health, .education,
          ]),
          county: alliance.county, alliance: alliance)
        // Every alliance had something ready for the relief day.
        let day = index == 0 ? Days.draw(Days.day(2020, 10, 12)...Days.day(2020, 10, 17), &random) : completed(&random)
        project.completedOn = day
        project.signedOn = signed(before: day, &random)
        project.villages = (0..<(1 + random.below(3))).map { _ in random.below(1600) }
        project.villageKind = "贫困村"
        project.participants = [alliance.lead]
        projects.append(project)
      }
      // Every present member takes part in at least one project completed while it belonged.
      for membership in memberships where membership.alliance.number == alliance.number && membership.leftOn == nil {
        guard membership.organization.number != alliance.lead.number else { continue }
        let open = (start..<projects.count).filter { membership.holds(on: projects[$0].completedOn ?? 0) }
        let first = random.pick(open)
        projects[first].participants.append(organizations[membership.organization.number])
        let second = random.pick(open)
        if second != first, random.chance(400) {
          projects[second].participants.append(organizations[membership.organization.number])
        }
      }
    }
    allot(from: 0, yuan: Total.alliances, persons: Total.allianceBeneficiaries, spread: 0.8, &random)
  }

  // MARK: Baoji

  private mutating func drawHundredProjects(_ random: inout SeededRandom) {
    let start = projects.count
    let city = Regions.city(610300)
    var bodies = draw(
      Quota.hundredOrganizations, from: general.filter { Regions.counties[organizations[$0].county].city == city },
      &random,
      where: takesPart)
    bodies.sort { organizations[$0].county < organizations[$1].county }
    let parts = Allotment.deal(bodies.count, to: Quota.hundredProjects, random: &random, spread: 0.45)
    let villages = Allotment.deal(Quota.hundredVillages, to: Quota.hundredProjects, random: &random, spread: 0.4)
    var body = 0
    var village = 0
    for (count, villageCount) in zip(parts, villages) {
      let day = completed(&random)
      var project = Project(
        number: projects.count, programme: .hundred,
        type: random.pick([.charity, .charity, .industry, .education, .consumption, .other]),
        county: organizations[bodies[body]].county)
      project.completedOn = day
      project.signedOn = signed(before: day, &random)
      project.participants = bodies[body..<body + count].map { organizations[$0] }
      project.villages = Array(village..<village + villageCount)
      body += count
      village += villageCount
      projects.append(project)
    }
    allot(from: start, yuan: Total.hundred, persons: Total.hundredBeneficiaries, &random)
  }

  /// Whether a body of a city or county could take part in 2020.
  private func takesPart(_ organization: Organization) -> Bool {
    organization.status.stands && organization.registeredOn < Days.day(2019, 11, 1)
  }

  // MARK: Jiangsu

  private mutating func drawJiangsuProjects(_ random: inout SeededRandom) {
    let start = projects.count
    let signers: [Level?] =
      Array(repeating: .provincial, count: Quota.jiangsuProvincial)
      + (0..<Quota.jiangsuLocal).map { $0 % 3 == 0 ? .municipal : .county }
      + Array(repeating: nil, count: Quota.jiangsuProposed)
    var villages = VillageCounts(random: &random)
    for (index, signer) in signers.enumerated() {
      let county = Regions.deeplyPoorCounties[index % Regions.deeplyPoorCounties.count]
      var project = Project(
        number: projects.count, programme: .jiangsu,
        type: random.pick(signer == .provincial ? [.consumption, .employment, .charity] : ProjectType.allCases),
        county: county)
      project.proposedOn = Days.draw(Days.day(2019, 11, 4)...Days.day(2020, 2, 28), &random)
      project.partnerCity = Regions.cities[Regions.counties[county].city].partner
      project.villageKind = "深贫村"
      let paired = index >= Quota.jiangsuProvincial && index < Quota.jiangsuProvincial + Quota.fourPartyVillages
      project.villages = villages.take(paired: paired)
      if let signer {
        let day = Days.draw(Days.day(2020, 3, 16)...Days.day(2020, 8, 28), &random)
        project.signedOn = day
        project.signerLevel = signer
        project.completedOn = Days.draw(Days.day(2020, 9, 7)...Days.day(2020, 12, 25), &random)
        if paired { project.parties = ["省级", "市级", "县级", "村级"] }
      } else {
        project.stage = "征集"
      }
      projects.append(project)
    }
    let local = start + Quota.jiangsuProvincial
    allotJiangsu(start..<local, yuan: Total.jiangsuProvincial, &random)
    allotJiangsu(local..<local + Quota.jiangsuLocal, yuan: Total.jiangsuLocal, &random)
    let signed = start..<local + Quota.jiangsuLocal
    let persons = Allotment.split(
      Total.jiangsuBeneficiaries, by: signed.map { Double(projects[$0].amount) }, atLeast: 20)
    for (index, count) in zip(signed, persons) { projects[index].beneficiaries = count }
  }

  private mutating func allotJiangsu(_ range: Range<Int>, yuan: Int64, _ random: inout SeededRandom) {
    let amounts = Allotment.split(
      yuan / 100, by: range.map { _ in random.logNormal(median: 1, spread: 0.7) }, atLeast: 100)
    for (index, amount) in zip(range, amounts) { projects[index].amount = amount * 10_000 }
  }

  /// Hands out 277 villages: one to each project that pairs a village, the rest to the others.
  private struct VillageCounts {
    private var counts: [Int]
    private var next = 800

    init(random: inout SeededRandom) {
      let others = Quota.jiangsuProvincial + Quota.jiangsuLocal + Quota.jiangsuProposed - Quota.fourPartyVillages
      counts = Allotment.deal(
        Quota.jiangsuVillages - Quota.fourPartyVillages, to: others, random: &random, spread: 0.4)
    }

    mutating func take(paired: Bool) -> [Int] {
      let count = paired ? 1 : counts.removeFirst()
      next += count
      return Array(next - count..<next)
    }
  }

  // MARK: Mutual-fund associations and all others

  private mutating func drawMutualFundProjects(_ random: inout SeededRandom) {
    let taking = draw(Quota.mutualFundsTakingPart, from: mutualFunds, &random)
    for row in Set(mutualFunds).subtracting(taking).sorted() where random.chance(620) {
      close(row, between: Days.day(2018, 3, 5), and: Days.day(2020, 11, 27), &random)
    }
    let byCounty = Dictionary(grouping: taking) { organizations[$0].county }
    let counties = byCounty.keys.sorted()
    let counts = Allotment.split(
      Int64(Quota.mutualFundProjects), by: counties.map { Double(byCounty[$0]?.count ?? 0) }, atLeast: 1)
    for (county, count) in zip(counties, counts) {
      let bodies = byCounty[county] ?? []
      var body = 0
      for part in Allotment.deal(bodies.count, to: Int(count), random: &random, spread: 0.35) {
        var project = Project(number: projects.count, programme: .other, type: .industry, county: county)
        project.isMutualFund = true
        project.completedOn = completed(&random)
        project.participants = bodies[body..<body + part].map { organizations[$0] }
        body += part
        projects.append(project)
      }
    }
  }

  private mutating func drawOtherProjects(_ random: inout SeededRandom) {
    let members = memberRows
    let baoji = Regions.city(610300)
    var bodies = draw(
      Quota.generalTakingPart, from: general.filter { Regions.counties[organizations[$0].county].city != baoji },
      &random,
      where: takesPart)
    addJiangsuParticipants(from: bodies, &random)
    bodies.sort { organizations[$0].county < organizations[$1].county }
    let provincial = draw(
      Quota.provincialOthers, from: due.filter { !members.contains($0) }, &random, where: takesPart)
    for row in provincial { bodies.insert(row, at: random.below(bodies.count + 1)) }
    let start = projects.count - Quota.mutualFundProjects
    let earlier = projects.count - Quota.jiangsuProposed
    var body = 0
    for part in Allotment.deal(bodies.count, to: Quota.completed - earlier, random: &random, spread: 0.5) {
      let day = completed(&random)
      let participants = bodies[body..<body + part].map { organizations[$0] }
      var project = Project(
        number: projects.count, programme: .other,
        type: random.pick(ProjectType.allCases + [.charity, .charity, .consumption, .industry, .education]),
        county: poorCounty(near: participants[0].county, &random))
      project.completedOn = day
      project.signedOn = signed(before: day, &random)
      project.participants = participants
      project.villages = (0..<(1 + random.below(2))).map { _ in random.below(1600) }
      body += part
      projects.append(project)
    }
    let done = Total.alliances + Total.hundred + Total.jiangsuProvincial + Total.jiangsuLocal
    let helped = Total.allianceBeneficiaries + Total.hundredBeneficiaries + Total.jiangsuBeneficiaries
    allot(from: start, yuan: Total.completed - done, persons: Total.beneficiaries - helped, &random)
  }

  /// A formerly poor county of the same city, or of the province where the city has none.
  private func poorCounty(near county: Int, _ random: inout SeededRandom) -> Int {
    if Regions.counties[county].isPoor { return county }
    let city = Regions.counties[county].city
    let near = Regions.poorCounties.filter { Regions.counties[$0].city == city }
    return random.pick(near.isEmpty || city == 0 ? Regions.poorCounties : near)
  }

  /// The Shaanxi side of the signed cooperation projects: one or two bodies of the same city.
  private mutating func addJiangsuParticipants(from bodies: [Int], _ random: inout SeededRandom) {
    let byCity = Dictionary(grouping: bodies) { Regions.counties[organizations[$0].county].city }
    for index in projects.indices where projects[index].programme == .jiangsu && projects[index].signedOn != nil {
      let near = byCity[Regions.counties[projects[index].county].city] ?? bodies
      let first = random.pick(near)
      let second = random.pick(near)
      projects[index].participants = [organizations[first]]
      if second != first, random.chance(450) { projects[index].participants.append(organizations[second]) }
    }
  }
}
