import Columnar
import Localization

extension Kind {
  /// The spine of the register: every other record hangs on an organization by its credit code.
  static let organizations = Kind(
    "organizations", title: Localized("社会组织", "Organizations"), singular: Localized("社会组织", "organization"),
    help: Localized(
      "社会团体、民办非企业单位（社会服务机构）和基金会，每个组织一条记录。",
      "Social groups, private non-enterprise units and foundations; one record each."),
    key: "creditCode", defaultOrder: ["level", "registeredOn", "creditCode"],
    fields: organizationIdentity + organizationRegistration + organizationPeople + organizationQualifications
      + organizationGovernance + organizationContact + organizationCounts)

  private static let organizationIdentity: [Field] = [
    Field(
      "creditCode", Localized("统一社会信用代码", "Credit code"), .code(CreditCode.scheme),
      help: Localized(
        "18 位统一社会信用代码，含两个校验位。", "The 18-character unified social credit code, with both check characters."),
      group: .identity, roles: [.search, .summary],
      aliases: ["社会统一信用代码", "统一信用代码", "统一代码", "信用代码", "uscc"].map { Field.Alias($0) },
      parts: [PublishedParts.creditCode],
      constraints: [.required, .unique]),
    Field(
      "name", Localized("名称", "Name"), .text, help: Localized("登记证书上的名称。", "The name on the certificate."),
      group: .identity, roles: [.search, .label, .summary],
      aliases: ["社会组织名称", "组织名称", "单位名称", "机构名称"].map { Field.Alias($0) }, parts: [PublishedParts.name],
      constraints: [.required], width: 34),
    Field(
      "formerNames", Localized("曾用名", "Former names"), .list(.text),
      help: Localized("更名前用过的名称。", "Names it used before."), group: .identity, roles: [.search],
      aliases: [Field.Alias("曾用名称"), Field.Alias("原名称")]),
    Field(
      "englishName", Localized("英文名称", "English name"), .text,
      help: Localized("章程载明的英文名称。", "The English name in the charter."), group: .identity, roles: [.search]),
    Field(
      "kind", Localized("社会组织类型", "Type of organization"), .coded(Codebooks.organizationKinds),
      help: Localized("法定类型。", "The legal form."), group: .identity, roles: [.summary],
      aliases: ["组织类型", "类型", "社会组织类别", "机构类型"].map { Field.Alias($0) }, parts: [PublishedParts.kind],
      constraints: [.required], width: 14),
    Field(
      "subtype", Localized("类别", "Class"), .coded(Codebooks.organizationSubtypes),
      help: Localized("类型之下的类别，可自行增加。", "Class within its type; registers may add their own."), group: .identity,
      aliases: ["组织类别", "所属类别", "行业分类"].map { Field.Alias($0) }, width: 20),
    Field(
      "unitForm", Localized("民办非企业单位形式", "Type of unit"), .coded(Codebooks.unitForms),
      help: Localized("民办非企业单位登记证书的三种形式。", "Legal person, partnership or individual, as on the certificate."),
      group: .identity, aliases: [Field.Alias("民非形式"), Field.Alias("Form of unit")]),
    Field(
      "foundationForm", Localized("基金会类型", "Type of foundation"), .coded(Codebooks.foundationForms),
      help: Localized("公募或非公募（2016 年前的分类）。", "Public or private fundraising (the distinction used before 2016)."),
      group: .identity,
      aliases: [Field.Alias("基金会形式"), Field.Alias("Form of foundation")]),
    Field(
      "markers", Localized("组织标识", "Designations"), .list(.coded(Codebooks.markers)),
      help: Localized(
        "行业协会商会、志愿服务组织、慈善组织、公开募捐资格。", "Trade association, volunteer service organization, charity, public fundraising."),
      group: .identity, roles: [.summary], aliases: [Field.Alias("标识"), Field.Alias("优惠资格类型"), Field.Alias("Marks")]),
    Field(
      "focusAreas", Localized("关注领域", "Areas of work"), .list(.coded(Codebooks.focusAreas)),
      help: Localized("主要服务的领域。", "What it mainly works for."), group: .identity, aliases: [Field.Alias("业务领域")]),
    Field(
      "registrationNumber", Localized("登记证号", "Certificate number"), .code(nil),
      help: Localized("统一代码启用前的登记证号。", "The certificate number used before the unified code."), group: .identity,
      aliases: [Field.Alias("社会组织登记证号"), Field.Alias("登记证书号")]),
    Field(
      "organizationCode", Localized("组织机构代码", "Organization code"), .code(nil),
      help: Localized("GB 11714 九位代码。", "The nine-character code of GB 11714."), group: .identity),
  ]

