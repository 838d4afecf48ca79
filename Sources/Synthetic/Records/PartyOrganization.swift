import Columnar

/// A party organization of one body, or of several that share it.
struct PartyOrganization: Sendable {
  enum Form: Sendable {
    case independent, joint, functional

    var label: StaticString {
      switch self {
      case .independent: "单独组建"
      case .joint: "联合组建"
      case .functional: "功能型"
      }
    }
  }

  enum State: Sendable {
    case normal, rectifying, abolishedAsWeak, endedWithBody

    var label: StaticString {
      switch self {
      case .normal: "正常"
      case .rectifying: "软弱涣散整顿"
      case .abolishedAsWeak, .endedWithBody: "撤销"
      }
    }

    var stands: Bool { self == .normal || self == .rectifying }
  }

  let number: Int
  let organizations: [Organization]
  var form = Form.independent
  var members: Int
  var state = State.normal
  var foundedOn: Int32
  var stateOn: Int32?

  /// The party organization of one body: founded with a young body, and in the years of the campaign for an old one.
  init(number: Int, organizations: [Organization], members: Int, form: Form = .independent) {
    self.number = number
    self.organizations = organizations
    self.members = members
    self.form = form
    let youngest = organizations.map(\.registeredOn).max() ?? 0
    var random = SeededRandom(seed: organizations[0].seed, stream: 60, index: UInt64(number))
    let start = Days.day(2006, 7, 1)
    let latest = max(youngest, min(Days.day(2019, 9, 30), youngest + 4000))
    foundedOn = youngest >= start ? youngest : Days.draw(start...max(start, latest), &random)
    if form != .independent { foundedOn = max(foundedOn, Days.draw(youngest...max(youngest, latest), &random)) }
  }

  private var level: Level { organizations[0].level }

  private var rank: StaticString { members >= 100 ? "党委" : members >= 50 ? "党总支" : "党支部" }

  private func random(_ purpose: UInt64) -> SeededRandom {
    SeededRandom(seed: organizations[0].seed, stream: 61 + purpose, index: UInt64(number))
  }

  static func addID(_ number: Int, to writer: inout RecordWriter) {
    writer.add("DZ-")
    writer.add(number + 1, digits: 5)
  }

  private func addName(to writer: inout RecordWriter) {
    if form == .joint {
      writer.add(level == .provincial ? Array("陕西省".utf8) : Regions.cities[city].name)
      writer.add("社会组织第")
      writer.add(number + 1)
      writer.add("联合")
    } else {
      organizations[0].addName(to: &writer)
      if form == .functional { writer.add("功能型") }
    }
    writer.add(rank)
  }

  private var city: Int { Regions.counties[organizations[0].county].city }

  func write(to writer: inout RecordWriter) {
    var random = random(1)
    writer.begin()
    writer.text("id") { Self.addID(number, to: &$0) }
    writer.text("name") { addName(to: &$0) }
    writer.list("organizations", count: organizations.count) { organizations[$1].addCode(to: &$0) }
    writer.text("form", form.label)
    writer.text("rank", rank)
    writer.text(
      "superior",
      string: level == .provincial ? GoverningBody.committee : GoverningBody.committee(city: city))
    writer.text("level", level == .provincial ? "省级" : "市级")
    writer.text("region") { $0.add(Int(Regions.counties[organizations[0].county].code)) }
    writer.text("secretary") { TradeNames.addPerson(to: &$0, &random) }
    writer.number("members", members)
    if members >= 7 { writer.flag("hasCommittee", random.chance(995)) }
    writer.day("foundedOn", foundedOn)
    if state.stands, let elected = organizations[0].party?.partyElectedOn, elected > foundedOn {
      writer.day("electedOn", elected)
    }
    writer.text("status", state.label)
    switch state {
    case .normal: break
    case .rectifying, .abolishedAsWeak: writer.text("statusReason", "软弱涣散")
    case .endedWithBody: writer.text("statusReason", "社会组织注销")
    }
    if let stateOn { writer.day("statusOn", stateOn) }
    writeStars(to: &writer, &random)
    writer.end()
  }

  /// Rated each year since 2018, rising and falling by a star at most.
  private func writeStars(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let first = max(2018, Day(number: foundedOn).components.year + 1)
    guard state.stands, level == .provincial || random.chance(400), first <= 2020 else { return }
    var stars = 1 + random.weighted([8, 22, 40, 24, 6])
    if state == .rectifying { stars = min(stars, 2) }
    var history: [(year: Int, stars: Int)] = []
    for year in first...2020 {
      history.append((year, stars))
      let step = [-1, 0, 0, 0, 1, 1][random.below(6)]
      stars = max(1, min(state == .rectifying ? 2 : 5, stars + step))
    }
    guard let last = history.last else { return }
    writer.text("stars", Self.stars[last.stars - 1])
    writer.number("starsYear", last.year)
    if history.count > 1 { writer.text("starsBefore", Self.stars[history[history.count - 2].stars - 1]) }
    writer.list("starHistory", count: history.count) { writer, index in
      writer.add(history[index].year)
      writer.add(" ")
      writer.add(Self.stars[history[index].stars - 1])
    }
    if last.stars >= 4 { writer.flag("doubleStrong", last.stars == 5 || random.chance(300)) }
  }

  private static let stars: [StaticString] = ["一星", "二星", "三星", "四星", "五星"]
}

extension Organization {
  /// Draws its report about party building. `isCovered` is true if it has a party organization.
  mutating func drawParty(members: Int, isCovered: Bool, _ random: inout SeededRandom) {
    var standing = PartyStanding(members: members)
    if isCovered {
      // The two steps were joined in 2016; a few approvals came later than the registration.
      if registeredOn >= Days.day(2016, 1, 1) {
        let later = Days.workday(registeredOn + Int32(20 + random.below(90)))
        standing.approvedOn = random.chance(990) || later > Days.asOf ? registeredOn : later
      }
      let first = max(registeredOn + 700, Days.day(2016, 6, 1))
      if first < Days.day(2020, 10, 1) {
        let elected = Days.draw(first...Days.day(2020, 10, 30), &random)
        standing.electedOn = elected
        standing.partyElectedOn = min(
          Days.day(2020, 12, 25),
          Days.workday(elected + Int32(random.chance(992) ? random.below(45) : 95 + random.below(60))))
      }
    }
    party = standing
  }
}
