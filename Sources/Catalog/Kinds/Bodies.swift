import Columnar
import Localization

extension Kind {
  /// Departments, task forces, mechanisms, enforcement teams, bases and schools: what governs, and is no social organization.
  static let bodies = Kind(
    "bodies", title: Localized("机构", "Bodies"), singular: Localized("机构", "body"),
    help: Localized(
      "部门、专班、工作机制、执法队伍、党建教育基地与业余党校。",
      "Departments, task forces, mechanisms, enforcement teams, Party education bases and Party schools."),
    key: "id", defaultOrder: ["kind", "level", "id"],
    fields: [
      Field(
        "id", Localized("编号", "ID"), .code(nil), help: Localized("机构编号。", "The body's number."), group: .identity,
        aliases: [Field.Alias("机构编号")], constraints: [.required, .unique], width: 12),
      Field(
        "name", Localized("名称", "Name"), .text, help: Localized("机构全称。", "Its full name."), group: .identity,
        roles: [.search, .label, .summary], aliases: [Field.Alias("机构名称"), Field.Alias("部门名称")],
        constraints: [.required], width: 34),
      Field(
        "shortNames", Localized("简称", "Short names"), .list(.text),
        help: Localized("常用的简称。", "Commonly used short name."),
        group: .identity, roles: [.search]),
      Field(
        "kind", Localized("机构类别", "Type of body"), .coded(Codebooks.bodyKinds),
        help: Localized("部门、专班、机制、队伍、基地或党校。", "Department, task force, mechanism, team, base or school."),
        group: .identity, roles: [.summary], aliases: [Field.Alias("类别")], constraints: [.required]
      ),
      Field(
        "level", Localized("级别", "Level"), .coded(Codebooks.levels),
        help: Localized("行政级别。", "Its level of government."),
        group: .identity, roles: [.summary], width: 8),
      Field(
        "region", Localized("行政区划", "Region"), .coded(Codebooks.divisions),
        help: Localized("所在或管辖的地区。", "The area it is in or responsible for."),
        group: .place, roles: [.summary], aliases: [Field.Alias("地区"), Field.Alias("行政区划代码")]),
      Field(
        "location", Localized("地点", "Location"), .text, help: Localized("所在的地点。", "Where it is."), group: .place,
        roles: [.search], aliases: [Field.Alias("地址")]),
      Field(
        "code", Localized("统一社会信用代码", "Credit code"), .code(CreditCode.scheme),
        help: Localized("机构的统一社会信用代码。", "Its credit code."), group: .identity, aliases: [Field.Alias("机关代码")]),
      Field(
        "parent", Localized("隶属机构", "Belongs to"), .reference(to: "bodies"),
        help: Localized("它所隶属的机构。", "The body that it is part of."), group: .relations, roles: [.search]),
      Field(
        "mechanisms", Localized("参加的机制", "Mechanisms"), .list(.reference(to: "bodies")),
        help: Localized("它作为成员参加的工作机制。", "The mechanisms that it is a member of."), group: .relations,
        roles: [.summary],
        aliases: [Field.Alias("联合机制"), Field.Alias("所属机制")]),
      Field(
        "duties", Localized("职责", "Duties"), .list(.text), help: Localized("承担的职责。", "What it is responsible for."),
        group: .contents, roles: [.search], aliases: [Field.Alias("职责分工")], width: 30),
      Field(
        "headcount", Localized("人数", "Headcount"), .integer(unit: Localized("人", "people")),
        help: Localized("队伍或专班的人数。", "How many people serve in it."), group: .people, roles: [.summary],
        aliases: [Field.Alias("编制人数"), Field.Alias("执法人员数")], constraints: [.range(0...10_000_000)]),
      Field(
        "formedOn", Localized("成立日期", "Formed on"), .date, help: Localized("成立之日。", "The day it was formed."),
        group: .course, roles: [.dated], aliases: [Field.Alias("组建日期")], constraints: [.notAfterAsOf]),
      Field(
        "dissolvedOn", Localized("撤销日期", "Dissolved on"), .date,
        help: Localized("撤销之日；未撤销的为空。", "The day it was abolished; empty while it exists."),
        group: .course, constraints: [.notBefore("formedOn"), .notAfterAsOf]),
      Field(
        "document", Localized("依据文件", "Document"), .reference(to: "documents"),
        help: Localized("据以成立的文件。", "The document that set it up."), group: .relations),
      Field(
        "memberCount", Localized("成员单位数", "Members"), .integer(unit: nil),
        help: Localized("参加该机制的机构数。", "The bodies that are members of it."), group: .counts,
        derivation: .count(kind: "bodies", field: "mechanisms")),
    ])
}
