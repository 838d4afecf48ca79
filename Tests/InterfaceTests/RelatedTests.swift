import Columnar
import Screen
import Testing

@testable import Interface

@Suite("Records related to many")
struct RelatedTests {
  private static func session(_ keys: String, rows: Int = 24, columns: Int = 120) -> Session {
    var session = Session(rows: rows, columns: columns)
    session.keys(keys)
    return session
  }

  private static func offers(_ session: Session) -> [String] {
    guard let popup = session.model.popup as? RelatedPopup else { return [] }
    return zip(popup.offers, popup.counts).map { offer, count in "\(offer.query) \(count ?? -1)" }
  }

  @Test("r offers what the rows shown are related to, with counts; Enter opens it as a query")
  func shown() {
    var session = Self.session("1/name:宝鸡<Enter>r")
    #expect(Self.offers(session) == ["organization{name:宝鸡} 3"])
    #expect(session.picture.contains("3 条记录的关联记录") && session.picture.contains("organization{name:宝鸡}"))
    session.keys("<Enter>")
    #expect(session.model.place?.description.name == "enforcement")
    #expect(session.model.place?.filter.text == "organization{name:宝鸡}" && session.model.place?.rows.count == 3)
    // The organizations of these penalties, from a query with an OR.
    session.keys("/<Ctrl-U>kind:行政处罚 OR kind:执法约谈<Enter>r")
    #expect(Self.offers(session) == ["enforcement{kind:行政处罚 OR kind:执法约谈} 2"])
    session.keys("<Enter>")
    #expect(session.names == ["宝鸡市云岫养老服务中心", "宝鸡市澄远物流行业协会"])
    session.keys("w有处罚的<Enter>")
    #expect(session.model.user.state.views.first?.kind == "organizations")
    session.keys("<Esc><Esc>")
    #expect(session.model.place?.description.name == "enforcement")
  }

  @Test("Marked rows are named by their keys; all rows need no condition")
  func marked() {
    var session = Self.session("1<Space>r")
    #expect(Self.offers(session) == ["organization{creditCode=\"\(Fixture.code(0))\"} 2"])
    session.keys("<Esc>Ur")
    #expect(Self.offers(session) == ["organization{} 3"])
    session.keys("<Enter>")
    #expect(session.model.place?.rows.count == 3)
  }

  @Test("A view in the filter is replaced by the keys of its rows")
  func view() {
    let session = Self.session("1/name:宝鸡<Enter>w宝鸡的<Enter>/<Ctrl-U>view:宝鸡的<Enter>r")
    #expect(Self.offers(session).first?.hasPrefix("organization{creditCode=") == true)
    #expect(Self.offers(session).first?.hasSuffix(" 3") == true)
  }

  @Test("The records of groups are those that were grouped; records of one record keep it")
  func groups() {
    var session = Self.session("1/name:宝鸡<Enter>llFr")
    #expect(Self.offers(session) == ["organization{name:宝鸡} 3"])
    session = Self.session("1<Enter>G<Up><Up><Enter>r")
    #expect(Self.offers(session).first?.contains("organization=") == true)
    #expect(Self.offers(session).first?.hasSuffix(" 1") == true)
  }

  @Test("No row, no related table and too many marks have a sentence")
  func edges() {
    var session = Self.session("1/没有这样的名字<Enter>r")
    #expect(session.model.popup == nil && session.model.flash != nil)
    session = Session(Fixture.register(600), rows: 24, columns: 120)
    session.keys("1A-Ar")
    #expect(session.model.popup == nil && session.picture.contains("500"))
    var builder = TableBuilder(Fixture.organizations)
    builder.append(["creditCode": .text("A"), "name": .text("甲")])
    let alone = Register(
      schema: Schema(kinds: [Fixture.organizations]), card: .init(), tables: [builder.table()], present: [0])
    session = Session(alone.withComputedTables())
    session.keys("1r")
    #expect(session.model.popup == nil && session.model.flash != nil)
  }
}
