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

  @Test("The cursor moves in a table whose order is still asked for")
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

  @Test("Enter after a filter opens the first record of the answer, not one of the rows before")
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

  @Test("Keys that wait keep their order, text among them")
  func order() {
    var session = waiting("1")
    session.keys("/宝鸡<Enter>j <Down>/ 云岫<Enter>")
    #expect(session.model.place?.filter.text == "宝鸡")
    settle(&session)
    #expect(session.names == ["宝鸡市云岫养老服务中心"])
    #expect(session.model.place?.filter.text == "宝鸡 云岫")
    #expect(session.model.placeMarks.count == 1)
  }

  @Test("Esc and ^C drop what waits", arguments: ["<Esc>", "<Ctrl-C>"])
  func waysOut(key: String) {
    var session = waiting("1")
    session.keys("/宝鸡<Enter>jj<Enter>")
    #expect(session.model.queuedKeys.count == 3)
    session.keys(key)
    #expect(session.model.queuedKeys.isEmpty)
  }

  @Test("A cursor that moves while rows are sorted stays on the record it moved to")
  func followsTheCursor() {
    var session = waiting("1")
    session.keys("sj")
    let row = session.model.place?.row
    settle(&session)
    #expect(session.model.place?.row == row)
  }

  @Test("A wrong filter answers too: what waits goes on with the last good rows")
  func wrongFilter() {
    var session = waiting("1")
    session.keys("/nosuch:x<Enter>j")
    #expect(session.model.queuedKeys.count == 1)
    settle(&session)
    #expect(session.model.queuedKeys.isEmpty)
    #expect(session.names.count == 6)
  }
}

@Suite("Leaving what could not be opened")
struct FailedOpeningTests {
  @Test("The status is the command line's", arguments: ["q", "Q"])
  func status(key: String) {
    var session = Session(nil)
    session.send(.loadingFailed(Localized("坏了。", "It is broken.")))
    #expect(session.picture.contains("坏了。"))
    #expect(session.picture.contains("R 再试"))
    #expect(session.lines.last?.contains("打开") == false)
    session.keys(key)
    guard case .quit(status: 3)? = session.performed.last else {
      Issue.record("\(session.performed)")
      return
    }
  }

  @Test("Who gives up the opening was not served badly by the file")
  func givingUp() {
    var session = Session(nil)
    session.keys("<Esc>")
    session.send(.loadingFailed(Localized("已取消。", "Cancelled.")))
    session.keys("q")
    guard case .quit(status: 130)? = session.performed.last else {
      Issue.record("\(session.performed)")
      return
    }
  }
}

@Suite("The overwrite question")
struct OverwriteQuestionTests {
  @Test("However long the path, the question and its keys are there", arguments: [24, 12, 8])
  func longPath(rows: Int) {
    var session = Session(rows: rows)
    let path = String(repeating: "很长的文件夹名称/", count: 30) + "末.csv"
    session.files = [path]
    session.keys("1e<Ctrl-U>")
    session.send(.event(.paste(path)))
    session.keys("<Enter>")
    #expect(session.picture.contains("文件已存在，要覆盖吗？"))
    #expect(session.picture.contains("y 覆盖"))
    #expect(session.lines.last?.contains("正在导出") == false)
    if rows == 24 { #expect(session.picture.contains("末.csv")) }
  }
}
