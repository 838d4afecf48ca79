/// A relief alliance and its members, as drawn.
struct Alliance: Sendable {
  let number: Int
  let level: Level
  let county: Int
  let foundedOn: Int32
  let lead: Organization

  func addID(to writer: inout RecordWriter) {
    writer.add("HLT-")
    writer.add(number + 1, digits: 2)
  }

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id") { addID(to: &$0) }
    writer.text("name") { writer in
      writer.add(level.label)
      writer.add("社会组织扶贫合力团（")
      writer.add(Regions.counties[county].name)
      // Only a county that has a second one needs the number.
      if number >= 12 {
        writer.add("第")
        writer.add(number + 1)
        writer.add("团")
      }
      writer.add("）")
    }
    writer.text("level", level.label)
    writer.text("phase", "脱贫攻坚")
    writer.text("model", "多对一")
    writer.day("foundedOn", foundedOn)
    writer.text("leadOrganization") { lead.addCode(to: &$0) }
    writer.list("targetRegions", count: 1) { writer, _ in writer.add(Int(Regions.counties[county].code)) }
    writer.end()
  }
}

struct Membership: Sendable {
  let number: Int
  let alliance: Alliance
  let organization: Organization
  let joinedOn: Int32
  var leftOn: Int32?

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id") { writer in
      writer.add("CY-")
      writer.add(number + 1, digits: 4)
    }
    writer.text("alliance") { alliance.addID(to: &$0) }
    writer.text("organization") { organization.addCode(to: &$0) }
    writer.text("role", alliance.lead.number == organization.number ? "团长单位" : "成员单位")
    writer.day("joinedOn", joinedOn)
    if let leftOn { writer.day("leftOn", leftOn) }
    writer.end()
  }

  func holds(on day: Int32) -> Bool { joinedOn <= day && day <= leftOn ?? .max }
}
