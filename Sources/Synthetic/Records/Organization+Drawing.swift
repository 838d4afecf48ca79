import Columnar

extension Organization {
  /// What is known of an organization before the rest is drawn.
  struct Slot: Sendable {
    var number: Int
    var level: Level
    var county: Int
    var trade: Trade
    /// The days between which it was registered.
    var registered: ClosedRange<Int32>
  }

  /// Shares of registrations by month: few around the spring festival, more before the year ends.
  private static let months = [6, 3, 8, 9, 9, 9, 8, 8, 10, 8, 10, 12]

  /// Draws the rest of an organization: a pure function of the seed and the slot.
  init(seed: UInt64, slot: Slot) {
    var random = SeededRandom(seed: seed, stream: 1, index: UInt64(slot.number))
    number = slot.number
    self.seed = seed
    level = slot.level
    county = slot.county
    trade = slot.trade
    registeredOn = Self.drawRegistration(slot, &random)
    let profile = slot.trade.profile
    capital = Self.round(Int64(random.logNormal(median: profile.medianCapital * levelFactor, spread: 0.9)))
    capital = max(capital, minimumCapital)
    staff = max(1, Int(random.logNormal(median: profile.medianStaff * levelFactor.squareRoot(), spread: 0.7)))
    drawGrade(&random)
    drawMarkers(&random)
    drawSupervision(&random)
  }

  private var levelFactor: Double {
    switch level {
    case .provincial: 2.2
    case .municipal: 1.3
    case .county: 1
    }
  }

  /// The least that the regulations ask of a local social group, and of a foundation.
  private var minimumCapital: Int64 {
    switch kind {
    case .group: 30_000
    case .unit: 10_000
    case .foundation: 2_000_000
    }
  }

  /// Later years weigh more, as registrations grew; mutual-fund associations came in one wave.
  private static func drawRegistration(_ slot: Slot, _ random: inout SeededRandom) -> Int32 {
    let span = Double(slot.registered.upperBound - slot.registered.lowerBound)
    let along =
      slot.trade == .mutualFund ? random.unit() * 0.5 + random.unit() * 0.5 : 1 - random.unit() * random.unit()
    let day = slot.registered.lowerBound + Int32(span * along)
    guard span > 400 else { return Days.workday(day) }
    let year = Day(number: day).components.year
    let drawn = Days.draw(in: year, months: months, &random)
    return min(max(drawn, slot.registered.lowerBound), slot.registered.upperBound)
  }

  /// Amounts as people choose them: to one, or two, leading digits.
  static func round(_ amount: Int64) -> Int64 {
    switch amount {
    case ..<20_000: amount / 1000 * 1000
    case ..<100_000: amount / 5000 * 5000
    case ..<1_000_000: amount / 10_000 * 10_000
    case ..<10_000_000: amount / 100_000 * 100_000
    default: amount / 1_000_000 * 1_000_000
    }
  }

  /// The pyramid of grades: few are assessed, most of them 3A; a grade needs two years of standing.
  private mutating func drawGrade(_ random: inout SeededRandom) {
    let from = max(Days.years(2, after: registeredOn), Days.day(2012, 6, 1))
    guard trade != .mutualFund, from < Days.day(2020, 11, 1) else { return }
    let assessed = level == .provincial ? 330 : level == .municipal ? 190 : 80
    guard random.chance(assessed) else { return }
    let weights = level == .provincial ? [6, 14, 44, 24, 12] : [4, 12, 52, 20, 6]
    grade = random.weighted(weights) + 1
    let latest = Days.day(2020, 11, 27)
    // Assessments of the last five years are the ones still in force; older ones have lapsed.
    let start = random.chance(975) ? max(from, Days.day(2016, 1, 4)) : from
    gradedOn = Days.draw(start...max(start, latest), &random)
  }

  /// Some classes register directly, without a department in charge.
  private mutating func drawSupervision(_ random: inout SeededRandom) {
    let direct =
      switch trade {
      case .tradeAssociation, .hometownChamber: 110
      case .technology, .foundation, .federation, .socialWork, .community: 300
      default: 0
      }
    if random.chance(direct) { supervision = .direct }
  }

  private mutating func drawMarkers(_ random: inout SeededRandom) {
    if trade == .tradeAssociation || trade == .hometownChamber { markers.insert(.association) }
    if trade == .federation || trade == .socialWork, random.chance(400) { markers.insert(.volunteers) }
    let old = registeredOn < Days.day(2019, 6, 1)
    if trade == .foundation || (trade == .federation && random.chance(250)) { markers.insert(.charity) }
    if markers.contains(.charity), old, random.chance(300) { markers.insert(.fundraising) }
    // A foundation that raises funds in public needs twice the capital (基金会管理条例, article 8).
    if trade == .foundation, markers.contains(.fundraising) { capital = max(capital, 4_000_000) }
  }
}
