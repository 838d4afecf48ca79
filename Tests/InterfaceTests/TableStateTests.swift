import Columnar
import Localization
import Testing

@testable import Interface

@Suite("State of a table, step by step")
struct TableStateTests {
  private static let rows = 16

  private static func session(_ count: Int = 6) -> Session {
    var session = Session(Fixture.register(count), rows: rows)
    session.keys("1")
    return session
  }

  @Test("The order by one column replaces every level; each further level comes after those before")
  func levels() {
    var session = Self.session()
    session.keys("lsl")
    let first = session.model.place?.sort.map(\.field)
    session.keys("SlS")
    #expect(session.model.place?.sort.count == 3 && session.model.place?.sort.first?.field == first?.first)
    // Turning a lower level round keeps all of them.
    session.keys("S")
    #expect(session.model.place?.sort.map(\.descending) == [false, false, true])
    // The first column again: turned round, and alone.
    session.keys("hhs")
    #expect(session.model.place?.sort.map(\.field) == first)
    #expect(session.model.place?.sort.map(\.descending) == [true])
  }

  @Test("Undo takes back many steps, one at a time, each as it was")
  func undo() {
    var session = Self.session()
    var pictures: [String] = [session.picture]
    for step in ["/宝鸡<Enter>", "s", "l-", "ls", "!", "/<Ctrl-U>汉中<Enter>", "-", "/<Ctrl-U><Enter>"] {
      session.keys(step)
      session.keys("<Home>")
      pictures.append(
        session.names.joined() + "\(session.model.place?.layout.fields ?? [])\(session.model.place?.sort ?? [])")
    }
    func state() -> String {
      session.names.joined() + "\(session.model.place?.layout.fields ?? [])\(session.model.place?.sort ?? [])"
    }
    #expect(state() == pictures.last)
    var steps = 0
    while session.model.undoHistory.canUndo(on: session.model.place?.id) {
      session.keys("u")
      steps += 1
    }
    #expect(steps >= 7)
    #expect(session.names.count == 6 && session.model.place?.filter.text == "")
    #expect(session.model.place?.layout == ColumnLayout(kind: Fixture.organizations))
  }

  @Test("Up in the filter line recalls the filter before the one that stands there")
  func history() {
    var session = Self.session()
    session.keys("/汉中<Enter>/<Ctrl-U>宝鸡<Enter>/<Up>")
    #expect(session.model.place?.filter.text == "汉中")
    session.keys("<Down>")
    #expect(session.model.place?.filter.text == "宝鸡")
  }

  @Test("Views of two kinds may have one name")
  func viewsOfTwoKinds() {
    var session = Self.session()
    session.keys("/宝鸡<Enter>w同名<Enter>2/罚款<Enter>w同名<Enter>")
    let views = session.model.user.state.views
    #expect(views.map(\.name) == ["同名", "同名"])
    #expect(views.map(\.kind) == ["organizations", "enforcement"])
    session.keys("1/<Ctrl-U>汉中<Enter>w<Ctrl-U>同名<Enter>")
    #expect(session.model.user.state.views.map(\.query) == ["汉中", "罚款"])
  }

  @Test("The table scrolls by a line where the cursor leaves it by a line")
  func scrolling() {
    var session = Self.session(60)
    let names = session.names
    func top() -> Int { session.model.place?.cursor.top ?? -1 }
    let height = session.model.arrangement.tableRows
    for step in 1..<59 {
      session.keys("j")
      #expect(top() == max(0, step - height + 1))
    }
    for step in stride(from: 57, through: 0, by: -1) {
      session.keys("k")
      #expect(top() == min(59 - height, step))
    }
    #expect(session.names == names)
  }

  @Test("Frozen columns: hiding one freezes one less, hiding another none")
  func frozen() {
    var session = Self.session()
    session.keys("ll!")
    #expect(session.model.place?.layout.frozen == 3)
    session.keys("l-")
    #expect(session.model.place?.layout.frozen == 3)
    session.keys("<Home>hhhh-")
    let layout = session.model.place?.layout
    #expect(layout?.frozen == 2)
    for field in layout?.fields.reversed().dropLast() ?? [] {
      var hidden = layout
      let isFrozen = layout?.fields.prefix(2).contains(field) == true
      hidden?.setHidden(field, true)
      #expect(hidden?.frozen == (isFrozen ? 1 : 2))
    }
  }

  @Test("Going elsewhere after going back forgets the way forward")
  func forward() {
    var session = Self.session()
    session.keys("2[")
    #expect(session.model.tab == .kind("organizations"))
    session.keys("]")
    #expect(session.model.tab == .kind("enforcement"))
    session.keys("[0")
    #expect(session.model.tab == .overview)
    session.keys("]")
    #expect(session.model.tab == .overview)
    session.keys("[")
    #expect(session.model.tab == .kind("organizations"))
  }

  @Test("A record opened from elsewhere is that record, even where its key occurs twice")
  func keyTwice() {
    var bodies = TableBuilder(Fixture.organizations)
    for name in ["甲协会", "乙协会"] {
      bodies.append(["creditCode": .text(Fixture.code(0)), "name": .text(name)])
    }
    let register = Register(
      schema: Fixture.schema, card: .init(),
      tables: Fixture.linked([bodies.table(), TableBuilder(Fixture.enforcement).table()]), present: [0, 1])
    var session = Session(register)
    session.keys("1")
    _ = session.model.openRecord(ofKind: "organizations", row: 1)
    #expect(session.names == ["乙协会"])
  }

  @Test("The view to open with does not take one away from where one has gone")
  func viewAtTheStart() {
    let state = UserState(views: [SavedView(name: "重点", kind: "organizations", query: "宝鸡")])
    for goesAway in [false, true] {
      var session = Session(nil, view: "重点")
      session.send(.userState(state))
      let first = PreparedRegister(Fixture.register(2), widths: .standard)
      session.send(.progress(LoadingProgress(done: 2, total: 4, file: "b.json", partial: first)))
      if goesAway { session.keys("2") }
      session.send(.loaded(Fixture.register()))
      #expect(session.model.tab == .kind(goesAway ? "enforcement" : "organizations"))
      #expect((session.model.place?.filter.text == "宝鸡") == !goesAway)
    }
  }
}
