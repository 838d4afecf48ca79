import Columnar
import Localization

extension Kind {
  /// Which organization belonged to which alliance, from when to when.
  static let memberships = Kind(
    "memberships", title: Localized("合力团成员", "Memberships"), singular: Localized("成员", "membership"),
    help: Localized("社会组织加入合力团的记录，带起止日期。", "Organizations in alliances, with the days of joining and leaving."),
    key: "id", defaultOrder: ["alliance", "role", "joinedOn"],
    fields: [
      Field(
        "id", Localized("编号", "ID"), .code(nil), help: Localized("成员记录编号。", "The membership's number."),
        group: .identity, constraints: [.required, .unique], width: 12),
      Field(
        "alliance", Localized("合力团", "Alliance"), .reference(to: "alliances"),
        help: Localized("所加入的合力团。", "The alliance joined."), group: .identity, roles: [.search, .summary],
        aliases: [Field.Alias("合力团编号")], constraints: [.required], width: 30),
      Field(
        "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"),
        help: Localized("成员社会组织（填统一社会信用代码）。", "The member, by its credit code."), group: .identity,
        roles: [.search, .summary], aliases: [Field.Alias("统一社会信用代码"), Field.Alias("成员代码")],
        constraints: [.required], width: 34),
      Field(
        "role", Localized("成员身份", "Role"), .coded(Codebooks.memberRoles),
        help: Localized("团长单位或成员单位。", "Lead organization or member."), group: .identity, roles: [.summary],
        aliases: [Field.Alias("身份"), Field.Alias("角色")]),
      Field(
        "joinedOn", Localized("加入日期", "Joined on"), .date, help: Localized("加入之日。", "The day it joined."),
        group: .course, roles: [.summary, .dated], aliases: [Field.Alias("加入时间")], constraints: [.notAfterAsOf]),
      Field(
        "leftOn", Localized("退出日期", "Left on"), .date,
        help: Localized("退出之日；未退出的为空。", "The day it left; empty for current members."), group: .course,
        roles: [.summary],
        aliases: [Field.Alias("退出时间")], constraints: [.notBefore("joinedOn"), .notAfterAsOf]),
    ])
}
