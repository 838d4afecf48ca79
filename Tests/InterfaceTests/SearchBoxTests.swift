import Columnar
import Localization
import Screen
import Testing

@testable import Interface

/// One box for the whole register.
@Suite("Search box")
struct SearchBoxTests {
  @Test("Hits of all kinds are grouped, and Enter opens the record, Tab the table filtered by the words")
  func openedFromTheOverview() {
    var session = Session()
    session.keys("/宝鸡")
    #expect(session.model.context == SearchPopup.context)
    let box = session.model.popup as? SearchPopup
    #expect((box?.found?.groups.count ?? 0) > 1)
    if case .heading? = box?.chosen { Issue.record("a heading is chosen") }
    session.keys("<Enter>")
    #expect(session.model.popup == nil && session.model.place?.rows.count == 1)
    session.keys("<Ctrl-P>宝鸡<Tab>")
    #expect(session.model.place?.filter.text == "宝鸡")
    #expect((session.model.place?.rows.count ?? 0) > 0)
  }

  @Test("Keys that come before the answer wait for it")
  func waiting() {
    var session = Session()
    session.isPrompt = false
    session.keys("/宝鸡<Tab>")
    #expect(session.model.context == SearchPopup.context)
    session.isPrompt = true
    session.settle()
    #expect(session.model.popup == nil && session.model.place?.filter.text == "宝鸡")
  }

  @Test("Signs are words, nothing found is said, and a long text is not searched for")
  func unusual() {
    var session = Session()
    session.keys("/(-:")
    #expect((session.model.popup as? SearchPopup)?.found?.groups.isEmpty == true)
    session.keys("<Enter>")
    #expect(session.model.context == SearchPopup.context)
    session.keys("<Ctrl-U>")
    session.send(.event(.paste(String(repeating: "宝鸡 ", count: 8_000))))
    let box = session.model.popup as? SearchPopup
    #expect(box?.found == nil && session.picture.contains("文字过长"))
    session.keys("<Ctrl-U>宝鸡")
    #expect((session.model.popup as? SearchPopup)?.found != nil)
    session.keys("<Esc>")
    #expect(session.model.popup == nil && session.model.tab == .overview)
  }

  @Test("Columns and views are found by typing")
  func lists() {
    var session = Session()
    session.keys("1C")
    let field = session.model.place?.description.fields.last?.title.chinese ?? ""
    session.keys("\(field)<Enter>")
    #expect(session.model.place?.field == (session.model.place?.description.fields.count ?? 0) - 1)
    #expect(session.model.popup == nil)
    session.keys("C没有这个列<Enter>")
    #expect(session.model.popup == nil)
  }
}
