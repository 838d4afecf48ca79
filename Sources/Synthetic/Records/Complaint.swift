/// A complaint about fees of an association.
struct Complaint: Sendable {
  let number: Int
  let organization: Organization
  let receivedOn: Int32
  /// The number of the action that it led to, and the day of that.
  var enforcement: (number: Int, decidedOn: Int32)?

  /// Complaints are taken from the announcement on.
  static let first = Days.day(2020, 8, 3)

  func write(to writer: inout RecordWriter) {
    var random = SeededRandom(seed: organization.seed, stream: 80, index: UInt64(number))
    let violation = random.pick(PolicyDocument.violations)
    let amount = max(500, Organization.round(Int64(random.logNormal(median: 6000, spread: 0.9))))
    writer.begin()
    writer.text("id") { writer in
      writer.add("TS-")
      writer.add(number + 1, digits: 4)
    }
    writer.text("organization") { organization.addCode(to: &$0) }
    writer.text("party") { organization.addName(to: &$0) }
    writer.text("violation", string: violation)
    writer.number("amount", Int(amount))
    writer.text("content", "反映该单位收费不符合规定（示例）。")
    writer.text("channel", ["电话", "来信", "来访", "网络", "转办"][random.weighted([40, 14, 8, 28, 10])])
    writer.day("receivedOn", receivedOn)
    writer.text("handledBy") { organization.addRegulator(to: &$0) }
    writer.day("dueOn", receivedOn + 60)
    writeResult(amount, to: &writer, &random)
    writer.end()
  }

  private enum Result: Int {
    case confirmed, partly, unfounded, notAccepted

    var label: StaticString {
      switch self {
      case .confirmed: "属实"
      case .partly: "部分属实"
      case .unfounded: "不属实"
      case .notAccepted: "不予受理"
      }
    }
  }

  private func writeResult(_ amount: Int64, to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let drawn = Result(rawValue: random.weighted([34, 22, 34, 10])) ?? .unfounded
    let result = enforcement == nil ? drawn : .confirmed
    let closed = enforcement?.decidedOn ?? receivedOn + Int32(random.chance(920) ? 6 + random.below(52) : 63)
    guard closed <= Days.asOf else {
      writer.text("result", "办理中")
      return
    }
    writer.day("closedOn", closed)
    writer.text("result", result.label)
    switch result {
    case .confirmed: writer.number("refunded", Int(amount))
    case .partly: writer.number("refunded", Int(amount / 2))
    case .unfounded, .notAccepted: break
    }
    if let enforcement { writer.text("enforcement") { EnforcementAction.addID(enforcement.number, to: &$0) } }
  }
}
