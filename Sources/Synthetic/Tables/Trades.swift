/// What an organization does, which decides its name's ending, its department, its scope and its size.
enum Trade: Int, CaseIterable, Sendable {
  case tradeAssociation, academic, professional, federation, mutualFund, community, alumni, hometownChamber
  case education, health, elderlyCare, culture, sports, socialWork, technology, employment, legal, environment
  case foundation

  var profile: TradeProfile { TradeProfile.all[rawValue] }

  /// A trade of the kind drawn by thousandths: groups, units, and foundations for the rest.
  static func draw(groups: Int, units: Int, _ random: inout SeededRandom) -> Trade {
    let drawn = random.below(1000)
    if drawn < groups { return groupWeights[random.weighted(groupWeights.map(\.weight))].trade }
    if drawn < groups + units { return unitWeights[random.weighted(unitWeights.map(\.weight))].trade }
    return .foundation
  }

  /// Social groups beside the mutual-fund associations, with weights.
  static let groupWeights: [(trade: Trade, weight: Int)] = [
    (.tradeAssociation, 62), (.academic, 10), (.professional, 13), (.federation, 7), (.community, 3), (.alumni, 2),
    (.hometownChamber, 3),
  ]

  static let unitWeights: [(trade: Trade, weight: Int)] = [
    (.education, 46), (.health, 9), (.elderlyCare, 11), (.culture, 8), (.sports, 6), (.socialWork, 8), (.technology, 4),
    (.employment, 5), (.legal, 1), (.environment, 2),
  ]
}

/// The three kinds in law, as the catalogue's vocabulary writes them, with the second character of their codes.
enum OrganizationKind: Int, Sendable {
  case group = 1
  case unit = 2
  case foundation = 3

  var label: StaticString {
    switch self {
    case .group: "社会团体"
    case .unit: "民办非企业单位"
    case .foundation: "基金会"
    }
  }
}

/// The texts of one trade. `departments` are the supervising units: at the province, and below it.
struct TradeProfile: Sendable {
  let kind: OrganizationKind
  /// The catalogue's class; foundations have none.
  let subtype: StaticString?
  let focus: StaticString?
  let endings: [StaticString]
  let departments: [(province: StaticString, local: StaticString)]
  let scope: [StaticString]
  let medianCapital: Double
  let medianStaff: Double

  /// In the order of `Trade`.
  static let all: [TradeProfile] = Trade.allCases.map { trade in
    switch trade {
    case .tradeAssociation: tradeAssociation
    case .academic: academic
    case .professional: professional
    case .federation: federation
    case .mutualFund: mutualFund
    case .community: community
    case .alumni: alumni
    case .hometownChamber: hometownChamber
    case .education: education
    case .health: health
    case .elderlyCare: elderlyCare
    case .culture: culture
    case .sports: sports
    case .socialWork: socialWork
    case .technology: technology
    case .employment: employment
    case .legal: legal
    case .environment: environment
    case .foundation: foundation
    }
  }

  // MARK: Social groups

  private static let tradeAssociation = TradeProfile(
    kind: .group, subtype: "行业协会商会", focus: "行业发展",
    endings: [
      "苹果产业协会", "茶业协会", "建材行业协会", "餐饮行业协会", "物流行业协会", "装备制造行业协会", "民宿行业协会", "中药材产业协会", "食用菌产业协会", "家政服务行业协会",
      "电子商务协会", "商会", "养蜂业协会", "印刷行业协会", "汽车流通行业协会", "魔芋产业协会", "猕猴桃产业协会", "软件行业协会",
    ],
    departments: [("工业和信息化厅", "工业和信息化局"), ("商务厅", "商务局"), ("农业农村厅", "农业农村局"), ("市场监督管理局", "市场监督管理局")],
    scope: [
      "开展行业调研，反映会员诉求", "制定并组织实施行业自律规约", "组织会员参加展览展示与产销对接", "提供信息、技术与法律咨询服务", "开展从业人员培训", "受政府部门委托参与标准制定",
      "协调会员关系，维护市场秩序",
    ], medianCapital: 60_000, medianStaff: 4)

