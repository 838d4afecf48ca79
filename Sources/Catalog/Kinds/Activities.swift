import Columnar
import Localization

extension Kind {
  /// Trainings, meetings, campaigns and events; what was agreed at an event are activities of their own that belong to it.
  static let activities = Kind(
    "activities", title: Localized("活动", "Activities"), singular: Localized("活动", "activity"),
    help: Localized(
      "培训、会议、专项行动、扶贫日活动及其签约成交、调研、捐赠等。",
      "Trainings, meetings, campaigns, events with the contracts made there, surveys and donations."),
    key: "id", defaultOrder: ["-startOn", "id"],
    fields: activityIdentity + activityPlace + activityPeople + activityAmounts)

  private static let activityIdentity: [Field] = [
    Field(
      "id", Localized("编号", "ID"), .code(nil), help: Localized("活动编号。", "The activity's number."), group: .identity,
      aliases: [Field.Alias("活动编号")], constraints: [.required, .unique], width: 12),
    Field(
      "name", Localized("名称", "Name"), .text, help: Localized("活动名称。", "What it is called."), group: .identity,
      roles: [.search, .label, .summary], aliases: [Field.Alias("活动名称"), Field.Alias("会议名称")],
      constraints: [.required], width: 34),
    Field(
      "kind", Localized("活动类别", "Type of activity"), .coded(Codebooks.activityKinds),
      help: Localized("何种活动。", "The type of activity."),
      group: .identity, roles: [.summary], aliases: [Field.Alias("类别"), Field.Alias("活动类型")],
      constraints: [.required]),
    Field(
      "topic", Localized("主题", "Topic"), .coded(Codebooks.topics), help: Localized("属于哪项工作。", "The field of work."),
      group: .identity, roles: [.summary], aliases: [Field.Alias("工作领域")]),
    Field(
      "theme", Localized("题目", "Theme"), .text,
      help: Localized("调研、会议或培训的题目。", "What a survey, meeting or training is about."),
      group: .identity, roles: [.search], aliases: [Field.Alias("调研主题"), Field.Alias("议题")], width: 30),
    Field(
      "event", Localized("所属活动", "Event"), .reference(to: "activities"),
      help: Localized("所属的上级活动，如某次扶贫日活动。", "The activity that it is part of, such as a poverty alleviation day."),
      group: .relations,
      roles: [.search], width: 30),
    Field(
      "document", Localized("依据文件", "Document"), .reference(to: "documents"),
      help: Localized("部署它的文件。", "The document that it carries out."), group: .relations),
    Field(
      "startOn", Localized("开始日期", "Starts on"), .date, help: Localized("首日。", "The first day."), group: .course,
      roles: [.summary, .dated], aliases: ["日期", "活动日期", "会议日期"].map { Field.Alias($0) }, constraints: [.notAfterAsOf]),
    Field(
      "endOn", Localized("结束日期", "Ends on"), .date, help: Localized("最后一日。", "The last day."), group: .course,
      constraints: [.notBefore("startOn")]),
    Field(
      "result", Localized("成果", "Result"), .text, help: Localized("活动的结果。", "What came of it."), group: .course,
      roles: [.search], aliases: [Field.Alias("备注")], width: 30),
  ]

  private static let activityPlace: [Field] = [
    Field(
      "region", Localized("行政区划", "Region"), .coded(Codebooks.divisions),
      help: Localized("举行的地区。", "Where it takes place."), group: .place,
      aliases: [Field.Alias("地区"), Field.Alias("地点")]),
    Field(
      "regions", Localized("涉及地区", "Regions concerned"), .list(.coded(Codebooks.divisions)),
      help: Localized("所涉及的地区，如示范观察点。", "The divisions concerned, such as pilot observation areas."), group: .place,
      aliases: [Field.Alias("示范观察点")]),
    Field(
      "venue", Localized("举办场所（阵地）", "Venue"), .reference(to: "bodies"),
      help: Localized("承办的基地或党校。", "The base or school where it is held."), group: .place,
      aliases: [Field.Alias("举办阵地")]),
  ]

  private static let activityPeople: [Field] = [
    Field(
      "lead", Localized("牵头单位", "Lead body"), .reference(to: "bodies"), help: Localized("牵头的机构。", "Who leads it."),
      group: .people, aliases: [Field.Alias("主办单位")], width: 22),
    Field(
      "partners", Localized("联合单位", "Partners"), .list(.reference(to: "bodies")),
      help: Localized("会同的其他机构，不含牵头单位。", "The others who hold it, besides the lead."), group: .people,
      aliases: [Field.Alias("会同单位"), Field.Alias("协办单位")]),
    Field(
      "alliance", Localized("合力团", "Alliance"), .reference(to: "alliances"),
      help: Localized("签约或成交的合力团。", "The alliance that made the contract or purchase."), group: .people),
    Field(
      "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"),
      help: Localized("签约、成交或捐赠的社会组织。", "The organization that made the contract, purchase or donation."),
      group: .people,
      roles: [.search], aliases: [Field.Alias("统一社会信用代码")]),
    Field(
      "audience", Localized("参加对象", "Audience"), .list(.coded(Codebooks.audiences)),
      help: Localized("哪些人参加。", "Whom it is for."), group: .people, aliases: [Field.Alias("培训对象")]),
    Field(
      "attendance", Localized("参加人数", "Attendance"), .integer(unit: Localized("人", "people")),
      help: Localized("参加的人数。", "How many attended."), group: .people, roles: [.summary],
      aliases: [Field.Alias("培训人数"), Field.Alias("人数")], constraints: [.range(0...100_000_000)]),
  ]

  private static let activityAmounts: [Field] = [
    Field(
      "deal", Localized("成交类别", "Contract or purchase"), .coded(Codebooks.dealKinds),
      help: Localized("现场采购、消费扶贫签约、公益捐赠或其他签约。", "Bought on site, contracted, donated, or another contract."),
      group: .amounts, roles: [.summary]),
    money("traded", "成交金额", "Traded", "采购与签约的金额。", "What was bought or contracted.", ["签约金额", "采购金额"]),
    money("cash", "资金", "Cash", "捐赠的现金。", "Money given.", ["捐款", "现金"]),
    money("goods", "物资折价", "Goods", "捐赠物资的折合金额。", "Goods given, converted to money.", ["物资", "捐物"]),
    money("services", "服务折价", "Services", "服务的折合金额。", "Services, converted to money.", ["服务"]),
    Field(
      "amount", Localized("金额合计", "Amount"), .money,
      help: Localized("成交、资金、物资与服务之和，由程序算出。", "All four together, computed."), group: .amounts, roles: [.summary],
      derivation: .sum(["traded", "cash", "goods", "services"])),
    Field(
      "partCount", Localized("所含活动数", "Parts"), .integer(unit: nil),
      help: Localized("所含活动和签约成交记录数。", "Number of activities and contracts that are part of it."), group: .counts,
      derivation: .count(kind: "activities", field: "event")),
    Field(
      "participationCount", Localized("参与记录数", "Participations"), .integer(unit: nil),
      help: Localized("参与它的社会组织记录数。", "The records of organizations that took part."), group: .counts,
      derivation: .count(kind: "participations", field: "activity")),
  ]

  private static func money(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    _ aliases: [String]
  ) -> Field {
    Field(
      name, Localized(chinese, english), .money, help: Localized(helpChinese, helpEnglish), group: .amounts,
      aliases: aliases.map { Field.Alias($0) } + [Field.Alias("\(chinese)（万元）", unit: .wan)],
      constraints: [.range(0...Int64.max)])
  }
}
