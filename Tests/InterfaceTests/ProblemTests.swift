import Columnar
import Loading
import Localization
import Testing

@testable import Interface

@Suite("From a problem to the record, the next problem, and the file")
struct ProblemTests {
  private static func register() -> Register {
    let plain = Fixture.register()
    func problem(_ row: Int?, _ field: String?, line: Int?) -> Diagnostic {
      Diagnostic(
        severity: .warning, code: .badDate, kind: "organizations", file: "organizations.json", record: row, row: row,
        field: field, found: "x", expected: Localized("日期", "a day"), line: line)
    }
    return Register(
      schema: Fixture.schema, card: plain.card, tables: Array(plain.tables.prefix(2)),
      inputs: [Register.Input(path: "/data/sx/organizations.json", bytes: 9, name: "organizations.json")],
      diagnostics: [
        problem(0, "staff", line: 7), problem(nil, nil, line: nil), problem(2, "registeredOn", line: 30),
        problem(3, "capital", line: nil),
      ], present: [0, 1]
    ).withComputedTables()
  }

  /// The record on the screen, and the text of the line of its details under the cursor.
  private static func here(_ session: Session) -> (key: String, line: String)? {
    guard let place = session.model.place, let row = place.row, session.model.context == .detail else { return nil }
    let lines = DetailLines.of(place, row: row, columns: session.model.arrangement.detailColumns, model: session.model)
    guard lines.indices.contains(place.detail.index) else { return nil }
    return (place.table.key(row), lines[place.detail.index].runs.map(\.text).joined())
  }

  @Test("Enter puts the cursor on the field, also on one that is empty")
  func field() throws {
    var session = Session(Self.register(), rows: 40, columns: 120)
    session.keys("3<Enter>")
    let first = try #require(Self.here(session))
    #expect(first.key == Fixture.code(0) && first.line.contains("人数"))
    session.keys("<Esc><Esc>jj<Enter>")
    let empty = try #require(Self.here(session))
    #expect(empty.key == Fixture.code(2) && empty.line.contains("登记日期"))
  }

  @Test("n and N go through the problems that records have")
  func nextAndPrevious() throws {
    var session = Session(Self.register(), rows: 40, columns: 120)
    session.keys("3<Enter>n")
    #expect(Self.here(session)?.key == Fixture.code(2))
    session.keys("n")
    #expect(Self.here(session)?.key == Fixture.code(3))
    #expect(Self.here(session)?.line.contains("注册资金") == true)
    session.keys("n")
    #expect(session.picture.contains("没有更多问题") && Self.here(session)?.key == Fixture.code(3))
    session.keys("NN")
    #expect(Self.here(session)?.key == Fixture.code(0))
    // One step back is the table of problems, with its cursor on this problem.
    session.keys("<Esc><Esc>")
    #expect(session.model.place?.description.name == "problems" && session.model.place?.row == 0)
    session.keys("1<Enter>n")
    #expect(session.picture.contains("此处没有文件问题"))
  }

  @Test("E opens the file at the line of the problem")
  func editor() {
    var session = Session(Self.register(), rows: 40, columns: 120)
    session.keys("3E")
    #expect(session.performed.last == .edit(path: "/data/sx/organizations.json", line: 7))
    session.keys("jj<Enter>E")
    #expect(session.performed.last == .edit(path: "/data/sx/organizations.json", line: 30))
    session = Session(Fixture.register())
    session.keys("3E")
    #expect(session.performed.isEmpty && session.picture.contains("没有可以编辑的文件"))
  }
}
