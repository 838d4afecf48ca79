extension FigureRow {
  private static let completedByAlliances = "alliance:any stage:完成 completedOn:2020"
  private static let completed = "stage:完成 completedOn:2020"
  private static let reliefDay = "activity{kind:扶贫日活动 startOn:2020-10}"
  private static let dealsOfTheDay = "event{kind:扶贫日活动 startOn:2020-10}"

  private static let persons = (
    "未说明是人次还是人数；此处按项目受益数量相加", "Persons or instances is not stated; here the beneficiaries of the projects are added"
  )
  private static let levels = ("文中“全省”与“省级”并用", "The text says both province-wide and province-level alliances")
  private static let baoji = ("未注明年份，按 2020 年计", "The year is not stated; taken to be 2020")

  static let relief: [FigureRow] = [
    FigureRow(
      "F14", .reliefPlan, "重点扶贫类型", "Main types of poverty alleviation", "3", "类", "projects", "completedOn:2020",
      "distinct(type)", qualifier: "openList"),
    FigureRow(
      "F15", .reliefPlan, "省厅的扶贫工作专班", "The department's task force on poverty alleviation", "1", "个", "bodies",
      "kind:工作专班 name:脱贫攻坚"),
    FigureRow(
      "F16", .reliefPlan, "2020 年社会组织扶贫专项行动方案", "Plan of the special poverty-alleviation action of 2020", "1", "份文件",
      "documents",
      "kind:方案 title:决战决胜脱贫攻坚专项行动 issuedOn:2020"),
    FigureRow(
      "F17", .reliefPlan, "该方案的举措", "Measures of that plan", "6", "项举措", "documents",
      "kind:方案 title:决战决胜脱贫攻坚专项行动", "distinct(items)"),
    FigureRow(
      "F18", .reliefPlan, "大扶贫格局的三个方面", "Pillars of the “greater poverty alleviation” framework", "3", "位", "documents",
      #"kind:制度安排 title="三位一体大扶贫格局""#, "distinct(items)", period: "长期",
      ambiguity: ("报道未列出三项，所列为通行的说法", "The report does not name the three; the usual ones are given")),
    FigureRow(
      "F19", .reliefPlan, "联合开展三类扶贫的部门", "Departments running the three types jointly", "3", "个部门", "bodies",
      "activities{kind:联合行动 topic:脱贫攻坚}"),
    FigureRow(
      "F20", .alliances, "省级合力团组建的年份", "Year in which the alliances were formed", "2019", "年", "alliances",
      "level:省级 phase:脱贫攻坚", "min(foundedOn.year)", period: "2019", ambiguity: levels),
    FigureRow(
      "F21", .alliances, "合力团完成的项目", "Projects completed by the alliances", "105", "个项目", "projects",
      completedByAlliances, ambiguity: levels),
    FigureRow(
      "F22", .alliances, "合力团投入的资金", "Money contributed by the alliances", "4439.25", "万元", "projects",
      completedByAlliances, "sum(invested)", qualifier: "cumulative", period: "2020（累计）",
      ambiguity: ("未说明“累计”是一年还是自 2019 年起", "Whether the total covers one year or both since 2019 is not stated")),
    FigureRow(
      "F23", .alliances, "合力团帮扶的群众", "People helped by the alliances", "5.3", "万人", "projects",
      completedByAlliances, "sum(beneficiaries)", qualifier: "rounded", decimals: 1, ambiguity: persons),
    FigureRow(
      "F24", .alliances, "参加扶贫日活动的合力团", "Alliances at the poverty alleviation day", "12", "个合力团", "participations",
      reliefDay,
      "distinct(alliance)", period: "2020-10"),
    FigureRow(
      "F25", .alliances, "参加扶贫日活动的省级社会组织", "Provincial organizations at the poverty alleviation day", "161", "家",
      "participations", "\(reliefDay) organization.level:省级", "distinct(organization)", period: "2020-10"),
    FigureRow(
      "F26", .alliances, "扶贫日现场采购与消费扶贫签约", "Purchases and contracts at the poverty alleviation day", "337.83", "万元",
      "activities",
      "\(dealsOfTheDay) deal:现场采购,消费扶贫签约", "sum(amount)", period: "2020-10"),
    FigureRow(
      "F27", .alliances, "扶贫日公益捐赠款物", "Money and goods donated at the poverty alleviation day", "243.6", "万元",
      "activities",
      "\(dealsOfTheDay) deal:公益捐赠", "sum(amount)", period: "2020-10"),
    FigureRow(
      "F28", .alliances, "扶贫日其他签约", "Other contracts at the poverty alleviation day", "60", "万元", "activities",
      "\(dealsOfTheDay) deal:其他签约", "sum(amount)", period: "2020-10"),
    FigureRow(
      "F29", .province, "宝鸡“百社百村”的社会组织", "Organizations in Baoji's “100 Organizations, 100 Villages”", "503", "个",
      "participations",
      "project.programme:百社百村", "distinct(organization)", period: "未注明", ambiguity: baoji),
    FigureRow(
      "F30", .province, "宝鸡“百社百村”帮扶的镇（村）", "Towns and villages helped in Baoji", "762", "个镇（村）", "projects",
      "programme:百社百村", "distinct(village)", period: "未注明",
      ambiguity: ("镇与村混计为一个数", "Towns and villages are counted together")),
    FigureRow(
      "F31", .province, "宝鸡“百社百村”帮扶的贫困群众", "Poor people helped in Baoji", "15.2", "万人", "projects",
      "programme:百社百村", "sum(beneficiaries)", qualifier: "rounded", decimals: 1, period: "未注明", ambiguity: persons),
    FigureRow(
      "F32", .province, "宝鸡“百社百村”投入的款物及服务", "Money, goods and services given in Baoji", "1.19", "亿元", "projects",
      "programme:百社百村", "sum(invested)", qualifier: "converted", decimals: 2, period: "未注明",
      ambiguity: ("折合的价值，不是现金", "A converted value, not cash")),
    FigureRow(
      "F33", .province, "实施扶贫项目的社会组织", "Organizations that carried out poverty-alleviation projects", "8306", "家",
      "participations", "campaign:脱贫攻坚 date:2020", "distinct(organization)"),
    FigureRow(
      "F34", .province, "其中村级扶贫互助资金协会", "of which village mutual-fund associations", "5007", "家",
      "participations", "campaign:脱贫攻坚 date:2020 organization.subtype:村级扶贫互助资金协会", "distinct(organization)"),
    FigureRow(
      "F35", .province, "全省完成的扶贫项目", "Poverty-alleviation projects completed", "1922", "个项目", "projects", completed),
    FigureRow(
      "F36", .province, "全省投入的资金", "Money contributed in the province", "15.9", "亿元", "projects", completed,
      "sum(invested)", qualifier: "rounded", decimals: 1),
    FigureRow(
      "F37", .province, "全省受益的困难群众", "People who benefited", "127", "万人", "projects", completed,
      "sum(beneficiaries)", qualifier: "rounded", decimals: 0, ambiguity: persons),
  ]

  private static let signed = "programme:苏陕协作 signerLevel:省级 signedOn:2020"
  private static let signedLocally = "programme:苏陕协作 signerLevel:市级,县级 signedOn:2020"
  private static let paired = "programme:苏陕协作 agreementParties:村级"

  static let cooperation: [FigureRow] = [
    FigureRow(
      "F38", .jiangsu, "陕南的深度贫困县", "Severely poor counties of the south", "11", "个县", "divisions",
      "level:县级 deepPoverty:yes",
      ambiguity: ("名单未经核对，但符合已核实的三个条件", "The list was not checked, but meets the three conditions verified")),
    FigureRow(
      "F39", .jiangsu, "这些县的深贫村", "Severely poor villages in them", "277", "个村", "divisions",
      "level:村级 deepPoverty:yes parent{deepPoverty:yes}"),
    FigureRow("F40", .jiangsu, "征集的协作项目", "Cooperation projects proposed", "125", "个项目", "projects", "programme:苏陕协作"),
    FigureRow("F41", .jiangsu, "两省民政厅签约的项目", "Projects signed by the two departments", "35", "个项目", "projects", signed),
    FigureRow(
      "F42", .jiangsu, "两省民政厅签约项目的资金", "Money of those projects", "712.7", "万元", "projects", signed,
      "sum(invested)"),
    FigureRow(
      "F43", .jiangsu, "市县民政部门签约的项目", "Projects signed by cities and counties", "72", "个项目", "projects",
      signedLocally),
    FigureRow(
      "F44", .jiangsu, "市县签约项目的资金", "Money of those projects", "892.5", "万元", "projects", signedLocally,
      "sum(invested)"),
    FigureRow(
      "F45", .jiangsu, "与江苏社会组织结对的贫困村", "Poor villages paired with organizations of Jiangsu", "28", "个村", "projects",
      paired, "distinct(village)"),
    FigureRow(
      "F46", .jiangsu, "结对协议书的签订方", "Parties to the agreements", "4", "方", "projects", paired,
      "distinct(agreementParties)"),
  ]
}
