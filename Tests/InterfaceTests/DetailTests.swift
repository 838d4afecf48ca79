import Columnar
import Loading
import Localization
import Screen
import Testing

@testable import Interface

@Suite("The detail pane")
struct DetailTests {
  private static let code = "51610000MJEX000013"

  /// An action on a body that the register does not hold, so that its code is shown.
  private func register() -> Register {
    var actions = TableBuilder(Fixture.enforcement)
    actions.append(["id": .text("E1"), "organization": .text(Self.code), "kind": .text("行政处罚")])
    let tables = [TableBuilder(Fixture.organizations).table(), actions.table()]
    let linked = Linking.link(schema: Fixture.schema, card: Register.Card(), tables: tables).tables
    return Register(
      schema: Fixture.schema, card: Register.Card(), tables: linked, present: [0, 1])
  }

  @Test("A code is on one line in every pane that is wide enough for it", arguments: Language.allCases)
  func codesStayWhole(_ language: Language) throws {
    var session = Session(register(), rows: 24, columns: 80, language: language)
    session.keys("2")
    let place = try #require(session.model.place)
    for columns in 18...80 {
      let lines = DetailLines.of(place, row: 0, columns: columns, model: session.model).map { line in
        line.runs.map(\.text).joined()
      }
      #expect(lines.contains { $0.hasSuffix(Self.code) }, "\(columns): \(lines)")
      #expect(lines.allSatisfy { session.model.widths.width(of: $0) <= columns }, "\(columns): \(lines)")
      // The label is not cut if it fits, above the code or beside it.
      let title = try #require(Fixture.enforcement.fields.first { $0.name == "organization" }).title[language]
      #expect(lines.contains { $0.hasPrefix(title) }, "\(columns): \(lines)")
    }
  }

  @Test("At 80 columns the pane beside the table shows a code whole")
  func atEightyColumns() {
    var session = Session(register(), rows: 24, columns: 80)
    session.keys("2<Tab>")
    #expect(session.picture.contains(Self.code), "\(session.picture)")
  }

  private func texts(_ session: Session, columns: Int = 60) throws -> [String] {
    let place = try #require(session.model.place)
    return DetailLines.of(place, row: try #require(place.row), columns: columns, model: session.model).map {
      $0.runs.map(\.text).joined()
    }
  }

  @Test("Relations with their counts come before the fields", arguments: Language.allCases)
  func relationsComeFirst(_ language: Language) throws {
    var session = Session(language: language)
    session.keys("1")
    let texts = try texts(session)
    let title = Fixture.enforcement.title[language]
    let group = try #require(Fixture.organizations.fields.first).group[language]
    let relation = try #require(texts.firstIndex(of: title))
    #expect(relation < (try #require(texts.firstIndex(of: group))))
  }

  @Test("Empty fields are one line, which a key opens", arguments: Language.allCases)
  func emptyFieldsAreFolded(_ language: Language) throws {
    var session = Session(register(), language: language)
    session.keys("2")
    let empty = ["decidedOn", "fine"].compactMap { name in
      Fixture.enforcement.fields.first { $0.name == name }?.title[language]
    }
    let folded = try texts(session)
    #expect(folded.contains { $0 == Phrase.emptyFields(language, "\(empty.count)", "z") }, "\(folded)")
    for title in empty { #expect(!folded.contains { $0.contains(title) }, "\(title)") }
    session.keys("z")
    let opened = try texts(session).joined(separator: "\n")
    for title in empty { #expect(opened.contains(title)) }
    session.keys("z")
    #expect(try texts(session) == folded)
  }

  @Test("An opened record takes the whole width of a narrow screen", arguments: [80, 100, 120])
  func openedRecord(_ columns: Int) {
    var session = Session(rows: 24, columns: columns)
    for keys in ["1<Enter>", "G<Up><Enter>", "<Esc><Esc><Tab>"] {
      session.keys(keys)
      let arrangement = session.model.arrangement
      #expect(session.model.context == .detail)
      #expect(arrangement.detail.columns == columns || columns >= 110)
      #expect((arrangement.table.columns == 0) == (columns < 110))
    }
    session.keys("<Esc>")
    #expect(session.model.context == .table)
    #expect((session.model.arrangement.table.columns == columns) == (columns < 110))
  }

  @Test("A pane that a key opened stays beside the table of a narrow screen")
  func openedPane() {
    var session = Session(rows: 24, columns: 80)
    session.keys("1d")
    #expect(session.model.arrangement.detail.columns == 32)
    session.keys("<Enter>")
    #expect(session.model.arrangement.detail.columns == 80)
    session.keys("<Esc>")
    #expect(session.model.arrangement.detail.columns == 32)
    session.keys("d")
    #expect(!session.model.arrangement.showsDetail)
  }

  @Test("A year is a year in the table, the details and a filter; other numbers have thousands marks")
  func years() throws {
    let group = Localized("年检", "Inspection")
    let kind = Kind(
      "inspections", title: group, singular: group, help: group, key: "id",
      fields: [
        Field("id", Localized("编号", "ID"), .code(nil), help: group, group: group, roles: [.summary], width: 6),
        Field("year", Localized("年度", "Year"), .year, help: group, group: group, roles: [.summary]),
        Field("staff", Localized("人数", "Staff"), .integer(unit: nil), help: group, group: group, roles: [.summary]),
      ])
    var rows = TableBuilder(kind)
    rows.append(["id": .text("N1"), "year": .year(2019), "staff": .integer(2019)])
    let register = Register(
      schema: Schema(kinds: [kind]), card: Register.Card(), tables: [rows.table()], present: [0])
    var session = Session(register, rows: 24, columns: 80)
    session.keys("1")
    #expect(session.lines[6].contains("N1"))
    #expect(session.lines[6].contains(" 2019 ") && session.lines[6].contains("2,019"), "\(session.lines[6])")
    #expect(try texts(session).contains { $0.hasPrefix("年度") && $0.hasSuffix("2019") })
    session.keys("l@")
    #expect(session.model.place?.filter.text == "年度=2019")
  }
}
