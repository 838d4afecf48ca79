/// Registration, governance and assessment as amended, and what holds for charities only.
extension RuleCase {
  private static func body(_ code: String, _ rest: String) -> String {
    #"{"creditCode": "\#(code)", "name": "\#(code)", \#(rest)}"#
  }

  private static func list(_ records: [String]) -> String { "[" + records.joined(separator: ", ") + "]" }

  private static func report(_ organization: String, _ rest: String, id: String, year: Int = 2019) -> String {
    #"{"id": "\#(id)", "organization": "\#(organization)", "reportYear": \#(year), "state": "已参检", \#(rest)}"#
  }

  // MARK: - Registration and governance

  static let amendedGovernance: [RuleCase] = [
    RuleCase(
      rule: "R50-1", asOf: "2020-12-31",
      records: [
        (50, 0), (49, 0), (0, 30), (0, 29), (25, 25), (25, 24), (3, 35),
      ].enumerated().map { number, members in
        body("\(number)", #""kind": "社会团体", "individualMembers": \#(members.0), "unitMembers": \#(members.1)"#)
      } + [
        body("H", #""kind": "社会团体""#), body("I", #""kind": "基金会", "individualMembers": 1"#),
        body("J", #""kind": "社会团体", "unitMembers": 29"#),
      ], answers: "nynynyy?-y"),
    RuleCase(
      rule: "R52", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "基金会", "otherRepresentations": 1"#),
        body("B", #""kind": "基金会", "otherRepresentations": 0"#),
        body("C", #""kind": "社会团体", "otherRepresentations": 1"#), body("D", #""kind": "基金会""#),
      ], answers: "yn-?"),
    RuleCase(
      rule: "R52-2", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "社会团体", "otherGroupRepresentations": 1"#),
        body("B", #""kind": "社会团体", "otherGroupRepresentations": 0, "otherRepresentations": 1"#),
        body("C", #""kind": "基金会", "otherGroupRepresentations": 1"#),
      ], answers: "yn-"),
    RuleCase(
      // Sixty days end on Sunday 1 March 2020.
      rule: "R53-1", asOf: "2020-12-31",
      records: [
        body("A", #""applicationAcceptedOn": "2020-01-01", "registeredOn": "2020-03-02""#),
        body("B", #""applicationAcceptedOn": "2020-01-01", "registeredOn": "2020-03-03""#),
        body("C", #""applicationAcceptedOn": "2020-01-01", "registeredOn": "2020-03-03", "charityBasis": "登记""#),
        body("D", #""registeredOn": "2020-03-02""#),
      ], answers: "ny--"),
    RuleCase(
      // Thirty days end on Saturday 1 March 2025.
      rule: "R53-2", asOf: "2025-12-31",
      records: [
        body("A", #""applicationAcceptedOn": "2025-01-30", "registeredOn": "2025-03-03", "charityBasis": "登记""#),
        body("B", #""applicationAcceptedOn": "2025-01-30", "registeredOn": "2025-03-04", "charityBasis": "登记""#),
        body("C", #""applicationAcceptedOn": "2016-01-30", "registeredOn": "2016-08-31", "charityBasis": "登记""#),
        body(
          "D",
          #""applicationAcceptedOn": "2025-01-30", "registeredOn": "2025-04-30", "charityBasis": "登记", "reviewExtendedTo": "2025-04-30""#
        ),
      ], answers: "ny-n"),
    RuleCase(
      rule: "R53-3", asOf: "2025-12-31",
      records: [
        body("A", #""charityAppliedOn": "2025-02-09", "charityOn": "2025-03-03", "charityBasis": "认定""#),
        body("B", #""charityAppliedOn": "2025-02-09", "charityOn": "2025-03-04", "charityBasis": "认定""#),
        body("C", #""charityAppliedOn": "2024-02-09", "charityOn": "2024-09-04", "charityBasis": "认定""#),
      ], answers: "ny-"),
    RuleCase(
      // Only bodies that existed before the law was published.
      rule: "R53-3-2016", asOf: "2025-12-31",
      records: [("2015-01-01", "2017-03-01"), ("2016-03-15", "2017-03-02"), ("2016-03-16", "2017-03-02")].enumerated()
        .map { number, days in
          body(
            "\(number)",
            #""registeredOn": "\#(days.0)", "charityAppliedOn": "2017-02-09", "charityOn": "\#(days.1)", "charityBasis": "认定""#
          )
        }, answers: "ny-"),
    RuleCase(
      rule: "R53-4", asOf: "2020-12-31",
      records: ["A", "B", "C", "D"].map {
        body($0, #""charityAppliedOn": "2019-06-01", "charityOn": "2019-06-10", "charityBasis": "认定""#)
      }, answers: "ynyn",
      others: [
        "enforcement": list([
          penalty(#""decidedOn": "2017-06-02""#, id: "1", organization: "A"),
          penalty(#""decidedOn": "2017-06-01""#, id: "2", organization: "B"),
          action("列入活动异常名录", #""decidedOn": "2015-01-01""#, id: "3", organization: "C"),
          action("列入活动异常名录", #""decidedOn": "2015-01-01", "removedOn": "2019-06-01""#, id: "4", organization: "D"),
        ])
      ]),
    RuleCase(
      // Thirty days from 30 January 2020 end on Saturday 29 February.
      rule: "R54-1", asOf: "2020-03-31", records: consents("changeConsentedOn", "changeAppliedOn"), answers: "ynny-",
      due: ["2020-03-30", nil]),
    RuleCase(
      rule: "R54-3", asOf: "2020-03-31", records: consents("charterConsentedOn", "charterReportedOn"), answers: "ynny-",
      due: ["2020-03-30", nil]),
    RuleCase(
      rule: "R54-3-next", asOf: "2020-03-31",
      records: [
        body("A", #""kind": "社会团体", "charterConsentedOn": "2020-03-01""#),
        body("B", #""kind": "社会团体", "charterConsentedOn": "2020-02-29""#),
      ], answers: "yn", due: ["2020-03-31"]),
    RuleCase(
      rule: "R54-2", asOf: "2020-03-17",
      records: [
        body("A", #""liquidatedOn": "2020-02-28""#), body("B", #""liquidatedOn": "2020-03-02""#),
        body("C", #""liquidatedOn": "2020-02-14", "deregistrationAppliedOn": "2020-03-02""#),
        body("D", #""liquidatedOn": "2020-02-14", "deregistrationAppliedOn": "2020-03-03""#),
      ], answers: "ynny", due: ["2020-03-16", nil]),
    RuleCase(
      rule: "R54-2-next", asOf: "2020-03-16",
      records: [body("A", #""liquidatedOn": "2020-02-29""#), body("B", #""liquidatedOn": "2020-02-27""#)],
      answers: "yn", due: ["2020-03-16"]),
    RuleCase(
      rule: "R56-2", asOf: "2024-05-01",
      records: [
        #"{"creditCode": "A", "name": "中华某某基金会", "kind": "基金会", "level": "省级"}"#,
        #"{"creditCode": "B", "name": "陕西中华文化基金会", "kind": "基金会", "level": "省级"}"#,
        #"{"creditCode": "C", "name": "中国某某基金会", "kind": "基金会", "level": "全国性"}"#,
      ], answers: "yn-"),
    RuleCase(
      rule: "R57", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "社会团体", "electedOn": "2020-02-29", "auditedOn": "2020-02-29""#),
        body("B", #""kind": "社会团体", "electedOn": "2020-02-29", "auditedOn": "2020-03-01""#),
        body("C", #""kind": "基金会", "electedOn": "2020-02-29", "auditedOn": "2019-02-28""#),
        body("D", #""kind": "基金会", "electedOn": "2020-02-29", "auditedOn": "2019-02-27""#),
        body("E", #""kind": "社会团体", "electedOn": "2020-02-29""#), body("G", #""auditedOn": "2019-02-27""#),
        // An election of a unit is no reason for an audit, a change of its representative is.
        body("H", #""kind": "民办非企业单位", "electedOn": "2020-02-29", "auditedOn": "2020-03-01""#),
        body("I", #""kind": "民办非企业单位", "representativeChangedOn": "2020-02-29", "auditedOn": "2020-03-01""#),
      ], answers: "nyny?-ny"),
    RuleCase(
      rule: "R58-3", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "基金会", "foundationForm": "公募", "directors": 9, "relatedDirectors": 1"#),
        body("B", #""kind": "基金会", "foundationForm": "公募", "directors": 9, "relatedDirectors": 0"#),
        body("C", #""kind": "基金会", "foundationForm": "非公募", "directors": 9, "relatedDirectors": 3"#),
        body("D", #""kind": "基金会", "foundationForm": "非公募", "directors": 9, "relatedDirectors": 4"#),
        body("E", #""kind": "社会团体", "relatedDirectors": 4"#),
      ], answers: "ynny-"),
    RuleCase(
      rule: "R58-4", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "基金会", "auditors": 0"#), body("B", #""kind": "基金会", "auditors": 1"#),
        body("C", #""kind": "基金会""#),
      ], answers: "yn?"),
    RuleCase(
      rule: "R58-5", asOf: "2020-12-31",
      records: [body("A", #""kind": "基金会", "paidAuditors": 1"#), body("B", #""kind": "基金会", "paidAuditors": 0"#)],
      answers: "yn"),
    RuleCase(
      rule: "R58-6", asOf: "2020-12-31",
      records: [
        body("A", #""kind": "基金会", "officialsInCharge": 1"#), body("B", #""kind": "基金会", "officialsInCharge": 0"#),
      ], answers: "yn"),
    RuleCase(
      rule: "R71-1", asOf: "2020-12-31",
      records: [("党支部", 50), ("党支部", 51), ("党总支", 49), ("党委", 99)].enumerated().map { number, party in
        #"{"id": "\#(number)", "name": "组织", "rank": "\#(party.0)", "members": \#(party.1), "status": "正常"}"#
      }, answers: "ny--"),
    RuleCase(
      rule: "R-P1", asOf: "2020-12-31",
      records: [
        body("A", #""registeredOn": "2020-01-30", "partyApprovedOn": "2020-02-29", "partyMembers": 3"#),
        body("B", #""registeredOn": "2020-01-30", "partyApprovedOn": "2020-03-01", "partyMembers": 3"#),
        body("C", #""registeredOn": "2020-01-30", "partyApprovedOn": "2020-03-01", "partyMembers": 2"#),
        body("D", #""registeredOn": "2020-01-30", "partyMembers": 3"#),
      ], answers: "ny--"),
    RuleCase(
      rule: "R-D1", asOf: "2021-01-01",
      records: [#"{"id": "1", "organization": "S", "inScope": true, "status": "拟脱钩"}"#], answers: "y",
      due: ["2020-12-31"]),
    RuleCase(
      rule: "R-D1", asOf: "2020-12-31",
      records: [#"{"id": "1", "organization": "S", "inScope": true, "status": "拟脱钩"}"#], answers: "n"),
    RuleCase(
      rule: "R-D1-next", asOf: "2020-12-31",
      records: [#"{"id": "1", "organization": "S", "inScope": true, "status": "拟脱钩"}"#], answers: "y",
      due: ["2020-12-31"]),
    RuleCase(
      rule: "R-D2-2015", asOf: "2020-12-31",
      records: ["2019-06-13", "2019-06-14"].enumerated().map { number, day in
        #"{"id": "\#(number)", "organization": "S", "status": "已脱钩", "completedOn": "\#(day)", "assetsSeparated": false}"#
      }, answers: "y-"),
  ]

  /// Consent on a day whose period is over, on one whose period is not, and acts on the last day and after it.
  private static func consents(_ consented: String, _ done: String) -> [String] {
    [
      body("A", #""kind": "社会团体", "\#(consented)": "2020-02-29""#),
      body("B", #""kind": "社会团体", "\#(consented)": "2020-03-01""#),
      body("C", #""kind": "社会团体", "\#(consented)": "2020-01-30", "\#(done)": "2020-03-02""#),
      body("D", #""kind": "社会团体", "\#(consented)": "2020-01-30", "\#(done)": "2020-03-03""#),
      body("E", #""kind": "基金会", "\#(consented)": "2020-01-30""#),
    ]
  }

  // MARK: - Assessment

  /// Orders 39 and 82.
  static let amendedAssessments: [RuleCase] = [
    RuleCase(
      rule: "R60-2011", asOf: "2024-12-31",
      records: [
        body("A", #""registeredOn": "2018-02-28", "assessmentAppliedOn": "2020-02-28""#),
        body("B", #""registeredOn": "2018-03-01", "assessmentAppliedOn": "2020-02-29""#),
        // In the last two years of a grade one may apply again.
        body("C", #""registeredOn": "2010-03-01", "gradedOn": "2016-02-29", "assessmentAppliedOn": "2019-02-28""#),
        body("D", #""registeredOn": "2010-03-01", "gradedOn": "2016-02-29", "assessmentAppliedOn": "2019-02-27""#),
        body("E", #""registeredOn": "2010-03-01""#), body("G", #""assessmentAppliedOn": "2021-02-27""#),
      ], answers: "nyny-?"),
    RuleCase(
      rule: "R60", asOf: "2027-12-31",
      records: [
        body("A", #""registeredOn": "2024-06-01", "assessmentAppliedOn": "2026-06-01""#),
        body("B", #""registeredOn": "2024-06-02", "assessmentAppliedOn": "2026-06-01""#),
        body("C", #""registeredOn": "2025-01-01", "gradedOn": "2026-04-01", "assessmentAppliedOn": "2026-06-01""#),
        body("D", #""registeredOn": "2025-01-01", "assessmentAppliedOn": "2026-02-28""#),
      ], answers: "nyn-"),
    RuleCase(
      rule: "R61-1-2011", asOf: "2020-12-31",
      records: [
        #"{"id": "1", "organization": "P", "reportYear": 2019, "state": "未参检"}"#,
        #"{"id": "2", "organization": "P", "reportYear": 2018, "state": "未参检"}"#,
        report("P", #""conclusion": "基本合格""#, id: "3"), report("P", #""conclusion": "不合格""#, id: "4"),
      ], answers: "y-ny",
      others: ["organizations": body("P", #""assessmentAppliedOn": "2020-06-01""#)]),
    RuleCase(
      rule: "R61-1", asOf: "2026-12-31",
      records: [
        #"{"id": "1", "organization": "P", "reportYear": 2025, "state": "未参检"}"#,
        report("P", #""conclusion": "不合格""#, id: "2", year: 2025),
        #"{"id": "3", "organization": "P", "reportYear": 2024, "state": "未参检"}"#,
      ], answers: "yn-",
      others: ["organizations": body("P", #""assessmentAppliedOn": "2026-03-01""#)]),
    RuleCase(
      rule: "R61-3-2011", asOf: "2020-12-31",
      records: [
        penalty(#""decidedOn": "2019-01-01", "closedOn": "2019-02-01""#, id: "1", organization: "P"),
        penalty(#""decidedOn": "2018-12-31", "closedOn": "2019-02-01""#, id: "2", organization: "P"),
        penalty(#""decidedOn": "2018-12-31""#, id: "3", organization: "P"),
        penalty(#""decidedOn": "2019-01-01""#, id: "4"),
      ], answers: "yny-",
      others: ["organizations": body("P", #""assessmentAppliedOn": "2020-06-01""#)]),
    RuleCase(
      rule: "R61-3", asOf: "2026-12-31",
      records: [
        penalty(#""decidedOn": "2025-01-01", "fine": 1"#, id: "1", organization: "P"),
        penalty(#""decidedOn": "2025-01-01", "measures": ["警告"]"#, id: "2", organization: "P"),
        penalty(#""decidedOn": "2024-12-31", "fine": 1"#, id: "3", organization: "P"),
        penalty(#""decidedOn": "2026-06-02", "fine": 1"#, id: "4", organization: "P"),
        penalty(#""decidedOn": "2026-06-01", "measures": ["限期停止活动"]"#, id: "5", organization: "P"),
      ], answers: "ynnny",
      others: ["organizations": body("P", #""assessmentAppliedOn": "2026-06-01""#)]),
    RuleCase(
      rule: "R61-5", asOf: "2022-12-31",
      records: ["A", "B", "C", "E"].map { body($0, #""assessmentAppliedOn": "2022-06-01", "level": "全国性""#) }
        + [body("D", #""assessmentAppliedOn": "2021-12-09", "level": "全国性""#)], answers: "ynnn-",
      others: [
        "enforcement": list([
          action("列入活动异常名录", #""decidedOn": "2022-01-01""#, id: "1", organization: "A"),
          action("列入活动异常名录", #""decidedOn": "2022-01-01", "removedOn": "2022-06-01""#, id: "2", organization: "B"),
          action("列入活动异常名录", #""decidedOn": "2022-07-01""#, id: "3", organization: "C"),
          action("列入严重违法失信名单", #""decidedOn": "2022-01-01""#, id: "4", organization: "E"),
          action("移出严重违法失信名单", #""decidedOn": "2022-05-01", "follows": "4""#, id: "5", organization: "E"),
        ])
      ]),
    RuleCase(
      rule: "R62-2011", asOf: "2021-03-01",
      records: [
        body("A", #""grade": "5A", "gradedOn": "2016-02-29""#), body("B", #""grade": "5A", "gradedOn": "2016-03-01""#),
        body("C", #""grade": "5A", "gradedOn": "2016-01-01", "gradeExpiresOn": "2021-03-01""#),
        body("D", #""grade": "5A""#), body("E", #""gradedOn": "2016-02-29""#),
      ], answers: "ynn?-"),
    RuleCase(
      rule: "R62", asOf: "2032-01-01",
      records: [
        body("A", #""grade": "5A", "gradedOn": "2026-03-01""#), body("B", #""grade": "5A", "gradedOn": "2027-01-01""#),
        body("C", #""grade": "5A", "gradedOn": "2026-02-28""#),
      ], answers: "yn-"),
    RuleCase(
      rule: "R62", asOf: "2031-12-31", records: [body("A", #""grade": "5A", "gradedOn": "2026-03-01""#)], answers: "n"),
    RuleCase(
      rule: "R62-next-2011", asOf: "2020-08-31",
      records: [
        body("A", #""grade": "5A", "gradeExpiresOn": "2022-08-31""#),
        body("B", #""grade": "5A", "gradeExpiresOn": "2022-09-01""#),
        body("C", #""grade": "5A", "gradedOn": "2016-02-29""#),
        body("D", #""grade": "5A", "gradeExpiresOn": "2020-08-30""#),
      ], answers: "ynyn", due: ["2022-08-31", "2021-02-28"]),
    RuleCase(
      rule: "R62-next", asOf: "2031-06-01",
      records: [
        body("A", #""grade": "5A", "gradedOn": "2026-04-01""#), body("B", #""grade": "5A", "gradedOn": "2027-04-01""#),
        body("C", #""grade": "5A", "gradedOn": "2027-04-01", "gradeExpiresOn": "2032-06-01""#),
        body("D", #""grade": "5A", "gradedOn": "2027-04-01", "gradeExpiresOn": "2032-06-02""#),
      ], answers: "ynyn", due: ["2031-12-31", "2032-06-01"]),
    RuleCase(
      rule: "R63", asOf: "2026-12-31",
      records: ["A", "B", "D", "E"].map { body($0, #""grade": "4A", "gradedOn": "2024-01-01""#) }
        + [body("C", #""grade": "4A", "gradedOn": "2020-01-01""#)], answers: "ynyn-",
      others: [
        "enforcement": list([
          penalty(#""decidedOn": "2024-01-01""#, id: "1", organization: "A"),
          penalty(#""decidedOn": "2023-12-31""#, id: "2", organization: "B"),
          penalty(#""decidedOn": "2024-01-01""#, id: "3", organization: "C"),
        ]),
        "inspections": #"[{"id": "1", "organization": "D", "reportYear": 2025, "state": "未参检"}]"#,
      ]),
    RuleCase(
      rule: "R63-2011", asOf: "2020-12-31",
      records: ["A", "B", "C", "D"].map { body($0, #""grade": "4A", "gradedOn": "2018-01-01""#) }, answers: "yynn",
      others: [
        "inspections": list([
          report("A", #""conclusion": "不合格""#, id: "1"), report("B", #""conclusion": "基本合格""#, id: "2", year: 2018),
          report("B", #""conclusion": "基本合格""#, id: "3"), report("C", #""conclusion": "基本合格""#, id: "4"),
          report("D", #""conclusion": "不合格""#, id: "5", year: 2018),
        ])
      ]),
  ]

  // MARK: - Charities

  private static let foundations = [
    body("P", #""kind": "基金会", "foundationForm": "公募", "markers": ["慈善组织", "公开募捐资格"]"#),
    body("N", #""kind": "基金会", "foundationForm": "非公募", "markers": ["慈善组织"]"#),
    body("G", #""kind": "社会团体", "markers": ["慈善组织", "公开募捐资格"]"#),
    body("H", #""kind": "民办非企业单位", "markers": ["慈善组织"]"#),
  ].joined(separator: ", ")

  /// Spending, costs, qualification, publication.
  static let charities: [RuleCase] = [
    RuleCase(
      // A charity may take the mean of three years.
      rule: "R59-1", asOf: "2020-12-31",
      records: [
        report("P", #""priorIncome": 1000, "meanIncome": 900, "charitySpending": 630"#, id: "1"),
        report("P", #""priorIncome": 1000, "meanIncome": 900, "charitySpending": 629.99"#, id: "2"),
        report("P", #""priorIncome": 1000, "charitySpending": 650"#, id: "3"),
      ], answers: "ny?", others: ["organizations": foundations]),
    RuleCase(
      rule: "R59-2", asOf: "2020-12-31",
      records: [report("N", #""priorNetAssets": 1000, "charitySpending": 1"#, id: "1")], answers: "-",
      others: ["organizations": foundations]),
    RuleCase(
      rule: "R59-3", asOf: "2020-12-31",
      records: [report("N", #""spending": 1000, "administrativeCost": 200"#, id: "1")], answers: "-",
      others: ["organizations": foundations]),
    RuleCase(
      rule: "R59-4", asOf: "2027-12-31",
      records: [
        ("8000000", "480000"), ("8000000", "479999.99"), ("7999999.99", "559999.99"), ("4000000", "280000"),
        ("3999999.99", "319999.98"),
      ].enumerated().map { number, sums in
        report(
          "N",
          #""priorNetAssets": \#(sums.0), "meanNetAssets": \#(sums.0), "charitySpending": \#(sums.1), "submittedOn": "2027-05-01""#,
          id: "\(number)", year: 2026)
      } + [
        report(
          "N", #""priorNetAssets": 8000000, "charitySpending": 1, "submittedOn": "2027-05-01""#, id: "x", year: 2026),
        report(
          "N",
          #""priorNetAssets": 8000000, "meanNetAssets": 1000000, "charitySpending": 60000, "submittedOn": "2027-05-01""#,
          id: "y", year: 2026),
        report(
          "N", #""priorNetAssets": 8000000, "charitySpending": 1, "submittedOn": "2026-05-01""#, id: "z", year: 2025),
        report(
          "P", #""priorNetAssets": 8000000, "charitySpending": 1, "submittedOn": "2027-05-01""#, id: "p", year: 2026),
      ], answers: "nyyny?n--", others: ["organizations": foundations]),
    RuleCase(
      rule: "R59-5", asOf: "2027-12-31",
      records: [
        ("P", "300000", "3000000", "1"), ("P", "300000.01", "3000000", "1"), ("G", "390000", "3000000", "1"),
        ("G", "390000.01", "3000000", "1"), ("N", "360000.01", "3000000", "60000000"),
        ("N", "390000", "3000000", "59999999"), ("N", "450000.01", "3000000", "4000000"),
        ("H", "390000.01", "3000000", "10000000"), ("H", "420000", "3000000", "9999999"),
        ("H", "450000.01", "3000000", "1000000"), ("H", "600000", "3000000", "999999"),
        ("P", "199999.99", "300000", "1"),
      ].enumerated().map { number, sums in
        report(
          sums.0,
          #""administrativeCost": \#(sums.1), "spending": \#(sums.2), "priorNetAssets": \#(sums.3), "submittedOn": "2027-05-01""#,
          id: "\(number)", year: 2026)
      }, answers: "nynyynyynyn-", others: ["organizations": foundations]),
    RuleCase(
      rule: "R59-6", asOf: "2027-12-31",
      records: [
        ("G", "700000", "1000000", "1"), ("G", "699999.99", "1000000", "1"), ("H", "600000", "1", "10000000"),
        ("H", "599999.99", "1", "10000000"), ("H", "499999.99", "1000000", "999999"),
        ("H", "500000", "1000000", "999999"),
      ].enumerated().map { number, sums in
        report(
          sums.0,
          #""charitySpending": \#(sums.1), "priorIncome": \#(sums.2), "meanIncome": \#(sums.2), "priorNetAssets": \#(sums.3), "meanNetAssets": \#(sums.3), "submittedOn": "2027-05-01""#,
          id: "\(number)", year: 2026)
      }, answers: "nynyyn", others: ["organizations": foundations]),
    RuleCase(
      rule: "R59-7", asOf: "2027-12-31",
      records: ["30000", "30000.01"].enumerated().map { number, cost in
        report(
          "P", #""fundraisingCost": \#(cost), "meanDonations": 1000000, "submittedOn": "2027-05-01""#, id: "\(number)",
          year: 2026)
      } + [report("S", #""fundraisingCost": 9, "meanDonations": 1, "submittedOn": "2027-05-01""#, id: "s", year: 2026)],
      answers: "ny-", others: ["organizations": foundations]),
    RuleCase(
      rule: "R64", asOf: "2026-12-31",
      records: [
        body("A", #""charityBasis": "登记", "registeredOn": "2025-01-01", "fundraisingAppliedOn": "2026-01-01""#),
        body("B", #""charityBasis": "登记", "registeredOn": "2025-01-02", "fundraisingAppliedOn": "2026-01-01""#),
        body(
          "C",
          #""charityBasis": "认定", "registeredOn": "2010-01-02", "charityOn": "2025-01-02", "fundraisingAppliedOn": "2026-01-01""#
        ),
        body("D", #""charityBasis": "登记", "registeredOn": "2024-01-02", "fundraisingAppliedOn": "2024-09-04""#),
      ], answers: "nyy-"),
    RuleCase(
      rule: "R64-2016", asOf: "2026-12-31",
      records: [
        body("A", #""registeredOn": "2018-02-28", "fundraisingAppliedOn": "2020-02-28""#),
        body("B", #""registeredOn": "2018-03-01", "fundraisingAppliedOn": "2020-02-29""#),
      ], answers: "ny"),
    RuleCase(
      // Twenty days end on Sunday 1 March 2020.
      rule: "R65", asOf: "2026-12-31",
      records: [
        body("A", #""fundraisingAppliedOn": "2020-02-10", "fundraisingOn": "2020-03-02""#),
        body("B", #""fundraisingAppliedOn": "2020-02-10", "fundraisingOn": "2020-03-03""#),
      ], answers: "ny"),
    RuleCase(
      rule: "R66", asOf: "2026-12-31",
      records: ["A", "B", "C", "D"].map { body($0, #""fundraisingAppliedOn": "2025-06-01""#) }, answers: "ynyn",
      others: [
        "enforcement": list([
          penalty(#""decidedOn": "2024-06-02""#, id: "1", organization: "A"),
          penalty(#""decidedOn": "2024-06-01""#, id: "2", organization: "B"),
          action("列入严重违法失信名单", #""decidedOn": "2020-01-01""#, id: "3", organization: "C"),
          action("列入活动异常名录", #""decidedOn": "2025-06-02""#, id: "4", organization: "D"),
        ])
      ]),
    RuleCase(
      rule: "R67", asOf: "2026-12-31",
      records: [
        report("P", #""reportPublishedOn": "2026-05-31""#, id: "1", year: 2025),
        report("P", #""reportPublishedOn": "2026-06-01""#, id: "2", year: 2025),
        report("P", #""note": "x""#, id: "3", year: 2025),
        report("S", #""reportPublishedOn": "2026-06-01""#, id: "4", year: 2025),
      ], answers: "ny?-", others: ["organizations": foundations]),
    RuleCase(
      rule: "R68", asOf: "2020-12-31",
      records: [
        body("A", #""markers": ["慈善组织"]"#), body("B", #""markers": ["慈善组织"]"#), body("C", #""level": "省级""#),
      ], answers: "yn-",
      others: [
        "inspections": list([
          report("A", #""charitySpending": 0"#, id: "1", year: 2018), report("A", #""charitySpending": 0"#, id: "2"),
          report("B", #""charitySpending": 0"#, id: "3", year: 2018), report("B", #""charitySpending": 0.01"#, id: "4"),
        ])
      ]),
  ]
}
