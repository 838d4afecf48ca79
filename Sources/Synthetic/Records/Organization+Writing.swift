import Catalog
import Columnar

extension Organization {
  /// The credit code: a civil-affairs registrar, the kind, the division, EX and six symbols of the number, both checks.
  func addCode(to writer: inout RecordWriter) { writer.add(code) }

  var code: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 18) { bytes, count in
      let symbols = Self.symbols
      bytes[0] = UInt8(ascii: "5")
      bytes[1] = UInt8(ascii: "0") + UInt8(kind.rawValue)
      var division = Int(registrarDivision)
      for place in stride(from: 7, through: 2, by: -1) {
        bytes[place] = UInt8(ascii: "0") + UInt8(division % 10)
        division /= 10
      }
      bytes[8] = UInt8(ascii: "E")
      bytes[9] = UInt8(ascii: "X")
      // Scattered over all six-symbol bodies by a multiplier that shares no factor with 31: no two numbers meet.
      var body = (number * 276_824_063 + 62_710_561) % Self.bodies
      for place in stride(from: 15, through: 10, by: -1) {
        bytes[place] = symbols[body % 31]
        body /= 31
      }
      count = 18
      CreditCode.complete(UnsafeMutableBufferPointer(rebasing: bytes[..<18]))
    }
  }

  private static let symbols = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  /// 31 to the power of 6: more organizations than this cannot have codes of their own.
  static let bodies = 887_503_681

  // MARK: Names

  func addName(to writer: inout RecordWriter) {
    var random = random(1)
    addPlace(to: &writer)
    if trade == .mutualFund {
      TradeNames.add(town: number / 9, to: &writer)
      TradeNames.add(village: number, to: &writer)
    } else {
      TradeNames.add(trade: number, to: &writer)
    }
    writer.add(random.pick(trade.profile.endings))
  }

  /// The part of the name before the trade name: the area of the registrar.
  private func addPlace(to writer: inout RecordWriter) {
    let county = Regions.counties[county]
    switch level {
    case .provincial: writer.add("陕西省")
    case .municipal: writer.add(Regions.cities[county.city].name)
    case .county:
      // Districts are named with their city, as there is a 新城区 in more than one.
      if county.name.isEmpty || county.name.suffix(3).elementsEqual("区".utf8) {
        writer.add(Regions.cities[county.city].name)
      }
      writer.add(county.name)
    }
  }

  /// The area whose departments are in charge.
  private func addGovernment(to writer: inout RecordWriter) {
    level == .provincial ? writer.add("陕西省") : addPlace(to: &writer)
  }

  private var isRegisteredApart: Bool {
    level != .provincial && Regions.cities[Regions.counties[county].city].separatesRegistration
  }

  func addRegistrar(to writer: inout RecordWriter) {
    addGovernment(to: &writer)
    writer.add(level == .provincial ? "民政厅" : isRegisteredApart ? "行政审批服务局" : "民政局")
  }

  /// Who oversees and penalizes: civil affairs, also where registration is elsewhere.
  func addRegulator(to writer: inout RecordWriter) {
    addGovernment(to: &writer)
    writer.add(level == .provincial ? "民政厅" : "民政局")
  }

  private func addAddress(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let county = Regions.counties[county]
    let city = Regions.cities[county.city]
    writer.add(city.name)
    writer.add(county.name)
    if trade == .mutualFund {
      TradeNames.add(town: number / 9, to: &writer)
      TradeNames.add(village: number, to: &writer)
      writer.add("村委会")
      return
    }
    TradeNames.add(road: random.below(1600), to: &writer)
    writer.add(1 + random.below(random.chance(700) ? 99 : 480))
    writer.add("号")
    if random.chance(350) {
      writer.add(1 + random.below(28))
      writer.add(random.chance(500) ? "层" : "幢")
    }
  }

  private func addScope(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let phrases = trade.profile.scope
    // Phrases in their order from a random start, so that none comes twice.
    let drawn = random.weighted([40, 36, 14, 10])
    let count = trade == .mutualFund ? 1 : drawn == 3 ? phrases.count : drawn + 1
    let start = random.below(phrases.count)
    for step in 0..<count {
      if step > 0 { writer.add("；") }
      writer.add(phrases[(start + step) % phrases.count])
    }
    writer.add("。")
  }

  // MARK: The record

  func write(to writer: inout RecordWriter) {
    var random = random(2)
    let profile = trade.profile
    writer.begin()
    writer.text("creditCode") { addCode(to: &$0) }
    writer.text("name") { addName(to: &$0) }
    writer.text("kind", kind.label)
    if let subtype = profile.subtype { writer.text("subtype", subtype) }
    if !markers.isEmpty { writer.list("markers", Markers.labels.filter { markers.contains($0.0) }.map(\.1)) }
    if let focus = profile.focus, trade == .foundation || random.chance(180) { writer.list("focusAreas", [focus]) }
    writer.text("status", status.label)
    writer.text("level", level.label)
    writer.text("region") { $0.add(Int(Regions.counties[county].code)) }
    writer.text("registrar") { addRegistrar(to: &$0) }
    if isRegisteredApart { writer.text("regulator") { addRegulator(to: &$0) } }
    writeSupervision(to: &writer)
    writer.day("registeredOn", registeredOn)
    if let deregisteredOn { writer.day("deregisteredOn", deregisteredOn) }
    writer.number("capital", Int(capital))
    writer.text("legalRepresentative") { TradeNames.addPerson(to: &$0, &random) }
    writer.number("staff", staff)
    if let party { writeParty(party, to: &writer) }
    writeGovernance(to: &writer)
    writeQualifications(to: &writer, &random)
    writer.text("address") { addAddress(to: &$0, &random) }
    writer.text("scope") { addScope(to: &$0, &random) }
    writer.end()
  }

  /// A department is in charge of those under dual management only; the others look to a party committee.
  private func writeSupervision(to writer: inout RecordWriter) {
    if supervision == .dual {
      writer.text("supervisor") { addDepartment(to: &$0) }
      return
    }
    if supervision == .direct { writer.text("registrationMode", "直接登记") }
    if level == .provincial { writer.text("partySupervisor", "陕西省民政厅社会组织党委") }
  }

  /// The department of its trade, which is in charge of it under dual management.
  func addDepartment(to writer: inout RecordWriter) {
    let departments = trade.profile.departments
    let department = departments[number % departments.count]
    addGovernment(to: &writer)
    writer.add(level == .provincial ? department.province : department.local)
  }

  private func writeParty(_ party: PartyStanding, to writer: inout RecordWriter) {
    writer.number("partyMembers", party.members)
    if let day = party.approvedOn { writer.day("partyApprovedOn", day) }
    if let day = party.electedOn {
      writer.day("electedOn", day)
      writer.day("auditedOn", Days.workday(day - Int32(12 + number % 60)))
    }
    if let day = party.partyElectedOn { writer.day("partyElectedOn", day) }
  }

  /// Members of province-level groups and councils of foundations, nearly all within the limits of the regulations.
  private func writeGovernance(to writer: inout RecordWriter) {
    guard level == .provincial else { return }
    var random = random(3)
    switch kind {
    case .group:
      let few = random.chance(8)
      if markers.contains(.association) {
        writer.number("unitMembers", few ? 22 + random.below(8) : 30 + Int(random.logNormal(median: 45, spread: 0.9)))
        writer.number("individualMembers", 0)
      } else {
        let count = 50 + Int(random.logNormal(median: 110, spread: 0.9))
        writer.number("individualMembers", few ? 31 + random.below(19) : count)
        writer.number("unitMembers", 0)
      }
    case .foundation:
      writer.text("foundationForm", markers.contains(.fundraising) ? "公募基金会" : "非公募基金会")
      let directors = 5 + random.below(17)
      writer.number("directors", directors)
      writer.number("paidDirectors", random.chance(970) ? random.below(directors / 3 + 1) : directors / 3 + 2)
      writer.number("auditors", 1 + random.below(4))
      writer.number("termYears", random.chance(980) ? 3 + random.below(3) : 6)
    case .unit: writer.text("unitForm", random.chance(900) ? "法人" : random.chance(300) ? "合伙" : "个体")
    }
  }

  private func writeQualifications(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    if grade > 0 {
      let labels: [StaticString] = ["1A", "2A", "3A", "4A", "5A"]
      writer.text("grade", labels[grade - 1])
      writer.day("gradedOn", gradedOn)
      writer.day("gradeExpiresOn", Days.years(5, after: gradedOn) - 1)
    }
    guard markers.contains(.charity) else { return }
    // The Charity Law took effect on 2016-09-01: bodies from before were recognized, later ones registered as charities.
    let law = Days.day(2016, 9, 1)
    let recognized = registeredOn < law
    let since = recognized ? Days.draw(law...Days.day(2019, 5, 31), &random) : registeredOn
    writer.text("charityBasis", recognized ? "认定" : "登记")
    writer.day("charityOn", since)
    guard markers.contains(.fundraising) else { return }
    writer.text("fundraisingCertificate") { writer in
      writer.add("EX")
      writer.add(number, digits: 8)
    }
    writer.day("fundraisingOn", Days.draw(Days.years(1, after: since)...Days.day(2020, 9, 1), &random))
  }
}
