import Columnar
import JSON
import Localization
import Screen
import Testing

@testable import Interface
@testable import Oversight

@Suite("The overview")
struct OverviewTests {
  private static let rules = OversightSources.File(
    name: "Rules/r.json",
    bytes: PaddedBytes(
      """
      [{"id": "X1", "title": {"zh": "受过处罚", "en": "Penalized"}, "instrument": {"zh": "条例", "en": "Rule"},
        "verification": "V", "severity": "serious", "kind": "enforcement", "query": "kind:penalty",
        "due": "decidedOn+30d"}]
      """))
  private static let figures = OversightSources.File(
    name: "figures.json",
    bytes: PaddedBytes(
      """
      [{"id": "F1", "section": {"zh": "登记", "en": "Registers"}, "label": "宝鸡的", "published": 3, "unit": "家",
        "headline": {"system": {"zh": "登记系统", "en": "Registration"}, "label": {"zh": "宝鸡", "en": "Baoji"}},
        "kind": "organizations", "query": "宝鸡"},
       {"id": "F2", "section": "登记", "label": "全部", "published": 7, "unit": "家", "headline": true,
        "kind": "organizations"},
       {"id": "F3", "section": "登记", "label": "不在首页", "published": 6, "unit": "家", "kind": "organizations"}]
      """))
  static let sources = OversightSources(folder: nil, builtInRules: [rules], builtInFigures: figures)

  private func session(
    rows: Int = 24, columns: Int = 80, language: Language = .chinese, sources: OversightSources = Self.sources,
    plain: Bool = false
  ) -> Session {
    Session(rows: rows, columns: columns, language: language, plain: plain, sources: sources)
  }

  @Test("Headlines are below their systems; unmarked figures are not shown")
  func headlines() {
    let picture = session().picture
    #expect(picture.contains("登记系统") && picture.contains("宝鸡 3 家"))
    #expect(picture.contains("全部 7 家 ≠"))
    #expect(!picture.contains("不在首页"))
    #expect(session(language: .english).picture.contains("Registration"))
  }

  @Test("Every line opens its target, and Esc returns")
  func everyLineOpens() {
    for size in [(24, 80), (36, 120), (60, 200), (8, 30)] {
      var session = session(rows: size.0, columns: size.1)
      let targets = OverviewLayout(session.model).targets
      #expect(targets.contains(.tab(.kind("organizations"))))
      for target in targets {
        session.keys("0")
        session.model.overview.target = target
        session.keys("<Enter>")
        #expect(session.model.tab != .overview, "\(target)")
        switch target {
        case .tab(let tab): #expect(session.model.tab == tab)
        case .filtered(let tab, let query):
          let text = session.model.place.map { session.model.worded(query, $0.register, kind: $0.kind) }
          #expect(session.model.tab == tab && session.model.place?.filter.text == text)
          #expect(session.model.place?.fault == nil && session.model.place?.rows.isEmpty == false, "\(query)")
        case .figure(let row):
          #expect(session.model.trail.count == 2)
          #expect(session.model.place?.rows.count == (row == 0 ? 5 : 6))
        case .finding: #expect(session.model.place?.description.name == "enforcement")
        }
      }
    }
  }

  @Test("Up and Down reach every line of both columns; the cursor stays visible")
  func moving() {
    for size in [(24, 80), (36, 120), (60, 200), (6, 40)] {
      var session = session(rows: size.0, columns: size.1)
      session.keys("0g")
      var met: Set<OverviewTarget> = []
      for key in [String](repeating: "j", count: 60) + ["l"] + [String](repeating: "k", count: 60) + ["h"] {
        session.keys(key)
        let layout = OverviewLayout(session.model)
        guard let target = session.model.overviewTarget(in: layout), let part = layout.part(of: target) else {
          continue
        }
        met.insert(target)
        #expect((session.model.overview.top..<session.model.overview.top + layout.visibleRows).contains(part.row))
      }
      #expect(met.contains(.tab(.kind("findings"))) && met.contains(.tab(.kind("organizations"))))
    }
  }

  @Test("The cursor keeps its line when computed tables arrive")
  func steadyCursor() {
    var session = Session(nil, sources: Self.sources)
    session.isPrompt = false
    session.send(.loaded(Fixture.register()))
    session.keys("j")
    let before = session.model.overview.target
    #expect(before == .tab(.kind("enforcement")))
    session.isPrompt = true
    session.settle()
    #expect(session.model.overview.target == before && session.picture.contains("▸ 2 执法"))
  }

  @Test("A register without figures shows its kinds over time")
  func withoutFigures() {
    let picture = session(sources: OversightSources()).picture
    #expect(picture.contains("执法") && picture.contains("2019 ▄█ 2020"))
    #expect(!picture.contains("公布数据"))
    #expect(session(sources: OversightSources(), plain: true).picture.contains("2019 至 2020，最多 2020（2）"))
  }

  @Test("A place alone has no bar, which would always be full")
  func onePlace() {
    let model = session().model
    func bars(_ places: [Distribution.Part], columns: Int) -> String {
      let distribution = Distribution(times: [], step: .year, places: places, isMoney: false)
      return model.placeBars(distribution, columns: columns).map(\.text).joined()
    }
    let places = [("宝鸡", 4.0), ("汉中", 2)].map {
      Distribution.Part(label: Localized($0, $0), amount: $1, isMoney: false)
    }
    #expect(bars(places, columns: 60) == "宝鸡 █████ 4  汉中 ██▌ 2  ")
    #expect(bars(Array(places.prefix(1)), columns: 60) == "宝鸡 4  ")
    // If only the first fits, it is shown alone.
    #expect(bars(places, columns: 16) == "宝鸡 4  ")
    #expect(bars([], columns: 16) == "")
  }

  @Test("All sizes draw whole rows, with figures and findings")
  func sizes() {
    var session = session()
    for (rows, columns) in [(0, 0), (1, 1), (2, 5), (5, 20), (10, 33), (19, 79), (20, 140), (60, 200), (3, 300)] {
      session.send(.event(.resize(Size(rows: rows, columns: columns))))
      #expect(SizeTests.isWhole(session.screen))
    }
  }
}
