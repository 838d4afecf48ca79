import Columnar
import JSON
import Oversight
import Testing

@testable import Interface

@Suite("Figures and findings on the screen")
struct FiguresOnScreenTests {
  private let sources = OversightSources(
    folder: nil, builtInRules: [],
    builtInFigures: OversightSources.File(
      name: "figures.json",
      bytes: PaddedBytes(
        """
        [{"id": "F1", "published": 3, "unit": "家", "kind": "organizations", "query": "name:宝鸡"},
         {"id": "F2", "published": 7, "unit": "家", "kind": "organizations"}]
        """)))

  @Test("Figures are a tab; Enter opens their records; the overview counts those that agree")
  func figures() {
    var session = Session(sources: sources)
    #expect(session.model.tabs.contains(.kind("figures")))
    #expect(session.picture.contains("2 项中有 1 项与记录一致"))
    session.keys("4")
    #expect(session.model.place?.rows.count == 2)
    session.keys("<Enter>")
    #expect(session.names.count == 3)
    session.keys("<Esc><Esc>")
    #expect(session.model.tab == .kind("figures"))
  }

  @Test("Answers about an earlier register are dropped; a reload asks again")
  func stale() {
    var session = Session(nil, sources: sources)
    session.isPrompt = false
    session.send(.loaded(Fixture.register(1)))
    session.send(.loaded(Fixture.register()))
    session.isPrompt = true
    session.settle()
    #expect(session.model.oversight.report?.reconciliations.first?.computedDigits == "3")
    #expect(session.model.register?.tables[0].count == 6)
  }
}
