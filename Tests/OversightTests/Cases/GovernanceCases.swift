extension RuleCase {
  private static func body(_ code: String, _ rest: String) -> String {
    #"{"creditCode": "\#(code)", "name": "\#(code)", \#(rest)}"#
  }

  /// Registration, charters, names, foundations.
  static let governance: [RuleCase] = [
    RuleCase(
      rule: "R50-2", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "社会团体", "level": "省级", "capital": 30000"#),
        body("B", #""kind": "社会团体", "level": "省级", "capital": 29999.99"#),
        body("C", #""kind": "社会团体", "level": "全国性", "capital": 100000"#),
        body("D", #""kind": "社会团体", "level": "全国性", "capital": 99999.99"#),
        body("E", #""kind": "社会团体", "level": "省级""#),
      ], answers: "nyny?"),
    RuleCase(
      rule: "R51", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "基金会", "foundationForm": "公募", "level": "全国性", "capital": "800万元""#),
        body("B", #""kind": "基金会", "foundationForm": "公募", "level": "全国性", "capital": 7999999.99"#),
        body("C", #""kind": "基金会", "foundationForm": "公募", "level": "省级", "capital": "400万元""#),
        body("D", #""kind": "基金会", "foundationForm": "公募", "level": "省级", "capital": 3999999.99"#),
        body("E", #""kind": "基金会", "foundationForm": "非公募", "level": "省级", "capital": "200万元""#),
        body("G", #""kind": "基金会", "foundationForm": "非公募", "level": "省级", "capital": 1999999.99"#),
        body("H", #""kind": "基金会", "foundationForm": "非公募", "level": "省级""#),
      ], answers: "nynyny?"),
    RuleCase(
      rule: "R54-1-next", asOf: "2020-03-31",
      records: [
        body("A", #""kind": "社会团体", "changeConsentedOn": "2020-03-01""#),
        body("B", #""kind": "社会团体", "changeConsentedOn": "2020-02-29""#),
      ], answers: "yn", due: ["2020-03-31"]),
    RuleCase(
      rule: "R55-1", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "民办非企业单位", "branches": 1"#), body("B", #""kind": "民办非企业单位", "branches": 0"#),
        body("C", #""kind": "社会团体", "branches": 1"#), body("D", #""kind": "民办非企业单位""#),
      ], answers: "yn-?"),
    RuleCase(
      rule: "R55-2", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "社会团体", "regionalBranches": 1"#), body("B", #""kind": "社会团体", "regionalBranches": 0"#),
      ], answers: "yn"),
    RuleCase(
      rule: "R56", asOf: "2020-12-31",
      records: [
        #"{"creditCode": "A", "name": "中华某某协会", "kind": "社会团体", "level": "省级"}"#,
        #"{"creditCode": "B", "name": "陕西中国画协会", "kind": "社会团体", "level": "省级"}"#,
        #"{"creditCode": "C", "name": "中国某某协会", "kind": "社会团体", "level": "全国性"}"#,
        #"{"creditCode": "D", "name": "全国某某中心", "kind": "民办非企业单位", "level": "全国性"}"#,
      ], answers: "yn-y"),
    RuleCase(
      rule: "R58-1", asOf: "2020-12-31",
      records: [
        (5, 5, 1), (4, 5, 1), (25, 5, 1), (26, 5, 1), (9, 6, 1), (9, 5, 3), (9, 5, 4),
      ].enumerated().map { number, numbers in
        body(
          "\(number)",
          #""kind": "基金会", "directors": \#(numbers.0), "termYears": \#(numbers.1), "paidDirectors": \#(numbers.2)"#)
      } + [body("X", #""kind": "基金会", "directors": 9"#)], answers: "nynyyny?"),
    RuleCase(
      rule: "R58-2", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "organization": "F", "reportYear": 2019, "state": "已参检", "submittedOn": "2020-03-01", "councilMeetings": 1}"#,
        #"{"id": "2", "organization": "F", "reportYear": 2019, "state": "已参检", "submittedOn": "2020-03-01", "councilMeetings": 2}"#,
        #"{"id": "3", "organization": "S", "reportYear": 2019, "state": "已参检", "submittedOn": "2020-03-01", "councilMeetings": 1}"#,
      ], answers: "yn-"),
    RuleCase(
      rule: "R59-1", asOf: "2020-12-31",
      records: ["700", "699.99"].enumerated().map { number, spent in
        #"{"id": "\#(number)", "organization": "P", "reportYear": 2019, "state": "已参检", "priorIncome": 1000, "charitySpending": \#(spent)}"#
      }, answers: "ny",
      others: ["organizations": #"{"creditCode": "P", "name": "p", "kind": "基金会", "foundationForm": "公募"}"#]),
    RuleCase(
      rule: "R59-2", asOf: "2020-12-31",
      records: ["80", "79.99"].enumerated().map { number, spent in
        #"{"id": "\#(number)", "organization": "P", "reportYear": 2019, "state": "已参检", "priorNetAssets": 1000, "charitySpending": \#(spent)}"#
      }, answers: "ny",
      others: ["organizations": #"{"creditCode": "P", "name": "p", "kind": "基金会", "foundationForm": "非公募"}"#]),
    RuleCase(
      rule: "R59-3", asOf: "2020-12-31",
      records: ["100", "100.01"].enumerated().map { number, cost in
        #"{"id": "\#(number)", "organization": "F", "reportYear": 2019, "state": "已参检", "spending": 1000, "administrativeCost": \#(cost)}"#
      }, answers: "ny"),
  ]

  /// Order 39.
  static let assessments: [RuleCase] = [
    RuleCase(
      rule: "R61-2", asOf: "2020-12-31",
      records: [
        body("A", #""assessmentAppliedOn": "2020-06-01""#), body("B", #""assessmentAppliedOn": "2020-06-01""#),
      ],
      answers: "yn",
      others: [
        "inspections": """
        [{"id": "1", "organization": "A", "reportYear": 2018, "conclusion": "基本合格"},
         {"id": "2", "organization": "A", "reportYear": 2019, "conclusion": "基本合格"},
         {"id": "3", "organization": "B", "reportYear": 2017, "conclusion": "基本合格"},
         {"id": "4", "organization": "B", "reportYear": 2019, "conclusion": "基本合格"}]
        """
      ]),
    RuleCase(
      rule: "R61-4", asOf: "2020-12-31",
      records: [
        body("A", #""assessmentAppliedOn": "2020-06-01", "underInvestigation": true"#),
        body("B", #""assessmentAppliedOn": "2020-06-01", "underInvestigation": false"#),
        body("C", #""assessmentAppliedOn": "2020-06-01""#),
      ], answers: "yn?"),
  ]

  /// Coverage, ranks, joint branches and the three synchronised steps.
  static let party: [RuleCase] = [
    RuleCase(
      rule: "R70", asOf: "2020-12-31",
      records: [
        body("A", #""status": "正常", "partyMembers": 3"#), body("B", #""status": "正常", "partyMembers": 2"#),
        body("C", #""status": "正常", "partyMembers": 3"#), body("D", #""status": "正常", "partyMembers": 3"#),
      ], answers: "y-ny",
      others: [
        "party-organizations":
          #"[{"id": "1", "name": "支部", "organizations": ["C"], "status": "正常"}, {"id": "2", "name": "支部", "organizations": ["D"], "status": "撤销"}]"#
      ]),
    RuleCase(
      rule: "R71-2", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "name": "组织", "rank": "党支部", "members": 7, "hasCommittee": false, "status": "正常"}"#,
        #"{"id": "2", "name": "组织", "rank": "党支部", "members": 6, "hasCommittee": false, "status": "正常"}"#,
        #"{"id": "3", "name": "组织", "rank": "党支部", "members": 7, "hasCommittee": true, "status": "正常"}"#,
        #"{"id": "4", "name": "组织", "rank": "党支部", "members": 7, "status": "正常"}"#,
      ], answers: "y-n?"),
    RuleCase(
      rule: "R72", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "name": "组织", "form": "联合组建", "organizations": ["1", "2", "3", "4", "5"], "status": "正常"}"#,
        #"{"id": "2", "name": "组织", "form": "联合组建", "organizations": ["1", "2", "3", "4", "5", "6"], "status": "正常"}"#,
        #"{"id": "3", "name": "组织", "form": "单独组建", "organizations": ["1", "2", "3", "4", "5", "6"], "status": "正常"}"#,
      ], answers: "ny-",
      others: [
        "organizations": (1...6).map { #"{"creditCode": "\#($0)", "name": "\#($0)"}"# }.joined(separator: ", ")
      ]),
    RuleCase(
      rule: "R-P2", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "organization": "S", "reportYear": 2019, "state": "已参检", "partySection": false}"#,
        #"{"id": "2", "organization": "S", "reportYear": 2019, "state": "已参检", "partySection": true}"#,
        #"{"id": "3", "organization": "S", "reportYear": 2019, "state": "未参检", "partySection": false}"#,
        #"{"id": "4", "organization": "S", "reportYear": 2019, "state": "已参检"}"#,
      ], answers: "yn-?"),
    RuleCase(
      rule: "R-P3", asOf: "2020-12-31",
      records: [
        body("A", #""electedOn": "2020-02-29", "partyElectedOn": "2020-05-29""#),
        body("B", #""electedOn": "2020-02-29", "partyElectedOn": "2020-05-30""#),
        body("C", #""electedOn": "2020-02-29", "partyElectedOn": "2019-11-30""#),
        body("D", #""electedOn": "2020-02-29""#),
      ], answers: "nyy?"),
  ]

  static let decouplings: [RuleCase] = [
    RuleCase(
      rule: "R-D1", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "organization": "S", "inScope": true, "status": "拟脱钩", "dueOn": "2020-12-30"}"#,
        #"{"id": "2", "organization": "S", "inScope": true, "status": "拟脱钩", "dueOn": "2020-12-31"}"#,
        #"{"id": "3", "organization": "S", "inScope": true, "status": "已脱钩", "dueOn": "2020-12-30"}"#,
      ], answers: "yn-", due: ["2020-12-30"]),
    RuleCase(
      rule: "R-D1-next", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "organization": "S", "inScope": true, "status": "拟脱钩", "dueOn": "2020-12-30"}"#,
        #"{"id": "2", "organization": "S", "inScope": true, "status": "拟脱钩", "dueOn": "2020-12-31"}"#,
      ], answers: "ny", due: ["2020-12-31"]),
    RuleCase(
      rule: "R-D2", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "organization": "S", "status": "已脱钩", "institutionSeparated": true, "functionsSeparated": true, "assetsSeparated": true, "personnelSeparated": true, "partySeparated": true}"#,
        #"{"id": "2", "organization": "S", "status": "已脱钩", "institutionSeparated": true, "functionsSeparated": true, "assetsSeparated": false, "personnelSeparated": true, "partySeparated": true}"#,
        #"{"id": "3", "organization": "S", "status": "已脱钩", "institutionSeparated": true}"#,
      ], answers: "ny?"),
  ]
}
