import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Columns")
struct ColumnTests {
  @Test("Columns are hidden, shown and chosen; the last one cannot be hidden")
  func hide() {
    var session = Session()
    session.keys("1")
    for _ in 0..<9 { session.keys("-") }
    #expect(session.model.place?.layout.visible.count == 1)
    session.keys("+")
    #expect(session.model.place?.layout.visible.count == 10)
    session.keys("C<Tab><Down><Tab><Esc>")
    #expect(session.model.place?.layout.visible.count == 8)
    #expect(session.model.popup == nil)
  }

  @Test("Moving a column keeps the cursor on it")
  func move() {
    var session = Session()
    session.keys("1lH")
    #expect(session.model.place?.layout.fields.prefix(2) == [0, 1])
    #expect(session.model.place?.column == 0)
    session.keys("LL")
    #expect(session.model.place?.column == 2)
    #expect(session.model.place?.field == 0)
  }

  @Test("Columns are resized, fitted and frozen")
  func width() {
    var session = Session(columns: 60)
    session.keys("1>>")
    #expect(session.model.place?.layout.visible[0].width == 34)
    session.keys("<lt>")
    #expect(session.model.place?.layout.visible[0].width == 32)
    session.keys("_")
    #expect(session.model.place?.layout.visible[0].width == 30)
    session.keys("!$")
    #expect(session.model.place?.layout.frozen == 1)
    #expect(session.lines[5].contains("名称"))
    #expect(session.lines[5].contains("注册资金"))
    session.keys("^!")
    #expect(session.model.place?.layout.frozen == 0)
  }

  @Test("A frozen column wider than the screen does not hide the others")
  func wideFrozen() {
    var session = Session(columns: 50)
    session.keys("1")
    for _ in 0..<40 { session.keys(">") }
    session.keys("!$")
    #expect(session.lines[5].contains("注册资金"))
  }

  @Test("Scrolling moves by columns and returns")
  func scroll() {
    var session = Session(columns: 60)
    session.keys("1$")
    #expect(session.lines[5].contains("注册资金（元）"))
    #expect(session.lines[5].contains("‹"))
    session.keys("^")
    #expect(session.lines[5].hasPrefix("   名称"))
  }
}
