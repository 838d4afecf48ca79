import Columnar
import Localization
import Testing

@testable import Interface

@Suite("State between sessions")
struct UserStateTests {
  /// A session with the state of earlier ones.
  private func session(_ state: UserState = UserState(), register: Register? = Fixture.register()) -> Session {
    var session = Session(nil, fresh: true)
    session.send(.userState(state))
    if let register { session.send(.loaded(register)) }
    return session
  }

  private func saved(_ session: Session) -> UserState? {
    for effect in session.performed.reversed() {
      if case .saveUserState(let kept) = effect { return kept.userState() }
    }
    return nil
  }

  @Test("Up recalls earlier filters, newest first; Down returns to the typed text")
  func history() {
    var first = session()
    first.keys("1/宝鸡<Enter>/<Ctrl-U>汉中<Enter>/<Ctrl-U>宝鸡<Enter>")
    let state = saved(first)
    #expect(state?.history == ["organizations": ["汉中", "宝鸡"]])
    var second = session(state ?? UserState())
    second.keys("1/云<Esc>/云<Up>")
    #expect(second.model.place?.filter.text == "宝鸡")
    #expect(second.names.count == 5)
    second.keys("<Up>")
    #expect(second.model.place?.filter.text == "汉中")
    second.keys("<Up>")
    #expect(second.model.place?.filter.text == "汉中")
    second.keys("<Down><Down>")
    #expect(second.model.place?.filter.text == "云")
    #expect(second.model.context == .filter)
    second.keys("<Esc>")
    #expect(second.model.place?.filter.text.isEmpty == true)
    second.keys("2/<Up>")
    #expect(second.model.place?.filter.text.isEmpty == true)
  }

  @Test("A view saves query, columns and order; the palette and the list open it; the list deletes it")
  func views() {
    var first = session()
    first.keys("1/宝鸡<Enter>lls->lw")
    #expect(first.model.context == ViewNamePopup.context)
    first.keys(" 重点 关注 <Enter>")
    let view = saved(first)?.views.first
    #expect(view?.name == "重点 关注")
    #expect(view?.query == "宝鸡")
    #expect(view?.sort == ["kind"])
    #expect(view?.columns.contains("kind") == false)
    var second = session(saved(first) ?? UserState())
    second.keys("2:重点<Enter>")
    #expect(second.model.tab == .kind("organizations"))
    #expect(second.names.count == 5)
    #expect(second.model.place?.sort == [SortLevel(field: 2)])
    #expect(second.model.place?.layout.fields.contains(2) == false)
    second.keys("u")
    #expect(second.names.count == 6)
    second.keys("0v<Enter>")
    #expect(second.names.count == 5)
    second.keys("v<Delete>")
    #expect(saved(second)?.views.isEmpty == true)
    #expect(second.picture.contains("没有已保存的视图"))
  }

  @Test("What keys change that waited for an answer is saved as well")
  func queuedKeys() {
    for keys in ["m记下<Enter>", "<Space>", "w视图<Enter>"] {
      var session = session()
      session.keys("1/宝鸡<Enter>")
      let before = saved(session)
      session.isPrompt = false
      session.keys("s" + keys)
      session.isPrompt = true
      session.settle()
      #expect(session.model.place?.awaitsRows == false)
      #expect(saved(session) != before, "\(keys)")
      #expect(saved(session) == session.model.user.state || !session.model.user.marks.isEmpty)
    }
  }

  @Test("A query can name a view, and the prompt suggests its name")
  func namedInQuery() {
    let state = UserState(views: [SavedView(name: "重点", kind: "organizations", query: "宝鸡 OR 汉中")])
    var session = session(state)
    session.keys("1/view:重点 基<Enter>")
    #expect(session.model.place?.fault == nil)
    session.keys("/<Ctrl-U>view:重点<Enter>")
    #expect(session.names.count == 6)
    session.keys("/<Ctrl-U>view:<Tab>")
    #expect(session.model.filterLine.suggestions.chosen?.replacement == "重点")
    session.keys("<Ctrl-C>2/view:重点<Enter>")
    #expect(session.model.place?.fault != nil)
  }

  @Test("Saving replaces a view of the same name; a blank name is refused; a view without its kind is reported")
  func names() {
    let state = UserState(views: [
      SavedView(name: "a", kind: "organizations", query: "x"), SavedView(name: "b", kind: "elsewhere", query: ""),
    ])
    var session = session(state)
    session.keys("1w  <Enter>")
    #expect(session.model.flash?.isError == true && session.model.context == ViewNamePopup.context)
    session.keys("<Ctrl-U>a<Enter>")
    #expect(saved(session)?.views.map(\.query) == ["", ""])
    session.keys("v<Down><Enter>")
    #expect(session.model.flash?.isError == true)
    #expect(session.model.tab == .kind("organizations"))
  }

