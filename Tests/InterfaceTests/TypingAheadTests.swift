import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Typing ahead")
struct TypingAheadTests {
  /// A session whose answers wait, on the table of organizations or on the overview.
  private func waiting(_ keys: String = "") -> Session {
    var session = Session()
    session.keys(keys)
    session.isPrompt = false
    return session
  }

  private func settle(_ session: inout Session) {
    session.isPrompt = true
    session.settle()
  }

  @Test("The cursor moves while the order is being computed")
  func movesBeforeTheFirstAnswer() {
    var session = waiting()
    session.keys("2jj")
    #expect(session.model.place?.isPending == true)
    #expect(session.model.place?.cursor.index == 2)
    settle(&session)
    #expect(session.model.place?.cursor.index == 2)
    var atOnce = Session()
    atOnce.keys("2jj")
    #expect(session.model.place?.row == atOnce.model.place?.row)
  }

  @Test("Enter after a filter opens the first record of the answer, not one of the old rows")
  func opensWhatWasAskedFor() {
    var session = waiting("1")
    session.keys("/云岫<Enter><Enter>")
    #expect(session.model.context == .table)
    #expect(!session.model.queuedKeys.isEmpty)
    settle(&session)
    #expect(session.model.queuedKeys.isEmpty)
    #expect(session.model.context == .detail)
    #expect(session.names == ["宝鸡市云岫养老服务中心"])
  }

  @Test("Queued keys keep their order, including text")
  func order() {
    var session = waiting("1")
    session.keys("/宝鸡<Enter>j <Down>/ 云岫<Enter>")
    #expect(session.model.place?.filter.text == "宝鸡")
    settle(&session)
    #expect(session.names == ["宝鸡市云岫养老服务中心"])
    #expect(session.model.place?.filter.text == "宝鸡 云岫")
    #expect(session.model.placeMarks.count == 1)
  }

  @Test("Esc and ^C empty the queue", arguments: ["<Esc>", "<Ctrl-C>"])
  func waysOut(key: String) {
    var session = waiting("1")
    session.keys("/宝鸡<Enter>jj<Enter>")
    #expect(session.model.queuedKeys.count == 3)
    session.keys(key)
    #expect(session.model.queuedKeys.isEmpty)
  }

  @Test("A cursor that moves during a sort stays on the record that it moved to")
  func followsTheCursor() {
    var session = waiting("1")
    session.keys("sj")
    let row = session.model.place?.row
    settle(&session)
    #expect(session.model.place?.row == row)
  }

  @Test("A filter with an error is an answer too: queued keys apply to the last valid rows")
  func wrongFilter() {
    var session = waiting("1")
    session.keys("/nosuch:x<Enter>j")
    #expect(session.model.queuedKeys.count == 1)
    settle(&session)
    #expect(session.model.queuedKeys.isEmpty)
    #expect(session.names.count == 6)
  }
}
