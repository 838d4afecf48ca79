import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Sessions")
struct SessionTests {
  @Test("Filter, go down, sort")
  func browse() {
    var session = Session()
    session.keys("1/宝鸡<Enter>jjs")
    #expect(session.names == ["宝鸡市澄远物流行业协会", "宝鸡市金台区青禾社会工作服务社", "宝鸡市云岫养老服务中心"])
    #expect(session.model.place?.row == 5)
    session.keys("s")
    #expect(session.names.first == "宝鸡市云岫养老服务中心")
    #expect(session.model.place?.row == 5)
    #expect(session.lines[5].contains("名称 ▾"))
  }

  @Test("Results follow what is typed; stale answers change nothing")
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
    #expect(session.names.count == 3)
    #expect(session.model.place?.isPending == false)
  }

  @Test("A wrong filter keeps the last good rows, underlines the word and says what was meant")
  func wrongFilter() {
    var session = Session(theme: .none)
    session.keys("1/宝鸡")
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

  @Test("Esc restores the line being typed, then clears the filter, then goes back")
  func escape() {
    var session = Session()
    session.keys("1/宝鸡<Enter>/ 云岫")
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
    session.keys("1/宝鸡<Enter>G")
    let row = session.model.place?.row
    session.keys("<Esc>")
    #expect(session.model.place?.row == row)
    #expect(session.model.place?.cursor.index == 5)
  }

  @Test("Nothing found says so, and what to do")
  func nothingFound() {
    var session = Session()
    session.keys("1/没有<Enter>")
    #expect(session.picture.contains("没有符合筛选条件的记录"))
    #expect(session.picture.contains("Esc 清除筛选，/ 修改筛选"))
  }

  @Test("q goes back and at last quits")
  func quit() {
    var session = Session()
    session.keys("1<Enter>q")
    #expect(session.performed.isEmpty)
    session.keys("q")
    #expect(session.performed == [.quit(status: 0)])
  }

  @Test("^C closes what is open, else ends with 130")
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

  @Test("Full-width keys are commands, and text where text is typed")
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
    #expect(session.model.place?.filter.text == "name=\"宝鸡市云岫养老服务中心\"")
  }

  @Test("Pasted text goes into the line that is open, and nowhere else")
  func paste() {
    var session = Session()
    session.keys("1")
    session.send(.event(.paste("sss\nq")))
    #expect(session.model.place?.sort.isEmpty == true && session.performed.isEmpty)
    session.keys("/")
    session.send(.event(.paste("宝鸡\n")))
    #expect(session.model.place?.filter.text == "宝鸡 ")
    #expect(session.names.count == 3)
  }

  @Test("The caret stands at the display column of what was typed")
  func caret() {
    var session = Session()
    session.keys("1/宝鸡a")
    #expect(session.screen.caret == Position(row: 3, column: 13))
    session.keys("<Left><Left>")
    #expect(session.screen.caret == Position(row: 3, column: 10))
    session.keys("<Enter>")
    #expect(session.screen.caret == nil)
  }

  @Test("The language changes in the middle of things, and nothing else does")
  func language() {
    var session = Session()
    session.keys("1/宝鸡<Enter>j<F3>")
    #expect(session.model.language == .english)
    #expect(session.names.count == 3)
    #expect(session.model.place?.row == 1)
    #expect(session.lines[1].contains("1 Organizations 6"))
    #expect(session.lines[5].contains("Name"))
    session.keys("?<F3>")
    #expect(session.picture.contains("帮助：表"))
  }

  @Test("Themes change, cycle and come back")
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
    #expect(session.model.place?.facets?.entries.map(\.count) == [2, 2, 2])
    session.keys("j<Enter>")
    #expect(session.names.count == 2)
    #expect(session.model.place?.filter.text == "kind=社会服务机构")
    #expect(session.model.place?.facets?.entries.map(\.count) == [2])
    session.keys("<Esc>")
    #expect(!session.model.panes.wantsFacets)
    #expect(session.names.count == 2)
  }

  @Test("Values follow the column; counts of another column or of old rows are dropped")
  func facetsFollow() {
    var session = Session()
    session.keys("1llf<Esc>lf")
    #expect(session.model.place?.facets?.field == 3)
    #expect(session.model.place?.facets?.entries.count == 3)
    session.keys("<Tab>")
    session.isPrompt = false
    session.keys("<Tab>lh")
    session.isPrompt = true
    session.settle()
    #expect(session.model.place?.facets?.field == 3)
    #expect(session.model.place?.facets?.entries.map(\.label.chinese) == ["宝鸡市", "金台区", "汉中市"])
  }

  @Test("@ adds the cell once")
  func filterByCell() {
    var session = Session()
    session.keys("1jjj$@")
    #expect(session.model.place?.filter.text == "capital:none")
    #expect(session.names == ["陕西省和衡书画研究会"])
    session.keys("@")
    #expect(session.model.place?.filter.text == "capital:none")
    #expect(session.model.flash != nil)
  }

  @Test("Marks survive filters, sorting and panes; ranges, all, invert and clear")
  func marks() {
    var session = Session()
    session.keys("1<Space><Space>")
    #expect(session.model.placeMarks.rows == [0, 1])
    session.keys("s/宝鸡<Enter>")
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

  @Test("u takes back filter, order and columns, one by one")
  func undo() {
    var session = Session()
    session.keys("1/宝鸡<Enter>s-")
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

  @Test("Sort levels, shown with their rank")
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

  @Test("Words alone rank what they find; an order that was chosen stands")
  func ranking() {
    var session = Session()
    session.keys("2/宝鸡<Enter>")
    #expect(session.model.place?.isRanked == true)
    #expect(session.lines.last?.contains("按 相关度") == true)
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

  @Test("A kind's usual order is asked for at once")
  func defaultOrder() {
    var session = Session()
    session.keys("2")
    #expect(session.model.place?.rows == .list([0, 1, 2]))
    #expect(session.lines.last?.contains("按 决定日期↓") == true)
  }
}

@Suite("Columns")
struct ColumnTests {
  @Test("Hide, show, choose; the last one stays")
  func hide() {
    var session = Session()
    session.keys("1")
    for _ in 0..<9 { session.keys("-") }
    #expect(session.model.place?.layout.visible.count == 1)
    session.keys("+")
    #expect(session.model.place?.layout.visible.count == 10)
    session.keys("C<Space>j<Space><Enter>")
    #expect(session.model.place?.layout.visible.count == 8)
    #expect(session.model.popup == nil)
  }

  @Test("Moving keeps the cursor on its column")
  func move() {
    var session = Session()
    session.keys("1lH")
    #expect(session.model.place?.layout.fields.prefix(2) == [0, 1])
    #expect(session.model.place?.column == 0)
    session.keys("LL")
    #expect(session.model.place?.column == 2)
    #expect(session.model.place?.field == 0)
  }

  @Test("Width, fit and freeze")
  func width() {
    var session = Session(columns: 60)
    session.keys("1>>")
    #expect(session.model.place?.layout.visible[0].width == 34)
    session.keys("<lt>")
    #expect(session.model.place?.layout.visible[0].width == 32)
    session.keys("_")
    #expect(session.model.place?.layout.visible[0].width == 30)
    session.keys("!$")
    #expect(session.model.place?.layout.frozen == 1)
    #expect(session.lines[5].contains("名称"))
    #expect(session.lines[5].contains("注册资金"))
    session.keys("^!")
    #expect(session.model.place?.layout.frozen == 0)
  }

  @Test("A frozen column wider than the screen does not hide the others")
  func wideFrozen() {
    var session = Session(columns: 50)
    session.keys("1")
    for _ in 0..<40 { session.keys(">") }
    session.keys("!$")
    #expect(session.lines[5].contains("注册资金"))
  }

  @Test("Scrolling goes by columns and comes back")
  func scroll() {
    var session = Session(columns: 60)
    session.keys("1$")
    #expect(session.lines[5].contains("注册资金（元）"))
    #expect(session.lines[5].contains("‹"))
    session.keys("^")
    #expect(session.lines[5].hasPrefix("   名称"))
  }
}

@Suite("Going places")
struct PlaceTests {
  @Test("A relation opens its records; Esc comes back to the very place")
  func drill() {
    var session = Session(rows: 30, columns: 120)
    session.keys("1/宝鸡<Enter>s<Enter>")
    #expect(session.model.context == .detail)
    let lines = DetailLines.of(
      session.model.place!, row: 0, columns: session.model.arrangement.detailColumns, model: session.model)
    let index = lines.firstIndex { if case .relation = $0.target { true } else { false } }
    session.keys("g" + String(repeating: "j", count: index ?? 0) + "<Enter>")
    #expect(session.model.trail.count == 2)
    #expect(session.model.place?.rows == .list([0, 1]))
    #expect(session.lines[2].contains("社会组织 › 宝鸡市云岫养老服务中心 › 执法"))
    session.keys("<Esc>")
    #expect(session.model.trail.count == 1)
    #expect(session.names.count == 3)
    #expect(session.model.place?.filter.text == "宝鸡")
    #expect(session.model.place?.row == 0)
  }

  @Test("A reference opens its record")
  func reference() {
    var session = Session(rows: 30, columns: 120)
    session.keys("2G<Enter>")
    let lines = DetailLines.of(
      session.model.place!, row: 2, columns: session.model.arrangement.detailColumns, model: session.model)
    let index = lines.firstIndex { if case .record = $0.target { true } else { false } }
    session.keys("g" + String(repeating: "j", count: index ?? 0) + "<Enter>")
    #expect(session.names == ["宝鸡市澄远物流行业协会"])
    session.keys("<Esc><Esc>")
    #expect(session.model.place?.description.name == "enforcement")
    #expect(session.model.place?.row == 2)
  }

  @Test("History goes back and forward")
  func history() {
    var session = Session()
    session.keys("1j2")
    session.keys("[")
    #expect(session.model.tab == .kind("organizations"))
    #expect(session.model.place?.cursor.index == 1)
    session.keys("[")
    #expect(session.model.tab == .overview)
    session.keys("]]")
    #expect(session.model.tab == .kind("enforcement"))
    session.keys("]")
    #expect(session.model.flash?.text == Phrase.needsFuture.text)
  }

  @Test("A problem leads to its record")
  func problem() {
    var session = Session()
    session.keys("3<Enter>")
    #expect(session.names == ["宝鸡市澄远物流行业协会"])
    #expect(session.model.context == .detail)
    session.keys("<Esc><Esc>")
    #expect(session.model.place?.description.name == "problems")
  }

  @Test("Tabs keep their own places; a number too high says so")
  func tabs() {
    var session = Session()
    session.keys("1/宝鸡<Enter>2")
    session.keys("1")
    #expect(session.names.count == 3)
    session.keys("8")
    #expect(session.model.flash != nil)
    session.keys("}}")
    #expect(session.model.tab == .kind("problems"))
    session.keys("}")
    #expect(session.model.tab == .overview)
  }

  @Test("The palette finds Chinese titles by their sound", arguments: ["daochu", "dc", "导出", "ｄａｏｃｈｕ"])
  func paletteBySound(_ typed: String) {
    var session = Session()
    session.keys("1:\(typed)")
    guard let palette = session.model.popup as? PalettePopup else { return }
    let entries = palette.entries(in: session.model).prefix(3)
    let ids = entries.map { if case .command(let command) = $0 { command.id } else { "" } }
    #expect(ids.contains("export"), "\(ids)")
  }

  @Test("The palette runs commands by id, title or letters, and goes to tables")
  func palette() {
    var session = Session()
    session.keys("1:sort-col<Enter>")
    #expect(session.model.place?.sort.count == 1)
    session.keys(":执法<Enter>")
    #expect(session.model.tab == .kind("enforcement"))
    session.keys(":open-org<Enter>")
    #expect(session.model.tab == .kind("organizations"))
    session.keys(":hdcol<Enter>")
    #expect(session.model.place?.layout.visible.count == 5)
    session.keys(":nothing like this<Enter>")
    #expect(session.model.flash?.isError == true)
  }

  @Test("Help can be searched by key and by word")
  func help() {
    var session = Session()
    session.keys("1?冻结")
    #expect(session.picture.contains("冻结到此列为止的各列"))
    #expect(!session.picture.contains("光标到下一行"))
    session.keys("<Ctrl-U>!")
    #expect(session.picture.contains("冻结到此列为止的各列"))
    session.keys("<Enter>")
    #expect(session.model.place?.layout.frozen == 1)
  }
}

@Suite("Taking away")
struct OutputTests {
  @Test("Copying")
  func copy() {
    var session = Session()
    session.keys("1yc")
    session.keys("yk")
    session.keys("y<Enter>")
    #expect(
      session.performed == [.copy("宝鸡市云岫养老服务中心"), .copy(Fixture.code(0)), .copy("宝鸡市云岫养老服务中心")])
    session.performed = []
    session.keys("yr")
    guard case .copy(let row)? = session.performed.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(row.split(separator: "\t").count == 6)
    #expect(row.hasPrefix("宝鸡市云岫养老服务中心\t\(Fixture.code(0))\t社会团体"))
    session.performed = []
    session.keys("yj")
    guard case .copy(let json)? = session.performed.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(json.hasPrefix("{") && json.hasSuffix("}") && json.contains("\"name\""))
    session.performed = []
    session.keys("yq")
    #expect(session.performed == [.copy("宝鸡市云岫养老服务中心（\(Fixture.code(0))），《陕西省社会组织 2020》，截至 2020-12-31")])
  }

  @Test("An export takes rows, order and columns as shown")
  func export() {
    var session = Session()
    session.keys("1/宝鸡<Enter>ss-e<Enter>")
    guard case .export(let request)? = session.performed.first else {
      Issue.record("nothing was exported")
      return
    }
    #expect(request.rows == .list([5, 0, 1]) || request.rows.count == 3)
    #expect(request.columns == session.model.place?.layout.fields)
    #expect(request.format == "csv" && request.path == "organizations.csv" && !request.overwrite)
    #expect(session.model.popup == nil)
    #expect(session.lines.last?.contains("organizations.csv") == true)
  }

  @Test("Marked rows, format and path are chosen; the suffix follows until a path is typed")
  func choices() {
    var session = Session()
    session.keys("1j<Space>e<Up><Up><Up><Right>")
    guard let dialog = session.model.popup as? ExportPopup else {
      Issue.record("no dialog")
      return
    }
    #expect(dialog.onlyMarked)
    session.keys("<Down><Space><Down><Down>x<Enter>")
    guard case .export(let request)? = session.performed.first else {
      Issue.record("nothing was exported")
      return
    }
    #expect(request.rows == .list([1]))
    #expect(request.columns.count == 10)
    #expect(request.path.hasSuffix("x"))
    #expect(request.format != "csv")
  }

  @Test("An existing file is asked about")
  func overwrite() {
    var session = Session()
    session.files = ["organizations.csv"]
    session.keys("1e<Enter>")
    #expect(session.model.context == OverwritePopup.context)
    session.keys("n")
    #expect(session.model.context == ExportPopup.context)
    session.keys("<Enter>y")
    guard case .export(let request)? = session.performed.last else {
      Issue.record("nothing was exported")
      return
    }
    #expect(request.overwrite)
    #expect(session.model.popup == nil)
  }

  @Test("An empty path is not written to")
  func emptyPath() {
    var session = Session()
    session.keys("1e<Ctrl-U><Enter>")
    #expect(session.performed.isEmpty)
    #expect(session.model.flash?.isError == true)
  }

  @Test("The dialog says the command that prints the same")
  func commandLine() {
    var session = Session(columns: 200)
    session.keys("1/宝鸡<Enter>ss")
    session.keys("e")
    guard let dialog = session.model.popup as? ExportPopup, let place = session.model.place else {
      Issue.record("no dialog")
      return
    }
    #expect(
      session.model.commandLine(dialog, place)
        == "shezu list organizations --where 宝鸡 --columns name,creditCode,kind,region,registeredOn,capital "
        + "--sort=-name --format csv --output organizations.csv")
  }
}

