/// One block of a scaled register: up to 1,024 organizations and the records that refer to them.
struct Block {
  /// The files that blocks add to, in the order of the catalogue.
  enum Part: String, CaseIterable {
    case organizations, alliances, enforcement, memberships, projects, participations, inspections
    case partyOrganizations = "party-organizations"
    case decouplings, complaints, platforms, grants, activities

    var file: String { "\(rawValue).json" }
  }

  let register: ScaledRegister
  let number: Int
  let start: Int
  var organizations: [Organization]
  var actions: [EnforcementAction] = []
  var memberships: [Membership] = []
  var alliance: Alliance?
  var projects: [Project] = []
  var inspections: [Inspection] = []
  var partyOrganizations: [PartyOrganization] = []
  var decouplings: [Decoupling] = []
  var complaints: [Complaint] = []
  var platforms: [Platform] = []
  var participations: [Participation] = []
  var deals: [Deal] = []

  init(_ register: ScaledRegister, number: Int) {
    self.register = register
    self.number = number
    start = number * ScaledRegister.blockSize
    let end = min(register.organizations, start + ScaledRegister.blockSize)
    organizations = (start..<end).map { Self.organization($0, seed: register.seed) }
    var random = SeededRandom(seed: register.seed, stream: 3, index: UInt64(number))
    drawActions(&random)
    closeSome(&random)
    drawAlliance(&random)
    drawProjects(&random)
    drawOversight()
  }

  // MARK: Drawing

  /// Any organization by its number alone.
  private static func organization(_ number: Int, seed: UInt64) -> Organization {
    var random = SeededRandom(seed: seed, stream: 2, index: UInt64(number))
    let level: Level = random.chance(40) ? .provincial : random.chance(150) ? .municipal : .county
    let city = level == .provincial && random.chance(900) ? 0 : random.weighted(Regions.cityWeights)
    var county = Regions.drawCounty(in: city, &random)
    var trade = Trade.draw(groups: 420, units: 570, &random)
    if level == .county, random.chance(180) {
      trade = .mutualFund
      county = random.pick(Regions.poorCounties)
    }
    let years =
      trade == .mutualFund
      ? Days.day(2009, 3, 2)...Days.day(2016, 12, 23) : Days.day(1988, 3, 1)...Days.day(2020, 12, 11)
    return Organization(
      seed: seed,
      slot: Organization.Slot(number: number, level: level, county: county, trade: trade, registered: years))
  }

  /// This block's even share of `total`, as the numbers of its records.
  func quota(_ total: Int) -> Range<Int> {
    guard register.organizations > 0 else { return 0..<0 }
    let share = { (upTo: Int) in upTo * total / register.organizations }
    return share(start)..<share(start + organizations.count)
  }

  /// Actions fall on few bodies, some of them several times; the years since 2013 weigh more and more.
  private mutating func drawActions(_ random: inout SeededRandom) {
    let eligible = organizations.indices.filter {
      organizations[$0].registeredOn < Days.day(2019, 6, 1) && organizations[$0].trade != .mutualFund
    }
    let pool = eligible.isEmpty ? Array(organizations.indices) : eligible
    var hit: [Int] = []
    let numbers = quota(register.enforcement)
    for _ in numbers {
      let row = !hit.isEmpty && random.chance(300) ? random.pick(hit) : random.pick(pool)
      hit.append(row)
      let organization = organizations[row]
      let kind: EnforcementAction.Kind =
        [.penalty, .rectification, .interview, .abnormalListing][random.weighted([38, 30, 18, 14])]
      let first = max(organization.registeredOn + 200, Days.day(kind == .abnormalListing ? 2018 : 2013, 3, 1))
      let along = 1 - random.unit() * random.unit()
      let day = Days.workday(min(first, Days.asOf) + Int32(Double(Days.asOf - min(first, Days.asOf)) * along))
      var action = EnforcementAction(
        number: 0, kind: kind, organization: organization,
        offence: kind == .abnormalListing || random.chance(520) ? .inspection : random.pick(Offence.others),
        decidedOn: max(day, organization.registeredOn))
      action.drawSanction(&random)
      actions.append(action)
    }
    actions.sort { ($0.decidedOn, $0.organization.number) < ($1.decidedOn, $1.organization.number) }
    let last = Dictionary(
      actions.enumerated().map { ($0.element.organization.number, $0.offset) }, uniquingKeysWith: max)
    for (index, number) in zip(actions.indices, numbers) {
      actions[index].number = number
      // Nothing comes after a revocation.
      if actions[index].sanction == .revocation, last[actions[index].organization.number] != index {
        actions[index].sanction = .warning
      }
    }
    continueCourses()
    let start = start
    Standing.settle(actions) { number, change in change(&organizations[number - start]) }
  }

  /// Three in a hundred of those never acted on have been deregistered.
  private mutating func closeSome(_ random: inout SeededRandom) {
    let acted = Set(actions.map(\.organization.number))
    for row in organizations.indices where random.chance(30) && !acted.contains(start + row) {
      let first = organizations[row].registeredOn + 400
      guard first < Days.day(2020, 11, 1) else { continue }
      organizations[row].status = .deregistered
      organizations[row].deregisteredOn = Days.draw(first...Days.day(2020, 12, 18), &random)
      organizations[row].grade = 0
      organizations[row].markers.subtract([.charity, .fundraising])
    }
  }

