import Columnar
import Localization

extension Codebooks {
  /// What takes part in governing social organizations without being one. Open.
  public static let bodyKinds = Codebook(
    "bodyKinds", title: Localized("机构类别", "kinds of body"), openness: .open,
    entries: [
      .init("department", "部门", "department", aliases: ["党政部门", "职能部门"]),
      .init("party_committee", "党委", "Party committee"),
      .init("task_force", "工作专班", "task force", aliases: ["专班"]),
      .init("joint_group", "联合工作组", "joint working group", aliases: ["工作组", "领导小组"]),
      .init("enforcement_team", "执法队伍", "enforcement team"),
      .init("mechanism", "工作机制", "mechanism", aliases: ["联合机制", "机制"]),
      .init("education_base", "党建教育基地", "Party education base", aliases: ["教育基地"]),
      .init("party_school", "业余党校", "part-time Party school", aliases: ["党校", "spare-time party school"]),
      .init("publisher", "媒体", "media", aliases: ["杂志", "publisher"]),
      .init("other", "其他", "other", aliases: ["其它"]),
    ])

  /// What a document is. An arrangement is one named point of a larger document: a principle, a team, a set of steps. Open.
  public static let documentKinds = Codebook(
    "documentKinds", title: Localized("文件类别", "kinds of document"), openness: .open,
    entries: [
      .init("plan", "方案", "plan", aliases: ["实施方案", "行动方案"]),
      .init("notice", "通知", "notice"),
      .init("measures", "办法", "measures", aliases: ["规定", "条例"]),
      .init("announcement", "公告", "announcement", aliases: ["社会公告"]),
      .init("agreement", "协议", "agreement", aliases: ["协议书"]),
      .init("arrangement", "制度安排", "arrangement", aliases: ["工作要求"]),
      .init("report", "报道", "report", aliases: ["文章"]),
    ])

  /// How sure a fact is that was gathered from outside.
  public static let verifications = Codebook(
    "verifications", title: Localized("核实情况", "verification"),
    entries: [
      .init("verified", "已核实", "verified"),
      .init("unverified", "未核实", "not verified", aliases: ["凭记忆"]),
      .init("synthetic", "示例", "synthetic", aliases: ["虚构", "invented"]),
    ])
}
