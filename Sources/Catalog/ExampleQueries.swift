import Localization

/// A query that the manual shows, and how many records of the bundled register match it.
package struct ExampleQuery: Sendable {
  /// The name of the kind that the query filters.
  package let kind: String
  package let count: Int
  package let query: String
  /// What it finds, for people.
  package let finds: Localized

  private init(_ kind: String, _ count: Int, _ query: String, finds chinese: String, _ english: String) {
    self.kind = kind
    self.count = count
    self.query = query
    finds = Localized(chinese, english)
  }

  /// A test compares the counts with those of `Resources/Registers/shaanxi-2020`. After that register is generated again,
  /// `SHEZU_RECORD_EXAMPLES=1 swift test --filter ExampleQueryTests` rewrites the counts in this file.
  package static let all: [ExampleQuery] = [
    ExampleQuery(
      "projects", 8, "略阳 消费",
      finds: "两个词都在名称、地点、类型或合力团中出现",
      "both words, in the name, the place, the type or the alliance"),
    ExampleQuery(
      "alliances", 1, "lyx",
      finds: "按首字母：略阳县，可在名称任何位置",
      "by initials: 略阳县, anywhere in the name"),
    ExampleQuery(
      "alliances", 1, "lveyang",
      finds: "按全拼，ü 输入为 v",
      "by whole syllables, ü typed as v"),
    ExampleQuery(
      "projects", 37, "zhen安",
      finds: "拼音与汉字混写：镇安",
      "syllables and characters mixed: 镇安"),
    ExampleQuery(
      "projects", 252, #""消费扶贫""#,
      finds: "加引号的词不按拼音查找",
      "as quoted, never by pinyin"),
    ExampleQuery(
      "enforcement", 90, "评比 OR 收费",
      finds: "两个词有一个即可",
      "one word or the other"),
    ExampleQuery(
      "organizations", 123, "level:省级 shanxi 慈善",
      finds: "拼音、汉字与登记级别并用：省级慈善类组织",
      "province-level organizations by pinyin and by word"),
    ExampleQuery(
      "organizations", 38, "51610000EX1",
      finds: "以此开头的统一社会信用代码",
      "credit codes with this beginning"),
    ExampleQuery(
      "organizations", 139, "kind:基金会",
      finds: "代码表取值，写中文标签",
      "a value by its Chinese label"),
    ExampleQuery(
      "organizations", 64, "status:abnormal",
      finds: "代码表取值，写代码",
      "a value by its code"),
    ExampleQuery(
      "organizations", 442, #"kind:"private non-enterprise unit" level:municipal"#,
      finds: "代码表取值，写英文标签",
      "values by their English labels"),
    ExampleQuery(
      "organizations", 253, "grade：５Ａ，４Ａ",
      finds: "几个取值之一，可输入全角",
      "one of a list, typed full-width"),
    ExampleQuery(
      "organizations", 623, "grade:5A..3A",
      finds: "按代码表顺序的一段",
      "a range in the order of the code list"),
    ExampleQuery(
      "organizations", 1285, "region:汉中",
      finds: "汉中市及其所辖各县（区）",
      "Hanzhong and every county of it"),
    ExampleQuery(
      "projects", 50, "region.city:安康 type:健康扶贫,教育扶贫",
      finds: "按所在市查县；健康扶贫或教育扶贫",
      "projects in Ankang's counties, on health or education"),
    ExampleQuery(
      "alliances", 6, "targetRegions:商洛",
      finds: "列表字段中有商洛市或其所辖县（区）",
      "a list with something below Shangluo in it"),
    ExampleQuery(
      "organizations", 6307, "registeredOn:2010..2015",
      finds: "这六年内登记",
      "registered in these six years"),
    ExampleQuery(
      "enforcement", 11, "decidedOn:2020-03",
      finds: "某月内作出决定",
      "decided within a month"),
    ExampleQuery(
      "enforcement", 319, "decidedOn>=-3m",
      finds: "近三个月内作出决定",
      "decided within the last three months"),
    ExampleQuery(
      "enforcement", 52, "kind:行政处罚 decidedOn:2019-07-01..2020-06-30",
      finds: "起止日期之间的行政处罚",
      "penalties between two days"),
    ExampleQuery(
      "organizations", 102, "gradeExpiresOn>=today gradeExpiresOn<today+1y",
      finds: "一年内到期的评估等级",
      "grades that expire within a year"),
    ExampleQuery(
      "projects", 560, "completedOn.month:9..10",
      finds: "9 月或 10 月完成",
      "completed in a September or October"),
    ExampleQuery(
      "enforcement", 20, "fine>=1万",
      finds: "罚款 1 万元以上",
      "fined 10,000 yuan or more"),
    ExampleQuery(
      "organizations", 34, "capital:1000万..1亿",
      finds: "注册资金 1000 万元至 1 亿元",
      "a capital between ten and a hundred million yuan"),
    ExampleQuery(
      "projects", 47, "invested>50万 cash/invested<0.3",
      finds: "投入较大而资金不足三成的项目",
      "large projects with less than three tenths in money"),
    ExampleQuery(
      "participations", 65, "goods+services>cash*3",
      finds: "物资与服务超过资金三倍",
      "gave goods and services over three times the money"),
    ExampleQuery(
      "enforcement", 2, "dueOn<today closedOn:none",
      finds: "已过期限而未办结",
      "past the last day and not closed"),
    ExampleQuery(
      "organizations", 8, "-grade:none markers:公开募捐资格",
      finds: "有评估等级且有公开募捐资格",
      "graded, and authorized for public fundraising"),
    ExampleQuery(
      "organizations", 114, "level:省级 (kind:基金会 OR markers:慈善组织)",
      finds: "省级的基金会或慈善组织",
      "province-level foundations or charities"),
    ExampleQuery(
      "organizations", 131, "NOT status:正常 NOT (status:注销 OR status:撤销)",
      finds: "状态不正常但仍在册",
      "not in normal status, but still registered"),
    ExampleQuery(
      "memberships", 4, "leftOn:any",
      finds: "已退出的成员",
      "members that left"),
    ExampleQuery(
      "organizations", 70, #"level:省级 name~"^陕西省.*商会$""#,
      finds: "正则表达式",
      "a regular expression"),
    ExampleQuery(
      "enforcement", 464, #"decisionNumber~"〔2020〕EX[0-9]{3}号""#,
      finds: "对文号用正则表达式",
      "a regular expression over numbers"),
    ExampleQuery(
      "alliances", 1, #"name="省级社会组织扶贫合力团（紫阳县）""#,
      finds: "与全名完全一致",
      "the whole value"),
    ExampleQuery(
      "enforcement", 999, "authority=field(organization.registrar)",
      finds: "由该组织自己的登记管理机关作出",
      "decided by the organization's own registration authority"),
    ExampleQuery(
      "enforcement", 22, "kind:行政处罚 decidedOn>filedOn+3m",
      finds: "立案后三个多月才作出的处罚",
      "penalties that took more than three months"),
    ExampleQuery(
      "projects", 379, "completedOn-signedOn<=60d",
      finds: "签约后六十日内完成",
      "completed within sixty days of signing"),
    ExampleQuery(
      "organizations", 200, "enforcement{kind:行政处罚 decidedOn>=-3y}",
      finds: "近三年内受过行政处罚",
      "penalized within three years"),
    ExampleQuery(
      "organizations", 7, "count(enforcement{kind:执法约谈})>=2",
      finds: "被执法约谈两次以上",
      "interviewed at least twice"),
    ExampleQuery(
      "organizations", 17, "sum(participations.cash)>200万",
      finds: "投入资金合计超过 200 万元",
      "contributed more than 2 million yuan in all"),
    ExampleQuery(
      "organizations", 192, "max(enforcement.decidedOn)>=2020-10",
      finds: "最近一次执法在 2020 年 10 月或之后",
      "last enforcement action in October 2020 or later"),
    ExampleQuery(
      "organizations", 67, "grade:5A -memberships{leftOn:none}",
      finds: "5A 级且目前不在任何合力团",
      "graded 5A and in no alliance today"),
    ExampleQuery(
      "alliances", 4, "distinct(projects.type)>=5 avg(projects.beneficiaries)>300",
      finds: "项目类型多、受益面大的合力团",
      "alliances with many types of project and many beneficiaries"),
    ExampleQuery(
      "organizations", 41, "level:省级 status:正常 -inspections{reportYear:2019}",
      finds: "当年没有年检记录",
      "without any inspection for that year"),
    ExampleQuery(
      "projects", 44, "alliance.leadOrganization.grade:5A",
      finds: "由 5A 级组织牵头：经过两层引用",
      "led by an organization graded 5A: through two references"),
    ExampleQuery(
      "memberships", 154, "organization.region:西安",
      finds: "西安市及其所辖区县的成员",
      "members from Xi'an and below"),
    ExampleQuery(
      "organizations", 4, "level:省级 memberships{leftOn:none} inspections{state:missed} enforcement{decidedOn>=-3y}",
      finds: "执法人员：在合力团中、未按时年检、近三年内受过执法",
      "officer: in an alliance, missed an inspection, and subject to enforcement within three years"),
    ExampleQuery(
      "enforcement", 9, "kind:列入活动异常名录 organization.status:活动异常 decidedOn+2y<=today+1m",
      finds: "执法人员：一个月内列入满两年、将转入严重违法失信名单的记录",
      "officer: entries that reach two years within a month and must move to the serious-violations list"),
    ExampleQuery(
      "projects", 105, "programme:合力团 stage:完成",
      finds: "核对人员：公布数据中的 105 个项目",
      "auditor: the 105 projects of the published report"),
    ExampleQuery(
      "enforcement", 1, "kind:行政处罚 measures:警告 organization.memberships{role:团长单位}",
      finds: "记者：团长单位受到的警告",
      "journalist: warnings to organizations that lead an alliance"),
  ]
}
