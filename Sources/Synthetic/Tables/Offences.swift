/// What synthetic bodies are penalized, listed and called in for, with the articles that the three regulations give.
struct Offence: Sendable {
  let violation: StaticString
  let facts: StaticString
  let ground: StaticString
  /// Whether there is money in it, so that a fine is possible at all.
  let hasIncome: Bool
  var isInspection = false
  var isUnreachable = false
  /// Fees of associations, which enterprises complain about.
  var isFees = false

  static let inspection = Offence(
    violation: "不按照规定接受年度检查", facts: "未在规定期限内报送年度工作报告，经催告仍未履行。", ground: "未按规定报送年度工作报告",
    hasIncome: false, isInspection: true)

  static let others: [Offence] = [
    Offence(
      violation: "超出章程规定的宗旨和业务范围进行活动", facts: "开展的活动不在登记的业务范围之内。", ground: "超出章程规定的宗旨和业务范围活动",
      hasIncome: true),
    Offence(violation: "违反国家有关规定收取费用", facts: "在公示标准之外向会员收取费用。", ground: "违规收费", hasIncome: true, isFees: true),
    Offence(violation: "擅自设立分支机构", facts: "未经内部民主程序设立分支机构并以其名义开展活动。", ground: "违规设立分支机构", hasIncome: false),
    Offence(violation: "不按照规定办理变更登记", facts: "法定代表人变更后超过三十日未申请变更登记。", ground: "未按规定换届、变更、备案", hasIncome: false),
    Offence(violation: "违规开展评比达标表彰活动", facts: "未经批准面向会员单位开展评选并收取费用。", ground: "违规评比达标表彰", hasIncome: true),
    Offence(violation: "内部管理混乱", facts: "财务管理制度不健全，重大支出未经理事会审议。", ground: "内部管理混乱", hasIncome: false),
  ]

  static let unreachable = Offence(
    violation: "通过登记的住所无法联系", facts: "向登记住所两次寄送的专用信函均无人签收。", ground: "通过登记住所无法联系", hasIncome: false,
    isUnreachable: true)
}

extension OrganizationKind {
  /// The regulation's article on penalties: of 2016, of 1998 and of 2004.
  var penaltyArticle: StaticString {
    switch self {
    case .group: "《社会团体登记管理条例》第三十条"
    case .unit: "《民办非企业单位登记管理暂行条例》第二十五条"
    case .foundation: "《基金会管理条例》第四十二条"
    }
  }
}
