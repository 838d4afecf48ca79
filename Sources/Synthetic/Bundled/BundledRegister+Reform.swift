extension BundledRegister {
  /// 1,823 associations at all levels; the others register directly, which some of them were found to.
  mutating func drawDecouplings() {
    var random = random(5)
    let associations = organizations.indices.filter {
      organizations[$0].markers.contains(.association) && organizations[$0].status.stands
    }
    let older = associations.filter { organizations[$0].registeredOn < Days.day(2019, 9, 30) }
    let inScope = draw(Quota.decoupled, from: older, &random)
    let outside = Set(associations).subtracting(inScope).sorted()
    for row in inScope {
      let state = Decoupling.drawState(&random)
      organizations[row].supervision = state == .done ? .decoupled : .dual
      decouplings.append(Decoupling(organization: organizations[row], state: state))
    }
    for row in outside { organizations[row].supervision = .direct }
    for row in draw(Quota.outsideDecoupling, from: outside, &random) {
      decouplings.append(Decoupling(organization: organizations[row], state: .outside))
    }
    decouplings.sort { $0.organization.number < $1.organization.number }
  }

  /// Complaints about province-level associations since August; a few led to the actions of the autumn.
  mutating func drawComplaints() {
    var random = random(6)
    let associations = due.filter {
      organizations[$0].markers.contains(.association) && organizations[$0].status.stands
    }
    var drawn: [(row: Int, day: Int32, action: Int?)] = []
    for index in actions.indices where actions[index].offence.isFees {
      let action = actions[index]
      let row = action.organization.number
      guard action.organization.markers.contains(.association), action.organization.level == .provincial,
        action.kind == .penalty || action.kind == .interview
      else { continue }
      let day = (action.course.filedOn ?? action.course.noticedOn ?? 0) - Int32(3 + random.below(12))
      guard day >= Complaint.first else { continue }
      actions[index].origin = "投诉举报"
      drawn.append((row, day, index))
    }
    while drawn.count < Quota.complaints {
      let day = Days.draw(Complaint.first...Days.day(2020, 12, 24), &random)
      drawn.append((random.pick(associations), day, nil))
    }
    drawn.sort { ($0.day, $0.row) < ($1.day, $1.row) }
    complaints = drawn.enumerated().map { number, complaint in
      Complaint(
        number: number, organization: organizations[complaint.row], receivedOn: complaint.day,
        enforcement: complaint.action.map { (actions[$0].number, actions[$0].decidedOn) })
    }
  }

  /// One platform a city and the rest in counties, run by bodies of the place; 276 times ten thousand yuan among them.
  mutating func drawPlatforms() {
    var random = random(7)
    let grants: [Int64] = [20, 18, 16, 15, 15, 14, 14, 13, 13, 12, 12, 12, 12, 12, 11, 11, 10, 10, 9, 8, 7, 6, 6]
    let able = general.filter { row in
      let organization = organizations[row]
      return organization.status == .normal && organization.registeredOn < Days.day(2018, 1, 1)
        && [.federation, .socialWork].contains(organization.trade)
    }
    var taken: Set<Int> = []
    for (number, grant) in grants.enumerated() {
      let city = number % (Regions.cities.count - 1)
      let level: Level = number < Regions.cities.count - 1 ? .municipal : .county
      func isFree(_ row: Int) -> Bool {
        !taken.contains(row) && Regions.counties[organizations[row].county].city == city
          && (level == .county) == (organizations[row].level == .county)
          && (level == .municipal || !taken.contains { organizations[$0].county == organizations[row].county })
      }
      let local = able.filter(isFree)
      let pool = local.isEmpty ? general.filter { isFree($0) && organizations[$0].status == .normal } : local
      let row = random.pick(pool)
      taken.insert(row)
      platforms.append(Platform(number: number, operatedBy: organizations[row], grant: grant * 10_000))
    }
  }
}
