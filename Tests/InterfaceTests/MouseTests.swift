import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Mouse")
struct MouseTests {
  private func click(_ row: Int, _ column: Int) -> Message {
    .event(.mouse(Mouse(.press(.left), at: Position(row: row, column: column))))
  }

  @Test("Mouse events are ignored until the mouse is switched on")
  func off() {
    var session = Session()
    session.send(click(1, 10))
    #expect(session.model.tab == .overview)
    session.keys("<F2>")
    #expect(session.performed == [.setMouse(true)])
    session.send(click(1, 10))
    #expect(session.model.tab == .kind("organizations"))
  }

  @Test("Clicks choose cells and panes, the wheel moves the cursor")
  func clicks() {
    var session = Session(mouse: true)
    session.keys("1")
    session.send(click(8, 42))
    #expect(session.model.place?.cursor.index == 2)
    #expect(session.model.place?.column == 1)
    session.send(click(3, 12))
    #expect(session.model.context == .filter)
    session.send(.event(.mouse(Mouse(.wheelDown, at: Position(row: 8, column: 3)))))
    session.send(click(20, 3))
    #expect(session.model.context == .table)
    session.keys("?")
    session.send(click(0, 0))
    #expect(session.model.popup == nil)
  }

  @Test("A click on a heading sorts by the column, another one turns the order")
  func headings() throws {
    var session = Session(mouse: true)
    session.keys("1")
    let header = session.model.arrangement.table.row
    let column = try #require(session.lines[header].firstIndex(of: "类")).utf16Offset(in: session.lines[header])
    let x = session.model.widths.width(of: String(session.lines[header].prefix(column)))
    let place = try #require(session.model.place)
    let field = try #require(place.description.fields.firstIndex { $0.name == "kind" })
    session.send(click(header, x))
    #expect(session.model.place?.sort.map(\.field) == [field])
    #expect(session.model.place?.sort.map(\.descending) == [false])
    session.send(click(header, x))
    #expect(session.model.place?.sort.map(\.descending) == [true])
    #expect(session.model.context == .table)
  }

  @Test("A second click on a cell opens the record; a key between the two does not")
  func secondClick() {
    var session = Session(mouse: true)
    session.keys("1")
    let row = session.model.arrangement.table.row + 2
    session.send(click(row, 10))
    session.keys("j")
    session.send(click(row, 10))
    #expect(session.model.context == .table)
    session.send(click(row, 10))
    #expect(session.model.context == .detail)
  }

  @Test("The hints of the bottom line are buttons", arguments: Language.allCases)
  func hintsAreButtons(_ language: Language) throws {
    var session = Session(language: language, mouse: true)
    session.keys("1")
    let line = StatusLine(session.model, columns: 80)
    let help = try #require(line.hints.first { $0.command.id == "show-help" })
    #expect(line.hint(at: help.column)?.command.id == "show-help")
    #expect(line.hint(at: 0) == nil)
    session.send(click(23, help.column))
    #expect(session.model.context == HelpPopup.context)
  }

  @Test("The wheel scrolls the pane under the pointer and leaves the keys where they are")
  func wheel() {
    var session = Session(rows: 24, columns: 120, mouse: true)
    session.keys("1")
    let detail = session.model.arrangement.detail
    let position = Position(row: detail.row + 2, column: detail.column + 3)
    session.send(.event(.mouse(Mouse(.wheelDown, at: position))))
    #expect(session.model.context == .table)
    #expect(session.model.place?.cursor.index == 0)
    #expect((session.model.place?.detail.index ?? 0) > 0)
  }
}
