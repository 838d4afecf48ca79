import Columnar
import Localization
import Screen
import Testing

@testable import Interface

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
