import Columnar
import Localization

extension Kind {
  /// What the rules on registration, elections, branches and assessment look at, as applications and yearly reports state it.
  static let organizationGovernance: [Field] = [
    day(
      "applicationAcceptedOn", "申请受理日期", "Application accepted on", "收到全部有效成立登记材料之日。",
      "The day the documents for registration were complete.", ["受理日期"]),
    day(
      "partyApprovedOn", "党组织审批日期", "Party organization approved on", "党组织设立随登记审批之日，应与成立登记同日。",
      "The day its Party organization was approved; it should be the day of registration.", ["党组织同步审批日期"]),
    day(
      "charityAppliedOn", "慈善组织申请日期", "Charity status applied for", "申请认定慈善组织之日。",
      "The day it applied to be a charity.", ["Charity applied on"]),
    day("firstActiveOn", "开展活动日期", "First active on", "取得证书后首次开展活动之日。", "The day of its first activity.", ["首次活动日期"]),
    day(
      "lastFundraisedOn", "最近公开募捐日期", "Last raised funds on", "最近一次公开募捐之日。",
      "The day it last raised funds from the public.",
      []),
    day(
      "electedOn", "换届日期", "Last council election", "最近一次换届之日。", "The day of its last council election.",
      ["最近换届日期", "Elected on"]),
    day(
      "partyElectedOn", "党组织变更日期", "Party organization changed on", "党组织随换届变更之日。",
      "The day its Party organization changed with the council election.", ["党组织换届日期"]),
    day(
      "representativeChangedOn", "法定代表人变更日期", "Legal representative changed on", "最近一次更换法定代表人之日。",
      "The day its legal representative last changed.", ["Representative changed on"]),
    day(
      "auditedOn", "换届（离任）审计日期", "Pre-election audit", "换届或更换法定代表人之前的财务审计日期。",
      "The day of the audit before a council election or a change of legal representative.", ["财务审计日期", "Audited on"]),
    day(
      "changeConsentedOn", "变更审查同意日期", "Change approved on", "业务主管单位同意变更之日。",
      "The day the supervisory unit approved a change.", ["变更同意日期", "Change consented on"]),
    day(
      "changeAppliedOn", "变更申请日期", "Change applied for on", "申请变更登记之日。", "The day it applied to register the change.",
      ["Change applied on"]),
    day(
      "charterConsentedOn", "章程修改同意日期", "Charter approved on", "业务主管单位同意修改章程之日。",
      "The day the supervisory unit approved an amended charter.", []),
    day(
      "charterReportedOn", "章程修改报核日期", "Charter submitted on", "将修改的章程报登记管理机关核准之日。",
      "The day the amended charter was submitted to the registration authority.", []),
    day(
      "reviewExtendedTo", "审批延长至", "Review extended to", "经批准延长登记或认定期限的最后一日。",
      "The last day to decide on registration or recognition, if the time limit was extended.", []),
    day(
      "fundraisingAppliedOn", "公开募捐资格申请日期", "Public fundraising applied for on", "申请公开募捐资格之日。",
      "The day it applied for public fundraising status.", []),
    day("liquidatedOn", "清算结束日期", "Liquidated on", "清算结束之日。", "The day its liquidation ended.", []),
    day(
      "deregistrationAppliedOn", "注销申请日期", "Deregistration applied for on", "申请注销登记之日。",
      "The day it applied to be deregistered.", ["Deregistration applied on"]),
    day(
      "assessmentAppliedOn", "评估申请日期", "Assessment applied for on", "最近一次申请评估之日。",
      "The day it last applied to be assessed.", ["申请评估日期", "Assessment applied on"]),
    day(
      "dishonestDebtorOn", "列为失信被执行人日期", "Listed as judgment defaulter on", "被法院列为失信被执行人之日。",
      "The day a court listed it as a judgment defaulter.", ["Court listed on"]),
    number(
      "termYears", "理事任期", "Term of council", Localized("年", "years"), "章程规定的理事任期。",
      "The term of its council, by charter."),
    number(
      "paidDirectors", "领取报酬的理事数", "Paid directors", Localized("人", "people"), "从本组织领取报酬的理事数。",
      "Members of its council whom it pays.", aliases: ["领薪理事数"]),
    number(
      "regionalBranches", "地域性分支机构数", "Regional branches", nil, "按地域设立的分支机构数，社会团体不得设。",
      "Branches for a region, which a social group may not have."),
    number(
      "otherRepresentations", "法定代表人兼任的组织数", "Other posts as legal representative", nil, "其法定代表人另任法定代表人的组织数。",
      "Other organizations that its legal representative represents.",
      aliases: ["兼任法定代表人数", "Other representations"]),
    number(
      "otherGroupRepresentations", "法定代表人兼任的社会团体数", "Other groups represented", nil, "其法定代表人另任法定代表人的社会团体数。",
      "Other social groups that its legal representative represents."),
    number(
      "relatedDirectors", "近亲属理事数", "Related directors", Localized("人", "people"), "相互间有近亲属关系的理事数。",
      "Members of its council who are relatives of each other."),
    number(
      "paidAuditors", "领取报酬的监事数", "Paid supervisors", Localized("人", "people"), "从本组织领取报酬的监事数。",
      "Members of its supervisory board whom it pays."),
    number(
      "officialsInCharge", "现职国家工作人员任负责人数", "Officials in charge", Localized("人", "people"),
      "由现职国家工作人员兼任的理事长、副理事长、秘书长人数。",
      "Its president, vice-presidents and secretary-general who are serving officials."),
    Field(
      "underInvestigation", Localized("正在被立案调查", "Under investigation"), .flag,
      help: Localized("正在被有关部门立案调查。", "An authority is investigating it."), group: .governance,
      aliases: [Field.Alias("正被调查")]),
  ]

  private static func day(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    _ aliases: [String]
  ) -> Field {
    Field(
      name, Localized(chinese, english), .date, help: Localized(helpChinese, helpEnglish), group: .governance,
      aliases: aliases.map { Field.Alias($0) }, constraints: [.notAfterAsOf])
  }

  private static func number(
    _ name: String, _ chinese: String, _ english: String, _ unit: Localized?, _ helpChinese: String,
    _ helpEnglish: String, aliases: [String] = []
  ) -> Field {
    Field(
      name, Localized(chinese, english), .integer(unit: unit), help: Localized(helpChinese, helpEnglish),
      group: .governance, aliases: aliases.map { Field.Alias($0) }, constraints: [.range(0...100_000)])
  }
}
