import Columnar

/// One enforcement action as drawn; what cannot be is never drawn: the body stands, notice comes before decision.
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
  }

  var number: Int
  let kind: Kind
  let organization: Organization
  let offence: Offence
  let decidedOn: Int32
  var sanction: Sanction = .warning
  /// Whole yuan.
  var fine: Int64 = 0
  var confiscated: Int64 = 0
  var ground: StaticString?

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

  /// The last day of a suspension of activity: three or six months.
  var suspendedUntil: Int32? {
    guard kind == .penalty, sanction == .suspension else { return nil }
    return Days.months(number % 2 == 0 ? 3 : 6, after: decidedOn)
  }

  func write(to writer: inout RecordWriter) {
    var random = organization.random(UInt64(1000 + kind.rawValue * 100 + Int(decidedOn) % 97))
    writer.begin()
    writer.text("id") { writer in
      writer.add("ZF-")
      writer.add(number + 1, digits: 5)
    }
    writer.text("kind", kind.label)
    writer.text("organization") { organization.addCode(to: &$0) }
    writer.text("party") { organization.addName(to: &$0) }
    writer.text("decisionNumber") { addDocumentNumber(to: &$0) }
    switch kind {
    case .penalty: writePenalty(to: &writer, &random)
    case .rectification: writeRectification(to: &writer, &random)
    case .interview: writeInterview(to: &writer, &random)
    case .abnormalListing, .seriousListing:
      writer.list("grounds", [ground ?? offence.ground])
      writer.text("basis", "《社会组织信用信息管理办法》")
      writer.day("decidedOn", decidedOn)
    case .abnormalRemoval:
      writer.text("content", "已履行义务并申请移出，经核实予以移出。")
      writer.day("decidedOn", decidedOn)
    }
    writer.text("authority") { organization.addRegulator(to: &$0) }
    writer.text("authorityLevel", organization.level.label)
    writer.end()
  }

  private func addDocumentNumber(to writer: inout RecordWriter) {
    if organization.level == .provincial {
      writer.add("陕")
    } else {
      writer.add(Places.cities[Places.counties[organization.county].city].short)
    }
    writer.add("民")
    writer.add(kind.document)
    writer.add("〔")
    writer.add(year)
    writer.add("〕EX")
    writer.add(number + 1)
    writer.add("号")
  }

  private var year: Int { Day(number: decidedOn).components.year }

  private func writePenalty(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    writer.text("violation", offence.violation)
    writer.text("facts", offence.facts)
    writer.text("basis", organization.kind.penaltyArticle)
    switch sanction {
    case .warning: writer.list("measures", ["警告"])
    case .suspension: writer.list("measures", ["限期停止活动", "封存证书印章"])
    case .revocation: writer.list("measures", ["撤销登记", "收缴证书印章"])
    case .fine: writer.list("measures", ["警告", "罚款", "没收违法所得"])
    }
    if sanction == .fine {
      writer.number("fine", Int(fine))
      writer.number("confiscated", Int(confiscated))
    }
    // Most cases end within ninety days of filing, some do not; notice comes at least five days before the decision.
    let length = random.chance(930) ? 25 + random.below(60) : 92 + random.below(40)
    let filed = Days.workday(decidedOn - Int32(length))
    writer.day("filedOn", filed)
    writer.day("noticedOn", max(filed, Days.workday(decidedOn - Int32(6 + random.below(14)))))
    writer.day("decidedOn", decidedOn)
    let delivered = min(Days.asOf, decidedOn + Int32(random.below(8)))
    writer.day("deliveredOn", delivered)
    writePenaltyEnd(delivered: delivered, to: &writer, &random)
  }

  private func writePenaltyEnd(delivered: Int32, to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let due: Int32? =
      switch sanction {
      case .fine: delivered + 15
      case .suspension: suspendedUntil
      case .warning, .revocation: nil
      }
    if let due { writer.day("dueOn", due) }
    let closed = (due ?? delivered) + Int32(1 + random.below(20))
    if closed <= Days.asOf, !random.chance(70) {
      writer.day("closedOn", closed)
      writer.text("state", "已完成")
    } else if let due {
      writer.text("state", due < Days.asOf ? "逾期" : "未到期")
    }
  }

  private func writeRectification(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    writer.list("grounds", [ground ?? offence.ground])
    writer.text("violation", offence.violation)
    writer.list("measures", ["责令限期整改"])
    writer.day("decidedOn", decidedOn)
    let due = decidedOn + Int32(random.pick([30, 30, 60, 90]))
    writer.day("dueOn", due)
    let closed = decidedOn + Int32(10 + random.below(95))
    if closed <= Days.asOf, closed <= due + 20 {
      writer.day("closedOn", closed)
      writer.text("state", "已完成")
      writer.text("result", closed <= due ? "按期完成整改，验收合格。" : "逾期后完成整改，验收合格。")
    } else {
      writer.text("state", due < Days.asOf ? "逾期" : "未到期")
    }
  }

  private func writeInterview(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    writer.list("grounds", [ground ?? offence.ground])
    writer.day("noticedOn", Days.workday(decidedOn - Int32(3 + random.below(5))))
    writer.day("decidedOn", decidedOn)
    writer.text("interviewee") { TradeNames.addPerson(to: &$0, &random) }
    writer.text("intervieweePost", random.pick(["理事长（会长）", "理事长（会长）", "副理事长（副会长）", "秘书长（院长、校长）"]))
    writer.list("officers", count: 2) { writer, _ in TradeNames.addPerson(to: &writer, &random) }
    writer.text("content", "限期改正存在的问题，完善内部管理制度。")
    writer.text("result", random.chance(820) ? "当场承诺整改。" : "另行调查处理。")
  }
}