  @Test("Views of the register follow the user's, cannot be deleted, and are hidden by a user's view of the same name")
  func shippedViews() {
    let shipped = [
      SavedView(
        name: "宝鸡的", title: Localized("宝鸡的", "Of Baoji"), help: Localized("哪些在宝鸡？", "Which are in Baoji?"),
        kind: "organizations", query: "宝鸡", isShipped: true),
      SavedView(name: "重点", kind: "organizations", query: "汉中", isShipped: true),
    ]
    let own = [SavedView(name: "重点", kind: "organizations", query: "宝鸡 OR 汉中")]
    var session = Session(nil)
    session.send(.userState(UserState(views: own)))
    session.send(.shippedViews(shipped))
    session.send(.loaded(Fixture.register()))
    session.keys("v")
    #expect(session.picture.contains("内置") && !session.picture.contains("哪些在宝鸡？"))
    #expect(session.model.user.views.all.map(\.name) == ["重点", "宝鸡的"])
    session.keys("<Down><Delete>")
    #expect(session.picture.contains("哪些在宝鸡？"))
    #expect(session.model.user.views.all.count == 2)
    #expect(session.picture.contains("不能删除"))
    session.keys("<Enter>")
    #expect(session.model.place?.filter.text == "宝鸡" && session.names.count == 5)
    session.keys(":baoji<Enter>")
    #expect(session.model.place?.filter.text == "宝鸡")
    session.keys("/<Ctrl-U>view:重点<Enter>")
    #expect(session.names.count == 6)
    session.keys("v<Delete><Esc>/<Ctrl-U>view:重点<Enter>")
    #expect(session.names.count == 2)
    // Nothing that came with the register is kept as one's own.
    #expect(saved(session)?.views.isEmpty == true)
  }

  @Test("The screen opens on the requested view once, or reports that there is none")
  func opensOnView() {
    func opened(on view: String) -> Session {
      var session = Session(nil, view: view)
      session.send(.userState(UserState(views: [SavedView(name: "重点", kind: "organizations", query: "宝鸡 OR 汉中")])))
      session.send(.loaded(Fixture.register()))
      return session
    }
    var session = opened(on: "重点")
    #expect(session.model.tab == .kind("organizations") && session.names.count == 6)
    session.keys("0")
    session.send(.loaded(Fixture.register()))
    #expect(session.model.tab == .overview)
    let missing = opened(on: "没有的")
    #expect(missing.model.tab == .overview && missing.model.flash?.isError == true)
  }

  @Test("Marks are saved by key; keys that the register does not hold are preserved")
  func marks() {
    var first = session()
    first.keys("1<Space>j<Space>")
    let keys = saved(first)?.marks["organizations"] ?? []
    #expect(keys == [Fixture.code(0), Fixture.code(2)])
    var second = session(UserState(marks: ["organizations": keys + ["no such key"]]), register: Fixture.register(1))
    second.keys("1")
    #expect(second.model.placeMarks.count == 1)
    second.send(.loaded(Fixture.register(6)))
    #expect(second.model.placeMarks.rows == [0, 2])
    second.keys("G<Space>")
    #expect(Set(saved(second)?.marks["organizations"] ?? []) == Set(keys + ["no such key", Fixture.code(5)]))
    second.keys("U")
    #expect(saved(second)?.marks["organizations"] == ["no such key"])
  }

  @Test("A note is written, shown in table and detail, listed, opened from the list, changed and deleted")
  func notes() {
    var first = session()
    first.keys("1jm  已核实 <Enter>")
    let notes = saved(first)?.notes ?? [:]
    let key = first.model.place.flatMap { place in place.row.map(place.table.key) } ?? ""
    #expect(notes == ["organizations": [key: "已核实"]])
    #expect(first.picture.contains("✎"))
    first.keys("d")
    #expect(first.picture.contains("已核实"))
    var second = session(UserState(notes: notes))
    second.keys("1M")
    #expect(second.picture.contains("已核实") && second.model.place?.rows.count == 1)
    second.keys("m")
    #expect(second.model.popup == nil)
    second.keys("<Enter>")
    #expect(second.model.place?.description.name == "organizations" && second.model.place?.rows.count == 1)
    second.keys("m，再查<Enter>")
    #expect(saved(second)?.notes["organizations"]?.values.map { $0 } == ["已核实，再查"])
    second.keys("m<Ctrl-U><Enter>")
    #expect(saved(second)?.notes.isEmpty == true)
    second.keys("m二<Enter>0M")
    #expect(second.model.place?.rows.count == 1)
    second.keys("<Esc>")
    #expect(second.model.place?.description.name == "organizations")
    second.keys("m<Ctrl-U><Enter>")
    // Nothing can be noted on what has no key of its own from one time to the next.
    second.keys("3m")
    #expect(second.model.popup == nil)
    second.keys("1llFm")
    #expect(second.model.popup == nil)
    second.keys("<Esc>0")
    second.keys("1M")
    #expect(second.model.place?.description.name == "organizations")
  }

  @Test("Notes on records that the register does not hold are preserved")
  func notesOfOthers() {
    let notes = ["organizations": [Fixture.code(5): "五", "elsewhere": "别处"]]
    var session = session(UserState(notes: notes), register: Fixture.register(1))
    session.keys("1m零<Enter>")
    #expect(saved(session)?.notes["organizations"]?.count == 3)
    session.send(.loaded(Fixture.register(6)))
    session.keys("1M")
    #expect(session.model.place?.rows.count == 3)
    // The one that leads nowhere says so and stays.
    session.keys("G")
    #expect(session.picture.contains("别处"))
    session.keys("<Enter>")
    #expect(session.model.place?.description.name == NotesTable.name)
  }

  @Test("Nothing is saved before the earlier state is loaded, or without a change")
  func unsaved() {
    var early = Session()
    early.keys("1<Space>/宝鸡<Enter>")
    #expect(early.performed.isEmpty)
    var idle = session(UserState(marks: ["organizations": [Fixture.code(0)]]))
    idle.keys("1jjks0")
    #expect(idle.performed.isEmpty)
  }
}
