extension BundledRegister {
  /// Twelve alliances were founded on 2019-07-24, for the eleven deeply poor counties and 洛南.
  static let founding = Days.day(2019, 7, 24)
  /// Members at the founding, by alliance: each has at least ten.
  private static let founders = [14, 12, 11, 13, 10, 12, 11, 13, 12, 11, 10, 14]

  /// Rows of the members of the alliances, past ones too.
  var memberRows: Set<Int> { Set(memberships.map(\.organization.number)) }

  mutating func drawAlliances() {
    var random = random(2)
    let counties = (Regions.deeplyPoorCounties + [Regions.county(611021)]).sorted()
    let leads = draw(counties.count, from: due, &random) { organization in
      organization.grade >= 4 && organization.gradedOn >= Days.day(2016, 1, 1)
        && organization.registeredOn < Days.day(2014, 1, 1)
    }
    let others = due.filter { !leads.contains($0) }
    var founders = draw(Quota.founders - leads.count, from: others, &random) {
      $0.registeredOn < Days.day(2018, 6, 1)
    }
    var joiners = draw(Quota.joiners, from: others.filter { !founders.contains($0) }, &random)
    random.shuffle(&founders)
    random.shuffle(&joiners)
    for (index, county) in counties.enumerated() {
      let alliance = Alliance(
        number: index, level: .provincial, county: county, foundedOn: Self.founding, lead: organizations[leads[index]])
      alliances.append(alliance)
      join([leads[index]] + founders.prefix(Self.founders[index] - 1), alliance) { Self.founding }
      founders.removeFirst(Self.founders[index] - 1)
      // One or two more in the spring and summer of 2020; in four alliances one member left.
      let more = Quota.joiners / counties.count + (index < Quota.joiners % counties.count ? 1 : 0)
      join(Array(joiners.prefix(more)), alliance) {
        Days.draw(Days.day(2020, 3, 16)...Days.day(2020, 8, 21), &random)
      }
      joiners.removeFirst(more)
      if index % 3 == 1 {
        let left = memberships.lastIndex { $0.alliance.number == index && $0.joinedOn == Self.founding }
        if let left { memberships[left].leftOn = Days.draw(Days.day(2020, 1, 6)...Days.day(2020, 6, 30), &random) }
      }
    }
  }

  private mutating func join(_ rows: [Int], _ alliance: Alliance, on day: () -> Int32) {
    for row in rows {
      memberships.append(
        Membership(number: memberships.count, alliance: alliance, organization: organizations[row], joinedOn: day()))
    }
  }
}