  private static let organizationRegistration: [Field] = [
    Field(
      "status", Localized("登记状态", "Status"), .coded(Codebooks.registrationStatuses),
      help: Localized("截至日期的登记和信用状态。", "Registration and credit status on the as-of date."),
      group: .registration, roles: [.summary], aliases: [Field.Alias("状态"), Field.Alias("组织状态")],
      parts: [PublishedParts.status],
      constraints: [.required]),
    Field(
      "level", Localized("登记级别", "Level"), .coded(Codebooks.levels),
      help: Localized("登记管理机关的级别。", "The level of the registration authority."), group: .registration,
      roles: [.summary],
      aliases: [Field.Alias("级别"), Field.Alias("基金会范围")], width: 8),
    Field(
      "region", Localized("行政区划", "Region"), .coded(Codebooks.divisions),
      help: Localized("住所所在的行政区划；查询一级即含其下各级。", "The division of its address; asking for one means all below it too."),
      group: .registration, roles: [.summary],
      aliases: ["行政区划代码", "所属地区", "所在地区", "地区", "住所行政区划"].map { Field.Alias($0) }),
    Field(
      "registrar", Localized("登记管理机关", "Registration authority"), .coded(Codebooks.authorities),
      help: Localized(
        "民政部门，或审批与监管分离后的行政审批部门。",
        "The civil affairs department, or the administrative approvals bureau if the two are separate."),
      group: .registration, aliases: ["登记机关", "登记部门", "发证机关"].map { Field.Alias($0) },
      parts: [PublishedParts.registrar], width: 22),
    Field(
      "regulator", Localized("监管机关", "Regulator"), .coded(Codebooks.authorities),
      help: Localized(
        "审批与监管分离后负责监管的民政部门。", "The civil affairs department that supervises it when another department registers it."),
      group: .registration, width: 22),
    Field(
      "supervisor", Localized("业务主管单位", "Supervisory unit"), .text,
      help: Localized(
        "双重管理中的业务主管单位；直接登记或脱钩后为空。",
        "The supervisory unit under dual management; empty after direct registration or decoupling."),
      group: .registration, roles: [.search],
      aliases: [Field.Alias("主管单位"), Field.Alias("业务主管部门"), Field.Alias("Supervising unit")],
      parts: [PublishedParts.supervisor]),
    Field(
      "partySupervisor", Localized("党建工作机构", "Party-building authority"), .text,
      help: Localized("负责其党建工作的机构。", "The authority in charge of its Party building."), group: .registration,
      aliases: [Field.Alias("党建领导机关"), Field.Alias("Party-building body")]),
    Field(
      "registrationMode", Localized("登记管理方式", "Registration mode"), .coded(Codebooks.registrationModes),
      help: Localized("双重管理或直接登记。", "Dual management or direct registration."), group: .registration,
      aliases: [Field.Alias("登记方式")]),
    Field(
      "registeredOn", Localized("成立登记日期", "Registered on"), .date,
      help: Localized("准予成立登记之日。", "The day registration was granted."), group: .registration,
      roles: [.summary, .dated],
      aliases: ["成立日期", "登记日期", "注册日期", "成立时间", "登记时间"].map { Field.Alias($0) }, parts: [PublishedParts.registeredOn],
      constraints: [.notAfterAsOf]),
    Field(
      "certificateUntil", Localized("证书有效期至", "Certificate valid until"), .date,
      help: Localized("登记证书有效期的最后一日。", "The last day of the certificate."), group: .registration,
      aliases: ["证书有效期止", "有效期至", "证书有效期", "Certificate until"].map { Field.Alias($0) },
      parts: [PublishedParts.certificateUntil],
      constraints: [.notBefore("registeredOn")]),
    Field(
      "deregisteredOn", Localized("注销（撤销、吊销）日期", "Deregistered or revoked on"), .date,
      help: Localized("注销、撤销或吊销之日。", "The day it was deregistered or its registration revoked."), group: .registration,
      aliases: [Field.Alias("注销日期"), Field.Alias("撤销日期"), Field.Alias("注销或撤销日期"), Field.Alias("Deregistered on")],
      constraints: [.notBefore("registeredOn"), .notAfterAsOf]),
    Field(
      "capital", Localized("注册资金", "Capital"), .money,
      help: Localized(
        "社会团体的活动资金、民办非企业单位的开办资金或基金会的原始基金数额。",
        "Activity funds of a social group, start-up funds of a unit, or initial endowment of a foundation."
      ),
      group: .registration, roles: [.summary],
      aliases: ["活动资金", "开办资金", "原始基金数额", "原始基金", "注册资本", "注册资金（元）"].map { Field.Alias($0) }
        + ["注册资金（万元）", "活动资金（万元）", "开办资金（万元）", "原始基金数额（万元）", "注册资本（万元）"].map { Field.Alias($0, unit: .wan) },
      parts: [PublishedParts.capital],
      constraints: [.range(0...Int64.max)]),
  ]

