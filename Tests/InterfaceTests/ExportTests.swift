import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Copy and export")
struct ExportTests {
  @Test("Every part of a record is copied")
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

  @Test("An export has the rows, order and columns of the screen")
  func export() {
    var session = Session()
    session.keys("1/宝鸡<Enter>ss-e<Enter>")
    guard case .export(let request)? = session.performed.first else {
      Issue.record("nothing was exported")
      return
    }
    #expect(request.rows.count == 5)
    #expect(request.columns == session.model.place?.layout.fields)
    #expect(request.format == "csv" && request.path == "organizations.csv" && !request.overwrite)
    #expect(session.model.popup == nil)
    #expect(session.lines.last?.contains("organizations.csv") == true)
  }

  @Test("Marked rows, format and path are chosen; the suffix follows the format until a path is typed")
  func choices() {
    var session = Session()
    session.keys("1j<Space>e<Up><Up><Up><Up><Up><Up><Right>")
    guard let dialog = session.model.popup as? ExportPopup else {
      Issue.record("no dialog")
      return
    }
    #expect(dialog.onlyMarked)
    session.keys("<Down><Down><Space><Down><Down><Down><Down>x<Enter>")
    guard case .export(let request)? = session.performed.first else {
      Issue.record("nothing was exported")
      return
    }
    #expect(request.rows == .list([1]))
    #expect(request.columns.count == 10)
    #expect(request.path.hasSuffix("x"))
    #expect(request.format != "csv")
  }

  @Test("An existing file needs a confirmation")
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

  @Test("An empty path is refused")
  func emptyPath() {
    var session = Session()
    session.keys("1e<Ctrl-U><Enter>")
    #expect(session.performed.isEmpty)
    #expect(session.model.flash?.isError == true)
  }

  @Test("The dialog shows the equivalent command line")
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

@Suite("The overwrite question")
struct OverwriteQuestionTests {
  @Test("A long path does not hide the question and its keys", arguments: [24, 12, 8])
  func longPath(rows: Int) {
    var session = Session(rows: rows)
    let path = String(repeating: "很长的文件夹名称/", count: 30) + "末.csv"
    session.files = [path]
    session.keys("1e<Ctrl-U>")
    session.send(.event(.paste(path)))
    session.keys("<Enter>")
    #expect(session.picture.contains("文件已存在，是否覆盖？"))
    #expect(session.picture.contains("y 覆盖"))
    #expect(session.lines.last?.contains("正在导出") == false)
    if rows == 24 { #expect(session.picture.contains("末.csv")) }
  }
}
