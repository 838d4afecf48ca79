import Columnar

/// The words that published spellings of keys are put together from, by what they mean.
enum PublishedParts {
  private static let days = ["日期", "时间", "日", "年月日"]
  private static let acts = ["处罚", "决定", "作出", "做出", "裁决"]
  private static let fillers = ["行政", "书", "文书", "的", "之", "信息"]
  private static let offices = ["机关", "机构", "部门", "单位", "主体", "单位名称"]
  private static let parties = ["相对人", "被处罚人", "当事人", "被处罚单位", "被处罚对象", "处罚对象", "被处罚主体", "违法企业", "违法主体", "受罚单位", "企业"]
  private static let codes = ["代码", "编码", "码", "号码", "号"]

  /// 行政处罚决定书作出日期.
  static let decidedOn = KeyParts(all: [days], some: acts, may: fillers)
  /// 处罚决定文书号.
  static let decisionNumber = KeyParts(
    all: [["号", "文号", "编号", "文书号", "书号", "字号"]], some: ["处罚", "决定", "决定书", "文书", "执法文书"], may: fillers + ["罚"])
  /// 被处罚人名称.
  static let party = KeyParts(
    all: [], some: parties, may: ["名称", "姓名", "名", "全称", "或", "单位", "处罚", "行政", "的", "（", "）"])
  /// 行政相对人统一社会信用代码.
  static let partyCode = KeyParts(
    all: [["信用"], codes], some: [], may: parties + ["统一", "社会", "行政", "处罚", "组织", "单位", "机构", "的"])
  /// 行政处罚实施机关.
  static let authority = KeyParts(
    all: [offices], some: acts + ["执法", "实施", "查处", "办案"], may: fillers + ["名称", "全称", "行政处罚"])
  /// 处罚机关统一社会信用代码.
  static let authorityCode = KeyParts(
    all: [offices, codes], some: acts + ["执法", "实施"], may: fillers + ["统一", "社会", "信用"])
  /// 行政处罚依据.
  static let basis = KeyParts(all: [["依据", "法律依据", "法规依据"]], some: acts, may: fillers + ["法律", "法规", "主要"])
  /// 行政处罚内容, 处罚结果.
  static let content = KeyParts(all: [["内容", "结果", "结论"]], some: acts, may: fillers + ["履行方式", "主要"])
  /// 行政处罚种类.
  static let measures = KeyParts(all: [["类别", "种类", "类型", "方式"]], some: ["处罚"], may: fillers)
  /// 罚款数额（万元）.
  static let fine = KeyParts(all: [["金额", "数额", "额"]], some: ["罚款", "处罚"], may: fillers)
  /// 没收违法所得金额.
  static let confiscated = KeyParts(
    all: [["金额", "数额", "额", "价值"]], some: ["没收"], may: fillers + ["违法", "非法", "所得", "财物", "财务", "、", "和", "及", "或"])
  /// 违法行为类型, 主要违法行为.
  static let violation = KeyParts(
    all: [], some: ["违法行为", "案由", "案件名称"], may: ["主要", "类型", "种类", "名称", "行政", "处罚", "的", "类别"])
  /// 主要违法事实.
  static let facts = KeyParts(all: [["事实", "情况"]], some: ["违法"], may: ["主要", "行为", "的", "处罚", "案件"])
  /// 公示截止日期.
  static let publishedUntil = KeyParts(
    all: [["截止期", "截止日期", "截止时间", "期限", "截至日期"]], some: ["公示", "公开"], may: ["处罚", "行政", "信息"])
  /// 行政处罚有效期截止日期.
  static let effectiveUntil = KeyParts(
    all: [["有效期", "有效期限"]], some: acts, may: fillers + ["截止", "至", "日期", "止"])
  /// 当事人法定代表人姓名.
  static let representative = KeyParts(
    all: [], some: ["法定代表人", "法人代表", "法定代表", "法人姓名"],
    may: parties + ["姓名", "名称", "处罚", "行政", "（", "）", "负责人", "或", "的", "、"])
  /// 处罚信息来源单位.
  static let source = KeyParts(all: [["来源"]], some: ["数据", "信息"], may: ["单位", "名称", "处罚", "部门", "机构"])

  private static let bodies = ["社会组织", "组织", "单位", "机构", "社团", "协会", "基金会", "民非", "民办非企业"]

  /// 社会组织全称.
  static let name = KeyParts(all: [["名称", "全称", "名"]], some: bodies, may: ["的", "中文", "登记"])
  /// 组织统一社会信用代码.
  static let creditCode = KeyParts(all: [["信用"], codes], some: [], may: bodies + ["统一", "社会", "的", "证"])
  /// 成立登记时间.
  static let registeredOn = KeyParts(
    all: [days], some: ["成立", "登记", "注册", "设立", "批准成立"], may: bodies + ["的", "法人", "批准", "首次"])
  /// 登记管理部门.
  static let registrar = KeyParts(
    all: [["机关", "部门", "单位", "机构"]], some: ["登记", "发证", "登记管理"], may: ["管理", "注册", "名称", "的"])
  /// 业务主管机关.
  static let supervisor = KeyParts(all: [["单位", "部门", "机关"]], some: ["主管"], may: ["业务", "行业", "名称", "的"])
  /// 组织登记状态.
  static let status = KeyParts(all: [["状态"]], some: ["登记", "注册", "存续", "经营", "证书"], may: bodies + ["当前", "的"])
  /// 社会组织种类.
  static let kind = KeyParts(all: [["类型", "种类", "类别", "性质"]], some: ["社会组织", "社团", "组织", "法人"], may: ["登记", "的"])
  /// 注册资金数额（万元）.
  static let capital = KeyParts(
    all: [["资金", "资本", "基金"]], some: ["注册", "开办", "活动", "原始", "登记"], may: ["金额", "数额", "数", "额", "总额", "的"])
  /// 办公地址, 单位住所.
  static let address = KeyParts(
    all: [["地址", "住所", "住址"]], some: [], may: bodies + ["办公", "注册", "登记", "联系", "通讯", "详细", "的", "所在"])
  /// 联系电话号码.
  static let phone = KeyParts(all: [["电话", "电话号码", "联系方式"]], some: [], may: bodies + ["联系", "办公", "单位", "的"])
  /// 证书有效期止.
  static let certificateUntil = KeyParts(
    all: [["有效期", "有效期限", "截止日期"]], some: ["证书", "登记证", "法人证书", "登记证书"], may: ["至", "止", "截止", "日期", "时间", "的"])
  /// 主要业务范围.
  static let scope = KeyParts(all: [["范围"]], some: ["业务", "经营", "活动"], may: ["主要", "的", "登记"])
}
