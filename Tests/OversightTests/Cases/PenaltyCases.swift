extension RuleCase {
  /// The law of 2021, whose limits differ from that of 2017 before it.
  static let penalties: [RuleCase] = [
    RuleCase(
      rule: "R21", asOf: "2023-12-31",
      records: [
        penalty(#""decidedOn": "2022-06-01", "violationEndedOn": "2020-02-29", "filedOn": "2022-02-28""#, id: "1"),
        penalty(#""decidedOn": "2022-06-01", "violationEndedOn": "2020-02-29", "filedOn": "2022-03-01""#, id: "2"),
        penalty(
          #""decidedOn": "2022-06-01", "violationEndedOn": "2017-06-01", "filedOn": "2022-06-01", "harmsSafety": true"#,
          id: "3"),
        penalty(
          #""decidedOn": "2022-06-02", "violationEndedOn": "2017-06-01", "filedOn": "2022-06-02", "harmsSafety": true"#,
          id: "4"),
        penalty(#""decidedOn": "2022-06-01""#, id: "5"),
        penalty(#""decidedOn": "2021-07-14", "violationEndedOn": "2017-02-28", "filedOn": "2021-03-01""#, id: "6"),
      ], answers: "nyny?-"),
    RuleCase(
      rule: "R21-2017", asOf: "2023-12-31",
      records: [
        penalty(#""decidedOn": "2021-07-14", "violationEndedOn": "2019-03-01", "filedOn": "2021-03-01""#, id: "1"),
        penalty(#""decidedOn": "2021-07-14", "violationEndedOn": "2019-02-28", "filedOn": "2021-03-01""#, id: "2"),
        penalty(#""decidedOn": "2021-07-15", "violationEndedOn": "2017-02-28", "filedOn": "2021-03-01""#, id: "3"),
      ], answers: "ny-"),
    RuleCase(
      rule: "R22", asOf: "2022-12-31",
      records: [
        penalty(#""filedOn": "2022-01-01", "decidedOn": "2022-04-01""#, id: "1"),
        penalty(#""filedOn": "2022-01-01", "decidedOn": "2022-04-02""#, id: "2"),
        penalty(#""filedOn": "2022-01-01", "decidedOn": "2022-04-02", "extendedTo": "2022-04-02""#, id: "3"),
        penalty(#""filedOn": "2022-10-01""#, id: "4"), penalty(#""filedOn": "2022-10-02""#, id: "5"),
        penalty(#""filedOn": "2021-07-14", "decidedOn": "2022-04-02""#, id: "6"), penalty("", id: "7"),
      ], answers: "nynyn--", due: [nil, "2022-12-30"]),
    RuleCase(
      rule: "R23", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-02-28", "noticedOn": "2022-02-28""#, id: "1"),
        penalty(#""decidedOn": "2022-02-28", "noticedOn": "2022-03-01""#, id: "2"),
        penalty(#""decidedOn": "2022-02-28""#, id: "3"),
      ], answers: "ny?"),
    RuleCase(
      rule: "R23-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-07-14", "noticedOn": "2021-07-15""#, id: "1"),
        penalty(#""decidedOn": "2021-07-15", "noticedOn": "2021-07-16""#, id: "2"),
      ], answers: "y-"),
    RuleCase(
      rule: "R24-2-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-06-01", "noticedOn": "2021-02-26", "hearingRequestedOn": "2021-03-01""#, id: "1"),
        penalty(#""decidedOn": "2021-06-01", "noticedOn": "2021-02-26", "hearingRequestedOn": "2021-03-02""#, id: "2"),
      ], answers: "ny"),
    RuleCase(
      rule: "R25", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-06-01", "onTheSpot": true, "measures": ["罚款"], "fine": 3000"#, id: "1"),
        penalty(#""decidedOn": "2022-06-01", "onTheSpot": true, "measures": ["罚款"], "fine": 3000.01"#, id: "2"),
        penalty(#""decidedOn": "2022-06-01", "onTheSpot": true, "measures": ["警告"]"#, id: "3"),
        penalty(#""decidedOn": "2022-06-01", "onTheSpot": true, "measures": ["撤销登记"]"#, id: "4"),
        penalty(#""decidedOn": "2022-06-01", "onTheSpot": true, "measures": ["罚款"]"#, id: "5"),
      ], answers: "nyny?"),
    RuleCase(
      rule: "R25-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-06-01", "onTheSpot": true, "fine": 1000"#, id: "1"),
        penalty(#""decidedOn": "2021-06-01", "onTheSpot": true, "fine": 1000.01"#, id: "2"),
      ], answers: "ny"),
    RuleCase(
      rule: "R27-1", asOf: "2022-03-16",
      records: [
        penalty(#""decidedOn": "2022-02-22", "fine": 1, "deliveredOn": "2022-02-28""#, id: "1"),
        penalty(#""decidedOn": "2022-02-22", "fine": 1, "deliveredOn": "2022-03-01""#, id: "2"),
        penalty(#""decidedOn": "2022-01-22", "fine": 1, "deliveredOn": "2022-02-01", "paidOn": "2022-02-16""#, id: "3"),
        penalty(#""decidedOn": "2022-01-22", "fine": 1, "deliveredOn": "2022-02-01", "paidOn": "2022-02-17""#, id: "4"),
        penalty(#""decidedOn": "2022-01-22", "deliveredOn": "2022-02-01""#, id: "5"),
      ], answers: "ynny?", due: ["2022-03-15", nil]),
    RuleCase(
      rule: "R27-1-next", asOf: "2022-03-16",
      records: [
        penalty(#""decidedOn": "2022-02-22", "fine": 1, "deliveredOn": "2022-03-01""#, id: "1"),
        penalty(#""decidedOn": "2022-02-22", "fine": 1, "deliveredOn": "2022-02-28""#, id: "2"),
      ], answers: "yn", due: ["2022-03-16"]),
    RuleCase(
      rule: "R28", asOf: "2022-12-31",
      records: [
        // Ten days late: thirty percent at most.
        penalty(
          #""decidedOn": "2022-02-22", "fine": 7000, "lateFine": 2100, "dueOn": "2022-03-01", "paidOn": "2022-03-11""#,
          id: "1"),
        penalty(
          #""decidedOn": "2022-02-22", "fine": 7000, "lateFine": 2100.01, "dueOn": "2022-03-01", "paidOn": "2022-03-11""#,
          id: "2"),
        penalty(
          #""decidedOn": "2022-02-22", "fine": 7000, "lateFine": 7000, "dueOn": "2022-03-01", "paidOn": "2022-12-11""#,
          id: "3"),
        penalty(
          #""decidedOn": "2022-02-22", "fine": 7000, "lateFine": 7000.01, "dueOn": "2022-03-01", "paidOn": "2022-12-11""#,
          id: "4"),
        penalty(#""decidedOn": "2022-02-22", "fine": 7000, "lateFine": 2100"#, id: "5"),
      ], answers: "nyny?"),
    RuleCase(
      rule: "R29", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-12-22", "fine": 1"#, id: "1"),
        penalty(#""decidedOn": "2022-02-22", "fine": 1, "follows": "1""#, id: "2"),
        penalty(#""decidedOn": "2022-02-22", "measures": ["警告"], "follows": "1", "fine": 0"#, id: "3"),
      ], answers: "ny-"),
    RuleCase(
      rule: "R29-2017", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2020-12-22", "fine": 1"#, id: "1"),
        penalty(#""decidedOn": "2021-02-22", "fine": 1, "follows": "1""#, id: "2"),
      ], answers: "ny"),
    RuleCase(
      rule: "R30-3", asOf: "2020-12-31",
      records: [
        penalty(
          #""decidedOn": "2020-02-22", "authority": "省民政厅", "fine": 1, "illegalTurnover": 0, "illegalIncome": 0"#,
          id: "1"),
        penalty(
          #""decidedOn": "2020-02-22", "authority": "省民政厅", "fine": 1, "illegalTurnover": 0.01, "illegalIncome": 0"#,
          id: "2"),
        penalty(#""decidedOn": "2020-02-22", "authority": "省民政厅", "fine": 1"#, id: "3"),
        penalty(
          #""decidedOn": "2020-02-22", "authority": "市税务局", "fine": 1, "illegalTurnover": 0, "illegalIncome": 0"#,
          id: "4"),
      ], answers: "yn?-"),
  ]

  /// What follows a decision: sealing, taking, withdrawing; who decides; inactivity; charities.
  static let procedures: [RuleCase] = [
    RuleCase(
      rule: "R31-1", asOf: "2020-12-31",
      records: [
        penalty(#""decidedOn": "2020-02-22", "measures": ["限期停止活动"]"#, id: "1"),
        penalty(#""decidedOn": "2020-02-22", "measures": ["限期停止活动"], "papersSealedOn": "2020-02-23""#, id: "2"),
        penalty(#""decidedOn": "2020-02-22""#, id: "3"),
      ], answers: "yn-"),
    RuleCase(
      rule: "R31-2-2012", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-10-14", "measures": ["限期停止活动"], "dueOn": "2022-12-30""#, id: "1"),
        penalty(#""decidedOn": "2021-10-15", "measures": ["限期停止活动"], "dueOn": "2022-12-30""#, id: "2"),
      ], answers: "y-", due: ["2022-12-30"]),
    RuleCase(
      rule: "R31-2-next", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2022-10-15", "measures": ["限期停止活动"], "dueOn": "2022-12-31""#, id: "1"),
        penalty(#""decidedOn": "2022-10-15", "measures": ["限期停止活动"], "dueOn": "2022-12-30""#, id: "2"),
      ], answers: "yn", due: ["2022-12-31"]),
    RuleCase(
      rule: "R33", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-10-15", "authority": "市民政局""#, id: "1", organization: "R"),
        penalty(#""decidedOn": "2021-10-15", "authority": "省民政厅""#, id: "2", organization: "R"),
        penalty(#""decidedOn": "2021-10-15", "authority": "市税务局""#, id: "3", organization: "R"),
        penalty(#""decidedOn": "2021-10-14", "authority": "市民政局""#, id: "4", organization: "R"),
        penalty(#""decidedOn": "2021-10-15", "authority": "省民政厅""#, id: "5"),
      ], answers: "yn--?", others: ["organizations": #"{"creditCode": "R", "name": "r", "registrar": "省民政厅"}"#]),
    RuleCase(
      rule: "R33-2012", asOf: "2022-12-31",
      records: [
        penalty(#""decidedOn": "2021-10-15", "authority": "市民政局""#, id: "1", organization: "R"),
        penalty(#""decidedOn": "2021-10-14", "authority": "市民政局""#, id: "2", organization: "R"),
      ], answers: "-y", others: ["organizations": #"{"creditCode": "R", "name": "r", "registrar": "省民政厅"}"#]),
    RuleCase(
      rule: "R35", asOf: "2022-12-31",
      records: [
        #"{"creditCode": "A", "name": "a", "kind": "社会团体", "registeredOn": "2020-02-29", "firstActiveOn": "2021-02-28"}"#,
        #"{"creditCode": "B", "name": "b", "kind": "社会团体", "registeredOn": "2020-02-29", "firstActiveOn": "2021-03-01"}"#,
        #"{"creditCode": "C", "name": "c", "kind": "社会团体", "registeredOn": "2020-02-29"}"#,
        #"{"creditCode": "D", "name": "d", "kind": "民办非企业单位", "registeredOn": "2020-02-29", "firstActiveOn": "2021-03-01"}"#,
      ], answers: "ny?-"),
    RuleCase(
      rule: "R36-2", asOf: "2030-12-31",
      records: [
        #"{"creditCode": "A", "name": "a", "fundraisingOn": "2029-10-01"}"#,
        #"{"creditCode": "B", "name": "b", "fundraisingOn": "2029-09-30"}"#,
        #"{"creditCode": "C", "name": "c", "fundraisingOn": "2029-09-30"}"#,
      ], answers: "ny-", due: ["2029-10-01"],
      others: [
        "enforcement": "["
          + penalty(#""decidedOn": "2024-10-01", "measures": ["吊销公开募捐资格证书"]"#, id: "1", organization: "A") + ","
          + penalty(#""decidedOn": "2024-10-01", "measures": ["吊销公开募捐资格证书"]"#, id: "2", organization: "B") + "]"
      ]),
  ]

  /// 民发〔2016〕39号.
  static let interviews: [RuleCase] = [
    RuleCase(
      rule: "R40", asOf: "2020-12-31",
      records: [
        action("执法约谈", #""decidedOn": "2020-02-22", "intervieweePost": "副会长""#, id: "1"),
        action("执法约谈", #""decidedOn": "2020-02-22", "intervieweePost": "办公室主任""#, id: "2"),
        action("执法约谈", #""decidedOn": "2020-02-22""#, id: "3"),
        action("执法约谈", #""decidedOn": "2016-03-15", "intervieweePost": "办公室主任""#, id: "4"),
      ], answers: "ny?-"),
    RuleCase(
      rule: "R41", asOf: "2020-12-31",
      records: [
        action("执法约谈", #""decidedOn": "2020-02-22", "attended": false"#, id: "1"),
        action("执法约谈", #""decidedOn": "2020-02-22", "attended": false, "absenceNoticedOn": "2020-02-21""#, id: "2"),
        action("执法约谈", #""decidedOn": "2020-02-22", "attended": true"#, id: "3"),
        action("执法约谈", #""decidedOn": "2020-02-22""#, id: "4"),
      ], answers: "yn-?"),
    RuleCase(
      rule: "R42", asOf: "2020-12-31",
      records: [
        action("执法约谈", #""decidedOn": "2020-02-22""#, id: "1"),
        action("执法约谈", #""decidedOn": "2020-02-22", "grounds": ["违规收费"]"#, id: "2"),
      ], answers: "yn"),
    RuleCase(
      rule: "R43", asOf: "2020-12-31",
      records: [
        action(
          "执法约谈", #""decidedOn": "2020-02-22", "noticedOn": "2020-02-22", "officerCount": 2, "recordSigned": true"#,
          id: "1"),
        action(
          "执法约谈", #""decidedOn": "2020-02-22", "noticedOn": "2020-02-22", "officerCount": 1, "recordSigned": true"#,
          id: "2"),
        action(
          "执法约谈", #""decidedOn": "2020-02-22", "noticedOn": "2020-02-23", "officerCount": 2, "recordSigned": true"#,
          id: "3"),
        action("执法约谈", #""decidedOn": "2020-02-22", "noticedOn": "2020-02-22", "officerCount": 2"#, id: "4"),
      ], answers: "nyy?"),
    RuleCase(
      rule: "R44", asOf: "2020-12-31",
      records: [
        action("责令限期整改", #""decidedOn": "2020-02-01", "dueOn": "2020-12-30""#, id: "1"),
        action("责令限期整改", #""decidedOn": "2020-02-01", "dueOn": "2020-12-31""#, id: "2"),
        action("责令限期整改", #""decidedOn": "2020-02-23", "dueOn": "2020-12-30""#, id: "3"),
        action("执法约谈", #""decidedOn": "2020-02-22""#, id: "4"),
        action("责令限期整改", #""decidedOn": "2020-02-01", "dueOn": "2020-12-30""#, id: "5", organization: "U"),
      ], answers: "y-n-n", due: ["2020-12-30"]),
  ]
}