  /// One alliance in every five blocks, of a dozen bodies of the province and its cities.
  private mutating func drawAlliance(_ random: inout SeededRandom) {
    guard number % 5 == 0 else { return }
    let founded = Days.draw(Days.day(2019, 7, 24)...Days.day(2020, 6, 30), &random)
    var members = organizations.filter { $0.level != .county && $0.status.stands && $0.registeredOn < founded }
    random.shuffle(&members)
    guard let lead = members.max(by: { $0.grade < $1.grade }) else { return }
    let alliance = Alliance(
      number: number / 5, level: lead.level, county: random.pick(Regions.poorCounties), foundedOn: founded, lead: lead)
    self.alliance = alliance
    let others = members.filter { $0.number != lead.number }.prefix(9 + random.below(6))
    for (index, member) in ([lead] + others).enumerated() {
      var membership = Membership(
        number: number / 5 * 16 + index, alliance: alliance, organization: member, joinedOn: founded)
      if index > 3, random.chance(40) { membership.leftOn = Days.draw(founded + 60...Days.asOf, &random) }
      memberships.append(membership)
    }
  }

  private mutating func drawProjects(_ random: inout SeededRandom) {
    let able = organizations.filter { $0.status.stands && $0.registeredOn < Days.day(2019, 11, 1) }
    guard !able.isEmpty else { return }
    let present = memberships.filter { $0.leftOn == nil }
    for number in quota(register.organizations * 12 / 100) {
      let day = Days.draw(in: 2020, months: [1, 1, 3, 6, 9, 10, 9, 9, 10, 15, 13, 14], &random)
      let isAlliance = !present.isEmpty && random.chance(80)
      let lead = isAlliance ? random.pick(present).organization : random.pick(able)
      let county = isAlliance ? alliance?.county : nil
      var project = Project(
        number: number, programme: isAlliance ? .alliance : .other, type: random.pick(ProjectType.allCases),
        county: county ?? (Regions.counties[lead.county].isPoor ? lead.county : random.pick(Regions.poorCounties)),
        alliance: isAlliance ? alliance : nil)
      project.villages = (0..<(1 + random.below(2))).map { _ in random.below(1600) }
      let signed = Days.workday(day - Int32(25 + random.below(130)))
      project.signedOn = isAlliance ? max(signed, alliance?.foundedOn ?? signed) : signed
      project.completedOn = max(day, project.signedOn ?? day)
      if random.chance(150) {
        project.stage = "实施"
        project.completedOn = nil
      }
      project.amount = max(30, Int64(random.logNormal(median: 1800, spread: 1.1))) * 10_000
      project.beneficiaries = max(5, Int64(random.logNormal(median: 260, spread: 1)))
      project.participants = [lead]
      for _ in 0..<random.below(7) {
        let other = isAlliance ? random.pick(present).organization : random.pick(able)
        if !project.participants.contains(where: { $0.number == other.number }) { project.participants.append(other) }
      }
      projects.append(project)
    }
  }

  // MARK: Writing

  /// The records of each part, in the order of `Part`, separated but without the brackets of the array.
  func parts() -> [[UInt8]] {
    Part.allCases.map { part in
      switch part {
      case .organizations: Self.lines(organizations, size: 470) { $0.write(to: &$1) }
      case .alliances: Self.lines(alliance.map { [$0] } ?? [], size: 400) { $0.write(to: &$1) }
      case .memberships: Self.lines(memberships, size: 160) { $0.write(to: &$1) }
      case .enforcement: Self.lines(actions, size: 800) { $0.write(to: &$1) }
      case .projects:
        Self.lines(projects, size: 460) {
          $0.write(to: &$1, seed: register.seed, shares: $0.shares(seed: register.seed))
        }
      case .participations: Self.lines(participations, size: 240) { $0.write(to: &$1) }
      case .inspections: Self.lines(inspections, size: 360) { $0.write(to: &$1) }
      case .partyOrganizations: Self.lines(partyOrganizations, size: 420) { $0.write(to: &$1) }
      case .decouplings: Self.lines(decouplings, size: 520) { $0.write(to: &$1) }
      case .complaints: Self.lines(complaints, size: 420) { $0.write(to: &$1) }
      case .platforms: Self.lines(platforms, size: 340) { $0.write(to: &$1) }
      case .grants: Self.lines(platforms, size: 220) { $0.writeGrant(to: &$1) }
      case .activities: Self.lines(deals, size: 260) { $0.write(to: &$1) }
      }
    }
  }

  private static func lines<Record>(
    _ records: [Record], size: Int, _ write: (Record, inout RecordWriter) -> Void
  ) -> [UInt8] {
    var writer = RecordWriter(capacity: records.count * size)
    writer.lines(records, write)
    return writer.bytes
  }
}
