import Columnar
import Localization

extension Codebooks {
  /// The rounds of decoupling: pilots in three batches, then all at once (2019). Open.
  public static let decouplingBatches = Codebook(
    "decouplingBatches", title: Localized("脱钩批次", "batches of decoupling"), openness: .open,
    entries: [
      .init("1", "第一批试点", "first pilot batch", aliases: ["第一批"]),
      .init("2", "第二批试点", "second pilot batch", aliases: ["第二批"]),
      .init("3", "第三批试点", "third pilot batch", aliases: ["第三批"]),
      .init("general", "全面推开", "general reform"),
    ])

  public static let decouplingStatuses = Codebook(
    "decouplingStatuses", title: Localized("脱钩状态", "statuses of decoupling"),
    entries: [
      .init("planned", "拟脱钩", "to be decoupled"),
      .init("done", "已脱钩", "decoupled", aliases: ["脱钩"]),
      .init("not_yet", "暂不脱钩", "deferred", aliases: ["not yet"]),
      .init("excluded", "不脱钩", "not to be decoupled"),
    ])

  /// Violations of the fee rules that are open to complaint, in the order of the national list of 2021.
  ///
  /// Shaanxi named thirteen in 2020, which were not found in print; they are taken to be among these.
  public static let feeViolations = Codebook(
    "feeViolations", title: Localized("违规收费行为", "fee violations"),
    entries: [
      .init(
        "forced_membership", "强制或变相强制入会并收取会费", "membership forced in order to charge fees",
        aliases: ["强制入会", "membership forced for its dues"]),
      .init(
        "dues_without_service", "只收取会费不提供服务或重复收费", "membership fees without service, or charged twice",
        aliases: ["重复收费", "dues without service, or twice"]),
      .init(
        "dues_by_branches", "利用分支（代表）机构多头收取会费", "membership fees charged again through branches",
        aliases: ["多头收取会费", "dues taken again by branches"]),
      .init("commission", "以收费返成吸收会员", "members won by commission", aliases: ["收费返成"]),
      .init("entrusted_powers", "利用法定职责或委托授权事项违规收费", "fees for duties entrusted by law", aliases: ["利用职责收费"]),
      .init("ratings", "通过评比达标表彰收费", "fees for ratings and awards", aliases: ["评比表彰收费"]),
      .init("qualifications", "通过职业资格认定违规收费", "fees for vocational qualifications", aliases: ["职业资格收费"]),
      .init("forced_events", "强制参加会议培训展览等收费活动", "forced paid events", aliases: ["强制参加收费活动"]),
      .init("forced_sponsorship", "强制赞助捐赠订购产品或刊物", "forced sponsorship or purchases", aliases: ["强制赞助"]),
      .init("branch_fees", "以设立分支（代表）机构名义收取费用", "fees for setting up branches", aliases: ["收取分支机构管理费"]),
      .init("post_fees", "以担任理事或负责人为名收取会费以外费用", "fees for posts", aliases: ["以职务收费"]),
      .init(
        "dues_without_procedure", "会费标准未按规定程序制定或修改", "membership fees set without due procedure",
        aliases: ["会费程序违规", "dues set without due procedure"]),
      .init("monopoly_fees", "强制性经营服务收费未按程序或不规范", "irregular monopoly charges", aliases: ["垄断性收费违规"]),
      .init("unreasonable_prices", "市场调节价收费标准不合理", "unreasonable market prices", aliases: ["收费标准不合理"]),
      .init("other", "其他违规收费行为", "other fee violations", aliases: ["其他", "其它"]),
    ])

  /// How a complaint came in. Open.
  public static let complaintChannels = Codebook(
    "complaintChannels", title: Localized("受理渠道", "complaint channels"), openness: .open,
    entries: [
      .init("phone", "电话", "telephone"),
      .init("letter", "来信", "letter", aliases: ["信函"]),
      .init("visit", "来访", "visit"),
      .init("network", "网络", "online", aliases: ["网站", "邮箱", "network"]),
      .init("referral", "转办", "referred", aliases: ["移交"]),
    ])

  /// What came of a complaint. Open.
  public static let complaintResults = Codebook(
    "complaintResults", title: Localized("办理结果", "complaint outcomes"), openness: .open,
    entries: [
      .init("pending", "办理中", "in progress", aliases: ["处理中", "under way"]),
      .init("confirmed", "属实", "confirmed", aliases: ["查实"]),
      .init("partly_confirmed", "部分属实", "partly confirmed"),
      .init("unfounded", "不属实", "unfounded", aliases: ["未查实"]),
      .init("not_accepted", "不予受理", "not accepted"),
    ])
}
