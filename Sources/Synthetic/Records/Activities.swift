extension Activity {
  static let reliefDay = "HD-05"

  private static let dayInvented = "日期为示例"

  /// What the departments did, in the report's order; the deals of the relief day are records of their own.
  static let all: [Activity] = partyBuilding + relief + decoupling + fees + others

  private static let partyBuilding: [Activity] = [
    Activity(
      id: "HD-01", name: "“评星晋级、争创双强”活动", kind: "党建活动", topic: "党的建设", startOn: Days.day(2018, 3, 1),
      result: dayInvented, lead: GoverningBody.committee),
    Activity(
      id: "HD-02", name: "社会组织党组织书记专题培训（第一期）", kind: "培训", topic: "党的建设", startOn: Days.day(2019, 7, 9),
      endOn: Days.day(2019, 7, 12), result: "人数合计见于报道，分期与日期为示例", region: "610600", venue: GoverningBody.yanan,
      lead: GoverningBody.committee, audience: ["党组织书记"], attendance: 96),
    Activity(
      id: "HD-03", name: "社会组织党组织书记专题培训（第二期）", kind: "培训", topic: "党的建设", startOn: Days.day(2019, 11, 5),
      endOn: Days.day(2019, 11, 8), result: "人数合计见于报道，分期与日期为示例", region: "610204",
      venue: GoverningBody.zhaojin, lead: GoverningBody.committee, audience: ["党组织书记"], attendance: 92),
    Activity(
      id: "HD-04", name: "社会组织党组织书记专题培训（第三期）", kind: "培训", topic: "党的建设", startOn: Days.day(2020, 9, 15),
      endOn: Days.day(2020, 9, 18), result: "人数合计见于报道，分期与日期为示例", venue: GoverningBody.school,
      lead: GoverningBody.committee, audience: ["党组织书记"], attendance: 92),
    Activity(
      id: "HD-06", name: "入党积极分子培训班（示例）", kind: "培训", topic: "党的建设", startOn: Days.day(2020, 11, 10),
      endOn: Days.day(2020, 11, 13), venue: GoverningBody.school, lead: GoverningBody.committee,
      audience: ["入党积极分子", "党务工作者"], attendance: 118),
    Activity(
      id: "HD-07", name: "社会组织“不忘初心、牢记使命”主题教育总结会", kind: "主题教育", topic: "党的建设",
      startOn: Days.day(2020, 1, 14), result: dayInvented, lead: GoverningBody.committee),
  ]

  private static let relief: [Activity] = [
    Activity(
      id: reliefDay, name: "2020年“10·17”国家扶贫日主题活动", kind: "扶贫日活动", topic: "脱贫攻坚",
      document: PolicyDocument.reliefPlan, startOn: Days.day(2020, 10, 17), result: "成交与捐赠见所含各项", region: "610000",
      lead: GoverningBody.civilAffairs),
    Activity(
      id: "HD-08", name: "消费扶贫、就业扶贫、公益扶贫联合行动", kind: "联合行动", topic: "脱贫攻坚",
      document: PolicyDocument.reliefPlan, startOn: Days.day(2020, 4, 1), endOn: Days.day(2020, 12, 31),
      result: "起止日期为示例", region: "610000", lead: GoverningBody.civilAffairs,
      partners: [GoverningBody.poverty, GoverningBody.labour]),
    Activity(
      id: "HD-09", name: "宝鸡市“百社百村”行动", kind: "百社百村", topic: "脱贫攻坚", startOn: Days.day(2020, 1, 2),
      endOn: Days.day(2020, 12, 31), result: "起止日期为示例；投入与受益见所属项目", region: "610300", lead: "MZ-610300"),
    Activity(
      id: "HD-10", name: "社会组织抗击新冠肺炎疫情捐赠行动", kind: "捐赠活动", topic: "疫情防控", startOn: Days.day(2020, 1, 26),
      endOn: Days.day(2020, 12, 31), result: "起止日期为示例；捐赠见参与记录", region: "610000", lead: GoverningBody.civilAffairs),
  ]

  private static let decoupling: [Activity] =
    [
      ("一", Days.day(2019, 10, 22)), ("二", Days.day(2019, 12, 17)), ("三", Days.day(2020, 5, 26)),
      ("四", Days.day(2020, 9, 8)),
    ].enumerated().map { index, meeting in
      Activity(
        id: "HD-1\(index + 1)", name: "脱钩联合工作组办公室第\(meeting.0)次会议", kind: "会议", topic: "脱钩改革",
        document: PolicyDocument.decouplingPlan, startOn: meeting.1, result: dayInvented,
        lead: GoverningBody.decouplingGroup)
    }
    + [("第一次", Days.day(2020, 4, 21)), ("第二次", Days.day(2020, 7, 28))].enumerated().map { index, meeting in
      Activity(
        id: "HD-1\(index + 5)", name: "脱钩改革市县视频专题会（\(meeting.0)）", kind: "视频会议", topic: "脱钩改革",
        document: PolicyDocument.decouplingPlan, startOn: meeting.1, result: dayInvented,
        regions: Regions.cities.map { String($0.code) }, lead: GoverningBody.decouplingGroup)
    }
    + [
      Activity(
        id: "HD-17", name: "行业协会商会脱钩改革工作督导", kind: "督导", topic: "脱钩改革",
        document: PolicyDocument.decouplingPlan, startOn: Days.day(2020, 8, 17), endOn: Days.day(2020, 8, 28),
        result: dayInvented, regions: Regions.cities.map { String($0.code) }, lead: GoverningBody.civilAffairs,
        partners: [GoverningBody.deepening, GoverningBody.reform, GoverningBody.finance])
    ]

  private static let fees: [Activity] = [
    Activity(
      id: "HD-18", name: "规范行业协会商会收费专项治理行动", kind: "专项行动", topic: "涉企收费", document: PolicyDocument.feePlan,
      startOn: Days.day(2020, 7, 1), endOn: Days.day(2020, 9, 30), result: "时长见于报道，起止日期为示例", region: "610000",
      lead: GoverningBody.civilAffairs, partners: [GoverningBody.market])
  ]

  private static let others: [Activity] = [
    Activity(
      id: "HD-19", name: "社区社会组织专题调研（乡村振兴）", kind: "调研", topic: "社区社会组织", theme: "社区社会组织参与乡村振兴",
      startOn: Days.day(2020, 5, 11), endOn: Days.day(2020, 5, 22), result: dayInvented,
      regions: ["610700", "610500"], lead: GoverningBody.civilAffairs),
    Activity(
      id: "HD-20", name: "社区社会组织专题调研（基层社会治理）", kind: "调研", topic: "社区社会组织", theme: "社区社会组织参与基层社会治理",
      startOn: Days.day(2020, 6, 8), endOn: Days.day(2020, 6, 19), result: dayInvented,
      regions: ["610700", "610500"], lead: GoverningBody.civilAffairs),
    Activity(
      id: "HD-21", name: "社区社会组织示范观察点", kind: "示范观察", topic: "社区社会组织", startOn: Days.day(2020, 4, 13),
      result: dayInvented, regions: ["610700", "610500"], lead: GoverningBody.civilAffairs),
    Activity(
      id: "HD-22", name: "社会组织执法人员培训（示例）", kind: "培训", topic: "综合执法", startOn: Days.day(2020, 8, 11),
      endOn: Days.day(2020, 8, 14), lead: GoverningBody.civilAffairs, audience: ["执法人员"], attendance: 204),
    Activity(
      id: "HD-23", name: "社会组织负责人能力提升培训（示例）", kind: "培训", topic: "综合", startOn: Days.day(2020, 10, 27),
      endOn: Days.day(2020, 10, 29), lead: GoverningBody.civilAffairs, audience: ["社会组织负责人"], attendance: 160),
  ]
}
