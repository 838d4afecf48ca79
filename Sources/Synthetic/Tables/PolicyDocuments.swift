/// A policy document, or an arrangement that goes by a name of its own. Titles and lists printed in the report carry
/// over; days, other issuers and unpublished documents are invented, and their summary says so.
struct PolicyDocument {
  var id: String
  var title: String
  var kind: String
  var topic: String?
  var parent: String?
  var issuers: [String] = []
  var issuedOn: Int32?
  var items: [String] = []
  var openList = false
  var violations: [String] = []
  var dutyBearers: [String] = []
  var parties: [String] = []
  var summary: String?
  var publication: String?
  var repostedOn: Int32?
  var authors: [String] = []

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id", string: id)
    writer.text("title", string: title)
    writer.text("kind", string: kind)
    if let topic { writer.text("topic", string: topic) }
    if let parent { writer.text("parent", string: parent) }
    writer.list("issuers", strings: issuers)
    if let issuedOn { writer.day("issuedOn", issuedOn) }
    writer.list("items", strings: items)
    if openList { writer.flag("openList", true) }
    writer.list("violations", strings: violations)
    writer.list("dutyBearers", strings: dutyBearers)
    writer.list("parties", strings: parties)
    if let summary { writer.text("summary", string: summary) }
    if let publication { writer.text("publication", string: publication) }
    if let repostedOn { writer.day("repostedOn", repostedOn) }
    writer.list("authors", strings: authors)
    writer.end()
  }
}

extension PolicyDocument {
  static let report = "WJ-00"
  static let reliefPlan = "WJ-06"
  static let fundsPlan = "WJ-08"
  static let decouplingPlan = "WJ-09"
  static let feePlan = "WJ-10"
  static let announcement = "WJ-11"
  static let inspectionNotice = "WJ-13"
  static let grantNotice = "WJ-14"

  /// What is open to complaint: the national list without prices that the market sets and without "other".
  static let violations = [
    "强制或变相强制入会并收取会费", "只收取会费不提供服务或重复收费", "利用分支（代表）机构多头收取会费", "以收费返成吸收会员", "利用法定职责或委托授权事项违规收费",
    "通过评比达标表彰收费", "通过职业资格认定违规收费", "强制参加会议培训展览等收费活动", "强制赞助捐赠订购产品或刊物", "以设立分支（代表）机构名义收取费用",
    "以担任理事或负责人为名收取会费以外费用", "会费标准未按规定程序制定或修改", "强制性经营服务收费未按程序或不规范",
  ]

  static let all: [PolicyDocument] = arrangements + plans

  private static let asReported = "名称与所列事项见于报道。"
  private static let dayInvented = "标题见于报道；印发日期为示例。"

  private static let arrangements: [PolicyDocument] = [
    PolicyDocument(
      id: report, title: "看陕西如何推动社会组织高质量发展", kind: "报道", topic: "综合", issuedOn: Days.day(2021, 3, 11),
      summary: "本登记册所核对的数字均出自此文；文章是主管机关的自述，不是独立审计。", publication: "《中国民政》杂志",
      repostedOn: Days.day(2021, 3, 26), authors: ["冯雨", "赵斐"]),
    PolicyDocument(
      id: "WJ-01", title: "两关口", kind: "制度安排", topic: "党的建设", parent: report, items: ["登记", "年检"],
      summary: asReported),
    PolicyDocument(
      id: "WJ-02", title: "三同步", kind: "制度安排", topic: "党的建设", parent: report,
      items: ["设立同步审批", "年检同步评价", "换届同步开展"], summary: asReported),
    PolicyDocument(
      id: "WJ-03", title: "四支队伍", kind: "制度安排", topic: "党的建设", parent: report,
      items: ["党支部书记", "党务工作者", "入党积极分子", "其他对象"], summary: asReported),
    PolicyDocument(
      id: "WJ-04", title: "双向培养", kind: "制度安排", topic: "党的建设", parent: report,
      items: ["把骨干培养成党员", "把党员培养成骨干"], summary: "名称见于报道；所列两项为通常的解释。"),
    PolicyDocument(
      id: "WJ-05", title: "党建考核场合", kind: "制度安排", topic: "党的建设", parent: report,
      items: ["支部书记述职", "主题教育总结会", "评星晋级"], openList: true, summary: "所列场合见于报道，以“等”结尾。"),
    PolicyDocument(
      id: "WJ-07", title: "三位一体大扶贫格局", kind: "制度安排", topic: "脱贫攻坚", parent: reliefPlan,
      items: ["专项扶贫", "行业扶贫", "社会扶贫"], summary: "名称见于报道；三项为通行的说法，报道没有列出。"),
    PolicyDocument(
      id: "WJ-12", title: "不敢、不能、不想乱收费", kind: "制度安排", topic: "涉企收费", parent: feePlan,
      items: ["不敢乱收费", "不能乱收费", "不想乱收费"], summary: asReported),
  ]

