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
}
