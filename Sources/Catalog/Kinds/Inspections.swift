import Columnar
import Localization

extension Kind {
  /// The annual inspection: one record for every organization and year that was due, whether it reported or not.
  ///
  /// Visits of everyday supervision are enforcement.
  static let inspections = Kind(
    "inspections", title: Localized("年检", "Annual inspections"), singular: Localized("年检记录", "annual inspection"),
    help: Localized(
      "年度检查（年度报告）记录，每个应检年度一条，含未参检的。",
      "Annual inspections (annual reports): one record for each year due, including missed ones."),
    key: "id", defaultOrder: ["-reportYear", "organization"],
    fields: inspectionIdentity + inspectionCourse + inspectionResult + inspectionFinances)

  private static let inspectionIdentity: [Field] = [
    Field(
      "id", Localized("编号", "ID"), .code(nil), help: Localized("年检记录编号。", "The record's number."), group: .identity,
      aliases: [Field.Alias("年检编号")], constraints: [.required, .unique], width: 12),
    Field(
      "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"),
      help: Localized("受检的社会组织（填统一社会信用代码）。", "Who was inspected, by credit code."), group: .identity,
      roles: [.search, .summary],
      aliases: [Field.Alias("统一社会信用代码")], constraints: [.required], width: 34),
    Field(
      "reportYear", Localized("报告年度", "Report year"), .year,
      help: Localized("年度报告所述的年份。", "The year that the report is about."), group: .identity, roles: [.summary],
      aliases: [Field.Alias("年检年度"), Field.Alias("年报年度")], constraints: [.range(1988...2100)]),
    Field(
      "roundYear", Localized("检查年份", "Inspection year"), .year,
      help: Localized("进行检查的年份，通常为报告年度的次年。", "The year of the inspection, as a rule the one after the report year."),
      group: .identity, aliases: [Field.Alias("年检轮次"), Field.Alias("Round")], constraints: [.range(1988...2100)]),
  ]

  private static let inspectionCourse: [Field] = [
    day(
      "supervisorDueOn", "初审报送期限", "Due at the supervisory unit", "送业务主管单位初审的最后一日，法定为 3 月 31 日。",
      "The last day to submit it to the supervisory unit; 31 March by law.",
      ["送审期限", "Due at supervisor"]),
    day(
      "submittedToSupervisorOn", "初审报送日期", "Sent to the supervisory unit on", "送业务主管单位初审之日。",
      "The day it was sent to the supervisory unit.", ["初审日期", "送初审日期", "送审日期", "Sent to supervisor"], past: true),
    Field(
      "supervisorOpinion", Localized("初审意见", "Supervisory unit's opinion"), .coded(Codebooks.supervisorOpinions),
      help: Localized("业务主管单位的初审意见。", "The supervisory unit's preliminary opinion."), group: .procedure,
      aliases: [Field.Alias("业务主管单位意见"), Field.Alias("Supervisor's opinion")]),
    day(
      "dueOn", "报送期限", "Due on", "报送登记管理机关的最后一日：社会团体和民办非企业单位为 5 月 31 日，基金会为 3 月 31 日；延期的以通知为准。",
      "The last day to report: 31 May by law, 31 March for foundations, later if a notice says so.", ["截止日期"]),
    Field(
      "submittedOn", Localized("报送日期", "Submitted on"), .date,
      help: Localized("报送登记管理机关之日；未参检的为空。", "The day it reached the registration authority; empty if it was missed."),
      group: .procedure,
      roles: [.summary, .dated], aliases: ["提交日期", "报送时间", "年检日期"].map { Field.Alias($0) },
      constraints: [.notBefore("submittedToSupervisorOn"), .notAfterAsOf]),
    Field(
      "channel", Localized("报送渠道", "Channel"), .coded(Codebooks.inspectionChannels),
      help: Localized("信息平台或纸质。", "The information platform, or paper."), group: .procedure, roles: [.summary],
      aliases: [Field.Alias("报送方式"), Field.Alias("填报方式")], width: 10),
    Field(
      "authority", Localized("检查机关", "Authority"), .coded(Codebooks.authorities),
      help: Localized("进行检查的机关。", "Who inspected."), group: .authorities, roles: [.search],
      aliases: [Field.Alias("年检机关")], width: 22),
  ]

  private static let inspectionResult: [Field] = [
    Field(
      "state", Localized("参检状态", "Inspection status"), .coded(Codebooks.inspectionStates),
      help: Localized(
        "已参检、未参检、免检或审查中（不同于检查结论）。", "Inspected, missed, exempt or under review (not the same as the conclusion)."),
      group: .decision, roles: [.summary], aliases: [Field.Alias("年检状态"), Field.Alias("参检情况")],
      width: 10),
    Field(
      "conclusion", Localized("检查结论", "Conclusion"), .coded(Codebooks.inspectionConclusions),
      help: Localized("合格、基本合格或不合格。", "Passed, passed with conditions, or failed."), group: .decision,
      roles: [.summary],
      aliases: ["年检结论", "年检结果", "年检情况"].map { Field.Alias($0) }, width: 10),
    day(
      "announcedOn", "公告日期", "Announced on", "结论公告之日。", "The day the conclusion was announced.", ["公布日期"], past: true),
    Field(
      "rectificationDueOn", Localized("整改期限", "Rectify by"), .date,
      help: Localized("整改的最后一日。", "The last day to rectify."), group: .decision,
      constraints: [.notBefore("announcedOn")]),
    day(
      "rectificationReportedOn", "整改报告日期", "Rectification reported on", "报送整改报告之日。",
      "The day the report on what was put right came in.", past: true),
    day(
      "reportPublishedOn", "年度报告公开日期", "Report published on", "年度工作报告和财务会计报告向社会公开之日。",
      "The day the annual report and accounts were published.", past: true),
    Field(
      "partySection", Localized("党建内容", "Party-building section"), .flag,
      help: Localized("报告含党建部分，与年检同步评价。", "The report has a section on Party building, assessed together with it."),
      group: .decision,
      aliases: [Field.Alias("党建部分"), Field.Alias("党建同步评价"), Field.Alias("Party section")]),
    Field(
      "auditReport", Localized("审计报告", "Audit report"), .flag,
      help: Localized("附有会计师事务所的审计报告，基金会必须有。", "An accountants' audit is attached; foundations must have one."),
      group: .decision, aliases: [Field.Alias("附审计报告")]),
    Field(
      "note", Localized("备注", "Remarks"), .text, help: Localized("说明。", "Remarks."), group: .decision, roles: [.search]),
  ]

  private static let inspectionFinances: [Field] = [
    money(
      "fee", "年检收费", "Fee charged", "办理年检收取的费用（依法不得收费）。", "Fee charged for the inspection (by law, none).", ["收费金额"]),
    money("income", "本年收入", "Income", "报告年度总收入。", "All income of the report year.", ["收入合计", "总收入"]),
    money("spending", "本年支出", "Spending", "报告年度总支出。", "All spending of the report year.", ["支出合计", "费用合计", "总支出"]),
    money(
      "charitySpending", "公益事业支出", "Charity spending", "用于公益（慈善）活动的支出。", "Spent on charity.",
      ["公益支出", "慈善活动支出"]),
    money(
      "administrativeCost", "工资福利和行政办公支出", "Staff and office cost", "工作人员工资福利与行政办公支出。",
      "Pay, benefits and office.", ["管理费用"]),
    money(
      "netAssets", "年末净资产", "Net assets", "报告年度末净资产（基金余额）。", "Net assets at the end of the year.", ["净资产", "基金余额"]),
    money(
      "priorIncome", "上年收入", "Prior-year income", "报告年度前一年的总收入。", "All income of the year before.",
      ["上年度总收入", "Income the year before"]),
    money(
      "priorNetAssets", "上年末净资产", "Prior-year net assets", "报告年度前一年末的净资产（基金余额）。",
      "Net assets at the end of the year before.", ["上年基金余额", "上年末基金余额", "Net assets the year before"]),
    money(
      "meanIncome", "前三年收入平均数", "Average income of three years", "报告年度前三年收入的平均数。",
      "The average income of the three years before.", []),
    money(
      "meanNetAssets", "前三年末净资产平均数", "Average net assets of three years", "报告年度前三年年末净资产的平均数。",
      "The average net assets at the end of the three years before.", []),
    money("fundraisingCost", "募捐成本", "Fundraising cost", "报告年度的募捐成本。", "The cost of fundraising of the year.", []),
    money(
      "meanDonations", "前三年捐赠收入平均数", "Average donations of three years", "报告年度前三年捐赠收入的平均数。",
      "The average donations of the three years before.", []),
    Field(
      "councilMeetings", Localized("理事会会议次数", "Council meetings"), .integer(unit: Localized("次", "times")),
      help: Localized("报告年度召开的理事会会议次数。", "Meetings of the council in the report year."), group: .governance,
      aliases: [Field.Alias("年度理事会会议次数")], constraints: [.range(0...10_000)]),
  ]

  private static func day(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    _ aliases: [String] = [], past: Bool = false
  ) -> Field {
    Field(
      name, Localized(chinese, english), .date, help: Localized(helpChinese, helpEnglish), group: .procedure,
      aliases: aliases.map { Field.Alias($0) }, constraints: past ? [.notAfterAsOf] : [])
  }

  private static func money(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    _ aliases: [String]
  ) -> Field {
    Field(
      name, Localized(chinese, english), .money, help: Localized(helpChinese, helpEnglish), group: .finance,
      aliases: aliases.map { Field.Alias($0) } + [Field.Alias("\(chinese)（万元）", unit: .wan)])
  }
}