  private static let organizationPeople: [Field] = [
    Field(
      "legalRepresentative", Localized("法定代表人", "Legal representative"), .text,
      help: Localized("登记的法定代表人。", "The registered legal representative."), group: .people,
      roles: [.search, .personal], aliases: ["法人代表", "法定代表人姓名", "法人"].map { Field.Alias($0) },
      parts: [PublishedParts.representative], width: 12),
    Field(
      "president", Localized("理事长（会长）", "President"), .text,
      help: Localized("理事长、会长。", "The president of its council."), group: .people,
      aliases: [Field.Alias("理事长"), Field.Alias("会长")], width: 12),
    Field(
      "secretaryGeneral", Localized("秘书长（院长、校长）", "Secretary-general"), .text,
      help: Localized("秘书长，或院长、校长。", "The secretary-general, or the head of a hospital or school."), group: .people,
      aliases: ["秘书长", "院长", "校长"].map { Field.Alias($0) }, width: 12),
    count("staff", "专职人员", "Full-time staff", "专职工作人员数。", "Full-time employees.", ["专职人员数", "全职员工数量", "从业人数"]),
    count("volunteers", "志愿者", "Volunteers", "登记的志愿者数。", "Registered volunteers.", ["志愿者数量", "志愿者人数"]),
    count("individualMembers", "个人会员", "Individual members", "个人会员数。", "Individual members.", ["个人会员数"]),
    count(
      "unitMembers", "单位会员", "Institutional members", "单位会员数。", "Organizations that are members.",
      ["单位会员数", "Unit members"]),
    count("partyMembers", "党员数", "Party members", "从业人员中的党员数。", "Party members among its staff.", ["党员人数"]),
    count("directors", "理事数", "Directors", "理事会人数。", "Members of its council.", ["理事人数"]),
    count(
      "auditors", "监事数", "Supervisors", "监事人数。", "Members of its supervisory board.", ["监事人数", "Supervisory members"]),
    Field(
      "branches", Localized("分支机构数", "Branches"), .integer(unit: nil),
      help: Localized("分支（代表）机构数。", "Branches and offices."), group: .people, aliases: [Field.Alias("分支机构数量")],
      constraints: [.range(0...100_000)]),
  ]

