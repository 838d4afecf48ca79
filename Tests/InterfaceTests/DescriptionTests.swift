import Columnar
import Screen
import Testing

@testable import Interface

@Suite("Descriptions of columns")
struct DescriptionTests {
  private static func session(_ keys: String, columns: Int = 200) -> Session {
    var session = Session(rows: 30, columns: columns)
    session.keys(keys)
    return session
  }

  private static func cells(_ session: Session, _ field: String) -> [String: String] {
    guard let place = session.model.place, let row = place.table.row(of: field) else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: place.description.fields.indices.map {
        (place.description.fields[$0].name, CellText.text(place.value(row, $0), .chinese))
      })
  }

  @Test("i lists every column under the filter with its figures")
  func described() {
    let session = Self.session("1i")
    #expect(session.model.place?.rows.count == Fixture.organizations.fields.count)
    let capital = Self.cells(session, "capital")
    #expect(capital["title"] == "注册资金" && capital["type"] == "金额")
    #expect(capital["filled"] == "5" && capital["empty"] == "1" && capital["distinct"] == "5")
    #expect(capital["sum"] == "510,008.50" && capital["min"] == "30,000.50" && capital["max"] == "180,003.00")
    #expect(capital["avg"] == "102,001.70" && capital["median"] == "90,001.50")
    #expect(capital["spread"]?.count == 16)
    let kind = Self.cells(session, "kind")
    #expect(kind["sum"] == "" && kind["frequent"] == "社会团体" && kind["frequency"] == "2" && kind["spread"] == "███")
    #expect(Self.cells(session, "registeredOn")["min"] == "2009-06-18")
    #expect(Self.cells(session, "registeredOn")["sum"] == "")
    #expect(session.picture.contains("社会组织各列概况") || session.picture.contains("各列概况"))
    #expect(Self.cells(Self.session("1/name:宝鸡<Enter>i"), "capital")["sum"] == "270,004.50")
  }

  @Test("Enter opens the records with a value in the column, with its total; F its values")
  func opened() {
    var session = Self.session("1/name:宝鸡<Enter>i")
    let row = session.model.place?.table.row(of: "capital") ?? 0
    session.keys(String(repeating: "j", count: row) + "<Enter>")
    #expect(session.model.place?.filter.text == "名称:宝鸡 注册资金:非空")
    #expect(
      session.model.place?.layout.fields.dropFirst().first.map { Fixture.organizations.fields[$0].name } == "capital")
    #expect(session.picture.contains("270,004.50"))
    session.keys("<Esc><Esc>")
    #expect(session.model.place?.summarized != nil)
    session.keys("<Home>" + String(repeating: "j", count: session.model.place?.table.row(of: "kind") ?? 0) + "F")
    #expect(session.model.place?.frequency?.question.by == ["kind"])
    session.keys("<Enter>")
    #expect(session.model.place?.filter.text.hasPrefix("名称:宝鸡 类型=") == true)
  }

  @Test("A description of nothing, of groups and of a description; its export is a command")
  func edges() {
    var session = Self.session("1/没有这样的名字<Enter>i")
    #expect(session.model.place?.rows.count == Fixture.organizations.fields.count)
    #expect(Self.cells(session, "capital")["sum"] == "" && Self.cells(session, "capital")["spread"] == "")
    session = Self.session("1llFi")
    #expect(Self.cells(session, "capital")["sum"] == "510,008.50")
    let depth = session.model.trail.count
    session.keys("i")
    #expect(session.model.trail.count == depth)
    session.keys("e")
    #expect(session.picture.contains("shezu describe organizations"))
    session.keys("<Esc>T")
    #expect(session.picture.contains("合计"))
  }
}
