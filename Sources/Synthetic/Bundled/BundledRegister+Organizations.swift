extension BundledRegister {
  mutating func drawOrganizations() {
    var random = random(1)
    for _ in 0..<Quota.due {
      due.append(add(provincial(&random, Days.day(1988, 3, 1)...Days.day(2019, 6, 28))))
    }
    for _ in 0..<Quota.recent {
      let row = add(provincial(&random, Days.day(2019, 7, 1)...Days.day(2020, 12, 11)))
      organizations[row].grade = 0
    }
    for _ in 0..<Quota.former {
      let row = add(provincial(&random, Days.day(1990, 3, 1)...Days.day(2015, 6, 30)))
      close(row, between: Days.day(2016, 9, 1), and: Days.day(2019, 12, 20), &random)
    }
    drawMutualFunds(&random)
    drawGeneral(&random)
  }

  private func provincial(_ random: inout SeededRandom, _ registered: ClosedRange<Int32>) -> Organization.Slot {
    let city = random.chance(930) ? 0 : random.weighted(Regions.cityWeights)
    let county = Regions.drawCounty(in: city, &random)
    return Organization.Slot(
      number: organizations.count, level: .provincial, county: county,
      trade: Trade.draw(groups: 620, units: 320, &random), registered: registered)
  }

  @discardableResult
  private mutating func add(_ slot: Organization.Slot) -> Int {
    organizations.append(Organization(seed: Self.seed, slot: slot))
    return organizations.count - 1
  }

  /// Mutual-fund associations were in the villages of the 56 formerly poor counties.
  private mutating func drawMutualFunds(_ random: inout SeededRandom) {
    let weights = Regions.poorCounties.map { _ in random.logNormal(median: 1, spread: 0.5) }
    let counts = Allotment.split(Int64(Quota.mutualFunds), by: weights, atLeast: 20)
    for (county, count) in zip(Regions.poorCounties, counts) {
      for _ in 0..<count {
        mutualFunds.append(
          add(
            Organization.Slot(
              number: organizations.count, level: .county, county: county, trade: .mutualFund,
              registered: Days.day(2009, 3, 2)...Days.day(2016, 12, 23))))
      }
    }
  }

  private mutating func drawGeneral(_ random: inout SeededRandom) {
    for (city, quota) in Quota.general.enumerated() {
      for _ in 0..<quota {
        let row = add(
          Organization.Slot(
            number: organizations.count, level: random.chance(260) ? .municipal : .county,
            county: Regions.drawCounty(in: city, &random), trade: Trade.draw(groups: 580, units: 410, &random),
            registered: Days.day(1988, 3, 1)...Days.day(2020, 12, 11)))
        general.append(row)
        if random.chance(34), organizations[row].registeredOn < Days.day(2016, 1, 1) {
          close(row, between: Days.day(2017, 1, 9), and: Days.day(2020, 12, 4), &random)
        }
      }
    }
  }

  /// Ends an organization and removes what only existing ones have.
  mutating func close(_ row: Int, between first: Int32, and last: Int32, _ random: inout SeededRandom) {
    organizations[row].status = .deregistered
    organizations[row].deregisteredOn = Days.draw(first...last, &random)
    organizations[row].grade = 0
    organizations[row].markers.subtract([.charity, .fundraising])
  }

  /// `count` of the numbers below `total`, in their order.
  func draw(_ count: Int, ofCount total: Int, _ random: inout SeededRandom) -> [Int] {
    var numbers = Array(0..<total)
    precondition(total >= count, "too few to draw from")
    random.shuffle(&numbers)
    return numbers.prefix(count).sorted()
  }

  /// `count` rows drawn from `rows` that `condition` holds for, in their order.
  func draw(
    _ count: Int, from rows: [Int], _ random: inout SeededRandom,
    where condition: (Organization) -> Bool = { _ in true }
  ) -> [Int] {
    var candidates = rows.filter { condition(organizations[$0]) }
    precondition(candidates.count >= count, "too few organizations to draw from")
    random.shuffle(&candidates)
    return candidates.prefix(count).sorted()
  }
}
