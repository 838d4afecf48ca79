import Columnar
import Localization

extension Kind {
  /// Groups of organizations that jointly help one county each, formed first in 2019.
  static let alliances = Kind(
    "alliances", title: Localized("合力团", "Alliances"), singular: Localized("合力团", "alliance"),
    help: Localized("多家社会组织结成、对口帮扶县区的合力团。", "Groups of organizations that together help a county."), key: "id",
    defaultOrder: ["foundedOn", "id"],
    fields: [
      Field(
        "id", Localized("编号", "ID"), .code(nil), help: Localized("合力团编号。", "The alliance's number."),
        group: .identity, aliases: [Field.Alias("合力团编号")], constraints: [.required, .unique], width: 12),
      Field(
        "name", Localized("名称", "Name"), .text, help: Localized("合力团名称。", "The alliance's name."),
        group: .identity, roles: [.search, .label, .summary], aliases: [Field.Alias("合力团名称")],
        constraints: [.required], width: 34),
      Field(
        "level", Localized("级别", "Level"), .coded(Codebooks.levels),
        help: Localized("组建的级别。", "The level that formed it."), group: .identity, roles: [.summary], width: 8),
      Field(
        "phase", Localized("阶段", "Phase"), .coded(Codebooks.alliancePhases),
        help: Localized(
          "脱贫攻坚（2019–2020）或乡村振兴（2021 起）。", "Fight against poverty (2019–2020) or rural revitalization (from 2021)."),
        group: .identity, roles: [.summary]),
      Field(
        "model", Localized("帮扶模式", "Model"), .coded(Codebooks.allianceModels),
        help: Localized("多家帮一县，或一家帮一县。", "Many help one county, or one helps one."), group: .identity,
        roles: [.summary]),
      Field(
        "foundedOn", Localized("组建日期", "Founded on"), .date, help: Localized("组建之日。", "The day it was formed."),
        group: .course, roles: [.summary, .dated], aliases: [Field.Alias("成立日期"), Field.Alias("成立时间")],
        constraints: [.notAfterAsOf]),
      Field(
        "dissolvedOn", Localized("解散日期", "Dissolved on"), .date,
        help: Localized("解散或改组之日；未解散的为空。", "The day it was dissolved or re-formed; empty while active."),
        group: .course,
        constraints: [.notBefore("foundedOn"), .notAfterAsOf]),
      Field(
        "leadOrganization", Localized("团长单位", "Lead organization"), .reference(to: "organizations"),
        help: Localized("牵头的社会组织，也是成员之一。", "The organization that leads it, one of its members."), group: .identity,
        roles: [.summary], aliases: [Field.Alias("牵头单位")], width: 30),
      Field(
        "targetRegions", Localized("帮扶县区", "Target regions"), .list(.coded(Codebooks.divisions)),
        help: Localized("对口帮扶的县区。", "The counties that it helps."), group: .place, roles: [.summary],
        aliases: [Field.Alias("帮扶地区"), Field.Alias("对口县区")]),
      Field(
        "description", Localized("简介", "Description"), .text,
        help: Localized("任务与分工。", "Its tasks and the division of work."),
        group: .course, roles: [.search], aliases: [Field.Alias("备注")], width: 40),
      Field(
        "membershipCount", Localized("成员记录数", "Memberships"), .integer(unit: nil),
        help: Localized("成员记录数，含已退出的。", "Membership records, including past ones."), group: .counts, roles: [.summary],
        derivation: .count(kind: "memberships", field: "alliance")),
      Field(
        "projectCount", Localized("项目数", "Projects"), .integer(unit: nil),
        help: Localized("由其实施的项目数。", "The projects that it carries out."), group: .counts, roles: [.summary],
        derivation: .count(kind: "projects", field: "alliance")),
    ])
}
