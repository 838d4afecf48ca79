import Columnar
import Localization
import Oversight
import Screen
import Testing

@testable import Interface

/// The life of one body.
@Suite("Life")
struct LifeTests {
  @Test("Records that point at a body are listed by day; Enter opens one, Tab all as a table")
  func events() throws {
    var session = Session()
    session.keys("1t")
    let life = try #require(session.model.popup as? LifePopup)
    let events = try #require(life.events)
    #expect(events.map(\.day.number) == events.map(\.day.number).sorted())
    let register = try #require(session.model.place?.register)
    let row = try #require(session.model.place?.row)
    // Its own day is among them, and every dated record that points at it.
    let own = try #require(register.schema.kinds[0].fields.firstIndex { $0.name == "registeredOn" })
    if case .day(let day) = register.tables[0].value(row: row, field: own) {
      #expect(events.contains { $0.kind == 0 && $0.row == row && $0.day == day })
    }
    #expect(!session.picture.isEmpty)
    session.keys("<Tab>")
    #expect(session.model.place?.description.name == Life.tableName)
    #expect(session.model.place?.rows.count == events.count)
    session.keys("<Enter>")
    #expect(session.model.place?.rows.count == 1)
    session.keys("<Esc>t<Esc>")
    #expect(session.model.popup == nil)
  }
}
