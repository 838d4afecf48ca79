import Columnar
import Localization

extension Kind {
  /// The stages of a case between filing and closing, which published lists leave out and case files have.
  static let enforcementStages: [Field] = [
    Field(
      "origin", Localized("案件来源", "Source of the case"), .coded(Codebooks.caseOrigins),
      help: Localized("由年检、检查、约谈、投诉举报或移交而来。", "What gave rise to the case."), group: .relations,
      aliases: [Field.Alias("线索来源"), Field.Alias("整改来源")]),
    Field(
      "inspection", Localized("相关年检", "Annual inspection"), .reference(to: "inspections"),
      help: Localized("据以作出的年检或检查记录。", "The inspection it is based on."), group: .relations),
    Field(
      "follows", Localized("前序记录", "Previous action"), .reference(to: "enforcement"),
      help: Localized(
        "与本记录前后衔接的执法记录：移出所对应的列入、转列严重违法失信名单前的列入、同一违法行为此前的处罚。",
        "The action this one follows: the entry a removal ends, an earlier entry, or an earlier penalty for the same act."
      ),
      group: .relations, aliases: [Field.Alias("前一措施")]),
    Field(
      "repeats", Localized("同类违法前案", "Earlier similar case"), .reference(to: "enforcement"),
      help: Localized("同类违法行为先前的处理。", "The earlier case of the same kind of violation."), group: .relations,
      aliases: [Field.Alias("再犯的前案")]),
    stage("violationEndedOn", "违法行为终了日期", "Violation ended on", "违法行为终了之日。", "The day the violation ended."),
    flag(
      "harmsSafety", "危害生命健康或金融安全", "Harms life, health or financial safety", "涉及公民生命健康安全、金融安全且有危害后果。",
      "It harmed life, health or financial safety.", aliases: ["Harms safety"]),
    flag("onTheSpot", "当场处罚", "On the spot", "当场作出处罚决定。", "Decided on the spot."),
    flag(
      "partyPresent", "当事人在场", "Person concerned present", "宣告时当事人在场并当场交付。",
      "The person concerned was present and received the decision on the spot.",
      aliases: ["Party present"]),
    flag(
      "hearingOffered", "告知听证权利", "Right to a hearing notified", "告知当事人有权要求听证。",
      "The person concerned was told of the right to ask for a hearing.",
      aliases: ["告知听证权", "Hearing offered"]),
    stage(
      "hearingRequestedOn", "申请听证日期", "Hearing requested on", "当事人要求听证之日。",
      "The day the person concerned asked for a hearing."),
    stage(
      "hearingNoticedOn", "听证通知日期", "Notice of hearing given on", "通知听证时间地点之日。",
      "The day of the notice of time and place of the hearing.",
      aliases: ["Hearing noticed on"]),
    Field(
      "extendedTo", Localized("办案期限延长至", "Time limit extended to"), .date,
      help: Localized("批准延长后的办案期限。", "The last day to decide, if the time limit was extended."), group: .procedure,
      aliases: [Field.Alias("延长办案至"), Field.Alias("Extended to")]),
    Field(
      "excludedDays", Localized("不计入办案期限的天数", "Days not counted"), .integer(unit: Localized("天", "days")),
      help: Localized("听证、公告、审计、检测和鉴定的天数。", "Days of hearings, announcements, audits and examinations."),
      group: .procedure, constraints: [.range(0...10_000)]),
    flag(
      "collectivelyDecided", "集体讨论决定", "Decided collectively", "负责人集体讨论决定。",
      "The heads of the authority decided together."),
    flag("legallyReviewed", "法制审核", "Legally reviewed", "经法制审核并通过。", "Legal staff reviewed and passed it."),
    flag("servedByAnnouncement", "公告送达", "Served by announcement", "以公告送达。", "It was served by announcement."),
    money("illegalTurnover", "违法经营额", "Illegal turnover", "违法经营的金额。", "The turnover of the violation."),
    money("illegalIncome", "违法所得", "Illegal income", "违法所得的金额。", "The income from the violation."),
    stage("paidOn", "缴款日期", "Paid on", "缴清罚款之日。", "The day the fine was paid."),
    Field(
      "collector", Localized("罚款收缴机构", "Fine collected by"), .coded(Codebooks.authorities),
      help: Localized("代收罚款的机构，不得是作出处罚决定的机关。", "Who collected the fine; may not be the authority that imposed it."),
      group: .procedure, aliases: [Field.Alias("收缴机构")]),
    flag(
      "collectedOnTheSpot", "当场收缴", "Collected on the spot", "执法人员当场收缴罚款。", "Officers collected the fine on the spot."),
    Field(
      "deferredTo", Localized("暂缓或分期缴纳至", "Payment deferred to"), .date,
      help: Localized("批准暂缓或分期缴纳的最后一日。", "The last day to pay, if payment was deferred."), group: .procedure),
    Field(
      "reviewDays", Localized("复议诉讼天数", "Days under review"), .integer(unit: Localized("天", "days")),
      help: Localized(
        "行政复议或行政诉讼的天数，期间不加处罚款。", "Days under review or in court, for which no late-payment fine is added."),
      group: .procedure, constraints: [.range(0...10_000)]),
    money("lateFine", "加处罚款", "Late-payment fine", "逾期缴款加处的罚款。", "The fine for paying late.", aliases: ["Late fine"]),
    stage(
      "papersSealedOn", "证书印章封存日期", "Certificate and seals sealed on", "封存登记证书、印章和财务凭证之日。",
      "The day certificate, seals and vouchers were sealed.", aliases: ["Papers sealed on"]),
    stage(
      "papersTakenOn", "证书印章收缴日期", "Certificate and seals collected on", "收缴证书印章或公告作废之日。",
      "The day certificate and seals were collected or announced void.",
      aliases: ["Papers taken on"]),
    stage(
      "reportedBackOn", "整改报告日期", "Rectification reported on", "当事人提交整改报告之日。",
      "The day the person concerned reported on the rectification.",
      aliases: ["Reported back on"]),
    stage(
      "overturnedOn", "决定变更或撤销日期", "Decision changed or revoked on", "决定被变更、撤销或确认违法之日。",
      "The day the decision was changed, revoked or found unlawful.",
      aliases: ["决定变更日期", "Overturned on"]),
    stage("withdrawnOn", "撤回公示日期", "Withdrawn on", "撤回公示信息之日。", "The day it was withdrawn from publication."),
    flag("attended", "是否到场", "Attended", "被约谈人按时到场。", "The interviewee came on time.", aliases: ["到场约谈"]),
    stage(
      "absenceNoticedOn", "缺席书面说明日期", "Absence explained on", "不能到场的书面说明日期。",
      "The day absence was explained in writing.", aliases: ["书面说明日期"]),
    flag("recordSigned", "笔录签字", "Record signed", "笔录经双方签字。", "Both sides signed the record."),
    Field(
      "officerCount", Localized("执法人员数", "Number of officers"), .integer(unit: Localized("人", "people")),
      help: Localized("参加办案或约谈的执法人员数，不得少于两人。", "How many officers took part: two at least."), group: .procedure,
      constraints: [.range(0...1000)]),
  ]

