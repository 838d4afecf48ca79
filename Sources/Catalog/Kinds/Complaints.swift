import Columnar
import Localization

extension Kind {
  /// Complaints about fees that associations charge to enterprises.
  static let complaints = Kind(
    "complaints", title: Localized("投诉举报", "Complaints"), singular: Localized("投诉举报", "complaint"),
    help: Localized(
      "对行业协会商会违规涉企收费的投诉举报与查处。",
      "Complaints about unlawful fees charged to businesses by associations, and their outcomes."),
    key: "id",
    defaultOrder: ["-receivedOn", "id"],
    fields: [
      Field(
        "id", Localized("编号", "ID"), .code(nil), help: Localized("投诉举报编号。", "The complaint's number."),
        group: .identity, aliases: [Field.Alias("受理编号")], constraints: [.required, .unique], width: 12),
      Field(
        "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"),
        help: Localized("被投诉的社会组织（填统一社会信用代码）。", "The organization complained about, by credit code."), group: .identity,
        roles: [.search, .summary], aliases: [Field.Alias("统一社会信用代码")], width: 34),
      Field(
        "party", Localized("被投诉单位名称", "Respondent"), .text,
        help: Localized("投诉材料所写的单位名称。", "The name in the complaint."), group: .identity, roles: [.search],
        aliases: [Field.Alias("被投诉单位"), Field.Alias("被举报单位")], width: 34),
      Field(
        "violation", Localized("违规行为", "Violation"), .coded(Codebooks.feeViolations),
        help: Localized("所涉的违规收费行为。", "The fee violation that it is about."), group: .identity, roles: [.summary],
        aliases: [Field.Alias("违规收费行为"), Field.Alias("举报事项")], width: 30),
      Field(
        "amount", Localized("涉及金额", "Amount"), .money, help: Localized("所涉收费的金额。", "The fees in question."),
        group: .contents, aliases: [Field.Alias("涉及金额（万元）", unit: .wan)], constraints: [.range(0...Int64.max)]),
      Field(
        "content", Localized("内容", "Content"), .text, help: Localized("投诉举报的内容。", "What it says."),
        group: .contents, roles: [.search], aliases: [Field.Alias("举报内容")], width: 40),
      Field(
        "channel", Localized("受理渠道", "Channel"), .coded(Codebooks.complaintChannels),
        help: Localized("电话、来信、来访、网络或转办。", "By telephone, letter, visit, network, or referred."), group: .course),
      Field(
        "receivedOn", Localized("受理日期", "Received on"), .date, help: Localized("收到之日。", "The day it was received."),
        group: .course, roles: [.summary, .dated], aliases: [Field.Alias("收到日期"), Field.Alias("举报日期")],
        constraints: [.notAfterAsOf]),
      Field(
        "handledBy", Localized("办理机关", "Handled by"), .coded(Codebooks.authorities),
        help: Localized("查处的机关。", "Who handles it."), group: .course, roles: [.summary],
        aliases: [Field.Alias("承办单位"), Field.Alias("处理部门")], width: 22),
      Field(
        "dueOn", Localized("办理期限", "Due on"), .date, help: Localized("应办结的最后一日。", "The last day to close it."),
        group: .course, constraints: [.notBefore("receivedOn")]),
      Field(
        "closedOn", Localized("办结日期", "Closed on"), .date, help: Localized("办结之日。", "The day it was closed."),
        group: .course, aliases: [Field.Alias("结案日期")], constraints: [.notBefore("receivedOn"), .notAfterAsOf]),
      Field(
        "result", Localized("办理结果", "Result"), .coded(Codebooks.complaintResults),
        help: Localized("是否属实。", "Whether it was confirmed."), group: .course, roles: [.summary],
        aliases: [Field.Alias("处理结果"), Field.Alias("查处结果")]),
      Field(
        "refunded", Localized("清退金额", "Amount refunded"), .money, help: Localized("退还的金额。", "What was paid back."),
        group: .course, aliases: [Field.Alias("清退金额（万元）", unit: .wan), Field.Alias("退费金额")],
        constraints: [.range(0...Int64.max)]),
      Field(
        "enforcement", Localized("后续执法", "Enforcement"), .reference(to: "enforcement"),
        help: Localized("由此采取的执法措施。", "The action that followed."), group: .relations),
    ])
}
