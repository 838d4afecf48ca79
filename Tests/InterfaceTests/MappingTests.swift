import Columnar
import Loading
import Localization
import Testing

@testable import Interface

@Suite("The table of columns: Enter lets a key feed another field")
struct MappingTests {
  /// The fixture with keys as a file might spell them.
  private static func register() -> Register {
    let plain = Fixture.register()
    func key(_ name: String, _ field: String?, _ reason: FileKey.Reason) -> FileKey {
      FileKey(file: "organizations.json", kind: "organizations", key: name, field: field, reason: reason, records: 6)
    }
    return Register(
      schema: Fixture.schema, card: plain.card, tables: Array(plain.tables.prefix(2)), inputs: [],
      diagnostics: plain.diagnostics, problems: plain.problems,
      keys: [
        key("creditCode", "creditCode", .name), key("到期日", "validUntil", .part), key("资金数", nil, .none),
        key("类型", "kind", .mapping),
      ], present: [0, 1]
    ).withComputedTables()
  }

  static func session(_ keys: String) -> Session {
    var session = Session(register(), rows: 30, columns: 100)
    session.send(.userState(UserState()))
    session.keys(":列<Enter>")
    let tab = session.model.tabs.first { $0 == .kind(FileKeys.name) }
    if let tab { _ = session.model.go(to: tab) }
    session.performed = []
    session.keys(keys)
    return session
  }

  private static func dialog(_ session: Session) -> MappingPopup? { session.model.popup as? MappingPopup }

  @Test("The likeliest field is first: by its name, and by the values")
  func ranking() throws {
    let capital = try #require(Self.dialog(Self.session("jj<Enter>")))
    #expect(capital.options.first?.choice == .field("capital"))
    #expect(capital.chosen?.choice == .field("capital"))
    let until = try #require(Self.dialog(Self.session("j<Enter>")))
    #expect(until.current == .field("validUntil") && until.chosen?.choice == .field("validUntil"))
    let days = until.options.prefix(2).map(\.choice)
    #expect(Set(days) == [.field("validUntil"), .field("registeredOn")])
  }

  @Test("The choice is kept, applied at once, and taken back")
  func choosing() throws {
    var session = Self.session("jj<Enter><Enter>")
    #expect(session.model.popup == nil)
    #expect(session.performed.contains(.map(["资金数": "capital"])) && session.performed.contains(.reload))
    let saved = session.performed.compactMap { effect -> UserState? in
      if case .saveUserState(let state) = effect { state.userState() } else { nil }
    }
    #expect(saved.last?.mappings == ["资金数": "capital"])
    session.send(.loaded(Self.register()))
    session.performed = []
    session.keys("<Enter>")
    let dialog = try #require(Self.dialog(session))
    #expect(dialog.options.contains { $0.choice == .found })
    session.keys("恢复<Enter>")
    #expect(session.performed.contains(.map([:])) && session.performed.contains(.reload))
  }

  @Test("A key is left a column of its own; what is so already changes nothing")
  func ownColumn() {
    var session = Self.session("j<Enter>自成<Enter>")
    #expect(session.performed.contains(.map(["到期日": ""])))
    session = Self.session("j<Enter><Enter>")
    #expect(session.performed.isEmpty && session.model.popup == nil)
  }

  @Test("The records that have the key are shown from the dialog")
  func records() {
    let session = Self.session("j<Enter>查看<Enter>")
    #expect(session.model.place?.description.name == "organizations")
    #expect(session.model.place?.filter.text == "有效期:非空")
    #expect(session.performed.isEmpty)
  }

  @Test("Commands that the screen offers say what was chosen")
  func commandLine() throws {
    let session = Self.session("jj<Enter><Enter>")
    let place = try #require(session.model.place)
    #expect(session.model.viewCommand(of: place)?.contains("--map 资金数=capital") == true)
  }
}
