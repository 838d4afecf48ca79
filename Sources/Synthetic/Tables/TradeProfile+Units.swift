extension TradeProfile {
  // MARK: Private non-enterprise units and foundations

  static let education = TradeProfile(
    kind: .unit, subtype: "教育类", focus: "教育",
    endings: ["幼儿园", "艺术幼儿园", "培训学校", "外国语学校", "艺术培训中心", "双语幼儿园", "职业技术学校", "小学"],
    departments: [("教育厅", "教育局")], scope: ["学前教育", "义务教育阶段课外培训", "艺术素质培训", "成人非学历教育", "家庭教育指导", "语言培训"],
    medianCapital: 150_000, medianStaff: 16)

  static let health = TradeProfile(
    kind: .unit, subtype: "卫生健康类", focus: "医疗健康", endings: ["中医医院", "康复医院", "口腔门诊部", "社区卫生服务站", "体检中心", "妇产医院"],
    departments: [("卫生健康委员会", "卫生健康局")], scope: ["预防保健", "内科、外科、中医科诊疗", "健康体检", "康复治疗", "基本公共卫生服务", "义诊与健康宣传"],
    medianCapital: 500_000, medianStaff: 24)

  static let elderlyCare = TradeProfile(
    kind: .unit, subtype: "养老服务类", focus: "养老助老", endings: ["养老服务中心", "老年公寓", "康养中心", "颐养院", "居家养老服务中心", "日间照料中心"],
    departments: [("民政厅", "民政局")], scope: ["机构养老服务", "居家养老上门服务", "日间照料与助餐", "失能老人护理", "老年文体活动", "养老护理员培训"],
    medianCapital: 200_000, medianStaff: 12)

  static let culture = TradeProfile(
    kind: .unit, subtype: "文化类", focus: "文化体育", endings: ["民俗博物馆", "书画院", "艺术团", "秦腔剧社", "美术馆", "非遗传习所", "图书馆"],
    departments: [("文化和旅游厅", "文化和旅游局")], scope: ["收藏展示与研究", "公益演出", "非物质文化遗产传习", "书画交流与展览", "公共阅读服务", "文化志愿服务"],
    medianCapital: 100_000, medianStaff: 6)

  static let sports = TradeProfile(
    kind: .unit, subtype: "体育类", focus: "文化体育", endings: ["体育俱乐部", "武术馆", "羽毛球俱乐部", "青少年体育中心", "健身俱乐部"],
    departments: [("体育局", "体育局")], scope: ["组织体育训练与培训", "承办群众体育赛事", "推广全民健身", "青少年体育活动", "体育交流"],
    medianCapital: 60_000, medianStaff: 5)

  static let socialWork = TradeProfile(
    kind: .unit, subtype: "社会工作服务类", focus: "社区发展", endings: ["社会工作服务中心", "社会服务中心", "社区发展服务中心", "公益服务中心", "青少年事务服务中心"],
    departments: [("民政厅", "民政局")], scope: ["承接政府购买社会工作服务", "社区治理项目实施", "困境儿童与留守老人关爱", "社会工作者培训与督导", "志愿者管理", "社会救助支持"],
    medianCapital: 50_000, medianStaff: 8)

  static let technology = TradeProfile(
    kind: .unit, subtype: "科技服务类", focus: "科学技术", endings: ["农业技术研究所", "生物技术研究院", "信息技术研究院", "技术推广中心", "果业研究所"],
    departments: [("科学技术厅", "科学技术局")], scope: ["技术研究与开发", "成果转化与推广", "技术咨询与培训", "科普服务", "检测与评价"],
    medianCapital: 200_000, medianStaff: 9)

  static let employment = TradeProfile(
    kind: .unit, subtype: "职业培训与就业类", focus: "创业就业", endings: ["职业培训学校", "技能培训中心", "家政培训学校", "就业服务中心"],
    departments: [("人力资源和社会保障厅", "人力资源和社会保障局")], scope: ["职业技能培训", "就业创业指导", "劳务对接", "家政服务员培训", "电商技能培训"],
    medianCapital: 120_000, medianStaff: 10)

  static let legal = TradeProfile(
    kind: .unit, subtype: "法律服务类", focus: "法律援助", endings: ["法律援助服务中心", "人民调解服务中心", "司法鉴定所"],
    departments: [("司法厅", "司法局")], scope: ["法律咨询", "人民调解", "法治宣传", "社区矫正辅助服务"], medianCapital: 60_000, medianStaff: 6)

  static let environment = TradeProfile(
    kind: .unit, subtype: "生态环境类", focus: "生态环境", endings: ["生态保护中心", "环境教育中心", "自然观察中心", "秦岭生态服务中心"],
    departments: [("生态环境厅", "生态环境局")], scope: ["生态保护宣传", "自然教育", "垃圾分类推广", "环境监测志愿服务", "植树与河流巡护"],
    medianCapital: 60_000, medianStaff: 5)

  static let foundation = TradeProfile(
    kind: .foundation, subtype: nil, focus: "扶贫济困",
    endings: ["慈善基金会", "教育基金会", "公益基金会", "助学基金会", "医疗救助基金会", "文化发展基金会"],
    departments: [("民政厅", "民政局")], scope: ["资助贫困学生", "资助困难群众就医", "支持乡村教育与医疗", "开展赈灾救助", "资助公益项目", "支持文化传承"],
    medianCapital: 3_000_000, medianStaff: 4)
}
