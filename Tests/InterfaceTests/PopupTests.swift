import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("The whole text of a cell")
struct PeekTests {
  private func session(_ text: String, rows: Int = 24, columns: Int = 80) -> Session {
    var bodies = TableBuilder(Fixture.organizations)
    bodies.append(["creditCode": .text(Fixture.code(0)), "name": .text(text)])
    let register = Register(
      schema: Fixture.schema, card: .init(),
      tables: Fixture.linked([bodies.table(), TableBuilder(Fixture.enforcement).table()]), present: [0, 1])
    var session = Session(register, rows: rows, columns: columns)
    session.keys("1p")
    return session
  }

  @Test("A long text is shown in full, and the key closes it again")
  func whole() {
    let text = (0..<30).map { "第\($0)句。" }.joined()
    var session = session(text)
    #expect(session.model.context == PeekPopup.context)
    // Between the sides of the frame.
    let inside = session.lines.compactMap { line in
      line.firstIndex(of: "│").flatMap { first in line.lastIndex(of: "│").map { line[line.index(after: first)..<$0] } }
    }
    #expect(inside.map { $0.filter { !$0.isWhitespace } }.joined() == text)
    session.keys("p")
    #expect(session.model.popup == nil)
    session.keys("lllp")
    #expect(session.picture.contains("–"))
  }

  @Test(
    "A text longer than the screen scrolls by lines, to its end and no further",
    arguments: [(24, 80), (8, 30), (5, 24)])
  func scrolls(_ rows: Int, _ columns: Int) {
    var session = session((0..<400).map { "\($0)，" }.joined() + "完", rows: rows, columns: columns)
    #expect(!session.picture.contains("完"))
    session.keys("j")
    #expect((session.model.popup as? PeekPopup)?.cursor.top == 1)
    session.keys("G")
    #expect(session.picture.contains("完"))
    let last = session.picture
    session.keys("j<PgDn>")
    #expect(session.picture == last)
    session.keys("g")
    #expect(session.picture.contains("0，"))
  }
}

@Suite("The table of popups")
struct PopupTests {
  /// A session in which a popup is open. A new popup needs a script in `States`.
  private static func session(with type: any PopupView.Type) -> Session? {
    // The fixture has no keys of files.
    if type == MappingPopup.self { return MappingTests.session("<Enter>") }
    return States.scripts.lazy.map { States.session($0.keys) }.first { session in
      session.model.popup.map { Swift.type(of: $0) == type } ?? false
    }
  }

  @Test("Every popup names its context in both languages and has a bit of its own")
  func contexts() {
    #expect(Context.allCases.count <= 32)
    var titles: Set<String> = []
    for type in Popups.all {
      #expect(!type.contextTitle.chinese.isEmpty && !type.contextTitle.english.isEmpty, "\(type)")
      #expect(titles.insert(type.contextTitle.english).inserted, "\(type)")
      #expect(type.context == .popup(Popups.index(of: type)))
    }
    #expect(Set(Context.allCases).count == Context.allCases.count)
  }

  @Test("Commands of a popup hold in it alone, and a key leaves it")
  func commands() {
    for type in Popups.all {
      for command in type.commands {
        let isOwn = command.contexts == [type.context]
        #expect(isOwn || command.contexts.isDisjoint(with: Popups.contexts(with: [])), "\(command.id)")
      }
      let escape = Keymap.standard.command(for: .escape, in: type.context)
      #expect(escape != nil, "\(type)")
    }
  }

  @Test("Every popup opens, has a title in both languages and closes on Esc")
  func opens() throws {
    for type in Popups.all {
      for language in Language.allCases {
        var session = try #require(Self.session(with: type), "\(type) has no script in States")
        if language == .english { session.keys("<F3>") }
        let popup = try #require(session.model.popup)
        #expect(!popup.title(in: session.model).isEmpty, "\(type)")
        #expect(session.picture.contains(popup.title(in: session.model)), "\(type)")
        session.keys("<Esc>")
        #expect(session.model.popup.map { Swift.type(of: $0) == type } != true, "\(type)")
      }
    }
  }

  @Test("Every popup fits into the screen and draws whole rows at every size")
  func sizes() throws {
    for type in Popups.all {
      var session = try #require(Self.session(with: type))
      for rows in [0, 1, 2, 3, 5, 8, 9, 16, 24, 60] {
        for columns in [0, 1, 2, 7, 20, 21, 40, 60, 80, 200] {
          session.send(.event(.resize(Size(rows: rows, columns: columns))))
          let screen = session.screen
          #expect(screen.bounds.intersection(session.model.popupFrame) == session.model.popupFrame)
          #expect(SizeTests.isWhole(screen), "\(type) at \(rows)x\(columns)")
        }
      }
    }
  }
}
