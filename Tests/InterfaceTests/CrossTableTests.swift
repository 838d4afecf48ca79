import Columnar
import Screen
import Testing

@testable import Interface

@Suite("Cross tables and ranges")
struct CrossTableTests {
  private static func session(_ keys: String, columns: Int = 160) -> Session {
    var session = Session(rows: 30, columns: columns)
    session.keys(keys)
    return session
  }

  @Test("Two fields make a cross table with totals at both edges; Enter on a cell opens its records")
  func crossed() {
    var session = Self.session("1llB<Down>region<Enter>")
    let place = session.model.place
    #expect(place?.crossed?.question.by == ["kind", "region"])
    #expect(place?.description.fields.dropFirst(2).map(\.title.chinese) == ["宝鸡市", "金台区", "汉中市", "合计", "占合计"])
    #expect(session.picture.contains("类型 × 地区") && session.picture.contains("100.0%"))
    #expect(session.picture.contains("█"))
    // The second cell of the second row.
    session.keys("jl<Enter>")
    #expect(session.model.place?.filter.text == "类型=社会服务机构 地区=宝鸡市")
    #expect(session.names.count == 2)
    session.keys("<Esc><Esc>")
    #expect(session.model.place?.crossed != nil)
    // A total opens its row.
    session.keys("$h<Enter>")
    #expect(session.model.place?.filter.text == "类型=社会服务机构")
  }

  @Test("A measure, its list, its command line; other keys on a cross table")
  func measured() {
    var session = Self.session("2B<Home>kind<Down>organization.reg<Down>sum(fine)<Enter>")
    #expect(session.model.place?.crossed != nil && session.picture.contains("罚款合计（元）"))
    #expect(session.picture.contains("5,000.00"))
    session.keys("e")
    #expect(session.picture.contains("--across organization.region --measure 'sum(fine)'"))
    session.keys("<Esc>F")
    #expect(session.model.flash != nil && session.model.place?.crossed != nil)
    session.keys("T")
    #expect(session.model.arrangement.totals.rows == 1)
    let depth = session.model.trail.count
    session.keys("B<Down><Down><Down><Left><Enter>")
    #expect(session.model.place?.frequency != nil && session.model.trail.count == depth)
    #expect(session.picture.contains("罚款合计（元）"))
    session.keys("i")
    #expect(session.model.place?.summarized != nil)
  }

  @Test("Groups have a line of totals and shares of what is measured")
  func totals() {
    var session = Self.session("1llB<Down><Down>sum(cap<Enter>")
    let place = session.model.place
    #expect(place?.description.fields.map(\.title.chinese).contains("占合计") == true)
    let line = session.lines[session.model.arrangement.totals.row]
    #expect(line.contains("合计") && line.contains("510,008.50") && line.contains("6") && line.contains("100.0%"))
    session.keys("<F3>")
    #expect(session.picture.contains("Total of Capital (yuan)") && session.picture.contains("Share of total"))
  }

  @Test("Many amounts are grouped in ranges, in their order, by F and in the pane of values")
  func ranges() {
    var session = Session(Fixture.register(40), rows: 40, columns: 160)
    session.keys("1lllllF")
    #expect(session.model.place?.frequency?.question.by == ["capital.bins"])
    #expect(session.picture.contains("注册资金（分段）"))
    let first = session.model.place?.table.label(0)
    session.keys("<Enter>")
    #expect(session.model.place?.filter.text.hasPrefix("注册资金=") == true, "\(first ?? "")")
    #expect(session.model.place?.rows.isEmpty == false)
    session.keys("<Esc><Esc><Esc>f")
    #expect(session.model.place?.facets?.facets.first?.entries.first?.clause.contains("..") == true)
  }

  @Test("500 by 500 cells are quick enough to look at")
  func large() {
    var builder = TableBuilder(Fixture.organizations)
    for index in 0..<500 {
      builder.append([
        "creditCode": .text("C\(1000 + index)"), "name": .text("N\(1000 + index)"), "capital": .money(Int64(index)),
      ])
    }
    let table = builder.table()
    let register = Register(
      schema: Schema(kinds: [table.kind]), card: .init(), tables: [table], present: [0])
    var session = Session(register.withComputedTables(), rows: 30, columns: 160)
    session.keys("1")
    session.model.popup = GroupingPopup(
      paths: ["creditCode", "name"].map { GroupingOption(text: $0, title: .init($0, $0)) },
      measures: [GroupingOption(text: "sum(capital)", title: .init("", ""))], first: 0, second: 2, shape: 1)
    let clock = ContinuousClock()
    let spent = clock.measure { session.keys("<Enter>") }
    #expect(session.model.place?.crossed != nil && session.model.place?.table.columns.count == 504)
    #expect(spent < .seconds(60))
    // A key and a picture are no slower for the many columns than for the screen.
    let moved = clock.measure { session.keys("$jh^") }
    #expect(moved < .seconds(8))
  }
}
