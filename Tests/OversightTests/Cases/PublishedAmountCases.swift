extension RuleCase {
  /// Fines that only the text of a penalty states.
  static let publishedAmounts: [RuleCase] = [
    RuleCase(
      rule: "R-T1", asOf: "2022-12-31",
      records: [
        penalty(#""content": "没收违法所得，罚款人民币 22000 元。""#, id: "1"),
        penalty(#""content": "处以罚款贰万元整""#, id: "2"),
        penalty(#""content": "罚款5000元", "fine": 5000"#, id: "3"),
        penalty(#""content": "警告，责令退还会费 300 元""#, id: "4"), penalty(#""measures": ["罚款"]"#, id: "5"),
      ], answers: "yynn-")
  ]
}
