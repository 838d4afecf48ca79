extension FigureRow {
  static let partyBuilding: [FigureRow] = [
    FigureRow(
      "F00", .provenance, "报道刊出之日", "Day the report was printed", "2021-03-11", "日期", "documents",
      "kind:报道 publication:中国民政", "min(issuedOn)", period: "2021",
      ambiguity: ("主管机关的自述，不是独立审计", "The regulator's own account, not an independent audit")),
    FigureRow(
      "F01", .foundations, "党建把关环节数（登记、年检）", "Checkpoints for Party building (registration, annual inspection)", "2",
      "个环节", "documents", #"kind:制度安排 title="两关口""#, "distinct(items)", period: "长期"),
    FigureRow(
      "F02", .foundations, "党建同步环节数（设立、年检、换届）", "Steps synchronized with Party building (set-up, inspection, election)",
      "3", "项同步", "documents",
      #"kind:制度安排 title="三同步""#, "distinct(items)", period: "长期"),
    FigureRow(
      "F03", .foundations, "厅社会组织党委所管社会组织的党组织覆盖率", "Party coverage of organizations under the department's committee",
      "89",
      "%", "organizations", "partySupervisor:厅社会组织党委 status:正常,活动异常,严重违法失信,限期停止活动",
      "ratio(party-organizations{status:正常,软弱涣散整顿}, count)", qualifier: "rounded", period: "2021 年初",
      ambiguity: (
        "分母未说明，联合组建与功能型是否计入也未说明；此处凡有党组织即计入",
        "The denominator is not stated, nor whether joint and functional ones count; here any form counts"
      )),
    FigureRow(
      "F04", .foundations, "因软弱涣散撤销的党支部", "Party branches abolished as weak and lax", "6", "个党支部",
      "party-organizations", "rank:党支部 status:撤销 statusReason:软弱涣散", period: "近年"),
    FigureRow(
      "F05", .foundations, "“评星晋级、争创双强”党建活动", "“Star rating and double strength” Party-building programme", "1", "项活动",
      "activities", "kind:党建活动 name:评星晋级", period: "近年"),
    FigureRow(
      "F06", .forms, "省级党建教育基地", "Provincial Party education bases", "2", "个基地", "bodies",
      "kind:党建教育基地 level:省级", period: "近年"),
    FigureRow(
      "F07", .forms, "省社会组织业余党校", "Provincial part-time Party school", "1", "所", "bodies", "kind:业余党校 level:省级",
      period: "近年"),
    FigureRow(
      "F08", .forms, "参加专题培训的党组织书记", "Party secretaries trained", "280", "名", "activities",
      "kind:培训 audience:党组织书记", "sum(attendance)", period: "近年",
      ambiguity: ("未说明是一期还是多期", "Whether in one training or several is not stated")),
    FigureRow(
      "F09", .forms, "党建人才队伍的种类", "Teams trained for Party building", "4", "支队伍", "documents",
      #"kind:制度安排 title="四支队伍""#, "distinct(items)", period: "长期"),
    FigureRow(
      "F10", .forms, "“双向培养”机制", "“Two-way training” mechanism", "1", "项机制", "documents",
      #"kind:制度安排 title="双向培养""#, period: "长期"),
    FigureRow(
      "F11", .role, "将扶贫和抗疫列为考核内容的党建工作环节", "Party-building reviews that include poverty-alleviation and epidemic work",
      "3", "类环节",
      "documents", "kind:制度安排 title:党建考核", "distinct(items)", qualifier: "openList"),
    FigureRow(
      "F12", .role, "投身脱贫攻坚的社会组织党组织", "Party organizations taking part in the fight against poverty", "300", "家",
      "participations", "campaign:脱贫攻坚 partyOrganization:any", "distinct(partyOrganization)", qualifier: "atLeast",
      period: "至 2021 年初"),
    FigureRow(
      "F13", .role, "为抗击疫情捐款捐物的社会组织", "Organizations that donated against the epidemic", "2100", "家", "participations",
      "campaign:疫情防控 date:2020 (cash>0 OR goods>0)", "distinct(organization)", qualifier: "rounded", decimals: -2),
  ]
}
