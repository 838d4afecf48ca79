/// Rules as amended: the subjects, limits, periods and days in force of each version.
extension RuleCase {
  private static func body(_ code: String, _ rest: String) -> String {
    #"{"creditCode": "\#(code)", "name": "\#(code)", \#(rest)}"#
  }

  private static func report(_ organization: String, _ rest: String, id: String, year: Int = 2019) -> String {
    #"{"id": "\#(id)", "organization": "\#(organization)", "reportYear": \#(year), \#(rest)}"#
  }

  private static func abnormal(_ rest: String, id: String, organization: String = "S") -> String {
    action("列入活动异常名录", rest, id: id, organization: organization)
  }

  private static func serious(_ rest: String, id: String, organization: String = "S") -> String {
    action("列入严重违法失信名单", rest, id: id, organization: organization)
  }

  private static func list(_ records: [String]) -> String { "[" + records.joined(separator: ", ") + "]" }

  private static let charity =
    #"{"creditCode": "C", "name": "c", "kind": "社会团体", "status": "正常", "markers": ["慈善组织"]}"#

  // MARK: - Inspection

  /// Who is inspected, and what follows two rounds.
  static let amendedInspections: [RuleCase] = [
    RuleCase(
      rule: "R01", asOf: "2020-12-31", records: [report("C", #""state": "未参检""#, id: "1")], answers: "-",
      others: ["organizations": charity]),
    RuleCase(
      rule: "R01-next", asOf: "2026-05-30",
      records: [
        body("N", #""kind": "社会团体", "status": "正常", "registeredOn": "2025-06-30""#),
        body("O", #""kind": "社会团体", "status": "正常", "registeredOn": "2025-07-01""#),
      ], answers: "y-", due: ["2026-05-31"],
      others: ["inspections": list(["N", "O"].map { report($0, #""state": "已参检""#, id: $0, year: 2024) })]),
    RuleCase(
      rule: "R01-next-2016", asOf: "2020-05-30",
      records: [
        body("N", #""kind": "社会团体", "status": "正常", "registeredOn": "2019-12-31""#),
        body("O", #""kind": "社会团体", "status": "正常", "registeredOn": "2020-01-01""#),
        body("P", #""kind": "社会团体", "status": "正常", "registeredOn": "2010-01-01""#),
      ], answers: "y-n", due: ["2020-05-31"],
      others: [
        "inspections": list([
          report("N", #""state": "已参检""#, id: "1", year: 2018), report("O", #""state": "已参检""#, id: "2", year: 2018),
          report("P", #""state": "已参检""#, id: "3"),
        ])
      ]),
    RuleCase(
      rule: "R03-next", asOf: "2020-02-29",
      records: [
        body("N", #""kind": "基金会", "status": "正常", "registeredOn": "2019-12-31""#),
        body("O", #""kind": "基金会", "status": "正常", "registeredOn": "2020-01-01""#),
        body("P", #""kind": "基金会", "status": "注销", "registeredOn": "2018-06-30""#),
      ], answers: "y--", due: ["2020-03-31"],
      others: ["inspections": list(["N", "O", "P"].map { report($0, #""state": "已参检""#, id: $0, year: 2018) })]),
    RuleCase(
      rule: "R05", asOf: "2020-12-31", records: [report("F", #""submittedOn": "2020-05-01", "fee": 1"#, id: "1")],
      answers: "-"),
    RuleCase(
      rule: "R05-2", asOf: "2020-12-31",
      records: [
        report("U", #""submittedOn": "2020-05-01", "fee": 0.01"#, id: "1"),
        report("U", #""submittedOn": "2020-05-01", "fee": 0"#, id: "2"),
        report("S", #""submittedOn": "2020-05-01", "fee": 1"#, id: "3"),
      ], answers: "yn-"),
    RuleCase(
      // Missed twice, failed twice, one of each, a gap, a round that is not yet due, none, another kind.
      rule: "R06", asOf: "2020-12-31",
      records: ["A", "B", "C", "D", "E", "G"].map { body($0, #""kind": "民办非企业单位""#) }
        + [body("H", #""kind": "社会团体""#)], answers: "yynnn--",
      others: [
        "inspections": list([
          report("A", #""state": "未参检""#, id: "1", year: 2018), report("A", #""state": "未参检""#, id: "2"),
          report("B", #""state": "已参检", "conclusion": "不合格""#, id: "3", year: 2018),
          report("B", #""state": "已参检", "conclusion": "不合格""#, id: "4"),
          report("C", #""state": "未参检""#, id: "5", year: 2018),
          report("C", #""state": "已参检", "conclusion": "不合格""#, id: "6"),
          report("D", #""state": "未参检""#, id: "7", year: 2017), report("D", #""state": "未参检""#, id: "8"),
          report("E", #""state": "未参检""#, id: "9", year: 2018),
          report("E", #""state": "未参检", "dueOn": "2021-05-31""#, id: "10"),
          report("H", #""state": "未参检""#, id: "11", year: 2018), report("H", #""state": "未参检""#, id: "12"),
        ])
      ]),
    RuleCase(
      rule: "R06-2-2016", asOf: "2026-03-11",
      records: ["A", "B"].map { body($0, #""kind": "社会团体""#) }, answers: "yn",
      others: [
        "inspections": list([
          report("A", #""state": "未参检""#, id: "1", year: 2023), report("A", #""state": "未参检""#, id: "2", year: 2024),
          report("B", #""state": "未参检""#, id: "3", year: 2023),
          report("B", #""state": "已参检", "conclusion": "不合格""#, id: "4", year: 2024),
        ])
      ]),
    RuleCase(
      rule: "R06-2-2016", asOf: "2026-03-12", records: [body("A", #""kind": "社会团体""#)], answers: "-",
      others: ["inspections": list([report("A", #""state": "未参检""#, id: "1")])]),
    RuleCase(
      rule: "R06-2", asOf: "2026-03-12",
      records: ["A", "B"].map { body($0, #""kind": "社会团体""#) }, answers: "yn",
      others: [
        "inspections": list([
          report("A", #""state": "未参检""#, id: "1", year: 2023), report("A", #""state": "未参检""#, id: "2", year: 2024),
          report("B", #""state": "未参检""#, id: "3", year: 2024),
        ])
      ]),
    RuleCase(
      rule: "R07", asOf: "2020-12-31",
      records: [
        report("U", #""conclusion": "基本合格""#, id: "1"), report("U", #""conclusion": "不合格""#, id: "2"),
        report("U", #""conclusion": "合格""#, id: "3"), report("S", #""conclusion": "不合格""#, id: "4"),
      ], answers: "yn--",
      others: ["enforcement": #"[{"id": "e", "kind": "责令限期整改", "organization": "U", "inspection": "2"}]"#]),
    RuleCase(
      // Three months from 1 July 2020 end on National Day: 9 October is the next working day.
      rule: "R07-2", asOf: "2020-12-31",
      records: [
        ("2020-06-30", "2020-09-30"), ("2020-06-30", "2020-10-01"), ("2020-07-01", "2020-10-09"),
        ("2020-07-01", "2020-10-10"),
      ].enumerated().map { number, days in
        report(
          "U",
          #""conclusion": "基本合格", "announcedOn": "\#(days.0)", "rectificationReportedOn": "\#(days.1)""#,
          id: "\(number)")
      } + [
        report("U", #""conclusion": "不合格", "announcedOn": "2020-06-30""#, id: "x"),
        report(
          "U", #""conclusion": "不合格", "announcedOn": "2020-06-30", "rectificationDueOn": "2020-10-01""#, id: "z"),
      ], answers: "nyny?y"),
    RuleCase(
      rule: "R07-2-next", asOf: "2020-09-30",
      records: [
        report("U", #""conclusion": "基本合格", "announcedOn": "2020-06-30""#, id: "1"),
        report("U", #""conclusion": "基本合格", "announcedOn": "2020-06-29""#, id: "2"),
      ], answers: "yn", due: ["2020-09-30"]),
  ]

  // MARK: - Credit lists

  static let amendedListings: [RuleCase] = [
    RuleCase(
      rule: "R10-1", asOf: "2020-07-01",
      records: [
        report("S", #""state": "未参检", "dueOn": "2020-06-30""#, id: "1"),
        report("U", #""state": "未参检", "dueOn": "2020-06-30""#, id: "2"),
        report("F", #""state": "未参检", "dueOn": "2020-07-01""#, id: "3"),
        report("S", #""state": "已参检", "submittedOn": "2020-07-01", "dueOn": "2020-06-30""#, id: "4"),
        report("S", #""state": "已参检", "submittedOn": "2020-06-30", "dueOn": "2020-06-30""#, id: "5"),
      ], answers: "yn-y-",
      others: [
        "enforcement": list([
          abnormal(#""grounds": "未按规定报送年度报告", "decidedOn": "2020-07-01""#, id: "e", organization: "U")
        ])
      ]),
    RuleCase(
      rule: "R10-3", asOf: "2020-12-31",
      records: [
        action("责令限期整改", #""decidedOn": "2020-11-01", "dueOn": "2020-12-30""#, id: "1"),
        action("责令限期整改", #""decidedOn": "2020-11-01", "dueOn": "2020-12-31""#, id: "2"),
        action("责令限期整改", #""decidedOn": "2020-11-01", "dueOn": "2020-11-30", "closedOn": "2020-11-30""#, id: "3"),
        action("责令限期整改", #""decidedOn": "2020-11-01", "dueOn": "2020-11-30", "closedOn": "2020-12-01""#, id: "4"),
        action("责令限期整改", #""decidedOn": "2020-11-01""#, id: "5"), penalty("", id: "6"),
        action("责令限期整改", #""decidedOn": "2020-11-01", "dueOn": "2020-12-01""#, id: "7", organization: "U"),
        abnormal(#""decidedOn": "2020-12-05", "follows": "7""#, id: "8", organization: "U"),
      ], answers: "ynny?-n-"),
    RuleCase(
      rule: "R10-4-2018", asOf: "2021-02-28",
      records: [
        // Six months from 31 August end on the last day of February.
        body("A", #""markers": ["公开募捐资格"], "lastFundraisedOn": "2020-08-31""#),
        body("B", #""markers": ["公开募捐资格"], "lastFundraisedOn": "2020-09-01""#),
        body("C", #""markers": ["公开募捐资格"], "fundraisingOn": "2020-08-31""#), body("E", #""markers": ["公开募捐资格"]"#),
        body("D", #""level": "省级""#), body("G", #""markers": ["公开募捐资格"], "lastFundraisedOn": "2020-08-31""#),
      ], answers: "yny?-n", due: ["2021-02-28", nil],
      others: [
        "enforcement": list([
          abnormal(#""grounds": ["公开募捐资格不再符合条件"], "decidedOn": "2021-02-01""#, id: "e", organization: "G")
        ])
      ]),
    RuleCase(
      rule: "R10-4", asOf: "2025-12-31",
      records: [
        body("A", #""markers": ["公开募捐资格"], "registeredOn": "2020-01-01", "level": "市级""#),
        body("B", #""markers": ["公开募捐资格"], "registeredOn": "2024-06-01", "level": "市级""#),
        body(
          "C",
          #""markers": ["公开募捐资格"], "registeredOn": "2010-01-01", "level": "市级", "grade": "3A", "gradedOn": "2022-01-01""#
        ),
        body(
          "D",
          #""markers": ["公开募捐资格"], "registeredOn": "2010-01-01", "level": "市级", "grade": "3A", "gradeExpiresOn": "2025-12-30""#
        ),
        body(
          "E",
          #""markers": ["公开募捐资格"], "registeredOn": "2010-01-01", "level": "省级", "grade": "5A", "gradeExpiresOn": "2027-12-31", "auditors": 2"#
        ),
        body(
          "G",
          #""markers": ["公开募捐资格"], "registeredOn": "2010-01-01", "level": "省级", "grade": "5A", "gradeExpiresOn": "2027-12-31", "auditors": 3"#
        ),
        body("H", #""registeredOn": "2010-01-01""#),
        body(
          "I",
          #""markers": ["公开募捐资格"], "registeredOn": "2010-01-01", "level": "市级", "grade": "2A", "gradedOn": "2025-01-01""#
        ),
      ], answers: "ynnyyn-y"),
    RuleCase(
      rule: "R10-5", asOf: "2020-12-31",
      records: [
        penalty(#""decidedOn": "2020-12-24", "measures": ["罚款"], "fine": 49999.99"#, id: "1"),
        penalty(#""decidedOn": "2020-12-24", "measures": ["罚款"], "fine": 50000"#, id: "2"),
        penalty(#""decidedOn": "2020-12-24", "measures": ["警告"]"#, id: "3"),
        penalty(#""decidedOn": "2020-12-24", "measures": ["罚款"]"#, id: "4"),
        penalty(#""decidedOn": "2020-12-24", "measures": ["撤销登记"]"#, id: "5"),
        penalty(#""decidedOn": "2018-01-23", "measures": ["警告"]"#, id: "6"),
        // Confiscation alone is no fine.
        penalty(#""decidedOn": "2020-12-24", "measures": ["没收违法所得"], "fine": 0, "confiscated": 100"#, id: "7"),
      ], answers: "yny?--n"),
    RuleCase(
      rule: "R14-1", asOf: "2020-03-08",
      records: [
        abnormal(#""decidedOn": "2019-12-01", "verifiedOn": "2020-02-29""#, id: "1"),
        abnormal(#""decidedOn": "2019-12-01", "verifiedOn": "2020-03-02""#, id: "2"),
        abnormal(#""decidedOn": "2019-12-01", "verifiedOn": "2020-02-03", "removedOn": "2020-02-10""#, id: "3"),
        abnormal(#""decidedOn": "2019-12-01", "verifiedOn": "2020-02-03", "removedOn": "2020-02-11""#, id: "4"),
      ], answers: "ynny", due: ["2020-03-06", nil]),
    RuleCase(
      rule: "R15-2", asOf: "2020-12-31",
      records: [
        penalty(#""decidedOn": "2020-12-24", "grounds": ["弄虚作假取得变更登记"]"#, id: "1"),
        penalty(#""decidedOn": "2020-12-24", "grounds": ["弄虚作假取得变更登记"]"#, id: "2", organization: "U"),
        serious(#""decidedOn": "2020-12-28""#, id: "3", organization: "U"),
        action("监督检查", #""decidedOn": "2020-12-24", "grounds": ["弄虚作假取得变更登记"]"#, id: "4"),
      ], answers: "yn-y"),
    RuleCase(
      rule: "R15-3", asOf: "2020-12-31",
      records: [
        penalty(#""decidedOn": "2020-12-24", "measures": ["限期停止活动"]"#, id: "1"),
        penalty(#""decidedOn": "2020-12-24", "measures": ["警告"]"#, id: "2"),
        penalty(#""decidedOn": "2018-01-23", "measures": ["限期停止活动"]"#, id: "3"),
      ], answers: "y--"),
    RuleCase(
      rule: "R15-4", asOf: "2020-12-31",
      records: [
        penalty(#""decidedOn": "2020-12-24", "fine": 50000"#, id: "1"),
        penalty(#""decidedOn": "2020-12-24", "fine": 49999.99"#, id: "2"),
        penalty(#""decidedOn": "2020-12-24", "measures": ["罚款"]"#, id: "3"),
        penalty(#""decidedOn": "2020-12-24", "measures": ["警告"]"#, id: "4"),
        penalty(#""decidedOn": "2020-12-24", "fine": "5万元""#, id: "5", organization: "U"),
        serious(#""decidedOn": "2020-12-28""#, id: "6", organization: "U"),
      ], answers: "yn?-n-"),
    RuleCase(
      rule: "R15-5", asOf: "2020-12-31",
      records: ["A", "B", "C", "D", "E"].map { #"{"creditCode": "\#($0)", "name": "\#($0)"}"# }, answers: "ynnn-",
      others: [
        "enforcement": "["
          + [
            // Exactly three years apart; one day more; one of them not minor; only one.
            penalty(#""decidedOn": "2017-12-31", "measures": ["警告"]"#, id: "1", organization: "A"),
            penalty(#""decidedOn": "2020-12-31", "fine": 49999"#, id: "2", organization: "A"),
            penalty(#""decidedOn": "2017-12-30", "measures": ["警告"]"#, id: "3", organization: "B"),
            penalty(#""decidedOn": "2020-12-31", "measures": ["警告"]"#, id: "4", organization: "B"),
            penalty(#""decidedOn": "2020-01-01", "fine": 50000"#, id: "5", organization: "C"),
            penalty(#""decidedOn": "2020-12-31", "fine": 49999"#, id: "6", organization: "C"),
            penalty(#""decidedOn": "2020-12-31", "fine": 100"#, id: "7", organization: "D"),
          ].joined(separator: ",") + "]"
      ]),
    RuleCase(
      rule: "R15-6", asOf: "2020-12-31",
      records: [
        body("A", #""dishonestDebtorOn": "2020-12-01""#), body("B", #""dishonestDebtorOn": "2020-12-01""#),
        body("C", #""level": "省级""#),
      ], answers: "yn-",
      others: [
        "enforcement": list([
          serious(#""decidedOn": "2020-12-05", "grounds": ["被列为失信被执行人"]"#, id: "1", organization: "B")
        ])
      ]),
    RuleCase(
      rule: "R15-7", asOf: "2020-12-31",
      records: [
        body("A", #""status": "撤销", "deregisteredOn": "2020-12-01""#),
        body("B", #""status": "撤销", "deregisteredOn": "2018-01-23""#),
        body("C", #""status": "注销", "deregisteredOn": "2020-12-01""#),
      ], answers: "y--"),
    RuleCase(
      // After a revocation there is no application; after two years on the abnormal list its duties must be met too.
      rule: "R17", asOf: "2020-12-31",
      records: [
        serious(#""decidedOn": "2018-06-01", "grounds": ["被吊销登记证书或撤销成立登记"]"#, id: "1", organization: "P"),
        serious(#""decidedOn": "2018-06-01", "grounds": ["列入活动异常名录满二年"]"#, id: "2", organization: "Q"),
        serious(
          #""decidedOn": "2018-06-01", "grounds": ["列入活动异常名录满二年"], "verifiedOn": "2019-06-01""#, id: "3",
          organization: "R"),
      ], answers: "nny",
      others: ["organizations": ["P", "Q", "R"].map { body($0, #""level": "省级""#) }.joined(separator: ", ")]),
  ]

  // MARK: - Penalties

  /// Working days, exceptions and scales.
  static let amendedPenalties: [RuleCase] = [
    RuleCase(
      rule: "R22", asOf: "2022-12-31",
      records: [
        penalty(#""filedOn": "2022-01-01", "decidedOn": "2022-04-12", "excludedDays": 11"#, id: "1"),
        penalty(#""filedOn": "2022-01-01", "decidedOn": "2022-04-12", "excludedDays": 10"#, id: "2"),
      ], answers: "ny"),
    RuleCase(
      // Ninety days from 2 October 2022 end on 31 December, a day off.
      rule: "R22-next", asOf: "2022-12-31",
      records: [
        penalty(#""filedOn": "2022-10-02""#, id: "1"), penalty(#""filedOn": "2022-10-01""#, id: "2"),
        penalty(#""filedOn": "2022-10-01", "extendedTo": "2023-01-31""#, id: "3"),
        penalty(#""filedOn": "2022-12-01", "decidedOn": "2022-12-20""#, id: "4"),
      ], answers: "yny-", due: ["2023-01-03", "2023-01-31"]),
    RuleCase(
      rule: "R24-1", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-02-28", "measures": ["吊销许可"], "hearingOffered": false"#, id: "1"),
        penalty(#""decidedOn": "2022-02-28", "measures": ["限制从业"], "hearingOffered": true"#, id: "2"),
        penalty(#""decidedOn": "2022-02-28", "measures": ["责令停产停业"]"#, id: "3"),
        penalty(#""decidedOn": "2022-02-28", "measures": ["撤销登记"], "hearingOffered": false"#, id: "4"),
      ], answers: "yn?-"),
    RuleCase(
      rule: "R24-4", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-02-28", "measures": ["撤销登记"], "hearingOffered": false"#, id: "1"),
        penalty(#""decidedOn": "2022-02-28", "measures": ["撤销登记"], "hearingOffered": true"#, id: "2"),
        penalty(#""decidedOn": "2022-02-28", "measures": ["撤销登记"]"#, id: "3"),
        penalty(#""decidedOn": "2022-02-28", "measures": ["警告"], "hearingOffered": false"#, id: "4"),
      ], answers: "yn?-"),
    RuleCase(
      rule: "R24-1-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-07-14", "measures": ["吊销许可"], "hearingOffered": false"#, id: "1"),
        penalty(#""decidedOn": "2021-07-14", "measures": ["吊销许可"], "hearingOffered": true"#, id: "2"),
        penalty(#""decidedOn": "2021-07-15", "measures": ["吊销许可"], "hearingOffered": false"#, id: "3"),
      ], answers: "yn-"),
    RuleCase(
      // The fifth working day after a Saturday, and after National Day 2021 with its make-up days.
      rule: "R24-2", asOf: "2022-12-31",
      records: [
        ("2022-02-26", "2022-03-04"), ("2022-02-26", "2022-03-07"), ("2021-09-30", "2021-10-11"),
        ("2021-09-30", "2021-10-13"), ("2021-09-30", "2021-10-14"),
      ].enumerated().map { number, days in
        penalty(
          #""decidedOn": "2022-06-01", "noticedOn": "\#(days.0)", "hearingRequestedOn": "\#(days.1)""#, id: "\(number)")
      }, answers: "nynny"),
    RuleCase(
      // Seven working days between; Labour Day 2022 with its make-up day.
      rule: "R24-3", asOf: "2022-12-31",
      records: [
        ("2022-02-23", "2022-03-07"), ("2022-02-24", "2022-03-07"), ("2022-04-29", "2022-05-13"),
        ("2022-05-05", "2022-05-13"),
      ].enumerated().map { number, days in
        penalty(
          #""decidedOn": "2022-06-01", "hearingNoticedOn": "\#(days.0)", "hearingOn": "\#(days.1)""#, id: "\(number)")
      } + [penalty(#""decidedOn": "2022-06-01", "hearingOn": "2022-03-07""#, id: "x")], answers: "nyny?"),
    RuleCase(
      rule: "R24-3-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-06-01", "hearingOn": "2021-03-08", "hearingNoticedOn": "2021-02-28""#, id: "1"),
        penalty(#""decidedOn": "2021-06-01", "hearingOn": "2021-03-08", "hearingNoticedOn": "2021-03-01""#, id: "2"),
      ], answers: "ny"),
    RuleCase(
      rule: "R25", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-06-01", "onTheSpot": true, "measures": ["通报批评"]"#, id: "1"),
        penalty(#""decidedOn": "2022-06-01", "onTheSpot": true, "measures": ["警告", "责令改正"]"#, id: "2"),
      ], answers: "yn"),
    RuleCase(
      rule: "R26", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-02-22", "deliveredOn": "2022-03-03""#, id: "1"),
        penalty(#""decidedOn": "2022-02-22", "deliveredOn": "2022-03-04""#, id: "2"),
        penalty(#""decidedOn": "2022-02-22", "deliveredOn": "2022-03-04", "partyPresent": true"#, id: "3"),
        penalty(#""decidedOn": "2022-02-22", "deliveredOn": "2022-05-04", "servedByAnnouncement": true"#, id: "4"),
        penalty(#""decidedOn": "2021-11-01", "deliveredOn": "2021-11-10""#, id: "5"),
      ], answers: "ny--n"),
    RuleCase(
      // Seven days from Saturday 22 February 2020 end on a Saturday.
      rule: "R26-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2020-02-22", "deliveredOn": "2020-03-02""#, id: "1"),
        penalty(#""decidedOn": "2020-02-22", "deliveredOn": "2020-03-03""#, id: "2"),
      ], answers: "ny"),
    RuleCase(
      rule: "R27-1", asOf: "2022-03-16",
      records: [
        penalty(
          #""decidedOn": "2022-01-22", "fine": 1, "deliveredOn": "2022-02-01", "paidOn": "2022-03-01", "deferredTo": "2022-03-01""#,
          id: "1"),
        penalty(
          #""decidedOn": "2022-01-22", "fine": 1, "deliveredOn": "2022-02-01", "paidOn": "2022-03-02", "deferredTo": "2022-03-01""#,
          id: "2"),
      ], answers: "ny"),
    RuleCase(
      // Fifteen days from the leap day end on Sunday 15 March.
      rule: "R27-1-2017", asOf: "2020-03-17",
      records: [
        penalty(#""decidedOn": "2020-02-22", "fine": 1, "deliveredOn": "2020-02-29""#, id: "1"),
        penalty(#""decidedOn": "2020-02-22", "fine": 1, "deliveredOn": "2020-03-02""#, id: "2"),
      ], answers: "yn", due: ["2020-03-16"]),
    RuleCase(
      rule: "R27-2", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-02-22", "fine": 100.01, "authority": "省民政厅", "collector": "省民政厅""#, id: "1"),
        penalty(#""decidedOn": "2022-02-22", "fine": 5000, "authority": "省民政厅", "collector": "某银行""#, id: "2"),
        penalty(#""decidedOn": "2022-02-22", "fine": 5000, "authority": "省民政厅""#, id: "3"),
        penalty(#""decidedOn": "2022-02-22", "fine": 100, "authority": "省民政厅", "collector": "省民政厅""#, id: "4"),
        penalty(
          #""decidedOn": "2022-02-22", "fine": 5000, "authority": "省民政厅", "collector": "省民政厅", "collectedOnTheSpot": true"#,
          id: "5"),
        penalty(
          #""decidedOn": "2022-02-22", "fine": 50, "authority": "省民政厅", "collector": "省民政厅", "collectedOnTheSpot": false"#,
          id: "6"),
      ], answers: "yn?nny"),
    RuleCase(
      rule: "R27-2-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-02-22", "fine": 20.01, "authority": "省民政厅", "collector": "省民政厅""#, id: "1"),
        penalty(#""decidedOn": "2021-02-22", "fine": 20, "authority": "省民政厅", "collector": "省民政厅""#, id: "2"),
      ], answers: "yn"),
    RuleCase(
      // Nine days late without the day under review.
      rule: "R28", asOf: "2022-12-31",
      records: ["1890", "1890.01"].enumerated().map { number, late in
        penalty(
          #""decidedOn": "2022-02-22", "fine": 7000, "lateFine": \#(late), "dueOn": "2022-03-01", "paidOn": "2022-03-11", "reviewDays": 1"#,
          id: "\(number)")
      }, answers: "ny"),
    RuleCase(
      // Before 2021 the late fine might exceed the fine.
      rule: "R28-2017", asOf: "2022-12-31",
      records: [
        penalty(
          #""decidedOn": "2021-02-22", "fine": 7000, "lateFine": 7000.01, "dueOn": "2021-03-01", "paidOn": "2021-12-11""#,
          id: "1"),
        penalty(
          #""decidedOn": "2021-02-22", "fine": 7000, "lateFine": 2100.01, "dueOn": "2021-03-01", "paidOn": "2021-03-11""#,
          id: "2"),
      ], answers: "ny"),
    RuleCase(
      // Above the scale of the turnover, of the income, within one of both, by another department.
      rule: "R30-1", asOf: "2020-12-31", records: scales, answers: "nynnynn-"),
    RuleCase(rule: "R30-2", asOf: "2020-12-31", records: scales, answers: "nnynnyn-"),
  ]

  private static let scales: [String] = [
    (#""illegalTurnover": 1000"#, "3000", "省民政厅"), (#""illegalTurnover": 1000"#, "3000.01", "省民政厅"),
    (#""illegalTurnover": 1000"#, "999.99", "省民政厅"), (#""illegalIncome": 1000"#, "5000", "省民政厅"),
    (#""illegalIncome": 1000"#, "5000.01", "省民政厅"), (#""illegalIncome": 1000"#, "2999.99", "省民政厅"),
    (#""illegalTurnover": 100000, "illegalIncome": 10000"#, "40000", "省民政厅"),
    (#""illegalTurnover": 1000"#, "9000", "市税务局"),
  ].enumerated().map { number, sums in
    penalty(
      #""decidedOn": "2020-02-22", \#(sums.0), "fine": \#(sums.1), "authority": "\#(sums.2)""#, id: "\(number)")
  }

  /// What follows a decision, and how it is made.
  static let amendedProcedures: [RuleCase] = [
    RuleCase(
      rule: "R31-2", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-10-15", "measures": ["限期停止活动"], "dueOn": "2022-12-30""#, id: "1"),
        penalty(#""decidedOn": "2021-10-15", "measures": ["限期停止活动"], "dueOn": "2022-12-31""#, id: "2"),
        penalty(
          #""decidedOn": "2021-10-15", "measures": ["限期停止活动"], "dueOn": "2022-02-28", "reportedBackOn": "2022-03-01""#,
          id: "3"),
        penalty(#""decidedOn": "2021-10-14", "measures": ["限期停止活动"], "dueOn": "2022-12-30""#, id: "4"),
      ], answers: "ynn-", due: ["2022-12-30"]),
    RuleCase(
      rule: "R32-2016", asOf: "2020-12-31",
      records: [
        penalty(#""decidedOn": "2020-02-22", "measures": ["撤销登记"], "papersTakenOn": "2020-03-01""#, id: "1"),
        penalty(
          #""decidedOn": "2020-02-22", "measures": ["撤销登记"], "papersTakenOn": "2020-03-01""#, id: "2", organization: "R"
        ),
        penalty(#""decidedOn": "2020-02-22", "measures": ["撤销登记"]"#, id: "3", organization: "R"),
        penalty(#""decidedOn": "2020-02-22", "measures": ["撤销登记"]"#, id: "4", organization: "F"),
      ], answers: "yny-", others: ["organizations": body("R", #""kind": "社会团体", "status": "撤销""#)]),
    RuleCase(
      rule: "R32", asOf: "2026-12-31",
      records: [
        penalty(
          #""decidedOn": "2026-03-12", "measures": ["吊销登记证书"], "papersTakenOn": "2026-04-01""#, id: "1",
          organization: "R"),
        penalty(#""decidedOn": "2026-03-12", "measures": ["吊销登记证书"], "papersTakenOn": "2026-04-01""#, id: "2"),
        penalty(#""decidedOn": "2026-03-11", "measures": ["撤销登记"]"#, id: "3"),
      ], answers: "ny-", others: ["organizations": body("R", #""kind": "社会团体", "status": "吊销登记证书""#)]),
    RuleCase(
      // Spring Festival 2022: 29 and 30 January are worked, 7 February is the third working day.
      rule: "R34", asOf: "2022-03-04",
      records: [
        penalty(#""decidedOn": "2022-02-22", "overturnedOn": "2022-02-28""#, id: "1"),
        penalty(#""decidedOn": "2022-02-22", "overturnedOn": "2022-03-01""#, id: "2"),
        penalty(#""decidedOn": "2022-01-22", "overturnedOn": "2022-01-28", "withdrawnOn": "2022-02-07""#, id: "3"),
        penalty(#""decidedOn": "2022-01-22", "overturnedOn": "2022-01-28", "withdrawnOn": "2022-02-08""#, id: "4"),
      ], answers: "ynny", due: ["2022-03-03", nil]),
    RuleCase(
      rule: "R35-2", asOf: "2022-12-31",
      records: [
        body("A", #""kind": "基金会", "registeredOn": "2020-02-29", "firstActiveOn": "2021-02-28""#),
        body("B", #""kind": "基金会", "registeredOn": "2020-02-29", "firstActiveOn": "2021-03-01""#),
        body("C", #""kind": "社会团体", "registeredOn": "2020-02-29", "firstActiveOn": "2021-03-01""#),
      ], answers: "ny-"),
    RuleCase(
      rule: "R35-3", asOf: "2022-12-31",
      records: [
        body("A", #""kind": "社会团体", "registeredOn": "2021-12-30""#),
        body("B", #""kind": "社会团体", "registeredOn": "2021-12-31""#),
        body("C", #""kind": "社会团体", "registeredOn": "2010-12-30""#),
        body("D", #""kind": "社会团体", "registeredOn": "2010-12-30""#),
        body("E", #""kind": "社会团体", "registeredOn": "2010-12-30", "firstActiveOn": "2012-01-01""#),
      ], answers: "ynn--",
      others: [
        "inspections": list(
          ["A", "B", "C", "E"].map { report($0, #""state": "未参检""#, id: $0, year: 2021) } + [
            report("C", #""state": "已参检""#, id: "x", year: 2020)
          ])
      ]),
    RuleCase(
      rule: "R35-4", asOf: "2020-12-31",
      records: [
        penalty(#""decidedOn": "2020-02-22", "grounds": ["申请登记时弄虚作假"], "measures": ["警告"]"#, id: "1"),
        penalty(#""decidedOn": "2020-02-22", "grounds": ["申请登记时弄虚作假"], "measures": ["撤销登记"]"#, id: "2"),
        penalty(#""decidedOn": "2020-02-22", "measures": ["警告"]"#, id: "3"),
      ], answers: "yn-"),
    RuleCase(
      rule: "R36-1", asOf: "2026-12-31", records: repeated(decided: "2025-12-01", basis: "第一百一十条", other: "第一百一十一条"),
      answers: "-yn?--", others: ["organizations": charity]),
    RuleCase(
      rule: "R36-1-2016", asOf: "2026-12-31",
      records: repeated(decided: "2024-09-04", basis: "第九十九条", other: "第九十八条", first: "2023-02-28"),
      answers: "-yn?--", others: ["organizations": charity]),
    RuleCase(
      rule: "R37", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-07-15", "officerCount": 1"#, id: "1"),
        penalty(#""decidedOn": "2021-07-15", "officerCount": 2"#, id: "2"),
        penalty(#""decidedOn": "2021-07-15""#, id: "3"),
        penalty(#""decidedOn": "2021-07-15", "officerCount": 1, "onTheSpot": true"#, id: "4"),
      ], answers: "yn?-"),
    RuleCase(
      rule: "R37-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-07-14", "officerCount": 1"#, id: "1"),
        penalty(#""decidedOn": "2021-07-15", "officerCount": 1"#, id: "2"),
      ], answers: "y-"),
    RuleCase(
      rule: "R38", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-02-22", "measures": ["撤销登记"], "collectivelyDecided": false"#, id: "1"),
        penalty(#""decidedOn": "2022-02-22", "measures": ["撤销登记"], "collectivelyDecided": true"#, id: "2"),
        penalty(#""decidedOn": "2022-02-22", "measures": ["警告"], "collectivelyDecided": false"#, id: "3"),
      ], answers: "yn-"),
    RuleCase(
      rule: "R39", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-02-22", "hearingOn": "2022-02-01", "legallyReviewed": false"#, id: "1"),
        penalty(#""decidedOn": "2022-02-22", "hearingOn": "2022-02-01", "legallyReviewed": true"#, id: "2"),
        penalty(#""decidedOn": "2022-02-22", "legallyReviewed": false"#, id: "3"),
      ], answers: "yn-"),
  ]

  /// An earlier case, then breaches within a year of it, a day later, without a day, of another article, of another body.
  private static func repeated(
    decided: String, basis: String, other: String, first: String = "2024-10-01"
  ) -> [String] {
    let year = Int(first.prefix(4))! + 1
    let last = "\(year)\(first.dropFirst(4))"
    let after = String(last.dropLast(2)) + (last.hasSuffix("28") ? "29" : "02")
    let late = last.hasSuffix("28") && year % 4 != 0 ? "\(year)-03-01" : after
    func action(_ rest: String, id: String, organization: String = "C") -> String {
      penalty(#""decidedOn": "\#(decided)", "repeats": "1", \#(rest)"#, id: id, organization: organization)
    }
    return [
      penalty(#""decidedOn": "\#(first)""#, id: "1", organization: "C"),
      action(#""basis": "《慈善法》\#(basis)第一款", "violationEndedOn": "\#(last)""#, id: "2"),
      action(#""basis": "《慈善法》\#(basis)第一款", "violationEndedOn": "\#(late)""#, id: "3"),
      action(#""basis": "《慈善法》\#(basis)第一款""#, id: "4"),
      action(#""basis": "《慈善法》\#(other)", "violationEndedOn": "\#(last)""#, id: "5"),
      action(#""basis": "《慈善法》\#(basis)", "violationEndedOn": "\#(last)""#, id: "6", organization: "S"),
    ]
  }
}
