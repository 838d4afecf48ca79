import Columnar
import Screen
import Testing

@testable import Interface

@Suite("Totals below a table")
struct TotalsTests {
  private static func session(_ keys: String, rows: Int = 24, columns: Int = 180) -> Session {
    var session = Session(rows: rows, columns: columns)
    session.keys(keys)
    return session
  }

  /// The lines of totals on the screen, blanks squeezed.
  private static func lines(_ session: Session) -> [String] {
    let rect = session.model.arrangement.totals
    return session.lines.dropFirst(rect.row).prefix(rect.rows).map { line in
      line.split(separator: "│")[0].split(separator: " ").joined(separator: " ")
    }
  }

  @Test("T shows the sums, then all statistics, then nothing; they follow the filter")
  func cycle() {
    var session = Self.session("1T")
    #expect(Self.lines(session) == ["合计 6 510,008.50"])
    session.keys("/name:宝鸡<Enter>")
    #expect(Self.lines(session) == ["合计 3 270,004.50"])
    session.keys("T")
    let all = Self.lines(session)
    #expect(all.count == 7 && all.last?.hasPrefix("空值") == true)
    #expect(all[1] == "平均值 90,001.50" && all[3].contains("2009-06-18"))
    session.keys("T")
    #expect(Self.lines(session).isEmpty && session.model.arrangement.totals.isEmpty)
  }

  @Test("Rows marked under the filter are totalled alone; a new column gets its total")
  func marked() {
    var session = Self.session("1T<Space>j<Space>")
    #expect(Self.lines(session) == ["合计 已标记 2 120,002.00"])
    session.keys("U")
    #expect(Self.lines(session) == ["合计 6 510,008.50"])
    session.keys("<End>")
    session.keys("$-")
    #expect(Self.lines(session) == ["合计 6"])
    session.keys("u")
    #expect(Self.lines(session) == ["合计 6 510,008.50"])
  }

  @Test("Totals are kept with a view")
  func view() {
    var session = Self.session("1T/name:宝鸡<Enter>w宝鸡的<Enter>T<Esc><Esc>")
    #expect(session.model.user.state.views.first?.totals == ["sum"])
    session.keys("v<Enter>")
    #expect(Self.lines(session) == ["合计 3 270,004.50"])
  }

  @Test("The records of a group show what was measured and its total")
  func group() {
    var session = Self.session("1")
    session.model.popup = GroupingPopup(
      paths: [GroupingOption(text: "kind", title: .init("类型", "Type"))],
      measures: [GroupingOption(text: "sum(capital)", title: .init("", ""))], first: 0)
    session.keys("<Enter><Enter>")
    #expect(
      session.model.place?.layout.fields.prefix(2).map { Fixture.organizations.fields[$0].name } == ["name", "capital"])
    #expect(Self.lines(session) == ["2 条记录 · 注册资金合计 27.00045 万元", "合计 270,004.50"])
    session.keys("<F3>")
    #expect(Self.lines(session) == ["2 records · Total of Capital 270,004.50 yuan", "Total 270,004.50"])
  }

  @Test("A stale answer is dropped, and no rows have empty totals")
  func stale() {
    var session = Self.session("1")
    session.isPrompt = false
    session.keys("TT")
    #expect(session.model.place?.totals.totals == nil)
    session.isPrompt = true
    session.settle()
    #expect(session.model.place?.totals.totals?.statistics.count == 7)
    session.keys("/没有这样的名字<Enter>")
    #expect(Self.lines(session).first == "合计 0")
  }

  @Test("A few rows stay on a low screen", arguments: [6, 8, 10, 12, 16])
  func low(rows: Int) {
    let session = Self.session("1TT", rows: rows, columns: 80)
    let arrangement = session.model.arrangement
    #expect(arrangement.totals.isEmpty || arrangement.table.rows >= 4)
    #expect(session.lines.count == rows)
  }
}
