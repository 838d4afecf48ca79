import Columnar
import Localization

extension Codebooks {
  /// The kinds of social organization in law. The 1998 regulation says 民办非企业单位, the Charity Law 社会服务机构: one kind.
  public static let organizationKinds = Codebook(
    "organizationKinds", title: Localized("社会组织类型", "kinds of social organization"),
    entries: [
      .init("social_group", "社会团体", "social group", aliases: ["社团", "51"]),
      .init(
        "private_non_enterprise_unit", "民办非企业单位", "private non-enterprise unit",
        aliases: ["社会服务机构", "社会服务机构（民办非企业单位）", "民办非企业单位（社会服务机构）", "民非", "social_service_institution", "52"]),
      .init("foundation", "基金会", "foundation", aliases: ["53"]),
      .init(
        "overseas_foundation_office", "境外基金会代表机构", "office of an overseas foundation", aliases: ["境外基金会代表处"]),
      .init(
        "foundation_branch", "基金会分支（代表）机构", "branch of a foundation", aliases: ["基金会分支机构", "基金会代表机构"]),
    ])

  /// Finer classes that regulators and the press count by. Open: registers add their own.
  public static let organizationSubtypes = Codebook(
    "organizationSubtypes", title: Localized("类别", "classes"), openness: .open,
    entries: [
      .init(
        "trade_association", "行业协会商会", "trade association or chamber of commerce",
        aliases: ["行业协会", "商会", "行业性社团", "trade association or chamber"]),
      .init("academic", "学术性社团", "academic society", aliases: ["学术性"]),
      .init("professional", "专业性社团", "professional society", aliases: ["专业性"]),
      .init("federation", "联合性社团", "federation", aliases: ["联合性"]),
      .init(
        "village_mutual_fund", "村级扶贫互助资金协会", "village mutual-fund association",
        aliases: ["扶贫互助资金协会", "互助资金协会"]),
      .init("community", "社区社会组织", "community organization"),
      .init("alumni", "校友会", "alumni association"),
      .init(
        "hometown_chamber", "异地商会", "hometown chamber of commerce", aliases: ["chamber of natives of another place"]),
      .init("education", "教育类", "education"),
      .init("health", "卫生健康类", "health", aliases: ["卫生类", "医疗卫生类"]),
      .init("elderly_care", "养老服务类", "elderly care", aliases: ["养老类"]),
      .init("culture", "文化类", "culture"),
      .init("sports", "体育类", "sports"),
      .init("social_work", "社会工作服务类", "social work", aliases: ["社工类"]),
      .init("technology", "科技服务类", "science and technology", aliases: ["科技类"]),
      .init("employment", "职业培训与就业类", "training and employment", aliases: ["劳动类"]),
      .init("legal", "法律服务类", "legal services"),
      .init("environment", "生态环境类", "environment"),
    ])

  /// The three certificates of a private non-enterprise unit.
  public static let unitForms = Codebook(
    "unitForms", title: Localized("民办非企业单位形式", "types of private non-enterprise unit"),
    entries: [
      .init("legal_person", "法人", "legal person"),
      .init("partnership", "合伙", "partnership"),
      .init("individual", "个体", "individual"),
    ])

  /// The two forms of foundation; since 2016 the qualification to raise funds in public has taken their place.
  public static let foundationForms = Codebook(
    "foundationForms", title: Localized("基金会形式", "forms of foundations"),
    entries: [
      .init("public", "公募基金会", "public fundraising foundation", aliases: ["公募", "public foundation"]),
      .init("private", "非公募基金会", "private foundation", aliases: ["非公募", "non-public foundation"]),
    ])

  /// The four marks that the national query site filters by.
  public static let markers = Codebook(
    "markers", title: Localized("组织标识", "designations"),
    entries: [
      .init("trade_association", "行业协会商会", "trade association or chamber of commerce"),
      .init("volunteer_service", "志愿服务组织", "volunteer service organization"),
      .init("charity", "慈善组织", "charity"),
      .init("public_fundraising", "公开募捐资格", "qualified for public fundraising", aliases: ["具有公开募捐资格"]),
    ])

