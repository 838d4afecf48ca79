import Columnar
import JSON
import Oversight
import Screen
import Testing

@testable import Interface

@Suite("Differences on the screen")
struct ComparisonTests {
  private func opened() -> Session {
    var session = Session(Fixture.register(6))
    session.others["/old"] = Fixture.register(4)
    return session
  }

  @Test("A register named in the dialog is compared; Enter opens the record")
  func compare() {
    var session = opened()
    session.keys("=/old<Enter>")
    #expect(session.model.tab == .kind("differences"))
    #expect(session.model.place?.rows.count == 2)
    #expect(session.picture.contains("新增"))
    session.keys("<Enter>")
    #expect(session.model.place?.description.name == "organizations")
    #expect(session.names == [Fixture.names[4]])
  }

  @Test("Differing values are shown in the current language")
  func languages() {
    var session = Session(Fixture.register(6))
    session.others["/old"] = Fixture.register(3, charities: false)
    session.keys("=/old<Enter>/否<Enter>")
    #expect(session.picture.contains("否") && session.model.place?.rows.count == 2)
    session.keys("<Esc><F3>")
    #expect(session.model.tab == .kind("differences"))
    #expect(session.picture.contains("yes") && !session.picture.contains("否"), "\(session.picture)")
    session.keys("/no<Enter>")
    #expect(session.model.place?.rows.isEmpty == false)
    session.keys("<Esc><F3>")
    #expect(session.picture.contains("否"))
  }

  @Test("A register that cannot be opened is reported, and the earlier table stays")
  func failing() {
    var session = opened()
    session.keys("=/old<Enter>0=<^U>/nowhere<Enter>")
    #expect(session.model.flash?.isError == true)
    #expect(session.model.tabs.contains(.kind("differences")))
    session.keys("=<^U><Enter>")
    #expect(session.model.flash?.isError == true)
    session.keys("<Esc>")
    #expect(session.model.popup == nil)
  }

  @Test("A comparison without differences is reported and opens nothing")
  func same() {
    var session = opened()
    session.others["/same"] = Fixture.register(6)
    session.keys("1=/same<Enter>")
    #expect(session.model.tab == .kind("organizations"))
    #expect(session.picture.contains("没有差异"))
  }

  @Test("A reload counts, marks and lists changed records")
  func reload() {
    var session = Session(Fixture.register(4))
    session.keys("1R")
    #expect(session.performed.contains(.reload))
    session.send(.loaded(Fixture.register(6)))
    #expect(session.picture.contains("新增 2、删除 0、变更 0"))
    #expect(session.lines.count { $0.contains("+Shaanxi Relief Fund") || $0.hasPrefix("  +") } == 2)
    session.keys("c")
    #expect(session.model.tab == .kind("changes") && session.model.place?.rows.count == 2)
    session.keys("<Enter>")
    #expect(session.names == [Fixture.names[4]])
    // The next reload finds nothing new.
    session.keys("R")
    session.send(.loaded(Fixture.register(6)))
    #expect(session.picture.contains("记录没有变化"))
    #expect(!session.model.tabs.contains(.kind("changes")) && session.model.tab == .overview)
    session.keys("c")
    #expect(session.picture.contains("没有变化"))
  }

  @Test("A table of figures or findings stays open during a reload")
  func staysOpen() {
    var session = Session(Fixture.register(4), sources: ComparisonTests.sources)
    session.keys("4")
    #expect(session.model.tab == .kind("figures"))
    session.keys("R")
    session.send(.loaded(Fixture.register(6)))
    #expect(session.model.tab == .kind("figures"))
    #expect(session.model.place?.table.count == 1)
    session.keys("<Enter>")
    #expect(session.names.count == 6)
  }

  @Test("A comparison from the command line opens once by itself")
  func fromTheCommandLine() {
    var session = Session(nil)
    var options = Model.Options(size: Size(rows: 24, columns: 80), comparison: "/old", today: Day(number: 20_000))
    options.theme = .none
    session.model = Model(options)
    session.others["/old"] = Fixture.register(4)
    session.send(.loaded(Fixture.register(6)))
    #expect(session.model.tab == .kind("differences"))
    session.keys("0")
    session.send(.command("reload"))
    session.send(.loaded(Fixture.register(6)))
    #expect(session.model.tab == .overview)
  }

  private static let sources = OversightSources(
    folder: nil, builtInRules: [],
    builtInFigures: OversightSources.File(
      name: "figures.json",
      bytes: PaddedBytes(#"[{"id": "F1", "published": 6, "unit": "家", "kind": "organizations"}]"#)))
}