  /// What the rules on the two credit lists look at.
  static let enforcementListings: [Field] = [
    stage(
      "aroseOn", "情形发生日期", "Ground arose on", "应列入的情形发生（被认定）之日。", "The day the ground arose.", aliases: ["Arose on"]),
    stage(
      "firstLetterOn", "首次专用信函日期", "First special letter on", "第一次邮寄专用信函之日。",
      "The day the first special letter was posted.", aliases: ["首次信函日期", "First letter on"]),
    stage(
      "secondLetterOn", "再次专用信函日期", "Second special letter on", "第二次邮寄专用信函之日。",
      "The day the second special letter was posted.", aliases: ["再次信函日期", "Second letter on"]),
    flag(
      "exempted", "可不列入", "May be exempted from listing", "有书面证明其不负直接责任，可以不列入。",
      "Written proof of no direct responsibility.", aliases: ["May be left out"]),
    flag(
      "needsRectification", "须履行义务", "Needs rectifying", "有应当整改或履行的义务；没有的，满六个月移出。",
      "There is something to rectify; if not, it is removed after six months."),
    stage(
      "appliedOn", "移出申请日期", "Removal applied for on", "申请移出之日。", "The day it applied to be removed.",
      aliases: ["Removal applied on"]),
    stage("verifiedOn", "查实日期", "Verified on", "查实已履行义务之日。", "The day rectification was verified.", aliases: ["核实日期"]),
    stage(
      "removedOn", "移出名录（名单）日期", "Removed on", "移出之日；仍在名录（名单）的为空。",
      "The day it was removed; empty while it is listed.", aliases: ["移出名录日期"]),
    Field(
      "removalGround", Localized("移出事由", "Ground for removal"), .text,
      help: Localized("移出的理由。", "Why it was removed."), group: .procedure,
      aliases: [Field.Alias("移出原因"), Field.Alias("Ground of removal")]),
  ]

  private static func stage(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    aliases: [String] = []
  ) -> Field {
    Field(
      name, Localized(chinese, english), .date, help: Localized(helpChinese, helpEnglish), group: .procedure,
      aliases: aliases.map { Field.Alias($0) }, constraints: [.notAfterAsOf])
  }

  private static func flag(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    aliases: [String] = []
  ) -> Field {
    Field(
      name, Localized(chinese, english), .flag, help: Localized(helpChinese, helpEnglish), group: .procedure,
      aliases: aliases.map { Field.Alias($0) })
  }

  private static func money(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    aliases: [String] = []
  ) -> Field {
    Field(
      name, Localized(chinese, english), .money, help: Localized(helpChinese, helpEnglish), group: .decision,
      aliases: [Field.Alias("\(chinese)（万元）", unit: .wan)] + aliases.map { Field.Alias($0) },
      constraints: [.range(0...Int64.max)])
  }
}
