import Columnar
import Localization

extension Kind {
  /// Money given to platforms, from which fund and for what.
  static let grants = Kind(
    "grants", title: Localized("资助", "Grants"), singular: Localized("资助", "grant"),
    help: Localized("对服务平台的资助，含资金来源和用途。", "Grants to platforms, with fund and purpose."), key: "id",
    defaultOrder: ["-grantedOn", "id"],
    fields: [
      Field(
        "id", Localized("编号", "ID"), .code(nil), help: Localized("资助编号。", "The grant's number."), group: .identity,
        constraints: [.required, .unique], width: 12),
      Field(
        "platform", Localized("服务平台", "Platform"), .reference(to: "platforms"),
        help: Localized("受资助的平台（填平台编号）。", "The platform, by its ID."), group: .identity, roles: [.search, .summary],
        aliases: [Field.Alias("平台编号")], width: 34),
      Field(
        "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"),
        help: Localized("收款的社会组织（填统一社会信用代码）。", "The organization that was paid, by credit code."), group: .identity,
        roles: [.search], aliases: [Field.Alias("统一社会信用代码"), Field.Alias("承接单位")], width: 30),
      Field(
        "fund", Localized("资金来源", "Fund"), .coded(Codebooks.funds), help: Localized("从哪项资金支出。", "The fund."),
        group: .amounts, roles: [.summary]),
      Field(
        "amount", Localized("资助金额", "Amount"), .money, help: Localized("资助的金额。", "The money granted."),
        group: .amounts, roles: [.summary],
        aliases: [Field.Alias("金额"), Field.Alias("资助金额（万元）", unit: .wan), Field.Alias("金额（万元）", unit: .wan)],
        constraints: [.range(0...Int64.max)]),
      Field(
        "purposes", Localized("支持事项", "Purposes"), .list(.coded(Codebooks.grantPurposes)),
        help: Localized("用于哪些活动。", "What it pays for."), group: .contents, roles: [.summary],
        aliases: [Field.Alias("用途"), Field.Alias("资助活动")], width: 28),
      Field(
        "grantedOn", Localized("资助日期", "Granted on"), .date, help: Localized("下达之日。", "The day it was granted."),
        group: .course, roles: [.summary, .dated], aliases: [Field.Alias("下达日期")], constraints: [.notAfterAsOf]),
      Field(
        "document", Localized("依据文件", "Document"), .reference(to: "documents"),
        help: Localized("下达资金的文件。", "The document that granted it."), group: .relations),
      Field(
        "note", Localized("备注", "Remarks"), .text, help: Localized("说明。", "Remarks."), group: .contents,
        roles: [.search]),
    ])
}
