/// One organization's part in a project, in the relief day, or in the fight against the epidemic.
struct Participation: Sendable {
  enum Occasion: Sendable {
    case project(Project, isLead: Bool)
    case reliefDay(Alliance)
    case epidemic(Int32)
  }

  let number: Int
  let organization: Organization
  let occasion: Occasion
  /// Cash, goods and services, in fen.
  var amounts: [Int64] = [0, 0, 0]
  /// The number of its party organization, where that took part.
  var partyOrganization: Int?

  var date: Int32? {
    switch occasion {
    case .project(let project, _): project.completedOn ?? project.signedOn ?? project.proposedOn
    case .reliefDay: Days.day(2020, 10, 17)
    case .epidemic(let day): day
    }
  }

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id") { writer in
      writer.add("CS-")
      writer.add(number + 1, digits: 5)
    }
    writer.text("organization") { organization.addCode(to: &$0) }
    switch occasion {
    case .project(let project, let isLead):
      writer.text("project") { project.addID(to: &$0) }
      writer.text("campaign", "脱贫攻坚")
      if let partyOrganization {
        writer.text("partyOrganization") { PartyOrganization.addID(partyOrganization, to: &$0) }
      }
      let role: StaticString = amounts[2] > amounts[0] + amounts[1] ? "实施" : amounts[0] > 0 ? "捐赠" : "参与"
      writer.text("role", isLead ? "牵头" : role)
    case .reliefDay(let alliance):
      writer.text("campaign", "国家扶贫日")
      writer.text("activity", string: Activity.reliefDay)
      writer.text("alliance") { alliance.addID(to: &$0) }
      writer.text("role", "参与")
    case .epidemic:
      writer.text("campaign", "疫情防控")
      writer.text("role", "捐赠")
    }
    if let date { writer.day("date", date) }
    let names: [StaticString] = ["cash", "goods", "services"]
    for (kind, name) in names.enumerated() where amounts[kind] > 0 { writer.money(name, fen: amounts[kind]) }
    writer.end()
  }

  /// A gift of money, of goods, or of both, as small bodies give.
  static func drawGift(_ random: inout SeededRandom) -> [Int64] {
    let value = max(500, Organization.round(Int64(random.logNormal(median: 9000, spread: 1.1))))
    let share = [10, 0, 6][random.weighted([45, 35, 20])]
    let cash = value * Int64(share) / 10
    return [cash * 100, (value - cash) * 100, 0]
  }

  /// When gifts were made: most in February, as the epidemic began.
  static func drawGiftDay(_ random: inout SeededRandom) -> Int32 {
    max(Days.day(2020, 1, 26), Days.draw(in: 2020, months: [14, 50, 20, 7, 3, 2, 1, 1, 0, 0, 0, 1], &random))
  }
}
