import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Sessions")
struct SessionTests {
  @Test("A filter, cursor keys and a sort work together")
  func browse() {
    var session = Session()
    session.keys("1/name:宝鸡<Enter>jjs")
    #expect(session.names == ["宝鸡市澄远物流行业协会", "宝鸡市金台区青禾社会工作服务社", "宝鸡市云岫养老服务中心"])
    #expect(session.model.place?.row == 5)
    session.keys("s")
    #expect(session.names.first == "宝鸡市云岫养老服务中心")
    #expect(session.model.place?.row == 5)
    #expect(session.lines[5].contains("名称 ▾"))
  }

  @Test("Rows follow the typed text; stale answers change nothing")
  func stale() {
    var session = Session()
    session.keys("1/")
    session.isPrompt = false
    session.keys("宝")
    let first = session.model.place?.questions.asked
    session.keys("鸡")
    #expect(session.model.place?.isPending == true)
    #expect(session.names.count == 6)
    session.send(
      .answered(
        FilterQuestion.Answer(table: 1, generation: first ?? 0, outcome: .rows(.list([4]), highlights: nil))))
    #expect(session.names.count == 6)
    session.isPrompt = true
    session.settle()
    #expect(session.names.count == 5)
    #expect(session.model.place?.isPending == false)
  }

  @Test("A filter with an error keeps the last valid rows, underlines the word and suggests another")
  func wrongFilter() {
    var session = Session(theme: .none)
    session.keys("1/name:宝鸡")
    session.send(.event(.paste(" nosuch:x")))
    #expect(session.names.count == 3)
    #expect(session.model.place?.fault != nil)
    let line = session.model.arrangement.filter.row
    let underlined = session.screen.cells(inRow: line).filter { $0.style.underline }.map(\.text).joined()
    #expect(underlined.contains("nosuch"))
    #expect(session.lines.last?.contains("nosuch") == true)
    session.keys("<Esc>")
    #expect(session.model.place?.fault == nil)
    #expect(session.names.count == 6)
  }

  @Test("Esc restores the edited line, then clears the filter, then goes back")
  func escape() {
    var session = Session()
    session.keys("1/name:宝鸡<Enter>/ 云岫")
    #expect(session.names.count == 1)
    session.keys("<Esc>")
    #expect(session.names.count == 3)
    session.keys("<Esc>")
    #expect(session.names.count == 6)
    session.keys("<Esc>")
    #expect(session.model.tab == .overview)
    session.keys("<Esc>")
    #expect(session.performed.isEmpty)
  }

  @Test("Clearing a filter keeps the cursor on its record")
  func clearKeepsCursor() {
    var session = Session()
    session.keys("1/name:宝鸡<Enter>G")
    let row = session.model.place?.row
    session.keys("<Esc>")
    #expect(session.model.place?.row == row)
    #expect(session.model.place?.cursor.index == 5)
  }

  @Test("An empty result is reported with what to do")
  func nothingFound() {
    var session = Session()
    session.keys("1/没有<Enter>")
    #expect(session.picture.contains("没有符合筛选条件的记录"))
    #expect(session.picture.contains("按 Esc 清除筛选，按 / 修改筛选"))
  }

  @Test("q goes back and finally quits")
  func quit() {
    var session = Session()
    session.keys("1<Enter>q")
    #expect(session.performed.isEmpty)
    session.keys("/宝鸡<Enter>q")
    #expect(session.performed.isEmpty && session.model.tab == .overview)
    session.keys("q")
    #expect(session.performed == [.quit(status: 0)])
  }

  @Test("^C closes the popup or line, else quits with status 130")
  func interrupt() {
    var session = Session()
    session.keys("1?<Ctrl-C>")
    #expect(session.model.popup == nil && session.performed.isEmpty)
    session.keys("/x<Ctrl-C>")
    #expect(session.model.context == .table && session.performed.isEmpty)
    session.keys("<Ctrl-C>")
    #expect(session.performed == [.quit(status: 130)])
    session.send(.event(.terminate(status: 143)))
    #expect(session.performed.last == .quit(status: 143))
  }

  @Test("Full-width keys are commands, or text in a text field")
  func fullWidth() {
    var session = Session()
    session.keys("１")
    #expect(session.model.tab == .kind("organizations"))
    session.keys("？")
    #expect(session.model.context == HelpPopup.context)
    session.keys("<Esc>：")
    #expect(session.model.context == PalettePopup.context)
    session.keys("<Esc>／ＡＢ？")
    #expect(session.model.place?.filter.text == "ＡＢ？")
    session.keys("<Esc>")
    session.keys("＠")
    #expect(session.model.place?.filter.text == "名称=\"宝鸡市云岫养老服务中心\"")
  }

  @Test("Pasted text goes into the open text field only")
  func paste() {
    var session = Session()
    session.keys("1")
    session.send(.event(.paste("sss\nq")))
    #expect(session.model.place?.sort.isEmpty == true && session.performed.isEmpty)
    session.keys("/")
    session.send(.event(.paste("name:宝鸡\n")))
    #expect(session.model.place?.filter.text == "name:宝鸡 ")
    #expect(session.names.count == 3)
  }

  @Test("The caret is at the display column of the typed text")
  func caret() {
    var session = Session()
    session.keys("1/宝鸡a")
    #expect(session.screen.caret == Position(row: 3, column: 13))
    session.keys("<Left><Left>")
    #expect(session.screen.caret == Position(row: 3, column: 10))
    session.keys("<Enter>")
    #expect(session.screen.caret == nil)
  }

