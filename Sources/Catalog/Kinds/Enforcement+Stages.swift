import Columnar
import Localization

extension Kind {
  /// The stages of a case between filing and closing, which published lists leave out and case files have.
  static let enforcementStages: [Field] = [
    Field(
      "origin", Localized("案件来源", "Origin"), .coded(Codebooks.caseOrigins),
      help: Localized("由年检、检查、约谈、投诉举报或移交而来。", "What it came out of."), group: .relations,
      aliases: [Field.Alias("线索来源"), Field.Alias("整改来源")]),
    Field(
      "inspection", Localized("相关年检", "Inspection"), .reference(to: "inspections"),
      help: Localized("据以作出的年检或检查记录。", "The inspection that it follows from."), group: .relations),
    Field(
      "follows", Localized("前一措施", "Follows"), .reference(to: "enforcement"),
      help: Localized(
        "它所针对或承接的执法记录：移出所对的列入，升级前的列入，同一行为先前的处罚。",
        "The action it answers: the entry that a removal ends, the entry or penalty that went before."),
      group: .relations),
    Field(
      "repeats", Localized("再犯的前案", "Repeats"), .reference(to: "enforcement"),
      help: Localized("同类违法行为先前的处理。", "The earlier case of the same kind of breach."), group: .relations),
    stage("violationEndedOn", "违法行为终了日期", "Violation ended on", "违法行为终了之日。", "The day the breach ended."),
    flag(
      "harmsSafety", "危害生命健康或金融安全", "Harms safety", "涉及公民生命健康安全、金融安全且有危害后果。",
      "It harmed life, health or the safety of finance."),
    flag("onTheSpot", "当场处罚", "On the spot", "当场作出处罚决定。", "Decided on the spot."),
    flag("partyPresent", "当事人在场", "Party present", "宣告时当事人在场并当场交付。", "The party was there to be handed it."),
    flag(
      "hearingOffered", "告知听证权", "Hearing offered", "告知当事人有权要求听证。", "The party was told that it may ask for a hearing."),
    stage(
      "hearingRequestedOn", "申请听证日期", "Hearing requested on", "当事人要求听证之日。", "The day the party asked for a hearing."),
    stage(
      "hearingNoticedOn", "听证通知日期", "Hearing noticed on", "通知听证时间地点之日。", "The day it was told when the hearing is."),
    Field(
      "extendedTo", Localized("延长办案至", "Extended to"), .date,
      help: Localized("批准延长后的办案期限。", "The last day to decide, where it was extended."), group: .procedure),
    Field(
      "excludedDays", Localized("不计入办案期限的天数", "Days not counted"), .integer(unit: Localized("天", "days")),
      help: Localized("听证、公告、审计、检测和鉴定的天数。", "Days of hearings, announcements, audits and examinations."),
      group: .procedure, constraints: [.range(0...10_000)]),
    flag(
      "collectivelyDecided", "集体讨论决定", "Decided together", "负责人集体讨论决定。", "The heads of the authority decided together."),
    flag("legallyReviewed", "法制审核", "Legally reviewed", "经法制审核并通过。", "Legal staff reviewed and passed it."),
    flag("servedByAnnouncement", "公告送达", "Served by announcement", "以公告送达。", "It was served by announcement."),
    money("illegalTurnover", "违法经营额", "Illegal turnover", "违法经营的金额。", "The turnover of the breach."),
    money("illegalIncome", "违法所得", "Illegal income", "违法所得的金额。", "What the breach earned."),
    stage("paidOn", "缴款日期", "Paid on", "缴清罚款之日。", "The day the fine was paid."),
    Field(
      "collector", Localized("收缴机构", "Collector"), .coded(Codebooks.authorities),
      help: Localized("代收罚款的机构，应与决定机关分开。", "Who took the fine: not who decided on it."), group: .procedure),
    flag("collectedOnTheSpot", "当场收缴", "Collected on the spot", "执法人员当场收缴罚款。", "Officers took the fine on the spot."),
    Field(
      "deferredTo", Localized("暂缓或分期缴纳至", "Payment deferred to"), .date,
      help: Localized("批准暂缓或分期缴纳的最后一日。", "The last day to pay, where payment was deferred."), group: .procedure),
    Field(
      "reviewDays", Localized("复议诉讼天数", "Days under review"), .integer(unit: Localized("天", "days")),
      help: Localized("行政复议或行政诉讼的天数，期间不加处罚款。", "Days under review or in court, for which no late fine is added."),
      group: .procedure, constraints: [.range(0...10_000)]),
    money("lateFine", "加处罚款", "Late fine", "逾期缴款加处的罚款。", "The fine for paying late."),
    stage(
      "papersSealedOn", "证书印章封存日期", "Papers sealed on", "封存登记证书、印章和财务凭证之日。",
      "The day certificate, seals and vouchers were sealed."),
    stage(
      "papersTakenOn", "证书印章收缴日期", "Papers taken on", "收缴证书印章或公告作废之日。",
      "The day the papers were taken or announced void."),
    stage(
      "reportedBackOn", "整改报告日期", "Reported back on", "当事人提交整改报告之日。",
      "The day the party reported what it had put right."),
    stage(
      "overturnedOn", "决定变更日期", "Overturned on", "决定被变更、撤销或确认违法之日。", "The day the decision was changed or annulled."),
    stage("withdrawnOn", "撤回公示日期", "Withdrawn on", "撤回公示信息之日。", "The day it was withdrawn from publication."),
    flag("attended", "到场约谈", "Attended", "被约谈人按时到场。", "The person called came."),
    stage(
      "absenceNoticedOn", "书面说明日期", "Absence explained on", "不能到场的书面说明日期。", "The day absence was explained in writing."),
    flag("recordSigned", "笔录签字", "Record signed", "笔录经双方签字。", "Both sides signed the record."),
    Field(
      "officerCount", Localized("执法人员数", "Number of officers"), .integer(unit: Localized("人", "people")),
      help: Localized("参加办案或约谈的执法人员数，不得少于两人。", "How many officers took part: two at least."), group: .procedure,
      constraints: [.range(0...1000)]),
  ]