@Suite("Opening and reading again")
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

  @Test("Esc gives opening up")
  func cancel() {
    var session = Session(nil)
    session.keys("<Esc>")
    #expect(session.performed == [.cancelLoading])
    session.send(.loadingFailed(Localized("已取消", "Cancelled")))
    #expect(session.picture.contains("已取消"))
  }

  @Test("Reading again keeps filter, order, cursor and marks by key")
  func reload() {
    var session = Session()
    session.keys("1/宝鸡<Enter>j<Space>R")
    #expect(session.performed == [.reload])
    session.send(.loaded(Fixture.register(12)))
    #expect(session.model.place?.filter.text == "宝鸡")
    #expect(session.names.count == 6)
    #expect(session.model.placeMarks.rows == [1])
    #expect(session.model.place?.row == 5)
  }

  @Test("A failed second reading keeps the register and says so")
  func failedReload() {
    var session = Session()
    session.keys("1R")
    session.send(.loadingFailed(Localized("文件损坏", "The file is damaged")))
    #expect(session.names.count == 6)
    #expect(session.lines.last?.contains("文件损坏") == true)
  }
}

@Suite("Mouse")
struct MouseTests {
  private func click(_ row: Int, _ column: Int) -> Message {
    .event(.mouse(Mouse(.press(.left), at: Position(row: row, column: column))))
  }

  @Test("Nothing happens until it is switched on")
  func off() {
    var session = Session()
    session.send(click(1, 10))
    #expect(session.model.tab == .overview)
    session.keys("<F2>")
    #expect(session.performed == [.setMouse(true)])
    session.send(click(1, 10))
    #expect(session.model.tab == .kind("organizations"))
  }

  @Test("Clicks choose cells and places, the wheel moves")
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
