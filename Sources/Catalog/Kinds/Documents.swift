import Columnar
import Localization

extension Kind {
  /// Policy documents, and the single arrangements in them that go by a name of their own.
  static let documents = Kind(
    "documents", title: Localized("政策文件", "Documents"), singular: Localized("文件", "document"),
    help: Localized(
      "方案、通知、公告、协议和报道，以及文件中有专门名称的制度安排。",
      "Plans, notices, announcements, agreements and reports, and the named arrangements in them."),
    key: "id", defaultOrder: ["-issuedOn", "id"], fields: documentIdentity + documentContents)

  private static let documentIdentity: [Field] = [
    Field(
      "id", Localized("编号", "ID"), .code(nil), help: Localized("文件编号。", "The record's number."), group: .identity,
      constraints: [.required, .unique], width: 12),
    Field(
      "title", Localized("标题", "Title"), .text,
      help: Localized("文件标题或制度安排的名称。", "The title, or what an arrangement is called."),
      group: .identity, roles: [.search, .label, .summary], aliases: ["文件名称", "文件标题", "名称"].map { Field.Alias($0) },
      constraints: [.required], width: 40),
    Field(
      "number", Localized("文号", "Number"), .code(nil), help: Localized("发文字号。", "Its official number."),
      group: .identity, roles: [.search], aliases: [Field.Alias("发文字号")], width: 22),
    Field(
      "kind", Localized("文件类别", "Type of document"), .coded(Codebooks.documentKinds),
      help: Localized("方案、通知、公告、协议、制度安排或报道。", "Plan, notice, announcement, agreement, arrangement or report."),
      group: .identity, roles: [.summary], aliases: [Field.Alias("类别")]),
    Field(
      "topic", Localized("主题", "Topic"), .coded(Codebooks.topics), help: Localized("属于哪项工作。", "The field of work."),
      group: .identity, roles: [.summary], aliases: [Field.Alias("工作领域")]),
    Field(
      "parent", Localized("所属文件", "Part of"), .reference(to: "documents"),
      help: Localized("提出该安排的文件。", "The document that sets out an arrangement."), group: .relations),
    Field(
      "issuers", Localized("发文单位", "Issuers"), .list(.reference(to: "bodies")),
      help: Localized("联合发文的全部单位。", "All who issued it together."), group: .authorities, roles: [.search, .summary],
      aliases: [Field.Alias("发文机关"), Field.Alias("印发单位")], width: 30),
    // A register may hold the report that its figures come from, which appeared after the as-of day.
    Field(
      "issuedOn", Localized("发布日期", "Issued on"), .date,
      help: Localized("印发或刊出之日。", "The day it was issued or printed."),
      group: .publication, roles: [.summary, .dated],
      aliases: ["印发日期", "发文日期", "刊出日期"].map { Field.Alias($0) }),
    Field(
      "effectiveUntil", Localized("失效日期", "Effective until"), .date,
      help: Localized("有效期的最后一日。", "The last day of effect."), group: .publication,
      constraints: [.notBefore("issuedOn")]),
  ]

  private static let documentContents: [Field] = [
    Field(
      "items", Localized("所列事项", "Items"), .list(.text),
      help: Localized("逐项列举的举措、原则、环节或对象。", "The measures, principles, steps or groups that it lists."),
      group: .contents,
      roles: [.search, .summary], aliases: [Field.Alias("举措"), Field.Alias("内容要点")], width: 40),
    Field(
      "openList", Localized("列举未尽", "Non-exhaustive list"), .flag,
      help: Localized("所列事项以“等”结尾。", "The list of items goes on."), group: .contents,
      aliases: [Field.Alias("Open list")]),
    Field(
      "violations", Localized("受理举报的行为", "Violations"), .list(.coded(Codebooks.feeViolations)),
      help: Localized("纳入受理举报的违规收费行为。", "The fee violations that are open to complaint."), group: .contents,
      aliases: [Field.Alias("违规行为")]),
    Field(
      "dutyBearers", Localized("责任部门", "Responsible departments"), .list(.reference(to: "bodies")),
      help: Localized("文件分派了职责的部门。", "The departments that it gives duties to."), group: .authorities,
      aliases: [Field.Alias("职能部门"), Field.Alias("Duty bearers")]),
    Field(
      "parties", Localized("协议各方", "Parties"), .list(.coded(Codebooks.levels)),
      help: Localized("协议由哪些级别签订。", "The levels that signed an agreement."), group: .contents),
    Field(
      "summary", Localized("摘要", "Summary"), .text, help: Localized("主要内容。", "What it says."), group: .contents,
      roles: [.search], aliases: [Field.Alias("内容"), Field.Alias("备注")], width: 40),
    Field(
      "publication", Localized("刊载", "Published in"), .text, help: Localized("刊载它的刊物或网站。", "Where it appeared."),
      group: .publication, aliases: [Field.Alias("来源")]),
    Field(
      "repostedOn", Localized("转载日期", "Republished on"), .date,
      help: Localized("转载之日。", "The day it was republished."),
      group: .publication, aliases: [Field.Alias("Reposted on")], constraints: [.notBefore("issuedOn")]),
    Field(
      "authors", Localized("作者", "Authors"), .list(.text), help: Localized("署名的作者。", "Its authors as printed."),
      group: .publication),
    Field(
      "url", Localized("网址", "Web address"), .text, help: Localized("可以查阅的网址。", "Where it can be read."),
      group: .publication),
    Field(
      "activityCount", Localized("活动数", "Activities"), .integer(unit: nil),
      help: Localized("据以开展的活动数。", "The activities that carry it out."), group: .counts,
      derivation: .count(kind: "activities", field: "document")),
  ]
}
