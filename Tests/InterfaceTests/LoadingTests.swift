import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Opening and reloading")
struct LoadingTests {
  @Test("Progress, first rows, all rows")
  func progress() {
    var session = Session(nil)
    session.send(.progress(LoadingProgress(done: 1, total: 4, file: "/x/organizations.json")))
    #expect(session.picture.contains("organizations.json  25%"))
    session.send(
      .progress(
        LoadingProgress(
          done: 2, total: 4, file: "b.json", partial: PreparedRegister(Fixture.register(2), widths: .standard))))
    session.keys("1j")
    #expect(session.names.count == 2)
    session.send(.loaded(Fixture.register(6)))
    #expect(session.names.count == 6)
    #expect(session.model.place?.row == 1)
  }

  @Test("Esc cancels opening")
  func cancel() {
    var session = Session(nil)
    session.keys("<Esc>")
    #expect(session.performed == [.cancelLoading])
    session.send(.loadingFailed(Localized("已取消", "Cancelled")))
    #expect(session.picture.contains("已取消"))
  }

  @Test("A reload keeps filter, order, cursor and marks by key")
  func reload() {
    var session = Session()
    session.keys("1/name:宝鸡<Enter>j<Space>R")
    #expect(session.performed == [.reload])
    session.send(.loaded(Fixture.register(12)))
    #expect(session.model.place?.filter.text == "name:宝鸡")
    #expect(session.names.count == 6)
    #expect(session.model.placeMarks.rows == [1])
    #expect(session.model.place?.row == 5)
  }

  @Test("A failed reload keeps the register and reports the failure")
  func failedReload() {
    var session = Session()
    session.keys("1R")
    session.send(.loadingFailed(Localized("文件损坏", "The file is damaged")))
    #expect(session.names.count == 6)
    #expect(session.lines.last?.contains("文件损坏") == true)
  }
}

@Suite("Leaving after a failed opening")
struct FailedOpeningTests {
  @Test("The exit status is that of the command line", arguments: ["q", "Q"])
  func status(key: String) {
    var session = Session(nil)
    session.send(.loadingFailed(Localized("坏了。", "It is broken.")))
    #expect(session.picture.contains("坏了。"))
    #expect(session.picture.contains("R 重试"))
    #expect(session.lines.last?.contains("打开") == false)
    session.keys(key)
    guard case .quit(status: 3)? = session.performed.last else {
      Issue.record("\(session.performed)")
      return
    }
  }

  @Test("Cancelling the opening is an interruption, not an unreadable file")
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