  private static let academic = TradeProfile(
    kind: .group, subtype: "学术性社团", focus: "科学技术",
    endings: ["历史文化研究会", "教育学会", "农学会", "林学会", "心理学会", "会计学会", "地方志学会", "经济学会", "水利学会", "图书馆学会"],
    departments: [("科学技术协会", "科学技术协会"), ("社会科学界联合会", "社会科学界联合会")],
    scope: ["组织学术交流与研讨", "编印学术资料", "开展课题研究", "普及科学知识", "提供决策咨询", "举荐科技人才", "开展继续教育"],
    medianCapital: 45_000, medianStaff: 3)

  private static let professional = TradeProfile(
    kind: .group, subtype: "专业性社团", focus: "文化体育",
    endings: ["书法家协会", "摄影协会", "音乐家协会", "围棋协会", "太极拳协会", "调解协会", "护理协会", "律师协会", "导游协会", "收藏协会", "秦腔协会", "剪纸协会"],
    departments: [("文化和旅游厅", "文化和旅游局"), ("体育局", "体育局"), ("司法厅", "司法局"), ("卫生健康委员会", "卫生健康局")],
    scope: ["组织业务交流与展演", "开展业务培训", "推荐优秀作品与人才", "举办公益讲座", "组织比赛和联谊活动", "开展对外交流", "维护会员合法权益"],
    medianCapital: 40_000, medianStaff: 3)

  private static let federation = TradeProfile(
    kind: .group, subtype: "联合性社团", focus: "社区发展",
    endings: ["志愿服务联合会", "青年企业家联合会", "女企业家协会", "慈善联合会", "社会组织促进会", "公益促进会", "助学促进会"],
    departments: [("民政厅", "民政局"), ("工商业联合会", "工商业联合会"), ("妇女联合会", "妇女联合会")],
    scope: ["联络会员，开展公益活动", "组织志愿服务", "承接政府购买服务", "开展扶贫济困与助学活动", "搭建资源对接平台", "开展社会组织培育与能力建设"],
    medianCapital: 80_000, medianStaff: 5)

  private static let mutualFund = TradeProfile(
    kind: .group, subtype: "村级扶贫互助资金协会", focus: "扶贫济困", endings: ["扶贫互助资金协会"],
    departments: [("扶贫开发办公室", "扶贫开发办公室")], scope: ["向会员发放生产互助借款", "管理村级互助资金"],
    medianCapital: 180_000, medianStaff: 3)

  private static let community = TradeProfile(
    kind: .group, subtype: "社区社会组织", focus: "社区发展", endings: ["社区互助会", "邻里服务协会", "文艺健身协会", "社区老年协会"],
    departments: [("民政厅", "民政局")], scope: ["开展邻里互助", "组织社区文体活动", "照料高龄与独居老人", "调解邻里纠纷", "协助社区治理"],
    medianCapital: 30_000, medianStaff: 2)

  private static let alumni = TradeProfile(
    kind: .group, subtype: "校友会", focus: "教育", endings: ["学院校友会", "中学校友会", "师范学校校友会"],
    departments: [("教育厅", "教育局")], scope: ["联络校友，增进情谊", "支持母校建设", "设立奖助学项目", "编印校友刊物"],
    medianCapital: 50_000, medianStaff: 3)

  private static let hometownChamber = TradeProfile(
    kind: .group, subtype: "异地商会", focus: "行业发展", endings: ["异地商会", "同乡商会"],
    departments: [("工商业联合会", "工商业联合会")], scope: ["服务在陕会员企业", "开展招商引资与经贸交流", "调解会员纠纷", "组织公益捐助", "提供政策与法律咨询"],
    medianCapital: 150_000, medianStaff: 5)
}