  private static let plans: [PolicyDocument] = [
    PolicyDocument(
      id: reliefPlan, title: "2020年社会组织决战决胜脱贫攻坚专项行动方案", kind: "方案", topic: "脱贫攻坚",
      issuers: [GoverningBody.civilAffairs], issuedOn: Days.day(2020, 3, 20),
      items: ["强化党建引领", "提升合力团实效", "深化苏陕协作", "落实福彩项目", "实施“三区”计划", "建设爱心超市"], summary: dayInvented),
    PolicyDocument(
      id: fundsPlan, title: "陕西省社会组织资金监管机制实施方案", kind: "方案", topic: "资金监管",
      issuers: [GoverningBody.civilAffairs], issuedOn: Days.day(2020, 5, 18), summary: dayInvented),
    PolicyDocument(
      id: decouplingPlan, title: "陕西省全面推开行业协会商会与行政机关脱钩改革实施方案", kind: "方案", topic: "脱钩改革",
      issuers: [
        GoverningBody.reform, GoverningBody.civilAffairs, "BM-06", "BM-10", "BM-26", GoverningBody.finance,
        GoverningBody.labour, "BM-27",
      ], issuedOn: Days.day(2019, 9, 30), summary: "标题与部门数见于报道；除发展改革委与民政厅外的部门及日期为示例。"),
    PolicyDocument(
      id: feePlan, title: "陕西省进一步规范行业协会商会收费工作实施方案", kind: "方案", topic: "涉企收费",
      issuers: [GoverningBody.civilAffairs], issuedOn: Days.day(2020, 6, 22),
      dutyBearers: GoverningBody.feeDepartments, summary: "标题与部门数见于报道；责任部门的名单与日期为示例。"),
    PolicyDocument(
      id: announcement, title: "关于受理全省性行业协会商会违规涉企收费投诉举报的公告（示例）", kind: "公告", topic: "涉企收费",
      parent: feePlan, issuers: [GoverningBody.civilAffairs], issuedOn: Days.day(2020, 8, 3), violations: violations,
      summary: "报道说明确了十三项违规行为而未列出；此处取自全国清单，标题与日期为示例。"),
    PolicyDocument(
      id: inspectionNotice, title: "关于开展2019年度全省性社会组织年度检查的通知（示例）", kind: "通知", topic: "年度检查",
      issuers: [GoverningBody.civilAffairs], issuedOn: Days.day(2020, 3, 5),
      items: ["首次通过陕西省社会组织信息平台填报", "报送截止时间延至6月30日"], summary: "示例文件：首次使用信息平台见于报道，延期为示例。"),
    PolicyDocument(
      id: grantNotice, title: "关于下达2020年省级福彩公益金支持社会组织服务平台项目资金的通知（示例）", kind: "通知", topic: "服务平台",
      issuers: [GoverningBody.civilAffairs, GoverningBody.finance], issuedOn: Days.day(2020, 6, 8),
      summary: "示例文件：金额与平台数见于报道。"),
    PolicyDocument(
      id: "WJ-15", title: "苏陕社会组织扶贫协作结对协议书（示例文本）", kind: "协议", topic: "苏陕协作",
      issuers: [GoverningBody.civilAffairs, GoverningBody.jiangsu], issuedOn: Days.day(2020, 3, 16),
      parties: ["省级", "市级", "县级", "村级"], summary: "报道说签订四方协议书；文本为示例。"),
  ]
}
