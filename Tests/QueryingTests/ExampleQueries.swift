/// A question that the README asks of the bundled register, and how many records answer it.
struct ExampleQuery: Sendable {
  let kind: String
  let count: Int
  let query: String
  /// What it asks, for people.
  let asks: String

  init(_ kind: String, _ count: Int, _ query: String, _ asks: String) {
    self.kind = kind
    self.count = count
    self.query = query
    self.asks = asks
  }

  /// The counts are for `Resources/Registers/shaanxi-2020`; `SHEZU_RECORD_EXAMPLES=1 swift test --filter
  /// ExampleQueryTests` writes them anew, here and into the README, after that register was made again.
  static let all: [ExampleQuery] = [
    ExampleQuery(
      "projects", 3, "略阳 消费",
      "both words, in the name, the place or the alliance"),
    ExampleQuery(
      "alliances", 1, "lyx",
      "by initials: 略阳县, anywhere in the name"),
    ExampleQuery(
      "alliances", 1, "lveyang",
      "by whole syllables, ü typed as v"),
    ExampleQuery(
      "projects", 37, "zhen安",
      "syllables and characters mixed: 镇安"),
    ExampleQuery(
      "projects", 61, #""消费扶贫""#,
      "as quoted, never by sound"),
    ExampleQuery(
      "enforcement", 34, "评比 OR 收费",
      "one word or the other"),
    ExampleQuery(
      "organizations", 28, "level:省级 shanxi 慈善",
      "province-level bodies by sound and by word"),
    ExampleQuery(
      "organizations", 38, "51610000EX1",
      "credit codes with this beginning"),
    ExampleQuery(
      "organizations", 139, "kind:基金会",
      "a value by its Chinese label"),
    ExampleQuery(
      "organizations", 64, "status:abnormal",
      "a value by its code"),
    ExampleQuery(
      "organizations", 442, #"kind:"private non-enterprise unit" level:municipal"#,
      "values by their English labels"),
    ExampleQuery(
      "organizations", 253, "grade：５Ａ，４Ａ",
      "one of a list, typed full-width"),
    ExampleQuery(
      "organizations", 623, "grade:5A..3A",
      "a span in the order of the vocabulary"),
    ExampleQuery(
      "organizations", 1285, "region:汉中",
      "Hanzhong and every county of it"),
    ExampleQuery(
      "projects", 50, "region.city:安康 type:健康扶贫,教育扶贫",
      "counties by their city; health or education"),
    ExampleQuery(
      "alliances", 6, "targetRegions:商洛",
      "a list with something below Shangluo in it"),
    ExampleQuery(
      "organizations", 6307, "registeredOn:2010..2015",
      "registered in these six years"),
    ExampleQuery(
      "enforcement", 11, "decidedOn:2020-03",
      "decided within a month"),
    ExampleQuery(
      "enforcement", 319, "decidedOn>=-3m",
      "decided within the last three months"),
    ExampleQuery(
      "enforcement", 52, "kind:行政处罚 decidedOn:2019-07-01..2020-06-30",
      "penalties from day to day"),
    ExampleQuery(
      "organizations", 102, "gradeExpiresOn>=today gradeExpiresOn<today+1y",
      "grades that lapse within a year"),
    ExampleQuery(
      "projects", 560, "completedOn.month:9..10",
      "completed in a September or October"),
    ExampleQuery(
      "enforcement", 20, "fine>=1万",
      "fined 10,000 yuan or more"),
    ExampleQuery(
      "organizations", 34, "capital:1000万..1亿",
      "a capital between ten and a hundred million yuan"),
    ExampleQuery(
      "projects", 47, "invested>50万 cash/invested<0.3",
      "large projects with less than three tenths in money"),
    ExampleQuery(
      "participations", 65, "goods+services>cash*3",
      "gave goods and services over three times the money"),
    ExampleQuery(
      "enforcement", 2, "dueOn<today closedOn:none",
      "past its last day and not closed"),
    ExampleQuery(
      "organizations", 8, "-grade:none markers:公开募捐资格",
      "graded, and may raise funds in public"),
    ExampleQuery(
      "organizations", 114, "level:省级 (kind:基金会 OR markers:慈善组织)",
      "province-level foundations or charities"),
    ExampleQuery(
      "organizations", 131, "NOT status:正常 NOT (status:注销 OR status:撤销)",
      "in trouble, but still registered"),
    ExampleQuery(
      "memberships", 4, "leftOn:any",
      "members that left"),
    ExampleQuery(
      "organizations", 70, #"level:省级 name~"^陕西省.*商会$""#,
      "a regular expression"),
    ExampleQuery(
      "enforcement", 464, #"decisionNumber~"〔2020〕EX[0-9]{3}号""#,
      "a regular expression over numbers"),
    ExampleQuery(
      "alliances", 1, #"name="省级社会组织扶贫合力团（紫阳县）""#,
      "the whole value"),
    ExampleQuery(
      "enforcement", 999, "authority=field(organization.registrar)",
      "decided by the registrar of the body itself"),
    ExampleQuery(
      "enforcement", 22, "kind:行政处罚 decidedOn>filedOn+3m",
      "penalties that took more than three months"),
    ExampleQuery(
      "projects", 379, "completedOn-signedOn<=60d",
      "completed within sixty days of signing"),
    ExampleQuery(
      "organizations", 200, "enforcement{kind:行政处罚 decidedOn>=-3y}",
      "penalized within three years"),
    ExampleQuery(
      "organizations", 7, "count(enforcement{kind:执法约谈})>=2",
      "called to an interview twice or more"),
    ExampleQuery(
      "organizations", 17, "sum(participations.cash)>200万",
      "gave more than two million yuan over all projects"),
    ExampleQuery(
      "organizations", 192, "max(enforcement.decidedOn)>=2020-10",
      "last acted upon in October 2020 or later"),
    ExampleQuery(
      "organizations", 67, "grade:5A -memberships{leftOn:none}",
      "graded 5A and in no alliance today"),
    ExampleQuery(
      "alliances", 4, "distinct(projects.type)>=5 avg(projects.beneficiaries)>300",
      "alliances by the spread and reach of projects"),
    ExampleQuery(
      "organizations", 41, "level:省级 status:正常 -inspections{reportYear:2019}",
      "without any inspection for that year"),
    ExampleQuery(
      "projects", 44, "alliance.leadOrganization.grade:5A",
      "led by a body graded 5A: two references far"),
    ExampleQuery(
      "memberships", 154, "organization.region:西安",
      "members from Xi'an and below"),
    ExampleQuery(
      "organizations", 4, "level:省级 memberships{leftOn:none} inspections{state:missed} enforcement{decidedOn>=-3y}",
      "officer: in an alliance, missed an inspection, and acted upon within three years"),
    ExampleQuery(
      "enforcement", 9, "kind:列入活动异常名录 organization.status:活动异常 decidedOn+2y<=today+1m",
      "officer: entries that reach two years, and ripen into 严重违法失信, within a month"),
    ExampleQuery(
      "projects", 105, "programme:合力团 stage:完成",
      "auditor: the 105 projects of the bulletin"),
    ExampleQuery(
      "enforcement", 1, "kind:行政处罚 measures:警告 organization.memberships{role:团长单位}",
      "journalist: warnings to bodies that lead an alliance"),
  ]
}
