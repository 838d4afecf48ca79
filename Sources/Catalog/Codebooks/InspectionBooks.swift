import Columnar
import Localization

extension Codebooks {
  /// How the yearly report came in.
  public static let inspectionChannels = Codebook(
    "inspectionChannels", title: Localized("报送渠道", "channels"),
    entries: [
      .init("platform", "信息平台", "information platform", aliases: ["网上年检", "网上填报", "平台", "社会组织信息平台"]),
      .init("paper", "纸质", "paper", aliases: ["纸质材料", "线下"]),
    ])

  /// Whether a body took part. 未参检 is a state and no conclusion; a body too young is exempt (民政部令第27号, article 3).
  public static let inspectionStates = Codebook(
    "inspectionStates", title: Localized("参检状态", "states of inspection"),
    entries: [
      .init("submitted", "已参检", "inspected", aliases: ["参检", "已报送"]),
      .init("missed", "未参检", "not inspected", aliases: ["未年检", "未报送", "未参加年检"]),
      .init("exempt", "免检", "exempt", aliases: ["免予年检", "不参加年检"]),
      .init("pending", "审查中", "under review", aliases: ["待审", "审核中"]),
    ])

  public static let inspectionConclusions = Codebook(
    "inspectionConclusions", title: Localized("检查结论", "conclusions"),
    entries: [
      .init("passed", "合格", "passed", aliases: ["年检合格"]),
      .init("barely_passed", "基本合格", "passed with conditions", aliases: ["年检基本合格", "barely passed"]),
      .init("failed", "不合格", "failed", aliases: ["年检不合格"]),
    ])

  /// What the supervising unit said to the report before it was sent on. Open.
  public static let supervisorOpinions = Codebook(
    "supervisorOpinions", title: Localized("初审意见", "opinions of the supervisory unit"), openness: .open,
    entries: [
      .init("agreed", "同意", "agreed", aliases: ["初审同意", "通过"]),
      .init("refused", "不同意", "refused", aliases: ["初审不同意", "退回"]),
    ])

  /// What an order, listing or penalty came out of. Open.
  public static let caseOrigins = Codebook(
    "caseOrigins", title: Localized("来源", "origins of a case"), openness: .open,
    entries: [
      .init("annual", "年检", "annual inspection", aliases: ["年度检查"]),
      .init("visit", "检查", "supervisory inspection", aliases: ["日常检查", "专项检查", "抽查", "supervision visit"]),
      .init("interview", "约谈", "interview", aliases: ["执法约谈"]),
      .init("complaint", "投诉举报", "complaint", aliases: ["投诉", "举报"]),
      .init("referral", "移送移交", "referral", aliases: ["移送", "移交"]),
      .init("other", "其他", "other", aliases: ["其它"]),
    ])
}