  private static let organizationQualifications: [Field] = [
    Field(
      "grade", Localized("评估等级", "Assessment grade"), .coded(Codebooks.grades),
      help: Localized("社会组织评估等级，有效期五年。", "The assessment grade, valid for five years."), group: .qualification,
      roles: [.summary], aliases: [Field.Alias("评估结果"), Field.Alias("等级")], width: 6),
    Field(
      "gradedOn", Localized("评估日期", "Graded on"), .date, help: Localized("公告等级之日。", "The day the grade was announced."),
      group: .qualification, aliases: [Field.Alias("获评日期")], constraints: [.notBefore("registeredOn"), .notAfterAsOf]),
    Field(
      "gradeExpiresOn", Localized("评估有效期至", "Grade expires on"), .date,
      help: Localized("等级有效期的最后一日，其后不再有等级。", "The last day of the grade; it lapses afterwards."), group: .qualification,
      aliases: [Field.Alias("等级有效期至"), Field.Alias("评估等级有效期")], constraints: [.notBefore("gradedOn")]),
    Field(
      "charityBasis", Localized("慈善组织属性取得方式", "Charity status by"), .coded(Codebooks.charityBases),
      help: Localized("登记或认定为慈善组织。", "Registered or recognized as a charity."), group: .qualification,
      aliases: [Field.Alias("慈善组织取得方式"), Field.Alias("Charity by")]),
    Field(
      "charityOn", Localized("慈善组织日期", "Charity since"), .date,
      help: Localized("登记或认定为慈善组织之日。", "The day it became a charity."), group: .qualification,
      aliases: [Field.Alias("慈善组织认定日期")], constraints: [.notBefore("registeredOn"), .notAfterAsOf]),
    Field(
      "fundraisingCertificate", Localized("公开募捐资格证书编号", "Public fundraising certificate"), .code(nil),
      help: Localized("公开募捐资格证书编号。", "The number of the certificate for public fundraising."), group: .qualification,
      aliases: [Field.Alias("Fundraising certificate")]),
    Field(
      "fundraisingOn", Localized("公开募捐资格取得日期", "Public fundraising since"), .date,
      help: Localized("取得公开募捐资格之日。", "The day it was authorized to raise funds from the public."),
      group: .qualification,
      aliases: [Field.Alias("Fundraising since")], constraints: [.notBefore("charityOn"), .notAfterAsOf]),
    Field(
      "preTaxDeduction", Localized("公益性捐赠税前扣除资格", "Donations tax-deductible"), .flag,
      help: Localized("捐赠人可享受税前扣除。", "Donors may deduct donations from taxable income."), group: .qualification,
      aliases: [Field.Alias("税前扣除资格"), Field.Alias("Donations deductible")]),
    Field(
      "taxExempt", Localized("非营利组织免税资格", "Tax-exempt"), .flag,
      help: Localized("具有免税资格。", "It is exempt from income tax."), group: .qualification, aliases: [Field.Alias("免税资格")]
    ),
  ]

  private static let organizationContact: [Field] = [
    Field(
      "address", Localized("住所", "Address"), .text, help: Localized("登记的住所。", "The registered address."),
      group: .contact, roles: [.search], aliases: ["地址", "住址", "办公地址"].map { Field.Alias($0) },
      parts: [PublishedParts.address], width: 30),
    Field(
      "scope", Localized("业务范围", "Scope"), .text, help: Localized("登记的业务范围。", "What it is registered to do."),
      group: .contact, roles: [.search], parts: [PublishedParts.scope], width: 40),
    Field(
      "purpose", Localized("宗旨", "Purpose"), .text, help: Localized("章程载明的宗旨。", "The purpose in its charter."),
      group: .contact, width: 40),
    Field(
      "activityArea", Localized("活动地域", "Area of activity"), .text,
      help: Localized("章程载明的活动地域。", "The area of activity in its charter."), group: .contact),
    Field(
      "phone", Localized("电话", "Phone"), .text, help: Localized("联系电话。", "Telephone."), group: .contact,
      roles: [.personal], aliases: [Field.Alias("联系电话")], parts: [PublishedParts.phone], width: 14),
    Field(
      "website", Localized("网址", "Website"), .text, help: Localized("网站地址。", "Web address."), group: .contact,
      aliases: [Field.Alias("网站"), Field.Alias("官网")]),
  ]

  private static let organizationCounts: [Field] = [
    related(
      "enforcementCount", "执法次数", "Enforcement actions", "enforcement", "对其采取的执法措施数。",
      "Enforcement actions taken on it."),
    related(
      "membershipCount", "合力团数", "Alliance memberships", "memberships", "其合力团成员记录数。", "Its memberships in alliances."),
    related(
      "participationCount", "参与次数", "Participations", "participations", "其参与项目与活动的记录数。",
      "Its parts in projects and campaigns."),
    related(
      "inspectionCount", "年检次数", "Annual inspections", "inspections", "其年检记录数。", "Its annual inspections."),
    related(
      "partyOrganizationCount", "党组织数", "Party organizations", "party-organizations", "其党组织数，含撤销的。",
      "Its Party organizations, abolished ones too.", through: "organizations"),
  ]

  private static func count(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    _ aliases: [String]
  ) -> Field {
    Field(
      name, Localized(chinese, english), .integer(unit: Localized("人", "people")),
      help: Localized(helpChinese, helpEnglish), group: .people, aliases: aliases.map { Field.Alias($0) },
      constraints: [.range(0...100_000_000)])
  }

  private static func related(
    _ name: String, _ chinese: String, _ english: String, _ kind: String, _ helpChinese: String, _ helpEnglish: String,
    through field: String = "organization"
  ) -> Field {
    Field(
      name, Localized(chinese, english), .integer(unit: nil), help: Localized(helpChinese, helpEnglish),
      group: .counts, derivation: .count(kind: kind, field: field))
  }
}
