import Columnar
import Localization
import Screen
import Testing

@testable import Interface

@Suite("Columns by what the records hold")
struct FieldContentTests {
  private static let group = Localized("登记", "Registration")

  private static func field(
    _ name: String, _ chinese: String, _ type: FieldType, _ roles: Field.Roles = [], width: Int = 12
  ) -> Field {
    Field(name, Localized(chinese, name), type, help: group, group: group, roles: roles, width: width)
  }

  private static let kind = Kind(
    "penalties", title: Localized("处罚", "Penalties"), singular: group, help: group, key: "id",
    fields: [
      field("id", "编号", .code(nil), [.summary], width: 8),
      field("number", "文号", .text, [.summary], width: 10),
      field("name", "名称", .text, [.label, .summary], width: 26),
      field("type", "类型", .text, [.summary]),
      field("basis", "依据", .text, [.summary]),
      field("fine", "罚款", .money, [.summary]),
      field("remark", "备注", .text),
      field("result", "结果", .text),
      field("person", "经办人", .text, [.personal]),
      field("note", "说明", .text),
    ])

  /// `type` is the same in all records, `basis` empty, `remark` nearly so.
  private static func register(_ count: Int = 8) -> Register {
    var rows = TableBuilder(kind)
    for index in 0..<count {
      rows.append([
        "id": .text("N\(index)"), "number": .text("宝民罚字〔2020〕第\(100 + index)号"),
        "name": .text("第\(index)协会"), "type": .text("警告"), "fine": .money(Int64(index) * 100),
        "remark": index == 0 ? .text("x") : .empty, "result": .text(index % 2 == 0 ? "已执行" : "未执行"),
        "person": .text("张\(index)"), "note": .text("甲\(index)"),
      ])
    }
    return Register(schema: Schema(kinds: [kind]), card: Register.Card(), tables: [rows.table()], present: [0])
  }

  private func titles(_ session: Session) -> [String] {
    session.model.place.map { place in place.layout.fields.map { place.description.fields[$0].name } } ?? []
  }

  @Test("Empty and constant columns step back for others; a constant one is said once", arguments: Language.allCases)
  func steppingBack(_ language: Language) {
    var session = Session(Self.register(), rows: 24, columns: 108, language: language)
    session.keys("1")
    #expect(titles(session) == ["name", "id", "number", "fine", "result", "note"])
    let said = language == .chinese ? "各条相同：类型 警告" : "Same in all: type 警告"
    #expect(session.lines[4].contains(said))
    #expect(session.lines.filter { $0.contains("警告") }.count == 1)
    // A column that is shown is not said.
    session.keys("+")
    #expect(!session.lines[4].contains(said))
    session.keys("u")
    #expect(session.lines[4].contains(said))
  }

  @Test("The overview of a register of one kind says what it holds, and opens it", arguments: Language.allCases)
  func facts(_ language: Language) throws {
    var session = Session(Self.register(), rows: 30, columns: 100, language: language)
    let picture = session.picture
    #expect(picture.contains(Phrase.facts(language)))
    #expect(picture.contains(Phrase.factColumns(language, "9", "0")), "\(picture)")
    let line = try #require(session.lines.firstIndex { $0.contains("已执行") && $0.contains("未执行") && $0.contains(" 4") })
    #expect(session.lines[line].contains(language == .chinese ? "结果" : "result"))
    let targets = OverviewLayout(session.model).targets
    #expect(Set(targets).count == targets.count)
    session.keys("j")
    while session.model.overview.target.map({ if case .filtered = $0 { false } else { true } }) == true {
      session.keys("j")
    }
    session.keys("<Enter>")
    #expect(session.model.tab == .kind("penalties") && session.model.place?.rows.count == 4)
    // A register of several kinds has its kinds instead.
    #expect(!Session(rows: 40, columns: 100, language: language).picture.contains(Phrase.facts(language)))
  }

  @Test("Few records say nothing about a column")
  func fewRecords() {
    var session = Session(Self.register(2), rows: 24, columns: 120)
    session.keys("1")
    #expect(titles(session) == ["name", "id", "number", "type", "basis", "fine"])
  }

  @Test("A newer state of the files changes the usual columns, not those that the user chose")
  func reload() {
    var session = Session(Self.register(2), rows: 24, columns: 120)
    session.keys("1")
    session.send(.loaded(Self.register(8)))
    #expect(titles(session) == ["name", "id", "number", "fine", "result", "note"])
    session.keys("l-")
    session.send(.loaded(Self.register(2)))
    #expect(titles(session) == ["name", "number", "fine", "result", "note"])
  }

  @Test("Numbers of documents that differ only at their end are not cut before it")
  func endsOfTexts() {
    var session = Session(Self.register(), rows: 24, columns: 120)
    session.keys("1")
    for index in 0..<8 { #expect(session.picture.contains("第\(100 + index)号"), "\(session.picture)") }
  }

  @Test("The names stay in view while the columns scroll", arguments: [60, 80])
  func names(_ columns: Int) {
    var session = Session(Self.register(), rows: 24, columns: columns)
    session.keys("1+$")
    #expect(session.model.place?.left ?? 0 > 1)
    #expect(session.lines[5].contains("名称") && session.lines[6].contains("第0协会"))
    #expect(session.lines[5].contains("说明"))
  }

  @Test("A sign of the order does not cut a heading", arguments: [1, 2])
  func headings(_ levels: Int) {
    var session = Session(rows: 24, columns: 120)
    session.keys("1ls" + (levels == 2 ? "lS" : ""))
    #expect(session.lines[5].contains("统一社会信用代码 ▴" + (levels == 2 ? "1" : "")), "\(session.lines[5])")
  }
}
