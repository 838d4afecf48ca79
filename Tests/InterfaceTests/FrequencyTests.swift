import Columnar
import Testing

@testable import Interface

@Suite("Groups")
struct FrequencyTests {
  private func counts(_ session: Session) -> [String] {
    guard let place = session.model.place, let key = place.description.ordinal(of: "key1"),
      let count = place.description.ordinal(of: "count")
    else { return [] }
    return place.rows.rows.map { row in
      [key, count].map { CellText.text(place.value(Int(row), $0), .chinese) }.joined(separator: " ")
    }
  }

  @Test("F groups the shown rows by a column; Enter opens the rows of a group; Esc returns")
  func frequency() {
    var session = Session()
    session.keys("1/name:宝鸡<Enter>llF")
    #expect(session.model.place?.frequency != nil)
    #expect(counts(session) == ["社会团体 1", "社会服务机构 1", "基金会 1"])
    #expect(session.picture.contains("33.3%"))
    #expect(session.picture.contains("█"))
    session.keys("j<Enter>")
    #expect(session.model.place?.filter.text == "名称:宝鸡 类型=社会服务机构")
    #expect(session.names == ["宝鸡市澄远物流行业协会"])
    #expect(session.model.trail.count == 3)
    session.keys("<Esc><Esc>")
    #expect(session.model.place?.cursor.index == 1)
    session.keys("<Esc>")
    #expect(session.names.count == 3)
  }

  @Test("An OR in the filter is bracketed in the query of a group")
  func alternative() {
    var session = Session()
    session.keys("1/宝鸡 OR 汉中<Enter>llF<Enter>")
    #expect(session.model.place?.filter.text.hasPrefix("(宝鸡 OR 汉中) 类型=") == true)
    #expect(session.names.count == 2)
  }

  @Test("Days are grouped by year in order; groups sort, filter and have English labels")
  func years() {
    var session = Session()
    session.keys("1llllF")
    #expect(counts(session).first == "2009 1")
    session.keys("<F3>ls")
    #expect(session.model.place?.shownSort.count == 1)
    session.keys("/2010<Enter>")
    #expect(session.model.place?.rows.count == 1)
    #expect(session.picture.contains("Grouped by Registered (year)"))
  }

  @Test("Groups by two fields with a measure, through references and from other groups")
  func dialog() {
    var session = Session(columns: 120)
    session.keys("2lB<Right>")
    guard let dialog = session.model.popup as? GroupingPopup else {
      Issue.record("no dialog")
      return
    }
    #expect(dialog.paths.map(\.text).contains("organization.region"))
    #expect(dialog.measures.map(\.text).contains("sum(fine)"))
    session.keys("<Esc>")
    session.model.popup = GroupingPopup(
      paths: dialog.paths, measures: dialog.measures,
      first: dialog.paths.firstIndex { $0.text == "organization.region" } ?? 0,
      second: (dialog.paths.firstIndex { $0.text == "kind" } ?? 0) + 1,
      measure: dialog.measures.firstIndex { $0.text == "sum(fine)" } ?? 0)
    session.keys("<Enter>")
    #expect(session.model.place?.frequency?.question.by == ["organization.region", "kind"])
    #expect(session.picture.contains("5,000.00"))
    #expect(session.model.place?.rows.count == 3)
    let depth = session.model.trail.count
    session.keys("B<Down><Left><Enter>")
    #expect(session.model.trail.count == depth)
    session.keys("e")
    #expect(session.picture.contains("shezu count enforcement --by organization.region"))
  }

  @Test("Typing finds an option by name, title or pinyin; arrows cycle through the matches")
  func searched() {
    func dialog(_ keys: String) -> GroupingPopup? {
      var session = Session(columns: 120)
      session.keys("2lB" + keys)
      return session.model.popup as? GroupingPopup
    }
    #expect(dialog("organization.reg")?.by == ["organization.region"])
    #expect(dialog("diqu")?.by.first?.hasSuffix("region") == true)
    #expect(dialog("地区")?.by == dialog("diqu")?.by)
    let measured = dialog("<Down><Down>fakuan")
    #expect(measured?.matches.count == 4 && measured.map { $0.measures[$0.measure].text } == "sum(fine)")
    #expect(dialog("<Down><Down>fakuan<Right>").map { $0.measures[$0.measure].text } == "avg(fine)")
    #expect(dialog("<Down><Down>fakuan<Left>").map { $0.measures[$0.measure].text } == "min(fine)")
    let none = dialog("region<Down>")
    #expect(none?.search.isEmpty == true && none?.by.count == 1)
    // What fits nothing changes nothing, and can be taken back.
    #expect(dialog("@@@@")?.by == dialog("")?.by)
    #expect(dialog("@@<Backspace><Backspace>")?.matches.count == dialog("")?.paths.count)
    var session = Session(columns: 120)
    session.keys("2lBkind")
    #expect(session.picture.contains("› kind"))
    session.keys("<Enter>")
    #expect(session.model.place?.frequency?.question.by == ["kind"])
  }

  @Test("Groups of a table with a scope keep the scope")
  func scope() {
    var session = Session()
    session.keys("1<Enter>G<Up><Up><Enter>lF")
    #expect(session.model.place?.frequency != nil)
    #expect(counts(session).count == 2)
    session.keys("<Enter>")
    #expect(session.model.place?.rows.count == 1)
    #expect(session.model.place?.scope != nil)
  }

  @Test("Stale groups are dropped; F on a table of groups shows a hint")
  func stale() {
    var session = Session()
    session.keys("1ll")
    session.isPrompt = false
    session.keys("F0")
    session.isPrompt = true
    session.settle()
    #expect(session.model.tab == .overview)
    session.keys("1FF")
    #expect(session.model.trail.count == 2)
    #expect(session.model.flash != nil)
    session.send(.loaded(Fixture.register(3)))
    #expect(session.model.trail.count == 1)
  }
}
