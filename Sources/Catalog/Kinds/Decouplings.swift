import Columnar
import Localization

extension Kind {
  /// The separation of trade associations and chambers from administrative organs, one record a body.
  static let decouplings = Kind(
    "decouplings", title: Localized("脱钩", "Decouplings"), singular: Localized("脱钩记录", "decoupling"),
    help: Localized(
      "行业协会商会与行政机关脱钩情况，包括机构、职能、资产财务、人员管理、党建外事五分离。",
      "Trade associations and chambers separated from administrative organs, in five respects."),
    key: "id", defaultOrder: ["level", "organization"], fields: decouplingIdentity + decouplingSeparations)

  private static let decouplingIdentity: [Field] = [
    Field(
      "id", Localized("编号", "ID"), .code(nil), help: Localized("脱钩记录编号。", "The record's number."),
      group: .identity, constraints: [.required, .unique], width: 12),
    Field(
      "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"),
      help: Localized("行业协会或商会（填统一社会信用代码）。", "The association or chamber, by credit code."), group: .identity,
      roles: [.search, .summary], aliases: [Field.Alias("统一社会信用代码"), Field.Alias("行业协会商会")],
      constraints: [.required], width: 34),
    Field(
      "level", Localized("级别", "Level"), .coded(Codebooks.levels),
      help: Localized("在哪一级脱钩。", "The level at which it is decoupled."), group: .identity, roles: [.summary], width: 8),
    Field(
      "batch", Localized("批次", "Batch"), .coded(Codebooks.decouplingBatches),
      help: Localized("试点批次或全面推开。", "The pilot batch, or the general reform."), group: .identity, roles: [.summary],
      aliases: [Field.Alias("脱钩批次")]),
    Field(
      "inScope", Localized("纳入范围", "In scope"), .flag,
      help: Localized("纳入脱钩改革范围。", "Covered by the reform."), group: .identity, roles: [.summary],
      aliases: [Field.Alias("是否纳入脱钩范围")]),
    Field(
      "status", Localized("脱钩状态", "Status"), .coded(Codebooks.decouplingStatuses),
      help: Localized("拟脱钩、已脱钩、暂不脱钩或不脱钩。", "To be decoupled, decoupled, deferred, or not to be decoupled."),
      group: .course,
      roles: [.summary], aliases: [Field.Alias("脱钩情况"), Field.Alias("状态")]),
    Field(
      "decidedOn", Localized("批复日期", "Decided on"), .date,
      help: Localized("脱钩方案批复之日。", "The day its plan was approved."),
      group: .course, aliases: [Field.Alias("核准日期")], constraints: [.notAfterAsOf]),
    Field(
      "dueOn", Localized("完成期限", "Due on"), .date, help: Localized("应完成脱钩的最后一日。", "The last day to finish."),
      group: .course),
    Field(
      "completedOn", Localized("完成日期", "Completed on"), .date,
      help: Localized("五项分离全部完成之日。", "The day all five separations were done."), group: .course,
      roles: [.summary, .dated],
      aliases: [Field.Alias("脱钩日期")], constraints: [.notBefore("decidedOn"), .notAfterAsOf]),
    Field(
      "formerSupervisor", Localized("原业务主管单位", "Former supervisory unit"), .text,
      help: Localized("脱钩前的业务主管单位。", "The supervisory unit before decoupling."), group: .authorities, roles: [.search],
      aliases: [Field.Alias("Former supervisor")]),
    Field(
      "industryDepartment", Localized("行业管理部门", "Industry department"), .text,
      help: Localized("脱钩后的行业管理部门。", "The department for its industry after decoupling."), group: .authorities),
    Field(
      "partySupervisor", Localized("党建工作机构", "Party-building authority"), .text,
      help: Localized("脱钩后负责党建的机构。", "The authority in charge of its Party building after decoupling."),
      group: .authorities, aliases: [Field.Alias("Party-building body")]),
  ]

  private static let decouplingSeparations: [Field] = [
    separation("institutionSeparated", "机构分离", "Institution separated", "机构"),
    separation("functionsSeparated", "职能分离", "Functions separated", "职能"),
    separation("assetsSeparated", "资产财务分离", "Assets separated", "资产与财务"),
    separation("personnelSeparated", "人员管理分离", "Personnel separated", "人员管理"),
    separation("partySeparated", "党建外事分离", "Party building and foreign affairs separated", "党建、外事等事项"),
    Field(
      "note", Localized("备注", "Remarks"), .text, help: Localized("说明。", "Remarks."), group: .course, roles: [.search]),
  ]

  private static func separation(_ name: String, _ chinese: String, _ english: String, _ what: String) -> Field {
    Field(
      name, Localized(chinese, english), .flag,
      help: Localized("\(what)已与行政机关分离。", "\(english) from the administrative organ."), group: .separations)
  }
}
