import Columnar
import Localization

extension Kind {
  /// Poverty-alleviation projects of every programme, from proposal to completion.
  static let projects = Kind(
    "projects", title: Localized("项目", "Projects"), singular: Localized("项目", "project"),
    help: Localized(
      "合力团、苏陕协作、百社百村及其他扶贫项目。",
      "Poverty-alleviation projects of the alliances, of Jiangsu-Shaanxi cooperation and others."),
    key: "id", defaultOrder: ["-completedOn", "id"],
    fields: projectIdentity + projectPlace + projectCourse + projectAmounts + projectPartners)

  private static let projectIdentity: [Field] = [
    Field(
      "id", Localized("编号", "ID"), .code(nil), help: Localized("项目编号。", "The project's number."), group: .identity,
      aliases: [Field.Alias("项目编号")], constraints: [.required, .unique], width: 12),
    Field(
      "name", Localized("名称", "Name"), .text, help: Localized("项目名称。", "The project's name."), group: .identity,
      roles: [.search, .label, .summary], aliases: [Field.Alias("项目名称")], constraints: [.required], width: 34),
    Field(
      "programme", Localized("所属行动", "Programme"), .coded(Codebooks.programmes),
      help: Localized("所属行动。", "The programme that it belongs to."), group: .identity, roles: [.summary],
      aliases: [Field.Alias("项目来源"), Field.Alias("行动")]),
    Field(
      "type", Localized("项目类型", "Type"), .coded(Codebooks.projectTypes),
      help: Localized("消费、公益、就业、产业、健康、教育等。", "Consumption, charity, employment, industry, health, education."),
      group: .identity, roles: [.summary], aliases: [Field.Alias("类型"), Field.Alias("扶贫类型")]),
    Field(
      "stage", Localized("阶段", "Stage"), .coded(Codebooks.projectStages),
      help: Localized("征集、签约、实施、完成。", "Proposed, signed, running or completed."), group: .course,
      roles: [.summary], aliases: [Field.Alias("项目阶段"), Field.Alias("状态")], width: 8),
    Field(
      "alliance", Localized("合力团", "Alliance"), .reference(to: "alliances"),
      help: Localized("实施项目的合力团。", "The alliance that carries it out."), group: .identity,
      roles: [.search], aliases: [Field.Alias("合力团编号")]),
  ]

  private static let projectPlace: [Field] = [
    Field(
      "region", Localized("帮扶地区", "Region"), .coded(Codebooks.divisions),
      help: Localized("受益的县区。", "The county that benefits."), group: .place, roles: [.summary],
      aliases: ["行政区划", "行政区划代码", "地区"].map { Field.Alias($0) }),
    Field(
      "village", Localized("帮扶镇（村）", "Villages"), .list(.text),
      help: Localized("受益的镇或村，可有几个。", "The towns or villages that benefit; there may be several."), group: .place,
      roles: [.search], aliases: ["村", "帮扶村", "镇村", "村名"].map { Field.Alias($0) }),
    Field(
      "villageKind", Localized("村（镇）类别", "Type of village"), .coded(Codebooks.villageKinds),
      help: Localized("深贫村、贫困村、一般村或镇。", "Severely poor, poor or other village, or town."), group: .place,
      aliases: [Field.Alias("村类别"), Field.Alias("Kind of village")]),
  ]

  private static let projectCourse: [Field] = [
    Field(
      "proposedOn", Localized("征集日期", "Proposed on"), .date, help: Localized("列入征集之日。", "The day it was proposed."),
      group: .course, constraints: [.notAfterAsOf]),
    Field(
      "signedOn", Localized("签约日期", "Signed on"), .date, help: Localized("签订协议之日。", "The day it was signed."),
      group: .course, roles: [.summary], aliases: [Field.Alias("签约时间")],
      constraints: [.notBefore("proposedOn"), .notAfterAsOf]),
    Field(
      "completedOn", Localized("完成日期", "Completed on"), .date, help: Localized("验收完成之日。", "The day it was done."),
      group: .course, roles: [.summary, .dated], aliases: [Field.Alias("完成时间"), Field.Alias("竣工日期")],
      constraints: [.notBefore("signedOn"), .notAfterAsOf]),
  ]

  private static let projectAmounts: [Field] = [
    money("cash", "资金", "Cash", "投入的现金。", "Money given.", ["现金", "资金（元）"], wan: ["资金（万元）", "现金（万元）"]),
    money("goods", "物资折价", "Goods", "物资的折合金额。", "Goods, converted to money.", ["物资"], wan: ["物资折价（万元）"]),
    money("services", "服务折价", "Services", "服务的折合金额。", "Services, converted to money.", ["服务"], wan: ["服务折价（万元）"]),
    Field(
      "invested", Localized("投入合计", "Total contributed"), .money,
      help: Localized("资金、物资与服务之和，由程序算出。", "Cash, goods and services together, computed."), group: .amounts,
      roles: [.summary], derivation: .sum(["cash", "goods", "services"])),
    Field(
      "beneficiaries", Localized("受益数量", "Beneficiaries"), .integer(unit: Localized("人", "people")),
      help: Localized("受益数量，单位见“受益计量单位”。", "Number of beneficiaries, in the unit given beside it."), group: .amounts,
      roles: [.summary], aliases: [Field.Alias("受益人口"), Field.Alias("帮扶人数"), Field.Alias("受益人数")],
      constraints: [.range(0...2_000_000_000)], width: 10),
    Field(
      "beneficiaryUnit", Localized("受益计量单位", "Counted in"), .coded(Codebooks.beneficiaryUnits),
      help: Localized("人、户或人次。", "Persons, households or instances."), group: .amounts,
      aliases: [Field.Alias("受益单位"), Field.Alias("Unit of benefit")]),
  ]

  private static let projectPartners: [Field] = [
    Field(
      "signerLevel", Localized("签约级别", "Signing level"), .coded(Codebooks.levels),
      help: Localized("签约的民政部门级别。", "The level of the department that signed."), group: .course,
      aliases: [Field.Alias("Signed by")], width: 8),
    Field(
      "partner", Localized("协作方", "Partner"), .text,
      help: Localized("苏陕协作中的江苏一方。", "The Jiangsu side of a cooperation."), group: .place, roles: [.search],
      aliases: [Field.Alias("江苏方"), Field.Alias("合作方")]),
    Field(
      "partnerRegion", Localized("协作方地区", "Partner's region"), .coded(Codebooks.divisions),
      help: Localized("协作方所在地区。", "The division of the partner."), group: .place),
    Field(
      "agreementParties", Localized("协议各方", "Parties to the agreement"), .list(.coded(Codebooks.levels)),
      help: Localized("协议由哪些级别签订，如省、市、县、村四方。", "The levels that signed, such as province, city, county and village."),
      group: .course),
    Field(
      "participationCount", Localized("参与记录数", "Participations"), .integer(unit: nil),
      help: Localized("参与的社会组织记录数。", "The records of organizations that took part."), group: .counts,
      derivation: .count(kind: "participations", field: "project")),
  ]

  private static func money(
    _ name: String, _ chinese: String, _ english: String, _ helpChinese: String, _ helpEnglish: String,
    _ aliases: [String], wan: [String]
  ) -> Field {
    Field(
      name, Localized(chinese, english), .money, help: Localized(helpChinese, helpEnglish), group: .amounts,
      aliases: aliases.map { Field.Alias($0) } + wan.map { Field.Alias($0, unit: .wan) },
      constraints: [.range(0...Int64.max)])
  }
}
