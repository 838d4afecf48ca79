enum Programme: Int, Sendable {
  case alliance, jiangsu, hundred, other

  var label: StaticString {
    switch self {
    case .alliance: "合力团"
    case .jiangsu: "苏陕协作"
    case .hundred: "百社百村"
    case .other: "其他"
    }
  }
}

enum ProjectType: Int, CaseIterable, Sendable {
  case consumption, charity, employment, industry, health, education, other

  var label: StaticString {
    switch self {
    case .consumption: "消费扶贫"
    case .charity: "公益扶贫"
    case .employment: "就业扶贫"
    case .industry: "产业扶贫"
    case .health: "健康扶贫"
    case .education: "教育扶贫"
    case .other: "其他扶贫"
    }
  }

  var endings: [StaticString] {
    switch self {
    case .consumption: ["农产品采购项目", "消费扶贫直采项目", "扶贫产品展销项目", "电商带货助农项目"]
    case .charity: ["爱心超市项目", "困难群众慰问项目", "留守儿童关爱项目", "敬老助残项目", "冬衣捐赠项目"]
    case .employment: ["就业技能培训项目", "社区工厂项目", "劳务对接项目", "家政培训项目"]
    case .industry: ["食用菌种植项目", "中蜂养殖项目", "茶园提升项目", "果园改造项目", "香菇大棚项目", "生猪养殖项目"]
    case .health: ["健康义诊项目", "村卫生室援建项目", "大病救助项目", "送医下乡项目"]
    case .education: ["助学金项目", "乡村图书室项目", "支教项目", "校舍修缮项目"]
    case .other: ["村道照明项目", "饮水改善项目", "危房修缮项目", "人居环境整治项目"]
    }
  }

  /// How a contribution of this type splits into cash, goods and services, in tenths.
  var mix: [Double] {
    switch self {
    case .consumption: [8, 2, 0]
    case .charity: [4, 5, 1]
    case .employment: [4, 1, 5]
    case .industry: [8, 2, 0]
    case .health: [4, 3, 3]
    case .education: [6, 3, 1]
    case .other: [6, 3, 1]
    }
  }
}

/// A relief project with those who took part, amounts in fen.
struct Project: Sendable {
  var number: Int
  var programme: Programme
  var type: ProjectType
  var county: Int
  var alliance: Alliance?
  /// Numbers of villages within the county; names follow from them.
  var villages: [Int] = []
  var villageKind: StaticString?
  var isMutualFund = false
  var stage: StaticString = "完成"
  var proposedOn: Int32?
  var signedOn: Int32?
  var completedOn: Int32?
  var amount: Int64 = 0
  var beneficiaries: Int64 = 0
  var signerLevel: Level?
  var partnerCity: Int32?
  var parties: [StaticString] = []
  var participants: [Organization] = []

  /// What each participant gave as cash, goods and services; the project's own amounts are the sums.
  func shares(seed: UInt64) -> [[Int64]] {
    guard amount > 0, !participants.isEmpty else { return participants.map { _ in [0, 0, 0] } }
    var random = SeededRandom(seed: seed, stream: 40, index: UInt64(number))
    // In hundreds of yuan, so that amounts read as people give them.
    let unit: Int64 = 10_000
    let whole = amount / unit
    let mix = isMutualFund ? [1, 0, 0] : type.mix.map { $0 * (0.5 + random.unit()) }
    let kinds = Allotment.split(whole, by: mix)
    let weights = participants.map { _ in random.logNormal(median: 1, spread: 0.6) }
    let parts = kinds.map { Allotment.split($0, by: weights) }
    var shares = participants.indices.map { index in parts.map { $0[index] * unit } }
    shares[0][0] += amount - whole * unit
    return shares
  }

  func addID(to writer: inout RecordWriter) {
    writer.add("XM-")
    writer.add(number + 1, digits: 5)
  }

  func write(to writer: inout RecordWriter, seed: UInt64, shares: [[Int64]]) {
    var random = SeededRandom(seed: seed, stream: 41, index: UInt64(number))
    writer.begin()
    writer.text("id") { addID(to: &$0) }
    writer.text("name") { addName(to: &$0, &random) }
    writer.text("programme", programme.label)
    writer.text("type", type.label)
    writer.text("stage", stage)
    if let alliance { writer.text("alliance") { alliance.addID(to: &$0) } }
    writer.text("region") { $0.add(Int(Regions.counties[county].code)) }
    if !villages.isEmpty {
      writer.list("village", count: villages.count) { TradeNames.add(village: villages[$1], to: &$0) }
    }
    if let villageKind { writer.text("villageKind", villageKind) }
    if let proposedOn { writer.day("proposedOn", proposedOn) }
    if let signedOn { writer.day("signedOn", signedOn) }
    if let completedOn { writer.day("completedOn", completedOn) }
    let names: [StaticString] = ["cash", "goods", "services"]
    for (kind, name) in names.enumerated() {
      let sum = shares.reduce(0) { $0 + $1[kind] }
      if sum > 0 { writer.money(name, fen: sum) }
    }
    if beneficiaries > 0 {
      writer.number("beneficiaries", Int(beneficiaries))
      writer.text("beneficiaryUnit", "人")
    }
    if let signerLevel { writer.text("signerLevel", signerLevel.label) }
    if let partnerCity { writePartner(partnerCity, to: &writer) }
    if !parties.isEmpty { writer.list("agreementParties", parties) }
    writer.end()
  }

  private func writePartner(_ city: Int32, to writer: inout RecordWriter) {
    writer.text("partner") { writer in
      writer.add(Regions.name(city))
      TradeNames.add(trade: 40_000 + number, to: &writer)
      writer.add(number % 3 == 0 ? "慈善促进会" : number % 3 == 1 ? "商会" : "公益服务中心")
    }
    writer.text("partnerRegion") { $0.add(Int(city)) }
  }

  private func addName(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    writer.add(Regions.counties[county].name.isEmpty ? Array("杨凌".utf8) : Regions.counties[county].name)
    if let village = villages.first { TradeNames.add(village: village, to: &writer) }
    if villages.count > 1 {
      writer.add("等")
      writer.add(villages.count)
      writer.add("村")
    }
    writer.add(isMutualFund ? "互助资金帮扶项目" : random.pick(type.endings))
  }
}
