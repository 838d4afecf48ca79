import Columnar
import Localization

extension Kind {
  /// Administrative divisions as records, from the province to villages, with what the fight against poverty marked on them.
  ///
  /// The vocabulary of the same name is what fields mean by a region; these records add facts that change with time and
  /// source, and villages, which no standard list holds.
  static let divisions = Kind(
    "divisions", title: Localized("行政区划", "Divisions"), singular: Localized("行政区划", "division"),
    help: Localized(
      "省、市、县、镇与村，带贫困与深度贫困标记和江苏结对方。",
      "Province, cities, counties, towns and villages with poverty marks and Jiangsu partners."),
    key: "code", defaultOrder: ["code"],
    fields: [
      Field(
        "code", Localized("区划代码", "Code"), .code(nil),
        help: Localized("GB/T 2260 代码，村用更长的代码。", "The code of GB/T 2260; villages have a longer one."),
        group: .identity,
        roles: [.search, .summary], aliases: [Field.Alias("行政区划代码"), Field.Alias("代码")],
        constraints: [.required, .unique], width: 14),
      Field(
        "name", Localized("名称", "Name"), .text, help: Localized("区划名称。", "Its name."), group: .identity,
        roles: [.search, .label, .summary], aliases: [Field.Alias("区划名称")], constraints: [.required], width: 20),
      Field(
        "level", Localized("级别", "Level"), .coded(Codebooks.levels),
        help: Localized("省、市、县、镇或村。", "Province to village."),
        group: .identity, roles: [.summary], width: 8),
      Field(
        "parent", Localized("上级区划", "Parent"), .reference(to: "divisions"),
        help: Localized("直接上级（填区划代码）。", "The division directly above, by code."), group: .place, roles: [.summary],
        aliases: [Field.Alias("上级代码")], width: 16),
      Field(
        "region", Localized("所属区划", "Region"), .coded(Codebooks.divisions),
        help: Localized(
          "所属的县及以上区划；查询一级即含其下各级。", "The county or higher division that it lies in; asking for one means all below."),
        group: .place),
      Field(
        "poverty", Localized("贫困县（村）", "Poor county or village"), .flag,
        help: Localized("曾是贫困县或贫困村。", "It was a poor county or village."), group: .course, roles: [.summary],
        aliases: [Field.Alias("贫困县"), Field.Alias("贫困村")]),
      Field(
        "deepPoverty", Localized("深度贫困", "Deep poverty"), .flag,
        help: Localized("曾是深度贫困县或深贫村。", "It was in deep poverty."), group: .course, roles: [.summary],
        aliases: [Field.Alias("深度贫困县"), Field.Alias("深贫村")]),
      Field(
        "exitYear", Localized("退出年份", "Exit year"), .year,
        help: Localized("贫困县（村）退出年份。", "The year it was removed from the poverty list."), group: .course,
        roles: [.summary],
        aliases: [Field.Alias("脱贫年份")], constraints: [.range(2014...2100)]),
      Field(
        "exitAnnouncedOn", Localized("退出公布日期", "Exit announced on"), .date,
        help: Localized("退出公布之日。", "The day the exit was announced."), group: .course, roles: [.dated]),
      Field(
        "partner", Localized("江苏结对方", "Jiangsu partner"), .coded(Codebooks.divisions),
        help: Localized("苏陕协作中结对的江苏地区。", "The division of Jiangsu paired with it."), group: .relations,
        roles: [.summary],
        aliases: [Field.Alias("苏陕结对"), Field.Alias("结对地区"), Field.Alias("江苏协作方")]),
      Field(
        "replacedBy", Localized("变更后区划", "Replaced by"), .coded(Codebooks.divisions),
        help: Localized("撤销后取代它的区划。", "The division that took its place."), group: .relations,
        aliases: [Field.Alias("新代码")]),
      Field(
        "verification", Localized("核实情况", "Verification"), .coded(Codebooks.verifications),
        help: Localized("贫困标记与结对关系是否核实。", "Whether its marks and its partner were verified."), group: .publication,
        width: 10),
      Field(
        "source", Localized("来源", "Source"), .text, help: Localized("标记的出处。", "Where its marks come from."),
        group: .publication),
      Field(
        "partCount", Localized("下级区划数", "Subdivisions"), .integer(unit: nil),
        help: Localized("直接下级的记录数。", "The records directly below it."), group: .counts,
        aliases: [Field.Alias("下级数"), Field.Alias("Parts")], derivation: .count(kind: "divisions", field: "parent")),
    ])
}