  /// How a body came to be a charity: registered as one, or recognized later.
  public static let charityBases = Codebook(
    "charityBases", title: Localized("慈善组织取得方式", "ways to charity status"),
    entries: [
      .init("registered", "登记", "registered as a charity", aliases: ["设立登记"]),
      .init("recognized", "认定", "recognized as a charity"),
    ])

  /// The status of the registration. The two list entries follow 社会组织信用信息管理办法.
  public static let registrationStatuses = Codebook(
    "registrationStatuses", title: Localized("登记状态", "registration statuses"),
    entries: [
      .init("normal", "正常", "normal", aliases: ["1", "存续", "在业"]),
      .init("abnormal", "活动异常", "on the abnormal-activity list", aliases: ["异常", "列入活动异常名录", "activity abnormal"]),
      .init(
        "serious", "严重违法失信", "on the serious-violations list",
        aliases: ["严重失信", "列入严重违法失信名单", "seriously illegal or dishonest"]),
      .init("suspended", "限期停止活动", "activity suspended", aliases: ["停止活动"]),
      .init("deregistered", "注销", "deregistered", aliases: ["4", "已注销"]),
      .init("revoked", "撤销", "registration revoked", aliases: ["5", "撤销登记", "已撤销"]),
      .init("certificate_revoked", "吊销登记证书", "certificate revoked", aliases: ["吊销"]),
      .init("banned", "取缔", "banned"),
    ])

  /// Whether a supervising department consents to registration, or the body registers directly.
  public static let registrationModes = Codebook(
    "registrationModes", title: Localized("登记管理方式", "registration modes"),
    entries: [
      .init("dual", "双重管理", "dual management"),
      .init("direct", "直接登记", "direct registration"),
    ])

  /// Grades of the assessment of social organizations (民政部令第39号), best first; a grade holds for five years.
  public static let grades = Codebook(
    "grades", title: Localized("评估等级", "assessment grades"),
    entries: [
      .init("5A", "5A", "5A grade", aliases: ["AAAAA", "5A级", "AAAAA级"]),
      .init("4A", "4A", "4A grade", aliases: ["AAAA", "4A级", "AAAA级"]),
      .init("3A", "3A", "3A grade", aliases: ["AAA", "3A级", "AAA级"]),
      .init("2A", "2A", "2A grade", aliases: ["AA", "2A级", "AA级"]),
      .init("1A", "1A", "1A grade", aliases: ["A", "1A级", "A级"]),
    ])

  /// What a body works for, as foundations' yearly profiles list it. Open.
  public static let focusAreas = Codebook(
    "focusAreas", title: Localized("关注领域", "areas of work"), openness: .open,
    entries: [
      .init("poverty_relief", "扶贫济困", "poverty alleviation", aliases: ["扶贫", "扶贫助困", "poverty relief"]),
      .init("education", "教育", "education", aliases: ["助学"]),
      .init("health", "医疗健康", "health", aliases: ["卫生保健", "医疗救助"]),
      .init("elderly", "养老助老", "the elderly", aliases: ["养老", "老年人", "安老"]),
      .init("children", "儿童青少年", "children and youth", aliases: ["儿童", "青少年"]),
      .init("disability", "助残", "disability", aliases: ["残疾"]),
      .init("disaster", "应急救灾", "disaster relief", aliases: ["安全救灾", "救灾"]),
      .init("culture", "文化体育", "culture and sports", aliases: ["文化", "体育", "艺术"]),
      .init("science", "科学技术", "science and technology", aliases: ["科学研究", "科技"]),
      .init(
        "agriculture", "三农发展", "agriculture and rural affairs", aliases: ["三农", "农业", "farming and the countryside"]),
      .init("industry", "行业发展", "industry"),
      .init("employment", "创业就业", "employment"),
      .init("environment", "生态环境", "environment", aliases: ["环境", "动物保护"]),
      .init("community", "社区发展", "community", aliases: ["社区治理"]),
      .init("law", "法律援助", "legal aid", aliases: ["法律实施"]),
    ])
}
