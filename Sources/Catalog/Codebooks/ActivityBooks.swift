import Columnar
import Localization

extension Codebooks {
  /// What an activity is. Open.
  public static let activityKinds = Codebook(
    "activityKinds", title: Localized("活动类别", "kinds of activity"), openness: .open,
    entries: [
      .init("training", "培训", "training", aliases: ["专题培训"]),
      .init("meeting", "会议", "meeting"),
      .init("video_meeting", "视频会议", "video meeting", aliases: ["视频会"]),
      .init("special_action", "专项行动", "special action", aliases: ["专项治理", "专项治理行动"]),
      .init("joint_action", "联合行动", "joint action"),
      .init("inspection_tour", "督导", "supervisory visit", aliases: ["督查", "督导检查", "inspection tour"]),
      .init("relief_day", "扶贫日活动", "poverty alleviation day", aliases: ["国家扶贫日活动", "poverty relief day"]),
      .init("deal", "签约成交", "contract or purchase", aliases: ["成交", "签约", "deal"]),
      .init("hundred", "百社百村", "hundred bodies, hundred villages"),
      .init("donation", "捐赠活动", "donation", aliases: ["捐赠"]),
      .init("survey", "调研", "survey", aliases: ["专题调研"]),
      .init("pilot", "示范观察", "pilot observation area", aliases: ["示范观察点", "试点", "pilot area"]),
      .init("party_education", "主题教育", "Party education"),
      .init("party_programme", "党建活动", "Party-building programme", aliases: ["评星晋级"]),
      .init("other", "其他", "other", aliases: ["其它"]),
    ])

  /// What was agreed on an occasion: goods bought there, contracts to buy, gifts, other contracts.
  public static let dealKinds = Codebook(
    "dealKinds", title: Localized("成交类别", "kinds of contract or purchase"),
    entries: [
      .init("purchase", "现场采购", "bought on site", aliases: ["采购"]),
      .init("consumption_contract", "消费扶贫签约", "consumption contract", aliases: ["消费扶贫项目"]),
      .init("donation", "公益捐赠", "charity donation", aliases: ["公益项目捐赠"]),
      .init("other_contract", "其他签约", "other contract", aliases: ["其他扶贫项目"]),
    ])

  /// Whom an activity is for; the first four are the teams that party building trains. Open.
  public static let audiences = Codebook(
    "audiences", title: Localized("参加对象", "audiences"), openness: .open,
    entries: [
      .init("party_secretaries", "党组织书记", "Party secretaries", aliases: ["党支部书记", "社会组织党组织书记"]),
      .init("party_workers", "党务工作者", "Party workers"),
      .init("party_applicants", "入党积极分子", "applicants for membership"),
      .init("others", "其他对象", "others"),
      .init("heads", "社会组织负责人", "heads of social organizations"),
      .init("officers", "执法人员", "enforcement officers"),
      .init("officials", "民政干部", "civil-affairs officials"),
    ])
}
