import Columnar
import Localization

extension Kind {
  /// An organization's part in a project or campaign, with what it gave.
  static let participations = Kind(
    "participations", title: Localized("参与", "Participations"), singular: Localized("参与记录", "participation"),
    help: Localized("社会组织参与项目与活动的记录及其投入。", "What organizations did and gave in projects and campaigns."), key: "id",
    defaultOrder: ["-date", "id"],
    fields: [
      Field(
        "id", Localized("编号", "ID"), .code(nil), help: Localized("参与记录编号。", "The record's number."),
        group: .identity, constraints: [.required, .unique], width: 12),
      Field(
        "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"),
        help: Localized("参与的社会组织（填统一社会信用代码）。", "Who took part, by credit code."), group: .identity,
        roles: [.search, .summary], aliases: [Field.Alias("统一社会信用代码")], constraints: [.required], width: 34),
      Field(
        "project", Localized("项目", "Project"), .reference(to: "projects"),
        help: Localized("参与的项目；不属于项目的活动为空。", "The project, if it was one."), group: .identity,
        roles: [.search, .summary], aliases: [Field.Alias("项目编号")], width: 30),
      Field(
        "campaign", Localized("活动", "Campaign"), .coded(Codebooks.campaigns),
        help: Localized("所属专项活动，如脱贫攻坚、疫情防控。", "The campaign, such as the fight against poverty."), group: .identity,
        roles: [.summary], aliases: [Field.Alias("所属活动")]),
      Field(
        "activity", Localized("具体活动", "Activity"), .reference(to: "activities"),
        help: Localized("参与的具体活动（填活动编号）。", "The activity, by its ID."), group: .identity, roles: [.search],
        aliases: [Field.Alias("活动编号")], width: 30),
      Field(
        "alliance", Localized("合力团", "Alliance"), .reference(to: "alliances"),
        help: Localized("所代表的合力团。", "The alliance for which it took part."), group: .identity,
        aliases: [Field.Alias("合力团编号")]),
      Field(
        "partyOrganization", Localized("党组织", "Party organization"), .reference(to: "party-organizations"),
        help: Localized("以党组织名义参与的，填党组织编号。", "Its Party organization, if that took part."), group: .identity,
        aliases: [Field.Alias("党组织编号")]),
      Field(
        "role", Localized("参与方式", "Role"), .coded(Codebooks.participantRoles),
        help: Localized("牵头、捐赠、实施或参与。", "Leads, donates, carries out or takes part."), group: .identity,
        roles: [.summary], aliases: [Field.Alias("角色")], width: 8),
      Field(
        "date", Localized("日期", "Date"), .date,
        help: Localized("捐赠、签约或完成之日。", "The day of the donation, contract or completion."),
        group: .course, roles: [.summary, .dated], aliases: [Field.Alias("参与日期"), Field.Alias("捐赠日期")],
        constraints: [.notAfterAsOf]),
      amount("cash", "资金", "Cash", "投入的现金。", "Money given.", ["现金", "捐款"], wan: ["资金（万元）", "捐款（万元）"]),
      amount("goods", "物资折价", "Goods", "物资的折合金额。", "Goods, converted to money.", ["物资", "捐物"], wan: ["物资折价（万元）"]),
      amount("services", "服务折价", "Services", "服务的折合金额。", "Services, converted to money.", ["服务"], wan: ["服务折价（万元）"]),
      Field(
        "contributed", Localized("投入合计", "Total contributed"), .money,
        help: Localized("资金、物资与服务之和，由程序算出。", "Cash, goods and services together, computed."), group: .amounts,
        roles: [.summary], derivation: .sum(["cash", "goods", "services"])),
      Field(
        "note", Localized("备注", "Remarks"), .text, help: Localized("说明。", "Remarks."), group: .course, roles: [.search]),
    ])

  private static func amount(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    _ aliases: [String], wan: [String]
  ) -> Field {
    Field(
      name, Localized(chinese, english), .money, help: Localized(helpChinese, helpEnglish), group: .amounts,
      aliases: aliases.map { Field.Alias($0) } + wan.map { Field.Alias($0, unit: .wan) },
      constraints: [.range(0...Int64.max)])
  }
}
