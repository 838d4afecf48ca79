/// The members of each kind of action, among them what the rules on procedure and on the two lists look at.
extension EnforcementAction {
  func writePenalty(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let course = course
    writer.text("violation", offence.violation)
    writer.text("facts", offence.facts)
    writer.text("basis", organization.kind.penaltyArticle)
    switch sanction {
    case .warning: writer.list("measures", ["警告"])
    case .suspension: writer.list("measures", ["限期停止活动", "封存证书印章"])
    case .revocation: writer.list("measures", ["撤销登记", "收缴证书印章"])
    case .fine: writer.list("measures", ["警告", "罚款", "没收违法所得"])
    case .confiscation: writer.list("measures", ["没收违法所得"])
    }
    if sanction == .fine { writer.number("fine", Int(fine)) }
    if confiscated > 0 {
      writer.number("confiscated", Int(confiscated))
      writer.number("illegalIncome", Int(confiscated))
    }
    guard let filed = course.filedOn, let delivered = course.deliveredOn else { return }
    let ended = breachEndedOn ?? max(organization.registeredOn + 1, filed - Int32(8 + random.below(200)))
    writer.day("violationEndedOn", min(ended, filed))
    writer.day("filedOn", filed)
    if let noticed = course.noticedOn { writer.day("noticedOn", noticed) }
    if sanction == .suspension || sanction == .revocation { writer.flag("hearingOffered", true) }
    writer.day("decidedOn", decidedOn)
    writer.day("deliveredOn", delivered)
    if let due = course.dueOn { writer.day("dueOn", due) }
    writeCompliance(course, delivered: delivered, to: &writer, &random)
    writer.number("officerCount", 2 + random.below(2))
  }

  private func writeCompliance(
    _ course: Course, delivered: Int32, to writer: inout RecordWriter, _ random: inout SeededRandom
  ) {
    switch sanction {
    case .fine:
      writer.text("collector", "指定代收银行（示例）")
      if let paid = course.paidOn, let due = course.dueOn {
        writer.day("paidOn", paid)
        // Three in a hundred a day, and never more than the fine itself.
        if paid > due { writer.money("lateFine", fen: min(fine * 100, fine * 3 * Int64(paid - due))) }
      }
    case .suspension:
      writer.day("papersSealedOn", delivered)
      if let due = course.dueOn, course.closedOn != nil {
        writer.day("reportedBackOn", random.chance(980) ? max(delivered, due - Int32(random.below(9))) : due + 1)
      }
    case .revocation: writer.day("papersTakenOn", delivered)
    case .warning, .confiscation: break
    }
    if let closed = course.closedOn {
      writer.day("closedOn", closed)
      writer.text("state", "已完成")
    } else if let due = course.dueOn {
      writer.text("state", due < Days.asOf ? "逾期" : "未到期")
    }
  }

  func writeRectification(to writer: inout RecordWriter) {
    writer.list("grounds", [ground ?? offence.ground])
    writer.text("violation", offence.violation)
    writer.list("measures", ["责令限期改正"])
    writer.day("decidedOn", decidedOn)
    let course = course
    guard let due = course.dueOn else { return }
    writer.day("dueOn", due)
    if let closed = course.closedOn {
      writer.day("closedOn", closed)
      writer.text("state", "已完成")
      writer.text("result", closed <= due ? "按期完成整改，验收合格。" : "逾期后完成整改，验收合格。")
    } else {
      writer.text("state", due < Days.asOf ? "逾期" : "未到期")
    }
  }

  func writeInterview(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    writer.list("grounds", [ground ?? offence.ground])
    let noticed = course.noticedOn ?? decidedOn
    writer.day("noticedOn", noticed)
    writer.day("decidedOn", decidedOn)
    writer.text("interviewee") { TradeNames.addPerson(to: &$0, &random) }
    writer.text("intervieweePost", random.pick(["理事长（会长）", "理事长（会长）", "副理事长（副会长）", "秘书长（院长、校长）"]))
    writer.list("officers", count: 2) { writer, _ in TradeNames.addPerson(to: &writer, &random) }
    writer.number("officerCount", 2)
    let attended = random.chance(955)
    writer.flag("attended", attended)
    if attended {
      writer.flag("recordSigned", true)
    } else if random.chance(700) {
      writer.day("absenceNoticedOn", noticed + 1)
    }
    writer.text("content", "限期改正存在的问题，完善内部管理制度。")
    writer.text("result", !attended ? "被约谈人未到场，另行约谈。" : random.chance(820) ? "当场承诺整改。" : "另行调查处理。")
  }

  func writeListing(to writer: inout RecordWriter, _ random: inout SeededRandom) {
    writer.list("grounds", [ground ?? offence.ground])
    writer.text("basis", "《社会组织信用信息管理办法》")
    // Within five working days of arising, with few exceptions.
    let arose = aroseOn ?? decidedOn - Int32(random.chance(985) ? 1 + random.below(7) : 9 + random.below(10))
    writer.day("aroseOn", arose)
    if kind == .abnormalListing {
      if offence.isUnreachable {
        let second = arose - Int32(2 + random.below(6))
        writer.day("firstLetterOn", second - Int32(16 + random.below(14)))
        writer.day("secondLetterOn", second)
      }
      writer.flag("needsRectification", true)
    }
    writer.day("decidedOn", decidedOn)
    guard let removedOn else { return }
    let verified = max(decidedOn, removedOn - Int32(1 + random.below(6)))
    writer.day("appliedOn", max(decidedOn, verified - Int32(3 + random.below(20))))
    writer.day("verifiedOn", verified)
    writer.day("removedOn", removedOn)
    writer.text("removalGround", "已履行义务，经申请移出")
  }
}