  @Test("Changing the language changes nothing else")
  func language() {
    var session = Session()
    session.keys("1/name:宝鸡<Enter>j<F3>")
    #expect(session.model.language == .english)
    #expect(session.names.count == 3)
    #expect(session.model.place?.row == 1)
    #expect(session.lines[1].contains("1 Organizations 6"))
    #expect(session.lines[5].contains("Name"))
    session.keys("?<F3>")
    #expect(session.picture.contains("帮助：表"))
  }

  @Test("Themes cycle")
  func theme() {
    var session = Session(theme: .dark)
    session.keys("1")
    let before = session.screen
    session.keys("<F4>")
    #expect(session.model.theme.name == .light)
    session.keys("<F4><F4><F4>j")
    #expect(session.model.theme.name == .dark)
    session.keys("k")
    #expect(session.screen == before)
  }

  @Test("Values of a column are counted and added to the filter")
  func facets() {
    var session = Session()
    session.keys("1llf")
    #expect(session.model.context == .facets)
    #expect(session.model.place?.facets?.facets.first?.entries.map(\.count) == [2, 2, 2])
    session.keys("j<Enter>")
    #expect(session.names.count == 2)
    #expect(session.model.place?.filter.text == "类型=社会服务机构")
    #expect(session.model.place?.facets?.facets.first?.entries.map(\.count) == [2, 2, 2])
    session.keys("<Esc>")
    #expect(!session.model.panes.wantsFacets)
    #expect(session.names.count == 2)
  }

  @Test("Counts follow the column; stale ones are dropped")
  func facetsFollow() {
    var session = Session()
    session.keys("1llf<Esc>lf")
    #expect(session.model.place?.facets?.field == 3)
    #expect(session.model.place?.facets?.facets.first?.entries.count == 3)
    session.keys("<Tab>")
    session.isPrompt = false
    session.keys("<Tab>lh")
    session.isPrompt = true
    session.settle()
    #expect(session.model.place?.facets?.field == 3)
    #expect(session.model.place?.facets?.facets.first?.entries.map(\.label.chinese) == ["宝鸡市", "金台区", "汉中市"])
  }

  @Test("@ adds the clause of a cell once")
  func filterByCell() {
    var session = Session()
    session.keys("1jjj$@")
    #expect(session.model.place?.filter.text == "注册资金:空")
    #expect(session.names == ["陕西省和衡书画研究会"])
    session.keys("@")
    #expect(session.model.place?.filter.text == "注册资金:空")
    #expect(session.model.flash != nil)
  }

  @Test("Marks survive filters, sorting and panes; ranges, all, invert and clear")
  func marks() {
    var session = Session()
    session.keys("1<Space><Space>")
    #expect(session.model.placeMarks.rows == [0, 1])
    session.keys("s/name:宝鸡<Enter>")
    #expect(session.picture.contains("✓ 2 已标记"))
    session.keys("<Esc>U")
    #expect(session.model.placeMarks.isEmpty)
    session.keys("u")
    #expect(session.model.placeMarks.rows == [0, 1])
    session.keys("UuUgVjjV")
    #expect(session.model.placeMarks.count == 3)
    session.keys("I")
    #expect(session.model.placeMarks.count == 3)
    session.keys("A")
    #expect(session.model.placeMarks.count == 6)
    session.keys("gVj<Esc>")
    #expect(session.model.place?.anchor == nil)
  }

  @Test("u undoes filter, order and columns one by one")
  func undo() {
    var session = Session()
    session.keys("1/name:宝鸡<Enter>s-")
    #expect(session.model.place?.layout.visible.count == 5)
    session.keys("u")
    #expect(session.model.place?.layout.visible.count == 6)
    session.keys("u")
    #expect(session.model.place?.sort.isEmpty == true)
    #expect(session.names.count == 3)
    session.keys("u")
    #expect(session.names.count == 6)
    session.keys("u")
    #expect(session.model.flash?.text == Phrase.needsUndo.text)
  }

  @Test("Sort levels are shown with their rank")
  func sortLevels() {
    var session = Session()
    session.keys("1llslS")
    #expect(session.model.place?.sort.map(\.field) == [2, 3])
    #expect(session.lines[5].contains("类型 ▴1") && session.lines[5].contains("▴2"))
    session.keys("S")
    #expect(session.model.place?.sort[1].descending == true)
    session.send(.command("reset-sort"))
    #expect(session.model.place?.sort.isEmpty == true)
  }

  @Test("Words alone rank by relevance; a chosen order wins")
  func ranking() {
    var session = Session()
    session.keys("2/宝鸡<Enter>")
    #expect(session.model.place?.isRanked == true)
    #expect(session.lines.last?.contains("排序：相关度") == true)
    #expect(!session.lines[5].contains("▾"))
    session.keys("llls")
    #expect(session.model.place?.isRanked == false)
    #expect(session.model.place?.rows == .list([2, 1, 0]))
    session.keys("u")
    #expect(session.model.place?.isRanked == true)
    session.keys("<Esc>")
    #expect(session.model.place?.isRanked == false)
    #expect(session.model.place?.rows == .list([0, 1, 2]))
  }

  @Test("The default order of a kind is asked for at once")
  func defaultOrder() {
    var session = Session()
    session.keys("2")
    #expect(session.model.place?.rows == .list([0, 1, 2]))
    #expect(session.lines.last?.contains("排序：决定日期↓") == true)
  }
}
