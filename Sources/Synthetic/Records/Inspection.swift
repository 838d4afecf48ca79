/// One organization's part in one round of annual inspection.
struct Inspection: Sendable {
  enum Outcome: Sendable {
    case passed, barelyPassed, failed, missed, exempt

    var state: StaticString { self == .missed ? "未参检" : self == .exempt ? "免检" : "已参检" }

    var conclusion: StaticString? {
      switch self {
      case .passed: "合格"
      case .barelyPassed: "基本合格"
      case .failed: "不合格"
      case .missed, .exempt: nil
      }
    }
  }

  let organization: Organization
  let reportYear: Int
  let outcome: Outcome
  /// The last day to rectify, from the order that followed.
  var rectificationDueOn: Int32?

  static func addID(_ organization: Organization, reportYear: Int, to writer: inout RecordWriter) {
    writer.add("NJ-")
    writer.add(reportYear)
    writer.add("-")
    writer.add(organization.number + 1, digits: 5)
  }

  /// The last day to report: 31 May in law and 31 March for foundations; the round of 2020 is taken to be put off.
  static func dueOn(_ kind: OrganizationKind, reportYear: Int) -> Int32 {
    if reportYear == 2019 { return Days.day(2020, 6, 30) }
    return Days.day(reportYear + 1, kind == .foundation ? 3 : 5, 31)
  }

  /// The report year of the round that a decision of this day can rest on.
  static func reportYear(before day: Int32) -> Int? {
    for year in [2019, 2018] where day > Days.day(year + 1, year == 2019 ? 7 : 6, 10) { return year }
    return nil
  }

  private var dueOn: Int32 { Self.dueOn(organization.kind, reportYear: reportYear) }

  func write(to writer: inout RecordWriter) {
    var random = organization.random(UInt64(10_000 + reportYear))
    writer.begin()
    writer.text("id") { Self.addID(organization, reportYear: reportYear, to: &$0) }
    writer.text("organization") { organization.addCode(to: &$0) }
    writer.number("reportYear", reportYear)
    writer.number("roundYear", reportYear + 1)
    if outcome != .exempt { writeCourse(to: &writer, &random) }
    writer.text("state", outcome.state)
    if let conclusion = outcome.conclusion {
      writer.text("conclusion", conclusion)
      let announcedOn =
        reportYear == 2019 ? Days.workday(Days.day(2020, 8, 31) + Int32(random.below(5))) : Days.day(2019, 8, 9)
      writer.day("announcedOn", announcedOn)
      // An order that was due before the conclusion is not the conclusion's.
      if let rectificationDueOn, rectificationDueOn >= announcedOn {
        writer.day("rectificationDueOn", rectificationDueOn)
      }
      writer.flag("partySection", random.chance(995))
      if organization.kind == .foundation { writer.flag("auditReport", true) }
      writeFinances(to: &writer, &random)
    }
    writer.end()
  }

  /// First to the supervising unit, where there is one, then to the registrar; a few are late.
  private func writeCourse(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let due = dueOn
    let first = Days.day(reportYear + 1, reportYear == 2019 ? 3 : 1, 10)
    let supervised = min(Days.day(reportYear + 1, reportYear == 2019 ? 5 : 3, 31), due)
    var earliest = first
    if organization.supervision == .dual {
      writer.day("supervisorDueOn", supervised)
      if outcome != .missed {
        let day = Days.draw(first...supervised - 8, &random)
        writer.day("submittedToSupervisorOn", day)
        writer.text("supervisorOpinion", "同意")
        earliest = day + 2
      }
    }
    writer.day("dueOn", due)
    guard outcome != .missed else { return }
    let isLate = random.chance(4)
    let submitted = isLate ? due + Int32(1 + random.below(20)) : Days.draw(min(earliest, due)...due, &random)
    writer.day("submittedOn", submitted)
    // The round of 2020 was the first on the platform.
    writer.text("channel", reportYear == 2019 ? "信息平台" : "纸质")
  }

  private func writeFinances(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let year = Double(organization.capital) * 0.6 + Double(organization.staff) * 42_000
    let income = Self.rounded(year * random.logNormal(median: 1, spread: 0.6))
    let spending = Self.rounded(Double(income) * (0.75 + random.unit() * 0.3))
    writer.number("income", income)
    writer.number("spending", spending)
    guard organization.kind == .foundation else { return }
    let assets = Self.rounded(Double(organization.capital) * (1 + random.unit()))
    let priorAssets = max(Int(organization.capital), assets - income + spending)
    let prior = Self.rounded(Double(income) * (0.8 + random.unit() * 0.3))
    // Public foundations spend 70 % of last year's income, others 8 % of last year's balance (article 29); few fall short.
    let least =
      organization.markers.contains(.fundraising) ? Double(prior) * 0.7 : Double(priorAssets) * 0.08
    let charity = Self.rounded(least * (random.chance(980) ? 1.02 + random.unit() * 0.4 : 0.8)) + 100
    writer.number("charitySpending", charity)
    writer.number(
      "administrativeCost", Self.rounded(Double(spending) * (random.chance(980) ? 0.03 + random.unit() * 0.06 : 0.12)))
    writer.number("netAssets", assets)
    writer.number("priorIncome", prior)
    writer.number("priorNetAssets", priorAssets)
    writer.number("councilMeetings", random.chance(980) ? 2 + random.below(3) : 1)
  }

  private static func rounded(_ yuan: Double) -> Int { Int(yuan / 100) * 100 }
}
