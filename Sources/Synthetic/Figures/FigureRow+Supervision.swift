extension FigureRow {
  private static let round = "roundYear:2020 organization.level:省级"
  private static let year = (
    "未说明是哪一轮年检，按 2020 年计；各项按家数计且有重叠，不可相加",
    "Which annual inspection is meant is not stated; taken to be that of 2020. These figures count organizations, overlap and cannot be added"
  )
  private static let roundOpen = (
    "未说明是哪一轮年检，按 2020 年检查 2019 年度计", "Which annual inspection is meant is not stated; taken to be that of 2020 for 2019"
  )

  static let supervision: [FigureRow] = [
    FigureRow(
      "F47", .risks, "社会组织资金监管方案", "Plan on the supervision of funds", "1", "份文件", "documents",
      "kind:方案 topic:资金监管", period: "近年"),
    FigureRow(
      "F48", .risks, "综合执法机制的省级部门", "Departments in the joint enforcement mechanism", "23", "家部门", "bodies",
      "kind:部门 level:省级 mechanisms{name:综合执法机制}", period: "近年"),
    FigureRow(
      "F49", .risks, "社会组织执法人员", "Enforcement staff", "228", "名", "bodies", "kind:执法队伍 level:省级,市级,县级",
      "sum(headcount)", period: "近年"),
    FigureRow(
      "F50", .risks, "执法队伍的级别", "Levels of the enforcement teams", "3", "级", "bodies", "kind:执法队伍",
      "distinct(level)", period: "近年"),
    FigureRow(
      "F51", .risks, "以信息平台年检的轮次", "Annual inspections on the platform", "1", "次", "inspections",
      "channel:信息平台 organization.level:省级", "distinct(roundYear)", ambiguity: roundOpen),
    FigureRow(
      "F52", .risks, "参加年检的全省性社会组织", "Provincial organizations inspected", "1410", "家", "inspections",
      "\(round) submittedOn:any", "distinct(organization)", ambiguity: roundOpen),
    FigureRow(
      "F53", .risks, "参检率", "Inspection rate", "92.2", "%", "inspections", "\(round) state:已参检,未参检",
      "ratio(submittedOn:any, count)", qualifier: "rounded", decimals: 1, ambiguity: roundOpen),
    FigureRow(
      "F54", .risks, "被责令限期整改的社会组织", "Organizations ordered to rectify", "101", "家", "enforcement",
      "kind:责令限期整改 decidedOn:2020", "distinct(organization)", ambiguity: year),
    FigureRow(
      "F55", .risks, "列入活动异常名录的社会组织", "Organizations entered on the abnormal-activity list", "51", "家", "enforcement",
      "kind:列入活动异常名录 decidedOn:2020", "distinct(organization)", ambiguity: year),
    FigureRow(
      "F56", .risks, "受行政处罚的社会组织", "Organizations penalized", "114", "家", "enforcement",
      "kind:行政处罚 decidedOn:2020", "distinct(organization)", ambiguity: year),
    FigureRow(
      "F57", .risks, "被执法约谈的社会组织", "Organizations interviewed", "97", "家", "enforcement",
      "kind:执法约谈 decidedOn:2020", "distinct(organization)", ambiguity: year),
  ]

  private static let feePlan = "kind:方案 topic:涉企收费"
  private static let lottery = "fund:省级福彩公益金"

  static let reform: [FigureRow] = [
    FigureRow(
      "F58", .decoupling, "联合印发脱钩方案的部门", "Departments that issued the decoupling plan", "8", "个部门", "documents",
      "kind:方案 topic:脱钩改革", "distinct(issuers)", period: "2019–2020",
      ambiguity: (
        "未说明八部门是否含省民政厅；此处为合计八家", "Whether eight in all or eight besides civil affairs is not stated; here eight in all"
      )),
    FigureRow(
      "F59", .decoupling, "纳入脱钩范围的社会组织", "Organizations covered by decoupling", "1823", "家", "decouplings",
      "inScope:yes", "distinct(organization)", period: "至 2020"),
    FigureRow(
      "F60", .decoupling, "脱钩联合工作组办公室会议", "Meetings of the joint working group's office", "4", "次", "activities",
      "kind:会议 topic:脱钩改革", period: "近年"),
    FigureRow(
      "F61", .decoupling, "市县脱钩视频专题会", "Video meetings on decoupling with cities and counties", "2", "次", "activities",
      "kind:视频会议 topic:脱钩改革", period: "近年"),
    FigureRow(
      "F62", .decoupling, "会同督导的部门", "Partners in the supervisory visit", "3", "个部门", "activities",
      "kind:督导 topic:脱钩改革", "distinct(partners)", period: "近年"),
    FigureRow(
      "F63", .decoupling, "推开脱钩的级别", "Levels at which decoupling runs", "3", "级", "decouplings", "inScope:yes",
      "distinct(level)"),
    FigureRow("F64", .fees, "规范涉企收费的方案", "Plan on regulating fees", "1", "份文件", "documents", feePlan),
    FigureRow(
      "F65", .fees, "承担收费职责的部门", "Departments with duties about fees", "13", "个部门", "documents", feePlan,
      "distinct(dutyBearers)"),
    FigureRow(
      "F66", .fees, "收费专项治理行动的时长", "Length of the special action on fees", "3", "个月", "activities",
      "kind:专项行动 topic:涉企收费", "max((endOn.year-startOn.year)*12+endOn.month-startOn.month+1)",
      ambiguity: ("未说明起止日期", "Neither the first nor the last day is stated")),
    FigureRow(
      "F67", .fees, "受理举报的违规行为", "Violations open to complaint", "13", "项", "documents", "kind:公告 topic:涉企收费",
      "distinct(violations)",
      ambiguity: ("未列出十三项，取自全国清单", "The thirteen are not listed; taken from the national list")),
    FigureRow(
      "F68", .fees, "收费投诉举报查处机制", "Mechanism for complaints about fees", "1", "项机制", "bodies",
      "kind:工作机制 name:投诉举报查处"),
    FigureRow(
      "F69", .fees, "治理收费的三项目标", "Aims of the campaign on fees", "3", "项", "documents", "kind:制度安排 topic:涉企收费",
      "distinct(items)"),
    FigureRow(
      "F70", .platforms, "社区社会组织调研主题", "Themes of the surveys", "2", "个主题", "activities",
      "kind:调研 topic:社区社会组织", "distinct(theme)", qualifier: "openList", period: "近年"),
    FigureRow(
      "F71", .platforms, "社区社会组织示范观察市", "Pilot observation cities", "2", "个市", "activities", "kind:示范观察 topic:社区社会组织",
      "distinct(regions)", period: "近年"),
    FigureRow(
      "F72", .platforms, "支持平台的省级福彩公益金", "Lottery money for the platforms", "276", "万元", "grants", lottery,
      "sum(amount)", period: "近年"),
    FigureRow(
      "F73", .platforms, "得到支持的服务平台", "Platforms supported", "23", "个平台", "grants", lottery,
      "distinct(platform)", period: "近年",
      ambiguity: ("与 F48 的 23 家部门数字相同，但并非同一对象", "Same number as the departments in F48, but a different thing")),
    FigureRow(
      "F74", .platforms, "资助支持的事项", "Kinds of work supported", "3", "类", "grants", lottery, "distinct(purposes)",
      qualifier: "openList", period: "近年"),
  ]

  private static let actions = "enforcement{kind:责令限期整改,列入活动异常名录,行政处罚,执法约谈 decidedOn:2020}"

  static let derived: [FigureRow] = [
    FigureRow(
      "D1", .derived, "扶贫日成交与捐赠合计（F26+F27+F28）",
      "All contracts, purchases and donations of the poverty alleviation day (F26+F27+F28)", "641.43", "万元",
      "activities", "event{kind:扶贫日活动 startOn:2020-10}", "sum(amount)", period: "2020-10"),
    FigureRow(
      "D2", .derived, "互助资金协会以外实施扶贫的社会组织（F33−F34）",
      "Organizations in poverty alleviation other than mutual funds (F33-F34)", "3299",
      "家", "participations",
      "campaign:脱贫攻坚 date:2020 -organization.subtype:村级扶贫互助资金协会",
      "distinct(organization)"),
    FigureRow(
      "D3", .derived, "各级签约的协作项目（F41+F43）", "Cooperation projects signed at all levels (F41+F43)", "107", "个项目",
      "projects", "programme:苏陕协作 signerLevel:省级,市级,县级 signedOn:2020"),
    FigureRow(
      "D4", .derived, "各级签约项目的资金（F42+F44）", "Money of those projects (F42+F44)", "1605.2", "万元", "projects",
      "programme:苏陕协作 signerLevel:省级,市级,县级 signedOn:2020", "sum(invested)"),
    FigureRow(
      "D5", .derived, "应参检的全省性社会组织（F52÷F53）", "Organizations due for annual inspection (F52/F53)", "1529/1530", "家",
      "inspections", "\(round) state:已参检,未参检", "distinct(organization)",
      ambiguity: ("只有 1529 和 1530 能得出 92.2%", "Only 1529 and 1530 round to 92.2%")),
    FigureRow(
      "D6", .derived, "未参检的全省性社会组织（D5−F52）", "Organizations not inspected (D5-F52)", "119/120", "家", "inspections",
      "\(round) state:未参检", "distinct(organization)",
      ambiguity: ("多于列入名录的 51 家，不可等同", "More than the 51 entered on the list; not the same thing")),
    FigureRow(
      "D7", .derived, "合力团占全省投入的比重（F22÷F36）", "Alliances' share of all money (F22/F36)", "2.8", "%", "projects",
      "stage:完成 completedOn:2020", "ratio(sum(invested*count(alliance)), sum(invested))", qualifier: "rounded",
      decimals: 1),
    FigureRow(
      "D8", .derived, "平均每个平台的资助（F72÷F73）", "Average grant per platform (F72/F73)", "12.0", "万元", "grants", lottery,
      "ratio(sum(amount), distinct(platform))", period: "近年"),
    FigureRow(
      "D9", .derived, "宝鸡占全省投入的比重（F32÷F36）", "Baoji's share of all money (F32/F36)", "7.5", "%", "participations",
      "campaign:脱贫攻坚 date:2020",
      "ratio(sum(contributed*count(project{programme:百社百村})), sum(contributed))", qualifier: "rounded", decimals: 1,
      ambiguity: ("仅当两个数属于同一时期；报道未说明", "Only if both belong to the same period, which is not stated")),
    FigureRow(
      "D10", .derived, "四类执法措施涉及的家次（F54 至 F57 之和）",
      "Organizations acted on, counted once for each of the four kinds (sum of F54 to F57)", "363",
      "家次",
      "organizations", actions, "sum(distinct(\(actions).kind))",
      ambiguity: ("家次，不是家数", "Instances, not organizations")),
  ]
}
