import Columnar
import Localization

extension Kind {
  /// What authorities did to bodies: penalties, orders, interviews, list entries and removals, in one table.
  ///
  /// The Chinese keys are the national 双公示 columns as published, in every spelling met in real files.
  static let enforcement = Kind(
    "enforcement", title: Localized("执法", "Enforcement"), singular: Localized("执法记录", "enforcement action"),
    help: Localized(
      "行政处罚、责令限期整改、执法约谈、列入和移出名录（名单）的记录。",
      "Penalties, rectification orders, interviews, list entries and removals in one table."),
    key: "id", defaultOrder: ["-decidedOn", "decisionNumber"],
    fields: enforcementIdentity + enforcementDecision + enforcementProcedure + enforcementStages
      + enforcementListings + enforcementAuthorities + enforcementParty + enforcementPublication)

  /// Only penalties have these columns in published lists, so a record that has one is a penalty unless it says otherwise.
  private static let penalty = Field.Implication(field: "kind", value: "行政处罚")

  private static let visit = Field.Implication(field: "kind", value: "监督检查")

  private static let enforcementIdentity: [Field] = [
    Field(
      "id", Localized("编号", "ID"), .code(nil),
      help: Localized("记录编号；公示数据中的唯一标识，多数没有。", "The record's number; most published lists give none."),
      group: .identity,
      aliases: [Field.Alias("唯一标识"), Field.Alias("记录编号")], constraints: [.unique], width: 12),
    Field(
      "kind", Localized("执法种类", "Type of action"), .coded(Codebooks.enforcementKinds),
      help: Localized("采取的执法措施；双公示数据即行政处罚。", "What was done; records of the published penalty lists are penalties."),
      group: .identity, roles: [.summary], aliases: [Field.Alias("执法类型"), Field.Alias("执法方式")],
      constraints: [.required], width: 16),
    Field(
      "party", Localized("行政相对人名称", "Person concerned"), .text,
      help: Localized("决定所针对的单位或个人的名称。", "The organization or person that the decision concerns."), group: .identity,
      roles: [.search, .label, .summary],
      aliases: ["行政相对人", "相对人名称", "当事人", "当事人名称", "被处罚单位", "处罚对象", "被约谈单位"].map { Field.Alias($0) },
      parts: [PublishedParts.party], width: 34),
    Field(
      "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"),
      help: Localized("该单位的统一社会信用代码。", "The organization, by credit code."), group: .identity,
      roles: [.search],
      aliases: [
        "统一社会信用代码", "社会统一信用代码", "行政相对人代码", "行政相对人代码1", "行政相对人代码_1", "行政相对人代码1（统一社会信用代码）",
        "行政相对人代码_1（统一社会信用代码）", "证件号码",
      ].map { Field.Alias($0) }, parts: [PublishedParts.partyCode]),
    Field(
      "decisionNumber", Localized("决定书文号", "Decision number"), .code(nil),
      help: Localized("决定书、通知书的文号。", "The number of the decision or notice."), group: .identity,
      roles: [.search, .summary],
      aliases: [
        Field.Alias("行政处罚决定文书号", implies: penalty), Field.Alias("处罚决定书文号", implies: penalty),
        Field.Alias("行政处罚决定书文号", implies: penalty), Field.Alias("文号"), Field.Alias("案号"),
      ], parts: [PublishedParts.decisionNumber], constraints: [.uniqueWith(["kind", "party", "organization"])],
      width: 26),
  ]

  private static let enforcementDecision: [Field] = [
    Field(
      "grounds", Localized("事由", "Grounds"), .list(.coded(Codebooks.grounds)),
      help: Localized("列入名录或约谈的事由。", "Why it was listed or interviewed."), group: .decision, roles: [.summary],
      aliases: [Field.Alias("列入事由"), Field.Alias("约谈事由"), Field.Alias("列入原因")]),
    Field(
      "violation", Localized("违法行为类型", "Violation"), .text, help: Localized("违法行为的类型。", "The type of violation."),
      group: .decision, roles: [.search], aliases: [Field.Alias("违法行为"), Field.Alias("案由"), Field.Alias("CF_SY")],
      parts: [PublishedParts.violation], width: 30),
    Field(
      "facts", Localized("违法事实", "Facts"), .text, help: Localized("查明的事实。", "The facts established."), group: .decision,
      roles: [.search], parts: [PublishedParts.facts], width: 40),
    Field(
      "basis", Localized("处罚依据", "Legal basis"), .text, help: Localized("所依据的条文。", "The articles applied."),
      group: .decision, roles: [.search], aliases: [Field.Alias("法律依据"), Field.Alias("依据")],
      parts: [PublishedParts.basis], width: 30),
    Field(
      "measures", Localized("处罚与措施", "Measures"), .list(.coded(Codebooks.measures)),
      help: Localized("处罚种类与一并采取的措施，可有几项。", "The penalties and the measures that go with them."), group: .decision,
      roles: [.summary],
      aliases: [
        Field.Alias("处罚类别", implies: penalty), Field.Alias("处罚种类", implies: penalty),
        Field.Alias("行政处罚种类", implies: penalty),
        Field.Alias("处罚类别1", implies: penalty), Field.Alias("措施"),
      ], parts: [PublishedParts.measures]),
    Field(
      "content", Localized("决定内容", "Content"), .text, help: Localized("决定的内容。", "What was decided."),
      group: .decision, roles: [.search],
      aliases: [
        Field.Alias("处罚内容", implies: penalty), Field.Alias("处罚结果", implies: penalty), Field.Alias("整改要求"),
        Field.Alias("约谈要求"),
      ], parts: [PublishedParts.content],
      width: 30),
    Field(
      "fine", Localized("罚款金额", "Fine"), .money, help: Localized("罚款金额。", "The fine."), group: .decision,
      roles: [.summary],
      aliases: [
        Field.Alias("罚款金额（万元）", unit: .wan, implies: penalty), Field.Alias("处罚金额（万元）", unit: .wan, implies: penalty),
        Field.Alias("罚款金额（元）", unit: .yuan, implies: penalty), Field.Alias("罚款"),
      ], parts: [PublishedParts.fine],
      constraints: [.range(0...Int64.max), .goesWith(field: "measures", values: ["罚款"], isMutual: true)]),
    Field(
      "confiscated", Localized("没收金额", "Amount confiscated"), .money,
      help: Localized("没收违法所得、没收非法财物的金额。", "Illegal income and goods confiscated."), group: .decision,
      aliases: [
        "没收违法所得、没收非法财物的金额（万元）", "没收违法所得、没收非法财务的金额（万元）", "没收违法所得、没收非法财物金额（万元）", "没收违法所得没收非法财物的金额（万元）",
        "没收非法财物的金额（万元）", "没收违法所得的金额（万元）", "没收违法所得金额（万元）",
      ].map { Field.Alias($0, unit: .wan, implies: penalty) },
      parts: [PublishedParts.confiscated],
      // Goods may be confiscated that have no price.
      constraints: [
        .range(0...Int64.max), .goesWith(field: "measures", values: Codebooks.confiscations, isMutual: false),
      ]),
    Field(
      "licence", Localized("暂扣或吊销证照名称及编号", "Licence suspended or revoked"), .text,
      help: Localized("暂扣或吊销的证照。", "The licence suspended or revoked, with its number."), group: .decision,
      aliases: [Field.Alias("暂扣或吊销证照的名称及编号"), Field.Alias("暂扣或吊销证照"), Field.Alias("Licence withheld or revoked")]),
  ]

  private static let enforcementProcedure: [Field] = [
    day("filedOn", "立案日期", "Case opened on", "立案之日。", "The day the case was opened.", ["Filed on"], after: nil),
    day(
      "noticedOn", "告知日期", "Notice given on", "事先告知或约谈通知之日。",
      "The day of the prior notice, or of the notice of an interview.",
      ["事先告知日期", "约谈通知日期", "Noticed on"], after: "filedOn"),
    day(
      "hearingOn", "听证日期", "Hearing held on", "举行听证之日。", "The day of the hearing.", ["Hearing on"], after: "noticedOn"),
    Field(
      "decidedOn", Localized("决定日期", "Decided on"), .date,
      help: Localized("作出决定、约谈、列入或移出之日。", "The day of the decision, interview, entry or removal."), group: .procedure,
      roles: [.summary, .dated],
      aliases: [
        Field.Alias("处罚日期", implies: penalty), Field.Alias("作出行政处罚决定日期", implies: penalty),
        Field.Alias("处罚决定日期", implies: penalty),
        Field.Alias("约谈日期"), Field.Alias("列入日期"), Field.Alias("移出日期"), Field.Alias("列入时间"),
        Field.Alias("监督检查日期", implies: visit), Field.Alias("检查日期", implies: visit),
      ], parts: [PublishedParts.decidedOn],
      constraints: [.notBefore("noticedOn"), .notBefore("filedOn"), .notAfterAsOf]),
    day("deliveredOn", "送达日期", "Delivered on", "送达之日。", "The day it was delivered.", [], after: "decidedOn"),
    Field(
      "dueOn", Localized("履行期限", "Due on"), .date,
      help: Localized("整改、缴款或停止活动的最后一日。", "The last day to rectify, to pay, or of the suspension."),
      group: .procedure, roles: [.summary], aliases: [Field.Alias("整改期限"), Field.Alias("整改截止日期")],
      constraints: [.notBefore("decidedOn")]),
    day(
      "closedOn", "结案日期", "Closed on", "履行完毕、验收或结案之日。", "The day the case was closed after compliance.",
      ["验收日期", "完成日期"],
      after: "decidedOn"),
    day(
      "restartedOn", "列入时限重新计算日期", "Listing period restarted on", "列入期间再次出现应列入情形、列入时限重新计算之日。",
      "The day a new ground restarted the listing period.", ["重新起算日期", "Clock restarted on"], after: "decidedOn"),
    Field(
      "state", Localized("履行状态", "Compliance"), .coded(Codebooks.complianceStates),
      help: Localized("未到期、已完成或逾期。", "Not yet due, done or overdue."), group: .procedure,
      aliases: [Field.Alias("整改状态")], width: 8),
    Field(
      "interviewee", Localized("被约谈人", "Interviewee"), .text, help: Localized("到场的负责人。", "Who was interviewed."),
      group: .procedure, roles: [.personal], width: 12),
    Field(
      "intervieweePost", Localized("被约谈人职务", "Interviewee's post"), .coded(Codebooks.posts),
      help: Localized("被约谈人应为负责人。", "Must be a person in charge."), group: .procedure,
      aliases: [Field.Alias("职务")]),
    Field(
      "officers", Localized("执法人员", "Officers"), .list(.text),
      help: Localized("办案或约谈的执法人员。", "The officers in the case."),
      group: .procedure, aliases: [Field.Alias("办案人员"), Field.Alias("约谈人")]),
    Field(
      "result", Localized("结果", "Result"), .text, help: Localized("约谈、检查或整改的结果。", "What came of it."),
      group: .procedure,
      aliases: [
        Field.Alias("处理结果"), Field.Alias("约谈结果"), Field.Alias("监督检查结果", implies: visit),
        Field.Alias("检查结果", implies: visit),
      ]),
    Field(
      "visitForm", Localized("检查形式", "Form of inspection"), .coded(Codebooks.visitForms),
      help: Localized("日常检查、专项检查等。", "Routine, special or random."), group: .procedure,
      aliases: [Field.Alias("监督检查形式", implies: visit), Field.Alias("Form of visit")]),
  ]

  private static let enforcementAuthorities: [Field] = [
    Field(
      "authority", Localized("执法机关", "Authority"), .coded(Codebooks.authorities),
      help: Localized("作出决定的机关。", "Who decided."), group: .authorities, roles: [.search, .summary],
      aliases: ["处罚机关", "决定机关", "约谈机关", "列入机关", "作出决定机关", "监督检查机关", "检查机关", "CF_CFJG"].map { Field.Alias($0) },
      parts: [PublishedParts.authority], width: 22),
    Field(
      "authorityLevel", Localized("机关级别", "Authority's level"), .coded(Codebooks.levels),
      help: Localized("作出决定机关的级别。", "The level of the authority."), group: .authorities, width: 8),
    Field(
      "authorityCode", Localized("执法机关代码", "Authority's code"), .code(CreditCode.scheme),
      help: Localized("作出决定机关的统一社会信用代码。", "The authority's credit code."), group: .authorities,
      aliases: ["处罚机关统一社会信用代码", "处罚机关代码", "机关代码", "监督检查机关统一社会信用代码"].map { Field.Alias($0) },
      parts: [PublishedParts.authorityCode]),
  ]

  private static let enforcementParty: [Field] = [
    Field(
      "partyKind", Localized("行政相对人类别", "Type of person concerned"), .coded(Codebooks.partyKinds),
      help: Localized(
        "法人、个体工商户或自然人（公示数据可能有误）。",
        "Legal person, self-employed business or natural person (published data may be wrong)."),
      group: .party, aliases: [Field.Alias("数据类型"), Field.Alias("相对人类别"), Field.Alias("Kind of party")],
      constraints: [
        .holds(of: "企业", name: "企业的代码", fault: { CreditCode.enterpriseFault($0.value("organization")) })
      ]),
    number("businessNumber", "工商注册号", "Business registration", 2, "工商登记注册号。", "The number in the business register."),
    number("organizationCode", "组织机构代码", "Organization code", 3, "九位组织机构代码。", "The nine-character organization code."),
    number("taxNumber", "税务登记号", "Tax registration", 4, "税务登记号。", "The tax registration number."),
    number(
      "institutionNumber", "事业单位证书号", "Public institution certificate", 5, "事业单位法人证书号。",
      "The certificate of a public institution.",
      aliases: ["Public institution"]),
    number(
      "registrationNumber", "社会组织登记证号", "Social organization certificate", 6, "社会组织登记证号。",
      "The certificate of a social organization."),
    Field(
      "legalRepresentative", Localized("法定代表人", "Legal representative"), .text,
      help: Localized("相对人的法定代表人。", "The legal representative of the person concerned."), group: .party,
      roles: [.personal],
      aliases: [Field.Alias("法定代表人姓名"), Field.Alias("法人代表")], parts: [PublishedParts.representative], width: 12),
  ]

  private static let enforcementPublication: [Field] = [
    day(
      "effectiveUntil", "处罚有效期", "Effective until", "处罚有效期的最后一日；2099-12-31 表示长期有效。",
      "The last day of effect; 2099-12-31 means no expiry.", ["有效期"], after: nil, future: true,
      parts: PublishedParts.effectiveUntil),
    day(
      "publishedUntil", "公示截止期", "Published until", "公示的最后一日。", "The last day of publication.", ["公示截止日期", "公示期限"],
      after: nil, future: true, parts: PublishedParts.publishedUntil),
    Field(
      "source", Localized("数据来源单位", "Source"), .text, help: Localized("提供数据的单位。", "Who supplied the record."),
      group: .publication, aliases: [Field.Alias("信息来源")], parts: [PublishedParts.source]),
    Field(
      "sourceCode", Localized("数据来源单位统一社会信用代码", "Source credit code"), .code(CreditCode.scheme),
      help: Localized("提供数据单位的统一社会信用代码。", "The credit code of who supplied it."), group: .publication,
      aliases: [Field.Alias("数据来源单位代码"), Field.Alias("Source's code")]),
    day("reportedOn", "上报日期", "Reported on", "上报之日。", "The day it was reported.", ["报送日期"], after: nil, future: true),
    day(
      "updatedOn", "更新时间", "Updated on", "数据更新之日。", "The day the record was updated.", ["更新日期", "数据更新时间"], after: nil,
      future: true),
    Field(
      "deleted", Localized("是否删除", "Deleted"), .flag,
      help: Localized("公示系统中的删除标志。", "Marked as deleted in the publishing system."),
      group: .publication, aliases: [Field.Alias("Withdrawn")]),
    Field(
      "note", Localized("备注", "Remarks"), .text, help: Localized("说明。", "Remarks."), group: .publication,
      roles: [.search]),
  ]

  private static func day(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    _ aliases: [String], after earlier: String?, future: Bool = false, parts: KeyParts? = nil
  ) -> Field {
    Field(
      name, Localized(chinese, english), .date, help: Localized(helpChinese, helpEnglish),
      group: future ? .publication : .procedure, aliases: aliases.map { Field.Alias($0) },
      parts: parts.map { [$0] } ?? [],
      constraints: (earlier.map { [.notBefore($0)] } ?? []) + (future ? [] : [.notAfterAsOf]))
  }

  /// The identifiers of the person concerned besides its credit code, which published lists number from 2 to 6.
  private static func number(
    _ name: String, _ chinese: String, _ english: String, _ place: Int, _ helpChinese: String, _ helpEnglish: String,
    aliases: [String] = []
  ) -> Field {
    Field(
      name, Localized(chinese, english), .code(nil), help: Localized(helpChinese, helpEnglish), group: .party,
      aliases: [
        "行政相对人代码\(place)", "行政相对人代码_\(place)", "行政相对人代码\(place)（\(chinese)）", "行政相对人代码_\(place)（\(chinese)）",
      ].map { Field.Alias($0) } + aliases.map { Field.Alias($0) })
  }
}
