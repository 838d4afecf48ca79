import Columnar
import Localization

extension Kind {
  /// Primary party organizations of one or several social organizations, with their yearly star ratings.
  static let partyOrganizations = Kind(
    "party-organizations", title: Localized("党组织", "Party organizations"),
    singular: Localized("党组织", "Party organization"),
    help: Localized(
      "社会组织的党支部、党总支和党委；联合组建的列出全部单位。", "Party branches and committees, with all organizations that share one."),
    key: "id", defaultOrder: ["superior", "name", "id"], fields: partyIdentity + partyState + partyRatings)

  private static let partyIdentity: [Field] = [
    Field(
      "id", Localized("编号", "ID"), .code(nil), help: Localized("党组织编号。", "The Party organization's ID."),
      group: .identity, aliases: [Field.Alias("党组织编号")], constraints: [.required, .unique], width: 12),
    Field(
      "name", Localized("名称", "Name"), .text, help: Localized("党组织全称。", "Its full name."), group: .identity,
      roles: [.search, .label, .summary], aliases: [Field.Alias("党组织名称")], constraints: [.required], width: 34),
    Field(
      "organizations", Localized("所在社会组织", "Organizations"), .list(.reference(to: "organizations")),
      help: Localized("设立该党组织的社会组织；联合组建的有多家。", "The organizations that it belongs to; several if set up jointly."),
      group: .identity, roles: [.search, .summary], aliases: [Field.Alias("社会组织"), Field.Alias("统一社会信用代码")],
      width: 34),
    Field(
      "form", Localized("组建方式", "Form"), .coded(Codebooks.partyForms),
      help: Localized("单独、联合、功能型，或由指导员代行。", "Independent, joint or functional, or an instructor instead."),
      group: .identity,
      roles: [.summary], aliases: [Field.Alias("组建形式"), Field.Alias("设立形式")]),
    Field(
      "rank", Localized("党组织类别", "Type of Party organization"), .coded(Codebooks.partyRanks),
      help: Localized("党支部、党总支或党委。", "Branch, general branch or committee."), group: .identity, roles: [.summary],
      aliases: [Field.Alias("党组织类型"), Field.Alias("层级")], width: 8),
    Field(
      "superior", Localized("上级党组织", "Superior"), .reference(to: "bodies"),
      help: Localized("领导该党组织的党委（填机构编号）。", "The committee above it, by the ID of the body."), group: .identity,
      aliases: [Field.Alias("上级党委")], width: 26),
    Field(
      "level", Localized("级别", "Level"), .coded(Codebooks.levels),
      help: Localized("上级党组织的级别。", "The level of the committee above it."), group: .identity, width: 8),
    Field(
      "region", Localized("行政区划", "Region"), .coded(Codebooks.divisions),
      help: Localized("所在地区。", "Where it is."), group: .place, aliases: [Field.Alias("地区"), Field.Alias("行政区划代码")]),
    Field(
      "secretary", Localized("书记", "Secretary"), .text, help: Localized("书记姓名。", "The name of its secretary."),
      group: .people, aliases: [Field.Alias("党组织书记"), Field.Alias("书记姓名")], width: 12),
    Field(
      "members", Localized("党员数", "Members"), .integer(unit: Localized("人", "people")),
      help: Localized("正式党员数。", "Full members."), group: .people, roles: [.summary],
      aliases: [Field.Alias("党员人数"), Field.Alias("正式党员数")], constraints: [.range(0...1_000_000)]),
    Field(
      "hasCommittee", Localized("设立委员会", "Has a committee"), .flag,
      help: Localized("设有支部委员会（党员七名以上的应设）。", "It has a branch committee (required from seven members)."),
      group: .people,
      aliases: [Field.Alias("支部委员会")]),
  ]

  private static let partyState: [Field] = [
    Field(
      "foundedOn", Localized("成立日期", "Founded on"), .date, help: Localized("批准成立之日。", "The day it was approved."),
      group: .rating, roles: [.dated], aliases: [Field.Alias("设立日期"), Field.Alias("批准日期")], constraints: [.notAfterAsOf]
    ),
    Field(
      "electedOn", Localized("换届日期", "Elected on"), .date,
      help: Localized("最近一次换届之日。", "The day of its last committee election."),
      group: .rating, constraints: [.notBefore("foundedOn"), .notAfterAsOf]),
    Field(
      "status", Localized("党组织状态", "Status"), .coded(Codebooks.partyStatuses),
      help: Localized("正常、软弱涣散整顿或撤销。", "Normal, under rectification or abolished."), group: .rating, roles: [.summary],
      aliases: [Field.Alias("状态")], constraints: [.required]),
    Field(
      "statusReason", Localized("状态原因", "Reason"), .coded(Codebooks.partyStatusReasons),
      help: Localized("整顿或撤销的原因。", "Why it is under rectification or was abolished."), group: .rating,
      aliases: [Field.Alias("撤销原因"), Field.Alias("整顿原因")]),
    Field(
      "statusOn", Localized("状态日期", "Status since"), .date,
      help: Localized("进入该状态之日。", "The day this status began."), group: .rating,
      aliases: [Field.Alias("撤销日期"), Field.Alias("整顿日期")], constraints: [.notBefore("foundedOn"), .notAfterAsOf]),
  ]

  private static let partyRatings: [Field] = [
    Field(
      "stars", Localized("星级", "Stars"), .coded(Codebooks.starRatings),
      help: Localized("最近一次评星的星级。", "The last rating."), group: .rating, roles: [.summary],
      aliases: [Field.Alias("评星结果")], width: 6),
    Field(
      "starsYear", Localized("评星年度", "Rated in"), .year,
      help: Localized("最近一次评星的年度。", "The year of the last rating."), group: .rating, constraints: [.range(2000...2100)]),
    Field(
      "starsBefore", Localized("上次星级", "Previous star rating"), .coded(Codebooks.starRatings),
      help: Localized("前一次评星的星级，可见升降。", "The rating before it, which shows rise and fall."), group: .rating,
      aliases: [Field.Alias("Stars before")], width: 6),
    Field(
      "starHistory", Localized("历年星级", "Stars by year"), .list(.text),
      help: Localized("历年评星，如“2019 三星”。", "All ratings by year, such as “2019 三星”."), group: .rating),
    Field(
      "doubleStrong", Localized("双强党组织", "Doubly strong"), .flag,
      help: Localized("党建强、发展强。", "Strong in both Party building and growth."), group: .rating,
      aliases: [Field.Alias("双强")]),
    Field(
      "note", Localized("备注", "Remarks"), .text, help: Localized("说明。", "Remarks."), group: .rating, roles: [.search]),
    Field(
      "participationCount", Localized("参与记录数", "Participations"), .integer(unit: nil),
      help: Localized("以党组织名义参与的记录数。", "Number of participation records."), group: .counts,
      derivation: .count(kind: "participations", field: "partyOrganization")),
  ]
}
