/// One organization's part in a project.
struct Participation {
  let number: Int
  let organization: Organization
  let project: Project
  /// Cash, goods and services, in fen.
  let amounts: [Int64]
  let isLead: Bool

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id") { writer in
      writer.add("CS-")
      writer.add(number + 1, digits: 5)
    }
    writer.text("organization") { organization.addCode(to: &$0) }
    writer.text("project") { project.addID(to: &$0) }
    writer.text("campaign", "脱贫攻坚")
    writer.text("role", isLead ? "牵头" : amounts[2] > amounts[0] + amounts[1] ? "实施" : amounts[0] > 0 ? "捐赠" : "参与")
    if let day = project.completedOn ?? project.signedOn ?? project.proposedOn { writer.day("date", day) }
    let names: [StaticString] = ["cash", "goods", "services"]
    for (kind, name) in names.enumerated() where amounts[kind] > 0 { writer.money(name, fen: amounts[kind]) }
    writer.end()
  }
}
