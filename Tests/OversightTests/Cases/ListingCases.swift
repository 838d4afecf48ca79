extension RuleCase {
  /// An enforcement action on the organization S unless it says otherwise.
  static func action(_ kind: String, _ rest: String, id: String, organization: String = "S") -> String {
    #"{"id": "\#(id)", "kind": "\#(kind)", "organization": "\#(organization)"\#(rest.isEmpty ? "" : ", " + rest)}"#
  }

  static func penalty(_ rest: String, id: String, organization: String = "S") -> String {
    action("行政处罚", rest, id: id, organization: organization)
  }

  private static func abnormal(_ rest: String, id: String, organization: String = "S") -> String {
    action("列入活动异常名录", rest, id: id, organization: organization)
  }

  private static func serious(_ rest: String, id: String, organization: String = "S") -> String {
    action("列入严重违法失信名单", rest, id: id, organization: organization)
  }

  /// The abnormal-activity list.
  static let listings: [RuleCase] = [
    RuleCase(
      rule: "R10-2", asOf: "2020-12-31",
      records: [
        #"{"creditCode": "A", "name": "a", "status": "正常", "partyMembers": 3}"#,
        #"{"creditCode": "B", "name": "b", "status": "正常", "partyMembers": 2}"#,
        #"{"creditCode": "C", "name": "c", "status": "正常", "partyMembers": 3}"#,
        #"{"creditCode": "D", "name": "d", "status": "正常"}"#,
      ], answers: "y-n?",
      others: ["party-organizations": #"[{"id": "p", "name": "支部", "organizations": ["C"], "status": "正常"}]"#]),
    RuleCase(
      rule: "R10-3-next", asOf: "2020-12-31",
      records: [
        action("责令限期整改", #""decidedOn": "2020-12-01", "dueOn": "2020-12-31""#, id: "1"),
        action("责令限期整改", #""decidedOn": "2020-12-01", "dueOn": "2020-12-30""#, id: "2"),
        action("责令限期整改", #""decidedOn": "2020-12-01", "dueOn": "2021-01-31", "closedOn": "2020-12-20""#, id: "3"),
      ], answers: "yn-", due: ["2020-12-31"]),
    RuleCase(
      rule: "R11", asOf: "2020-12-31",
      records: [
        abnormal(
          #""decidedOn": "2020-12-01", "grounds": ["无法联系"], "firstLetterOn": "2020-02-14", "secondLetterOn": "2020-02-29""#,
          id: "1"),
        abnormal(
          #""decidedOn": "2020-12-01", "grounds": ["无法联系"], "firstLetterOn": "2020-02-14", "secondLetterOn": "2020-02-28""#,
          id: "2"),
        abnormal(
          #""decidedOn": "2020-12-01", "grounds": ["无法联系"], "firstLetterOn": "2020-02-14", "secondLetterOn": "2020-03-15""#,
          id: "3"),
        abnormal(
          #""decidedOn": "2020-12-01", "grounds": ["无法联系"], "firstLetterOn": "2020-02-14", "secondLetterOn": "2020-03-16""#,
          id: "4"),
        abnormal(#""decidedOn": "2020-12-01", "grounds": ["无法联系"]"#, id: "5"),
      ], answers: "nyny?"),
    RuleCase(
      rule: "R12", asOf: "2020-12-31",
      records: [
        abnormal(#""decidedOn": "2020-12-01", "exempted": true"#, id: "1"),
        abnormal(#""decidedOn": "2020-12-01", "exempted": false"#, id: "2"), penalty(#""exempted": true"#, id: "3"),
      ], answers: "yn-"),
    RuleCase(
      rule: "R13", asOf: "2020-12-31",
      records: [
        abnormal(#""decidedOn": "2019-12-01""#, id: "1"), abnormal(#""decidedOn": "2020-02-29""#, id: "2"),
        abnormal(#""decidedOn": "2019-12-01", "restartedOn": "2020-02-29""#, id: "3"),
      ], answers: "ynn"),
    RuleCase(
      rule: "R14-2", asOf: "2020-02-29",
      records: [
        // 31 August and six months: the last day of February.
        abnormal(#""decidedOn": "2019-08-31", "needsRectification": false"#, id: "1"),
        abnormal(#""decidedOn": "2019-09-01", "needsRectification": false"#, id: "2", organization: "U"),
        abnormal(#""decidedOn": "2019-08-31", "needsRectification": true"#, id: "3"),
        abnormal(#""decidedOn": "2019-08-31""#, id: "4"),
        abnormal(#""decidedOn": "2019-08-31", "needsRectification": false, "removedOn": "2020-02-01""#, id: "5"),
      ], answers: "yn-?-", due: ["2020-02-29"]),
    RuleCase(
      rule: "R14-2-next", asOf: "2020-02-28",
      records: [
        abnormal(#""decidedOn": "2019-08-31", "needsRectification": false"#, id: "1"),
        abnormal(#""decidedOn": "2019-08-28", "needsRectification": false"#, id: "2"),
      ], answers: "yn", due: ["2020-02-29"]),
    RuleCase(
      rule: "R19", asOf: "2020-12-31",
      records: [
        penalty(#""fine": 50000"#, id: "1"), penalty(#""fine": 49999.99"#, id: "2"),
        abnormal(#""decidedOn": "2020-12-01", "grounds": ["受到警告或不满五万元罚款"], "follows": "1""#, id: "3"),
        abnormal(#""decidedOn": "2020-12-01", "grounds": ["受到警告或不满五万元罚款"], "follows": "2""#, id: "4"),
        abnormal(#""decidedOn": "2020-12-01", "grounds": ["受到警告或不满五万元罚款"]"#, id: "5"),
      ], answers: "--yn?"),
    RuleCase(
      rule: "R20", asOf: "2020-12-31",
      records: [
        abnormal(#""decidedOn": "2018-12-01""#, id: "1"),
        abnormal(#""decidedOn": "2018-12-01", "removedOn": "2020-12-01""#, id: "2"),
        serious(#""decidedOn": "2020-12-01", "grounds": ["列入活动异常名录满二年"], "follows": "1""#, id: "3"),
        serious(#""decidedOn": "2020-12-01", "grounds": ["列入活动异常名录满二年"], "follows": "2""#, id: "4"),
      ], answers: "--yn"),
  ]

  /// The serious-illegality list.
  static let seriousListings: [RuleCase] = [
    RuleCase(
      rule: "R15-1", asOf: "2020-12-31",
      records: [
        abnormal(#""decidedOn": "2018-12-31""#, id: "1"),
        abnormal(#""decidedOn": "2019-01-01""#, id: "2", organization: "U"),
        abnormal(#""decidedOn": "2018-05-01", "restartedOn": "2018-12-31""#, id: "3"),
        abnormal(#""decidedOn": "2018-05-01", "restartedOn": "2019-01-01""#, id: "4"),
        abnormal(#""decidedOn": "2018-05-01", "removedOn": "2019-01-01""#, id: "5"),
        abnormal(#""decidedOn": "2018-05-01""#, id: "6", organization: "F"),
        action("移出活动异常名录", #""decidedOn": "2019-05-01""#, id: "7", organization: "F"),
        abnormal("", id: "8"),
      ], answers: "ynyn---?", due: ["2020-12-31", "2020-12-31"]),
    RuleCase(
      // Two years from 29 February end on the 28th.
      rule: "R15-1", asOf: "2022-02-28", records: [abnormal(#""decidedOn": "2020-02-29""#, id: "1")], answers: "y",
      due: ["2022-02-28"]),
    RuleCase(
      rule: "R15-1", asOf: "2022-02-27", records: [abnormal(#""decidedOn": "2020-02-29""#, id: "1")], answers: "n"),
    RuleCase(
      rule: "R15-1-next", asOf: "2020-12-30",
      records: [
        abnormal(#""decidedOn": "2018-12-31""#, id: "1"), abnormal(#""decidedOn": "2018-12-30""#, id: "2"),
        abnormal(#""decidedOn": "2018-05-01", "restartedOn": "2019-02-28""#, id: "3"),
      ], answers: "yny", due: ["2020-12-31", "2021-02-28"]),
    RuleCase(
      rule: "R16", asOf: "2020-12-31",
      records: [
        serious(#""decidedOn": "2019-12-01""#, id: "1"), serious(#""decidedOn": "2020-02-29""#, id: "2"),
        abnormal(#""decidedOn": "2020-12-01""#, id: "3"),
      ], answers: "yn-"),
    RuleCase(
      rule: "R17", asOf: "2020-12-31",
      records: [
        serious(#""decidedOn": "2018-12-31""#, id: "1"),
        serious(#""decidedOn": "2019-01-01""#, id: "2", organization: "U"),
        serious(#""decidedOn": "2018-06-01""#, id: "3", organization: "F"),
        abnormal(#""decidedOn": "2020-06-01""#, id: "4", organization: "F"),
      ], answers: "ynn-"),
    RuleCase(
      rule: "R17-next", asOf: "2020-12-31",
      records: [
        serious(#""decidedOn": "2018-12-31""#, id: "1"),
        serious(#""decidedOn": "2019-01-01""#, id: "2", organization: "U"),
      ], answers: "ny", due: ["2021-01-01"]),
  ]
}
