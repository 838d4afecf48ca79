/// An activity of the departments, as the report names it; days that were not printed are made up and say so.
struct Activity {
  var id: String
  var name: String
  var kind: String
  var topic: String?
  var theme: String?
  var document: String?
  var startOn: Int32
  var endOn: Int32?
  var result: String?
  var region: String?
  var regions: [String] = []
  var venue: String?
  var lead: String?
  var partners: [String] = []
  var audience: [String] = []
  var attendance: Int?

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id", string: id)
    writer.text("name", string: name)
    writer.text("kind", string: kind)
    if let topic { writer.text("topic", string: topic) }
    if let theme { writer.text("theme", string: theme) }
    if let document { writer.text("document", string: document) }
    writer.day("startOn", startOn)
    if let endOn { writer.day("endOn", endOn) }
    if let result { writer.text("result", string: result) }
    if let region { writer.text("region", string: region) }
    writer.list("regions", strings: regions)
    if let venue { writer.text("venue", string: venue) }
    if let lead { writer.text("lead", string: lead) }
    writer.list("partners", strings: partners)
    writer.list("audience", strings: audience)
    if let attendance { writer.number("attendance", attendance) }
    writer.end()
  }
}

/// What one member of an alliance bought, contracted or gave at the relief day, in fen.
struct Deal: Sendable {
  enum Kind: Int, Sendable {
    case purchase, contract, donation, other

    var label: StaticString {
      switch self {
      case .purchase: "现场采购"
      case .contract: "消费扶贫签约"
      case .donation: "公益捐赠"
      case .other: "其他签约"
      }
    }
  }

  let number: Int
  let kind: Kind
  let alliance: Alliance
  let organization: Organization
  var traded: Int64 = 0
  var cash: Int64 = 0
  var goods: Int64 = 0

  func write(to writer: inout RecordWriter) {
    writer.begin()
    writer.text("id") { writer in
      writer.add("CJ-")
      writer.add(number + 1, digits: 4)
    }
    writer.text("name") { writer in
      writer.add(Regions.counties[alliance.county].name)
      writer.add(kind.label)
      writer.add(number + 1)
      writer.add("号")
    }
    writer.text("kind", "签约成交")
    writer.text("topic", "脱贫攻坚")
    writer.text("event", string: Activity.reliefDay)
    writer.day("startOn", Days.day(2020, 10, 17))
    writer.text("alliance") { alliance.addID(to: &$0) }
    writer.text("organization") { organization.addCode(to: &$0) }
    writer.text("deal", kind.label)
    if traded > 0 { writer.money("traded", fen: traded) }
    if cash > 0 { writer.money("cash", fen: cash) }
    if goods > 0 { writer.money("goods", fen: goods) }
    writer.end()
  }
}
