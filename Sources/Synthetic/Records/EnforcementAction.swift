import Columnar

/// One enforcement action as drawn. Impossible ones are never drawn: the body exists, and notice comes before decision.
struct EnforcementAction: Sendable {
  enum Kind: Int, Sendable {
    case penalty, rectification, interview, abnormalListing, seriousListing, abnormalRemoval

    var label: StaticString {
      switch self {
      case .penalty: "行政处罚"
      case .rectification: "责令限期整改"
      case .interview: "执法约谈"
      case .abnormalListing: "列入活动异常名录"
      case .seriousListing: "列入严重违法失信名单"
      case .abnormalRemoval: "移出活动异常名录"
      }
    }

    /// The word of the document number.
    var document: StaticString {
      switch self {
      case .penalty: "罚字"
      case .rectification: "改字"
      case .interview: "约字"
      case .abnormalListing: "异字"
      case .seriousListing: "信字"
      case .abnormalRemoval: "移字"
      }
    }
  }

  enum Sanction: Int, Sendable {
    case warning, suspension, revocation, fine
    /// Of illegal income, without a fine.
    case confiscation
  }

  var number: Int
  var kind: Kind
  let organization: Organization
  let offence: Offence
  let decidedOn: Int32
  var sanction: Sanction = .warning
  /// Whole yuan.
  var fine: Int64 = 0
  var confiscated: Int64 = 0
  var ground: StaticString?
  /// What it came out of; drawn where nothing is known.
  var origin: StaticString?
  /// The number of the action that it answers: of the entry that a removal ends, of the penalty that led to an entry.
  var follows: Int?
  /// The report year of the inspection that it follows from.
  var inspectionYear: Int?
  /// The day the breach was over, where that is known, such as the last day to report.
  var breachEndedOn: Int32?
  /// The day the ground of a listing arose, where that is known.
  var aroseOn: Int32?
  /// When this entry in a list was ended.
  var removedOn: Int32?

  init(number: Int, kind: Kind, organization: Organization, offence: Offence, decidedOn: Int32) {
    self.number = number
    self.kind = kind
    self.organization = organization
    self.offence = offence
    self.decidedOn = decidedOn
  }

  /// Draws what the penalty is. Fines need illegal income (条例 articles 25 and 30): three to five times as much.
  mutating func drawSanction(_ random: inout SeededRandom) {
    guard kind == .penalty else { return }
    if offence.hasIncome, random.chance(650) {
      sanction = .fine
      let income = max(800, Organization.round(Int64(random.logNormal(median: 8000, spread: 0.9))))
      confiscated = income
      // Five times at most; a few land on either side of the 50,000 yuan that tell the two credit lists apart.
      fine = random.chance(60) ? (random.chance(500) ? 49_999 : 50_000) : income * Int64(3 + random.below(3))
      if fine < confiscated * 3 || fine > confiscated * 5 { confiscated = fine / 4 }
    } else {
      sanction = random.chance(700) ? .warning : random.chance(780) ? .suspension : .revocation
    }
  }

  /// Another penalty than the one drawn, with its amounts.
  mutating func impose(_ sanction: Sanction, income: Int64 = 0) {
    self.sanction = sanction
    confiscated = sanction == .fine || sanction == .confiscation ? income : 0
    fine = sanction == .fine ? income * 4 : 0
  }

  /// A warning, or a fine below the 50,000 yuan from which one leads to the list of the seriously illegal.
  var isMinorPenalty: Bool {
    kind == .penalty && (sanction == .warning || sanction == .fine && fine < 50_000)
  }

  /// The last day of a suspension of activity: three or six months.
  var suspendedUntil: Int32? {
    guard kind == .penalty, sanction == .suspension else { return nil }
    return Days.months(organization.number % 2 == 0 ? 3 : 6, after: decidedOn)
  }

  /// Random numbers that stay the same however actions are numbered.
  private func random() -> SeededRandom {
    organization.random(UInt64(1000 + kind.rawValue * 100 + Int(decidedOn) % 97))
  }

  // MARK: Course

  /// The days of a case besides that of the decision.
  struct Course {
    var filedOn: Int32?
    var noticedOn: Int32?
    var deliveredOn: Int32?
    var dueOn: Int32?
    var closedOn: Int32?
    var paidOn: Int32?
  }

  var course: Course {
    var random = random()
    switch kind {
    case .penalty: return penaltyCourse(&random)
    case .rectification: return rectificationCourse(&random)
    case .interview: return Course(noticedOn: Days.workday(decidedOn - Int32(3 + random.below(5))))
    case .abnormalListing, .seriousListing, .abnormalRemoval: return Course()
    }
  }

