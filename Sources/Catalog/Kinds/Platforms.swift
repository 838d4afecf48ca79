import Columnar
import Localization

extension Kind {
  /// Incubators and service centres that support social organizations.
  static let platforms = Kind(
    "platforms", title: Localized("服务平台", "Platforms"), singular: Localized("服务平台", "platform"),
    help: Localized("社会组织孵化基地、服务中心等支持平台。", "Incubators and service centres for social organizations."), key: "id",
    defaultOrder: ["region", "name"],
    fields: [
      Field(
        "id", Localized("编号", "ID"), .code(nil), help: Localized("平台编号。", "The platform's number."),
        group: .identity, aliases: [Field.Alias("平台编号")], constraints: [.required, .unique], width: 12),
      Field(
        "name", Localized("名称", "Name"), .text, help: Localized("平台名称。", "The platform's name."), group: .identity,
        roles: [.search, .label, .summary], aliases: [Field.Alias("平台名称")], constraints: [.required], width: 34),
      Field(
        "kind", Localized("平台类别", "Type of platform"), .coded(Codebooks.platformKinds),
        help: Localized("孵化基地、服务中心等。", "Incubator, service centre and others."), group: .identity, roles: [.summary],
        aliases: [Field.Alias("类别")]),
      Field(
        "level", Localized("级别", "Level"), .coded(Codebooks.levels),
        help: Localized("设立的级别。", "The level that set it up."), group: .identity, roles: [.summary], width: 8),
      Field(
        "region", Localized("行政区划", "Region"), .coded(Codebooks.divisions), help: Localized("所在地区。", "Where it is."),
        group: .place, roles: [.summary], aliases: [Field.Alias("地区"), Field.Alias("行政区划代码")]),
      Field(
        "operator", Localized("运营单位", "Operator"), .reference(to: "organizations"),
        help: Localized("运营它的社会组织。", "The organization that runs it."), group: .identity, roles: [.search], width: 30),
      Field(
        "openedOn", Localized("启用日期", "Opened on"), .date, help: Localized("启用之日。", "The day it opened."),
        group: .course, roles: [.dated], aliases: [Field.Alias("成立日期")], constraints: [.notAfterAsOf]),
      Field(
        "hosted", Localized("入驻组织数", "Organizations hosted"), .integer(unit: Localized("家", "organizations")),
        help: Localized("入驻或服务的社会组织数。", "The organizations that it hosts."), group: .contents,
        aliases: [Field.Alias("入驻数")], constraints: [.range(0...1_000_000)]),
      Field(
        "description", Localized("简介", "Description"), .text, help: Localized("服务内容。", "What it offers."),
        group: .contents, roles: [.search], aliases: [Field.Alias("备注")], width: 40),
      Field(
        "grantCount", Localized("受资助次数", "Grants"), .integer(unit: nil),
        help: Localized("得到资助的记录数。", "The grants that it got."), group: .counts, roles: [.summary],
        derivation: .count(kind: "grants", field: "platform")),
    ])
}
