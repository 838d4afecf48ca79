import Columnar
import Localization

extension Codebooks {
  /// How a party organization is set up: alone, by several bodies together, by function, or an instructor in its place.
  public static let partyForms = Codebook(
    "partyForms", title: Localized("组建方式", "ways of setting up"),
    entries: [
      .init("independent", "单独组建", "set up alone", aliases: ["单独建立", "单建"]),
      .init("joint", "联合组建", "set up jointly", aliases: ["联合建立", "联建", "行业联建", "区域联建"]),
      .init("functional", "功能型", "functional", aliases: ["功能型党组织", "兼合式"]),
      .init(
        "instructor", "选派党建工作指导员", "Party-building instructor assigned",
        aliases: ["党建工作指导员", "指导员", "未建", "instructor sent"]),
    ])

  /// The rank of a primary organization, which follows from its members: below 50, from 50, from 100.
  public static let partyRanks = Codebook(
    "partyRanks", title: Localized("党组织类别", "types of Party organization"),
    entries: [
      .init("branch", "党支部", "Party branch", aliases: ["支部"]),
      .init("general_branch", "党总支", "general Party branch", aliases: ["总支", "党总支部"]),
      .init("committee", "党委", "Party committee", aliases: ["基层党委"]),
    ])

  public static let partyStatuses = Codebook(
    "partyStatuses", title: Localized("党组织状态", "statuses of Party organizations"),
    entries: [
      .init("normal", "正常", "normal"),
      .init("under_rectification", "软弱涣散整顿", "under rectification", aliases: ["整顿", "整顿中"]),
      .init("abolished", "撤销", "abolished", aliases: ["已撤销"]),
    ])

  /// Why a party organization is under rectification or abolished. Open.
  public static let partyStatusReasons = Codebook(
    "partyStatusReasons", title: Localized("状态原因", "reasons for a status"), openness: .open,
    entries: [
      .init("weak", "软弱涣散", "weak and lax"),
      .init("body_ended", "社会组织注销", "organization deregistered", aliases: ["社会组织撤销", "its organization ended"]),
      .init("too_few_members", "党员不足三名", "fewer than three members", aliases: ["党员人数不足"]),
      .init("merged", "合并", "merged"),
    ])

  /// Ratings of the yearly 评星晋级, one to five stars.
  public static let starRatings = Codebook(
    "starRatings", title: Localized("星级", "star ratings"),
    entries: [
      .init("1", "一星", "one star", aliases: ["一星级", "★"]),
      .init("2", "二星", "two stars", aliases: ["二星级", "★★"]),
      .init("3", "三星", "three stars", aliases: ["三星级", "★★★"]),
      .init("4", "四星", "four stars", aliases: ["四星级", "★★★★"]),
      .init("5", "五星", "five stars", aliases: ["五星级", "★★★★★"]),
    ])
}