  /// Most cases end within ninety days of filing, some do not; notice comes at least five days before the decision.
  private func penaltyCourse(_ random: inout SeededRandom) -> Course {
    var course = Course()
    let length = random.chance(930) ? 25 + random.below(60) : 92 + random.below(40)
    let filed = max(Days.workday(decidedOn - Int32(length)), breachEndedOn.map { $0 + 1 } ?? .min)
    course.filedOn = filed
    course.noticedOn = max(filed, Days.workday(decidedOn - Int32(6 + random.below(14))))
    let delivered = min(Days.asOf, decidedOn + Int32(random.below(8)))
    course.deliveredOn = delivered
    switch sanction {
    case .fine:
      course.dueOn = delivered + 15
      let paid = delivered + Int32(random.chance(970) ? 1 + random.below(14) : 18 + random.below(30))
      if paid <= Days.asOf, !random.chance(20) { course.paidOn = paid }
    case .suspension: course.dueOn = suspendedUntil
    case .warning, .revocation, .confiscation: break
    }
    let last = sanction == .fine ? course.paidOn : course.dueOn ?? delivered
    if let last {
      let closed = last + Int32(1 + random.below(12))
      if closed <= Days.asOf, sanction == .fine || !random.chance(20) { course.closedOn = closed }
    }
    return course
  }

  /// Most put right in time what they were ordered to, some late, some not at all.
  private func rectificationCourse(_ random: inout SeededRandom) -> Course {
    var course = Course()
    let days = random.pick([30, 30, 60, 90])
    let due = decidedOn + Int32(days)
    course.dueOn = due
    let drawn = random.below(1000)
    guard drawn < 985 else { return course }
    let closed = drawn < 972 ? decidedOn + Int32(10 + random.below(days - 9)) : due + Int32(1 + random.below(20))
    if closed <= Days.asOf { course.closedOn = closed }
    return course
  }

  // MARK: The record

  static func addID(_ number: Int, to writer: inout RecordWriter) {
    writer.add("ZF-")
    writer.add(number + 1, digits: 5)
  }

  func write(to writer: inout RecordWriter) {
    // Drawn apart from the course, which is asked for by others too.
    var random = organization.random(UInt64(3000 + kind.rawValue * 100 + Int(decidedOn) % 97))
    writer.begin()
    writer.text("id") { Self.addID(number, to: &$0) }
    writer.text("kind", kind.label)
    writer.text("organization") { organization.addCode(to: &$0) }
    writer.text("party") { organization.addName(to: &$0) }
    writer.text("decisionNumber") { addDocumentNumber(to: &$0) }
    writeRelations(to: &writer, &random)
    switch kind {
    case .penalty: writePenalty(to: &writer, &random)
    case .rectification: writeRectification(to: &writer)
    case .interview: writeInterview(to: &writer, &random)
    case .abnormalListing, .seriousListing: writeListing(to: &writer, &random)
    case .abnormalRemoval:
      writer.text("content", "已履行义务并申请移出，经核实予以移出。")
      writer.day("decidedOn", decidedOn)
    }
    writer.text("authority") { organization.addRegulator(to: &$0) }
    writer.text("authorityLevel", organization.level.label)
    writer.end()
  }

  private func writeRelations(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    switch kind {
    case .penalty, .rectification, .interview:
      let isAnnual = inspectionYear != nil || offence.isInspection
      let drawn: StaticString = ["检查", "投诉举报", "移送移交"][random.weighted([70, 20, 10])]
      writer.text("origin", origin ?? (isAnnual ? "年检" : drawn))
    case .abnormalListing, .seriousListing, .abnormalRemoval: break
    }
    if let inspectionYear {
      writer.text("inspection") { Inspection.addID(organization, reportYear: inspectionYear, to: &$0) }
    }
    if let follows { writer.text("follows") { Self.addID(follows, to: &$0) } }
  }

  private func addDocumentNumber(to writer: inout RecordWriter) {
    if organization.level == .provincial {
      writer.add("陕")
    } else {
      writer.add(Regions.cities[Regions.counties[organization.county].city].short)
    }
    writer.add("民")
    writer.add(kind.document)
    writer.add("〔")
    writer.add(year)
    writer.add("〕EX")
    writer.add(number + 1)
    writer.add("号")
  }

  var year: Int { Day(number: decidedOn).components.year }
}
