extension FigureRow {
  /// What each unit is called in English: one of it, and several. The others read alike in both languages. Amounts stay as
  /// they were printed, in ten thousands and hundred millions.
  private static let englishUnits: [String: (one: String, many: String)] = [
    "元": ("yuan", "yuan"), "万元": ("10,000 yuan", "10,000 yuan"), "亿元": ("100 million yuan", "100 million yuan"),
    "万人": ("10,000 people", "10,000 people"), "年": ("year", "year"), "日期": ("date", "date"),
    "家": ("organization", "organizations"), "家次": ("instance", "instances"), "个合力团": ("alliance", "alliances"),
    "个党支部": ("branch", "branches"), "个部门": ("department", "departments"), "家部门": ("department", "departments"),
    "方": ("party", "parties"), "名": ("person", "people"), "支队伍": ("team", "teams"), "个平台": ("platform", "platforms"),
    "所": ("school", "schools"), "个基地": ("base", "bases"), "个项目": ("project", "projects"), "个县": ("county", "counties"),
    "个市": ("city", "cities"), "个村": ("village", "villages"), "个镇（村）": ("town or village", "towns and villages"),
    "份文件": ("document", "documents"), "项举措": ("measure", "measures"), "项机制": ("mechanism", "mechanisms"),
    "项活动": ("programme", "programmes"), "个环节": ("checkpoint", "checkpoints"), "项同步": ("step", "steps"),
    "类环节": ("review", "reviews"), "类": ("type", "types"), "级": ("level", "levels"), "位": ("pillar", "pillars"),
    "次": ("time", "times"), "个月": ("month", "months"), "个主题": ("theme", "themes"), "项": ("item", "items"),
    "个": ("unit", "units"),
  ]

  /// The unit in English, as it agrees with the published value; nil if it reads alike in both languages.
  var englishUnit: String? {
    Self.englishUnits[unit].map { published == ["1"] ? $0.one : $0.many }
  }
}
