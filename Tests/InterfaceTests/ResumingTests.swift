import Columnar
import Exports
import Localization
import Oversight
import Testing

@testable import Interface

@Suite("A session begins where the last one ended")
struct ResumingTests {
  private func session(
    _ state: UserState = UserState(), register: Register = Fixture.register(), fresh: Bool = false,
    start: SavedView? = nil, view: String? = nil, sources: OversightSources = OversightSources()
  ) -> Session {
    var session = Session(nil, sources: sources, view: view, start: start, fresh: fresh)
    session.send(.userState(state))
    session.send(.loaded(register))
    return session
  }

  /// Ends a session; what it saved.
  private func left(_ session: Session) -> UserState {
    var session = session
    session.keys("<Ctrl-Q>")
    for effect in session.performed.reversed() {
      if case .saveUserState(let kept) = effect { return kept.userState() }
    }
    return UserState()
  }

  @Test("Tab, filter, order, columns and cursor come back; the cursor by key")
  func comesBack() {
    var first = session()
    first.keys("2j1/name:宝鸡<Enter>lls->>!gj")
    let state = left(first)
    #expect(first.model.place?.row == 1)
    // The register has other rows now; the record is found by its key.
    var bodies = TableBuilder(Fixture.organizations)
    for index in [5, 4, 3, 2, 1, 0] {
      bodies.append([
        "creditCode": .text(Fixture.code(index)), "name": .text("宝鸡\(index)"), "kind": .text("基金会"),
      ])
    }
    let register = Register(
      schema: Fixture.schema, card: .init(),
      tables: Fixture.linked([bodies.table(), TableBuilder(Fixture.enforcement).table()]), present: [0, 1])
    let second = session(state, register: register)
    let (before, after) = (first.model.place, second.model.place)
    #expect(second.model.tab == .kind("organizations"))
    #expect(after?.filter.text == "name:宝鸡" && after?.sort == before?.sort && after?.isSortChosen == true)
    #expect(after?.layout.visible == before?.layout.visible && after?.layout.frozen == before?.layout.frozen)
    #expect(after?.column == before?.column)
    #expect(after?.row == 4 && after?.table.key(4) == Fixture.code(1))
    #expect(second.model.flash?.text == Phrase.resumed.localized("0"))
    #expect(second.model.navigation.trails["enforcement"]?.count == 1)
  }

  @Test("The way to a record comes back with it")
  func trail() {
    var first = session()
    first.keys("1<Enter>G<Up><Up><Enter>j")
    #expect(first.model.trail.count == 2 && first.model.place?.rows.count == 2)
    var second = session(left(first))
    #expect(second.model.trail.count == 2)
    #expect(second.model.place?.scope == first.model.place?.scope)
    #expect(second.model.place?.rows == first.model.place?.rows && second.model.place?.row == 1)
    second.keys("<Esc>")
    #expect(second.model.place?.rows.count == 6)
  }

  @Test("Groups are not kept; the table that they were made from is")
  func groups() {
    var first = session()
    first.keys("1/宝鸡<Enter>llF")
    #expect(first.model.place?.frequency != nil)
    let second = session(left(first))
    #expect(second.model.trail.count == 1 && second.model.place?.filter.text == "宝鸡")
  }

  @Test("A table that is computed later is waited for, unless the user goes on")
  func computed() {
    var first = session(sources: OverviewTests.sources)
    first.keys("5")
    #expect(first.model.tab == .kind("findings"))
    let state = left(first)
    for goesOn in [false, true] {
      var second = Session(nil, sources: OverviewTests.sources)
      second.isPrompt = false
      second.send(.userState(state))
      second.send(.loaded(Fixture.register()))
      #expect(second.model.tab == .overview)
      if goesOn { second.keys("j") }
      second.settle()
      #expect(second.model.tab == (goesOn ? .overview : .kind("findings")))
    }
  }

  @Test("What is gone is said")
  func gone() {
    let state = UserState(
      whereabouts: Whereabouts(tab: "differences", trails: ["differences": [.init(kind: "differences")]]))
    let second = session(state)
    #expect(second.model.tab == .overview)
    #expect(second.model.flash?.text == Phrase.tableGone.localized("differences"))
    var table = Whereabouts.LeftTable(kind: "organizations")
    table.record = "51X"
    table.filter = "nosuchfield:3"
    let third = session(
      UserState(whereabouts: Whereabouts(tab: "organizations", trails: ["organizations": [table]])))
    #expect(third.model.tab == .kind("organizations") && third.model.place?.row == 0)
    #expect(third.model.flash?.text == Phrase.recordGone.localized("51X"))
    #expect(third.model.place?.fault != nil)
  }

  @Test("The command line wins, and --fresh begins on the overview")
  func commandLineWins() {
    var first = session()
    first.keys("1/宝鸡<Enter>")
    let state = left(first)
    #expect(session(state, fresh: true).model.tab == .overview)
    let start = SavedView(name: "", kind: "enforcement", query: "")
    let started = session(state, start: start)
    #expect(started.model.tab == .kind("enforcement") && started.model.navigation.trails["organizations"] == nil)
    let viewed = session(
      UserState(
        views: [SavedView(name: "重点", kind: "organizations", query: "汉中")], whereabouts: state.whereabouts),
      view: "重点")
    #expect(viewed.model.place?.filter.text == "汉中")
  }

  @Test("Nothing is restored over what the user opened while files were read")
  func userIsFaster() {
    var first = session()
    first.keys("1/宝鸡<Enter>")
    var second = Session(nil)
    second.send(.userState(left(first)))
    let partial = PreparedRegister(Fixture.register(2), widths: .standard)
    second.send(.progress(LoadingProgress(done: 2, total: 4, file: "b.json", partial: partial)))
    second.keys("2")
    second.send(.loaded(Fixture.register()))
    #expect(second.model.tab == .kind("enforcement"))
  }

  @Test("The end asks once if a note or an export would be lost", arguments: Language.allCases)
  func asksOnce(_ language: Language) {
    var session = Session(language: language)
    session.keys("1m新<Ctrl-Q>")
    #expect(session.performed.isEmpty)
    #expect(session.model.flash?.text == Phrase.noteNotSaved.localized("^Q"))
    // Another key takes the question back.
    session.keys("x<Ctrl-Q>")
    #expect(session.performed.isEmpty && session.model.popup is NotePopup)
    session.keys("<Ctrl-Q>")
    #expect(session.performed == [.quit(status: 0)])

    var saved = Session(language: language)
    saved.keys("1m新<Enter>m<Ctrl-Q>")
    #expect(saved.performed == [.quit(status: 0)])

    var exporting = Session(language: language)
    exporting.keys("1")
    exporting.isPrompt = false
    exporting.keys("e<Enter><Ctrl-Q>")
    #expect(exporting.model.flash?.text == Phrase.exportNotFinished.localized("^Q"))
    exporting.settle()
    exporting.isPrompt = true
    exporting.keys("<Ctrl-Q>")
    #expect(exporting.performed.last == .quit(status: 0))
  }
}
