/// An association's parting from the administration, or the finding that it has nothing to part from.
struct Decoupling: Sendable {
  enum State: Sendable {
    case done, planned, postponed, outside

    var label: StaticString {
      switch self {
      case .done: "已脱钩"
      case .planned: "拟脱钩"
      case .postponed: "暂不脱钩"
      case .outside: "不脱钩"
      }
    }
  }

  let organization: Organization
  var state: State

  /// Most had parted by the end of 2020.
  static func drawState(_ random: inout SeededRandom) -> State {
    [.done, .postponed, .planned][random.weighted([962, 23, 15])]
  }

  func write(to writer: inout RecordWriter) {
    var random = organization.random(70)
    writer.begin()
    writer.text("id") { writer in
      writer.add("TG-")
      writer.add(organization.number + 1, digits: 5)
    }
    writer.text("organization") { organization.addCode(to: &$0) }
    writer.text("level", organization.level.label)
    // Three pilot batches came before the general reform of 2019.
    let batch =
      organization.level == .provincial && organization.registeredOn < Days.day(2015, 1, 1)
      ? random.weighted([3, 5, 7, 85]) : 3
    if state != .outside { writer.text("batch", Self.batches[batch]) }
    writer.flag("inScope", state != .outside)
    writer.text("status", state.label)
    switch state {
    case .done: writeCompletion(batch, to: &writer, &random)
    case .planned:
      writer.day("dueOn", Days.day(2020, 12, 31))
      writer.text("formerSupervisor") { organization.addDepartment(to: &$0) }
      writer.flag("institutionSeparated", true)
      writer.flag("functionsSeparated", true)
      writer.flag("assetsSeparated", random.chance(500))
      writer.flag("personnelSeparated", random.chance(500))
      writer.flag("partySeparated", false)
    case .postponed: writer.text("note", "承担特殊职能，经批准暂不脱钩。")
    case .outside: writer.text("note", "直接登记，无业务主管单位。")
    }
    writer.end()
  }

  private func writeCompletion(_ batch: Int, to writer: inout RecordWriter, _ random: inout SeededRandom) {
    let span: ClosedRange<Int32> =
      switch batch {
      case 0: Days.day(2016, 3, 1)...Days.day(2016, 11, 30)
      case 1: Days.day(2017, 3, 1)...Days.day(2017, 12, 15)
      case 2: Days.day(2018, 3, 1)...Days.day(2018, 12, 14)
      default: Days.day(2019, 10, 14)...Days.day(2020, 10, 30)
      }
    let decided = Days.draw(
      max(span.lowerBound, min(organization.registeredOn + 100, span.upperBound))...span.upperBound, &random)
    writer.day("decidedOn", decided)
    if batch == 3 { writer.day("dueOn", Days.day(2020, 12, 31)) }
    writer.day("completedOn", min(Days.day(2020, 12, 25), Days.workday(decided + Int32(20 + random.below(70)))))
    writer.text("formerSupervisor") { organization.addDepartment(to: &$0) }
    writer.text("industryDepartment") { organization.addDepartment(to: &$0) }
    writer.text("partySupervisor") { writer in
      if organization.level == .provincial {
        writer.add("陕西省民政厅社会组织党委")
      } else {
        writer.add(Regions.cities[Regions.counties[organization.county].city].name)
        writer.add("社会组织党委")
      }
    }
    for name in Self.separations { writer.flag(name, true) }
  }

  private static let batches: [StaticString] = ["第一批试点", "第二批试点", "第三批试点", "全面推开"]

  private static let separations: [StaticString] = [
    "institutionSeparated", "functionsSeparated", "assetsSeparated", "personnelSeparated", "partySeparated",
  ]
}