  /// What the rules on the two credit lists look at.
  static let enforcementListings: [Field] = [
    stage("aroseOn", "情形发生日期", "Arose on", "应列入的情形发生（被认定）之日。", "The day the ground arose."),
    stage("firstLetterOn", "首次信函日期", "First letter on", "第一次专用信函投递之日。", "The day of the first letter to its address."),
    stage(
      "secondLetterOn", "再次信函日期", "Second letter on", "第二次专用信函投递之日。", "The day of the second letter to its address."),
    flag("exempted", "可不列入", "May be left out", "有书面证明其无直接责任，可不列入。", "Written proof says that it is not to blame."),
    flag(
      "needsRectification", "须履行义务", "Needs rectifying", "有可补正的义务；无则满六个月移出。",
      "There is something to put right; where not, six months end it."),
    stage("appliedOn", "移出申请日期", "Removal applied on", "申请移出之日。", "The day it asked to be removed."),
    stage("verifiedOn", "核实日期", "Verified on", "核实已履行义务之日。", "The day it was verified to be put right."),
    stage("removedOn", "移出名录日期", "Removed on", "移出之日，仍在名录则空。", "The day it was removed; empty while it is listed."),
    Field(
      "removalGround", Localized("移出事由", "Ground of removal"), .text,
      help: Localized("移出的理由。", "Why it was removed."), group: .procedure, aliases: [Field.Alias("移出原因")]),
  ]

  private static func stage(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String
  ) -> Field {
    Field(
      name, Localized(chinese, english), .date, help: Localized(helpChinese, helpEnglish), group: .procedure,
      constraints: [.notAfterAsOf])
  }

  private static func flag(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String
  ) -> Field {
    Field(name, Localized(chinese, english), .flag, help: Localized(helpChinese, helpEnglish), group: .procedure)
  }

  private static func money(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String
  ) -> Field {
    Field(
      name, Localized(chinese, english), .money, help: Localized(helpChinese, helpEnglish), group: .decision,
      aliases: [Field.Alias("\(chinese)（万元）", unit: .wan)], constraints: [.range(0...Int64.max)])
  }
}
