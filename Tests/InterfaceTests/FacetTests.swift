import Columnar
import Localization
import Testing

@testable import Interface

@Suite("Values of fields beside the table")
struct FacetTests {
  private func session(_ language: Language = .chinese, count: Int = 24) -> Session {
    Session(Fixture.register(count), rows: 40, columns: 140, language: language)
  }

  private func facet(_ name: String, _ session: Session) -> FacetQuestion.Facet? {
    guard let place = session.model.place, let field = place.description.ordinal(of: name) else { return nil }
    return place.facets?.facets.first { $0.field == field }
  }

  private func counts(_ name: String, _ session: Session) -> [String: Int] {
    let entries = facet(name, session)?.entries ?? []
    return Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.count) })
  }

  @Test("Fields with few values are offered, the column under the cursor first; names that occur once are not")
  func offered() throws {
    var session = session()
    session.keys("1lllf")
    let place = try #require(session.model.place)
    let names = place.facets?.facets.map { place.description.fields[$0.field].name } ?? []
    #expect(names.first == "region")
    #expect(Set(names).isSuperset(of: ["kind", "region", "registeredOn", "charity"]))
    #expect(!names.contains("name") && !names.contains("creditCode") && !names.contains("staff"))
    // Many amounts are offered in ranges.
    session.keys("<Esc>$f")
    #expect(facet("capital", session)?.isPeriod == true && facet("capital", session)?.isUnique == false)
    session.keys("<Esc>^f")
    #expect(facet("name", session) == nil && facet("kind", session) != nil)
  }

  @Test("Enter adds and takes away; several values of one field are OR; others follow", arguments: Language.allCases)
  func choosing(_ language: Language) throws {
    var session = session(language)
    session.keys("1llf")
    let (kinds, charities) = (counts("kind", session), counts("charity", session))
    #expect(kinds.values.sorted() == [8, 8, 8])
    session.keys("<Enter>")
    #expect(session.model.context == .facets)
    #expect(session.model.place?.filter.text == (language == .chinese ? "类型=社会团体" : "kind=Association"))
    #expect(session.names.count == 8)
    // The facet keeps its alternatives, the others are those of the rows.
    #expect(counts("kind", session) == kinds)
    #expect(counts("charity", session) != charities && counts("charity", session).values.reduce(0, +) == 8)
    session.keys("j<Enter>")
    #expect(
      session.model.place?.filter.text
        == (language == .chinese ? "类型=社会团体,社会服务机构" : "kind=Association,\"Service inst.\""))
    #expect(session.names.count == 16)
    #expect(facet("kind", session)?.entries.map(\.isChosen) == [true, true, false])
    #expect(session.picture.contains("✓"))
    session.keys("k<Enter>")
    #expect(session.names.count == 8 && facet("kind", session)?.entries.map(\.isChosen) == [false, true, false])
    session.keys("j<Space>")
    #expect(session.model.place?.filter.text == "" && session.names.count == 24)
    session.keys("<Esc>u")
    #expect(session.names.count == 8)
  }

  @Test("Values of two fields narrow together, beside what was typed")
  func together() {
    var session = session(count: 60)
    session.keys("1/宝鸡<Enter>llf")
    let before = session.names.count
    session.keys("<Enter>")
    session.keys("<Esc>llf<Enter>")
    #expect(session.model.place?.filter.text.hasPrefix("宝鸡 类型=") == true)
    #expect(session.model.place?.filter.text.contains("登记日期:") == true)
    #expect(session.names.count < before && !session.names.isEmpty)
    #expect(facet("registeredOn", session)?.isPeriod == true)
  }

  @Test("A choice is recognized however it was written, and not added twice")
  func recognized() {
    var session = session()
    session.keys("1/kind:Association<Enter>llf")
    #expect(facet("kind", session)?.entries.map(\.isChosen) == [true, false, false])
    session.keys("<Enter>")
    #expect(session.model.place?.filter.text == "")
    session.keys("<Esc>/宝鸡 OR 汉中<Enter>f<Enter>")
    #expect(session.model.place?.filter.text == "(宝鸡 OR 汉中) 类型=社会团体")
    session.keys("<Esc>@")
    #expect(session.model.flash?.text == Phrase.clauseAlready.localized("类型=社会团体"))
  }

  @Test("A long list opens and closes where it stands")
  func further() throws {
    var session = session(count: 60)
    session.keys("1lllfG")
    let pane = try #require(session.model.place?.facets)
    let more = try #require(pane.lines.firstIndex { if case .more = $0 { true } else { false } })
    session.keys("g" + String(repeating: "j", count: 60))
    while session.model.place?.facets?.cursor.index != more { session.keys("k") }
    let lines = pane.lines.count
    session.keys("<Enter>")
    #expect((session.model.place?.facets?.lines.count ?? 0) > lines)
    #expect(session.picture.contains(Phrase.facetsFewer(.chinese)))
    while session.model.place?.facets.map({ pane in
      if case .more(_, 0) = pane.lines[pane.cursor.index] { false } else { true }
    }) == true { session.keys("j") }
    session.keys("<Enter>")
    #expect(session.model.place?.facets?.lines.count == lines)
  }
}
