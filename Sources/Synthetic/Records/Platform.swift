/// A platform that supports social organizations, and the grant that it got of the provincial lottery fund.
struct Platform: Sendable {
  let number: Int
  /// Who runs it, in the city or county of the platform.
  let operatedBy: Organization
  /// Whole yuan.
  let grant: Int64

  private var isCityWide: Bool { operatedBy.level != .county }

  private func addID(to writer: inout RecordWriter) {
    writer.add("PT-")
    writer.add(number + 1, digits: 2)
  }

  func write(to writer: inout RecordWriter) {
    var random = SeededRandom(seed: operatedBy.seed, stream: 90, index: UInt64(number))
    let county = Regions.counties[operatedBy.county]
    let isIncubator = number % 2 == 0
    writer.begin()
    writer.text("id") { addID(to: &$0) }
    writer.text("name") { writer in
      let city = Regions.cities[county.city]
      if isCityWide || county.name.suffix(3).elementsEqual("区".utf8) { writer.add(city.name) }
      if !isCityWide { writer.add(county.name) }
      if number >= 23 {
        writer.add("第")
        writer.add(number + 1)
      }
      writer.add(isIncubator ? "社会组织孵化基地（示例）" : "社会组织服务中心（示例）")
    }
    writer.text("kind", isIncubator ? "孵化基地" : "服务中心")
    writer.text("level", isCityWide ? "市级" : "县级")
    writer.text("region") { $0.add(Int(isCityWide ? Regions.cities[county.city].code : county.code)) }
    writer.text("operator") { operatedBy.addCode(to: &$0) }
    let opened = max(operatedBy.registeredOn + 90, Days.day(2014, 3, 3))
    writer.day("openedOn", Days.draw(opened...max(opened, Days.day(2020, 3, 31)), &random))
    writer.number("hosted", 8 + random.below(60))
    writer.text("description", "为社会组织提供场地、培训、评估与项目对接（示例）。")
    writer.end()
  }

  func writeGrant(to writer: inout RecordWriter) {
    let purposes: [[StaticString]] = [
      ["社会治理研究"], ["扶贫工作调研"], ["项目评估"], ["社会治理研究", "项目评估"], ["扶贫工作调研", "项目评估"],
    ]
    writer.begin()
    writer.text("id") { writer in
      writer.add("ZZ-")
      writer.add(number + 1, digits: 2)
    }
    writer.text("platform") { addID(to: &$0) }
    writer.text("organization") { operatedBy.addCode(to: &$0) }
    writer.text("fund", "省级福彩公益金")
    writer.number("amount", Int(grant))
    writer.list("purposes", purposes[number % purposes.count])
    writer.day("grantedOn", Days.day(2020, 6, 8))
    writer.text("document", string: PolicyDocument.grantNotice)
    writer.end()
  }
}
