extension RuleCase {
  static let all: [RuleCase] =
    inspections + listings + seriousListings + penalties + procedures + interviews + governance + assessments + party
    + decouplings + amendedInspections + amendedListings + amendedPenalties + amendedProcedures + amendedGovernance
    + amendedAssessments + charities + publishedAmounts

  private static func report(_ organization: String, _ rest: String) -> String {
    #"{"id": "\#(organization)-\#(rest.hashValue)", "organization": "\#(organization)", "reportYear": 2019, \#(rest)}"#
  }

  /// Reports by 31 May, by 31 March for foundations, or by the day that the record names.
  static let inspections: [RuleCase] = [
    RuleCase(
      rule: "R01", asOf: "2020-12-31",
      records: [
        report("S", #""state": "已参检", "submittedOn": "2020-05-31""#),
        report("S", #""state": "已参检", "submittedOn": "2020-06-01""#),
        report("S", #""state": "已参检", "submittedOn": "2020-06-30", "dueOn": "2020-06-30""#),
        report("S", #""state": "已参检", "submittedOn": "2020-07-01", "dueOn": "2020-06-30""#),
        report("S", #""state": "已参检", "submittedOn": "2020-05-01", "submittedToSupervisorOn": "2020-03-31""#),
        report("S", #""state": "已参检", "submittedOn": "2020-05-01", "submittedToSupervisorOn": "2020-04-01""#),
        report("S", #""state": "未参检""#), report("S", #""state": "已参检""#), report("U", #""state": "未参检""#),
        report("S", #""state": "免检""#),
      ], answers: "nynynyy?--", due: [nil, nil, nil, "2020-05-31"]),
    RuleCase(
      rule: "R01", asOf: "2020-05-31", records: [report("S", #""state": "未参检""#)], answers: "n"),
    RuleCase(
      rule: "R01", asOf: "2020-06-01", records: [report("S", #""state": "未参检""#)], answers: "y", due: ["2020-05-31"]),
    RuleCase(
      rule: "R02", asOf: "2020-12-31",
      records: [
        report("U", #""state": "已参检", "submittedOn": "2020-05-31""#),
        report("U", #""state": "已参检", "submittedOn": "2020-06-01""#), report("S", #""state": "未参检""#),
      ], answers: "ny-"),
    RuleCase(
      rule: "R03", asOf: "2020-12-31",
      records: [
        report("F", #""state": "已参检", "submittedOn": "2020-03-31", "auditReport": true"#),
        report("F", #""state": "已参检", "submittedOn": "2020-04-01", "auditReport": true"#),
        report("F", #""state": "已参检", "submittedOn": "2020-03-31", "auditReport": false"#),
        report("F", #""state": "已参检", "submittedOn": "2020-03-31""#), report("F", #""state": "未参检""#),
      ], answers: "nyy?y", due: [nil, nil, "2020-03-31"]),
    RuleCase(
      rule: "R02-next", asOf: "2020-02-29",
      records: [
        #"{"creditCode": "N", "name": "新", "kind": "民办非企业单位", "status": "正常", "registeredOn": "2018-06-30"}"#,
        #"{"creditCode": "P", "name": "旧", "kind": "民办非企业单位", "status": "正常", "registeredOn": "2018-06-30"}"#,
      ], answers: "yn", due: ["2020-05-31"],
      others: [
        "inspections":
          #"[{"id": "1", "organization": "N", "reportYear": 2018}, {"id": "2", "organization": "P", "reportYear": 2019}]"#
      ]),
    RuleCase(
      rule: "R04", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "organization": "X", "reportYear": 2019, "state": "未参检"}"#,
        #"{"id": "2", "organization": "Y", "reportYear": 2019, "state": "未参检"}"#,
        #"{"id": "3", "organization": "X", "reportYear": 2019, "state": "免检"}"#,
        #"{"id": "4", "organization": "Y", "reportYear": 2019, "state": "免检"}"#,
        #"{"id": "5", "organization": "S", "reportYear": 2019, "state": "免检"}"#,
      ], answers: "nyyn-",
      others: [
        "organizations":
          #"{"creditCode": "X", "name": "x", "kind": "民办非企业单位", "status": "正常", "registeredOn": "2019-06-30"}, {"creditCode": "Y", "name": "y", "kind": "民办非企业单位", "status": "正常", "registeredOn": "2019-07-01"}"#
      ]),
    RuleCase(
      rule: "R05", asOf: "2020-12-31",
      records: [
        report("S", #""submittedOn": "2020-05-01", "fee": 0.01"#),
        report("S", #""submittedOn": "2020-05-01", "fee": 0"#),
        report("S", #""submittedOn": "2020-05-01""#),
      ], answers: "yn-"),
    RuleCase(
      rule: "R08", asOf: "2020-12-31",
      records: [
        report("F", #""state": "未参检""#), report("F", #""state": "已参检", "conclusion": "不合格""#),
        report("F", #""state": "已参检", "conclusion": "合格""#), report("S", #""state": "未参检""#),
      ], answers: "yyn-"),
  ]
}
