import Columnar
import Localization

extension Codebooks {
  public static let platformKinds = Codebook(
    "platformKinds", title: Localized("平台类别", "kinds of platform"), openness: .open,
    entries: [
      .init("incubator", "孵化基地", "incubator", aliases: ["社会组织孵化基地", "孵化中心"]),
      .init("service_centre", "服务中心", "service centre", aliases: ["社会组织服务中心"]),
      .init("federation", "联合会", "federation", aliases: ["促进会"]),
    ])

  /// Where money for support comes from. Open.
  public static let funds = Codebook(
    "funds", title: Localized("资金来源", "funds"), openness: .open,
    entries: [
      .init(
        "provincial_lottery", "省级福彩公益金", "provincial welfare lottery fund",
        aliases: ["省级福利彩票公益金", "省福彩公益金", "provincial welfare-lottery fund"]),
      .init("local_lottery", "市县福彩公益金", "local welfare-lottery fund", aliases: ["市县级福利彩票公益金"]),
      .init("budget", "财政资金", "public budget", aliases: ["财政拨款"]),
      .init("donation", "社会捐赠", "donations"),
    ])

  /// What a grant pays for. Open: the list in print ends with 等.
  public static let grantPurposes = Codebook(
    "grantPurposes", title: Localized("支持事项", "purposes of grants"), openness: .open,
    entries: [
      .init("governance_research", "社会治理研究", "research on social governance"),
      .init("relief_survey", "扶贫工作调研", "survey of poverty-alleviation work", aliases: ["survey of relief work"]),
      .init("project_evaluation", "项目评估", "evaluation of projects"),
      .init("training", "培训指导", "training and guidance"),
      .init("incubation", "培育孵化", "incubation"),
    ])

  /// The systems that the governance of social organizations is made of: what an activity or document is about. Open.
  public static let topics = Codebook(
    "topics", title: Localized("主题", "topics"), openness: .open,
    entries: [
      .init("party", "党的建设", "Party building", aliases: ["党建"]),
      .init("poverty", "脱贫攻坚", "fight against poverty", aliases: ["扶贫"]),
      .init("jiangsu_shaanxi", "苏陕协作", "Jiangsu-Shaanxi cooperation", aliases: ["苏陕扶贫协作"]),
      .init("epidemic", "疫情防控", "epidemic control", aliases: ["抗疫"]),
      .init("funds", "资金监管", "supervision of funds"),
      .init("enforcement", "综合执法", "joint enforcement", aliases: ["执法"]),
      .init("inspection", "年度检查", "annual inspection", aliases: ["年检"]),
      .init("decoupling", "脱钩改革", "decoupling", aliases: ["脱钩"]),
      .init("fees", "涉企收费", "fees charged to enterprises", aliases: ["收费", "规范收费"]),
      .init("platforms", "服务平台", "support platforms", aliases: ["孵化基地"]),
      .init("community", "社区社会组织", "community organizations"),
      .init("revitalization", "乡村振兴", "rural revitalization"),
      .init("general", "综合", "general"),
    ])
}
