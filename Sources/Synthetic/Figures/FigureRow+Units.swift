extension FigureRow {
  /// What each unit is called in English; the others read alike in both languages. Amounts stay as they were printed, in
  /// ten thousands and hundred millions.
  static let englishUnits = [
    "元": "yuan", "万元": "×10,000 yuan", "亿元": "×100 million yuan", "万人": "×10,000 people", "年": "year", "日期": "date",
    "家": "organizations", "家次": "organization-actions", "个合力团": "alliances", "个党支部": "branches", "个部门": "departments",
    "家部门": "departments", "方": "parties", "名": "people", "支队伍": "teams", "个平台": "platforms", "所": "schools",
    "个基地": "bases", "个项目": "projects", "个县": "counties", "个市": "cities", "个村": "villages",
    "个镇（村）": "towns and villages", "份文件": "documents", "项举措": "measures", "项机制": "mechanisms", "项活动": "activities",
    "个关口": "gates", "项同步": "steps", "类场合": "occasions", "类": "types", "级": "levels", "位": "pillars", "次": "times",
    "个月": "months", "个主题": "themes", "项": "items", "个": "units",
  ]
}
