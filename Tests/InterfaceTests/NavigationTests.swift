import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Navigation")
struct NavigationTests {
  @Test("A relation opens its records; Esc returns to the same row")
  func drill() {
    var session = Session(rows: 30, columns: 120)
    session.keys("1/name:宝鸡<Enter>s<Enter>")
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
    #expect(session.model.place?.filter.text == "name:宝鸡")
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

  @Test("A problem opens its record")
  func problem() {
    var session = Session()
    session.keys("3<Enter>")
    #expect(session.names == ["宝鸡市澄远物流行业协会"])
    #expect(session.model.context == .detail)
    session.keys("<Esc><Esc>")
    #expect(session.model.place?.description.name == "problems")
  }

  @Test("Each tab keeps its state; a digit without a tab is reported")
  func tabs() {
    var session = Session()
    session.keys("1/name:宝鸡<Enter>2")
    session.keys("1")
    #expect(session.names.count == 3)
    session.keys("8")
    #expect(session.model.flash != nil)
    session.keys("}}")
    #expect(session.model.tab == .kind("problems"))
    session.keys("}}")
    #expect(session.model.tab == .overview)
  }

  @Test("The palette finds Chinese titles by pinyin", arguments: ["daochu", "dc", "导出", "ｄａｏｃｈｕ"])
  func paletteBySound(_ typed: String) {
    var session = Session()
    session.keys("1:\(typed)")
    guard let palette = session.model.popup as? PalettePopup else { return }
    let entries = palette.entries(in: session.model).prefix(3)
    let ids = entries.map { if case .command(let command) = $0 { command.id } else { "" } }
    #expect(ids.contains("export"), "\(ids)")
  }

  @Test(
    "The palette finds by meaning in both languages",
    arguments: [
      ("excel", "export"), ("导出", "export"), ("total", "choose-groups"), ("合计", "choose-groups"), ("diff", "compare"),
      ("收藏", "save-view"), ("快捷键", "show-help"), ("kuaijiejian", "show-help"), ("撤回", "undo"),
      ("language", "switch-language"),
    ])
  func paletteByMeaning(_ typed: String, _ id: String) throws {
    for language in Language.allCases {
      var session = Session(language: language)
      session.keys("1:\(typed)")
      let palette = try #require(session.model.popup as? PalettePopup)
      let entries = palette.entries(in: session.model).prefix(2)
      let ids = entries.map { if case .command(let command) = $0 { command.id } else { "" } }
      #expect(ids.contains(id), "\(ids)")
    }
  }

  @Test("Other words for a command are not its title again, and each is given once a command")
  func words() {
    for command in Command.all {
      let names = [command.title.chinese.lowercased(), command.title.english.lowercased()]
      #expect(Set(command.words).count == command.words.count, "\(command.id)")
      #expect(command.words.allSatisfy { !names.contains($0) && $0 == $0.lowercased() }, "\(command.id)")
    }
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
    #expect(session.picture.contains("冻结首列至此列"))
    #expect(!session.picture.contains("光标到下一行"))
    session.keys("<Ctrl-U>!")
    #expect(session.picture.contains("冻结首列至此列"))
    session.keys("<Enter>")
    #expect(session.model.place?.layout.frozen == 1)
  }
}
