import Localization
import Testing

@testable import Columnar
@testable import Loading

/// References both ways, derived fields, and rules over whole tables.
@Suite struct LinkingTests {
  private static let bodies = #"""
    [{"code":"0001","name":"甲","phone":"1"},{"code":"0002","name":"乙","parent":"0001","phone":"1"},
     {"code":"0001","name":"丙","parent":"0009"},{"code":"0004","name":"丁","parent":"0002",
      "foundedOn":"2020-05-01","closedOn":"2020-04-30"}]
    """#
  private static let actions = #"""
    [{"id":"a","body":"0002","others":["0001","0001","0004"]},{"id":"b","body":"0002"},{"id":"c","body":"0008"},
     {"id":"d","others":"0009;0004"},{"id":"e"}]
    """#

  @Test func aCountOfAKindThatIsNotThereIsTakenAsStated() throws {
    let bodies = #"[{"code":"0001","name":"甲","actionCount":3},{"code":"0002","name":"乙"}]"#
    let alone = try LoadingFixture.open(["bodies.json": bodies])
    #expect(
      alone.tables[0].value(row: 0, field: try #require(LoadingFixture.bodies.ordinal(of: "actionCount")))
        == .integer(3))
    #expect(
      alone.tables[0].value(row: 1, field: try #require(LoadingFixture.bodies.ordinal(of: "actionCount")))
        == .integer(0))
    #expect(LoadingFixture.troubles(alone).isEmpty)
    let together = try LoadingFixture.open(["bodies.json": bodies, "actions.json": #"[{"id":"1","body":"0002"}]"#])
    #expect(
      together.tables[0].value(row: 0, field: try #require(LoadingFixture.bodies.ordinal(of: "actionCount")))
        == .integer(0))
    #expect(LoadingFixture.troubles(together).count == 1)
  }

  @Test(arguments: [1, 2, 4]) func referencesLeadBothWays(_ workers: Int) throws {
    let register = try LoadingFixture.open(
      ["bodies.json": Self.bodies, "actions.json": Self.actions], granularity: Granularity(workers: workers))
    let parents = (0..<4).map { LoadingFixture.written(register.value(kind: 0, row: $0, field: 14)) }
    #expect(parents == ["", "0001@0", "0009@?", "0002@1"])
    let others = (0..<5).map { LoadingFixture.written(register.value(kind: 1, row: $0, field: 2)) }
    #expect(others == ["[0001@0;0001@0;0004@3]", "", "", "[0009@?;0004@3]", ""])
    let back = try #require(register.tables[0].column("parent")?.back)
    #expect((0..<4).map { Array(back.members(of: $0)) } == [[1], [3], [], []])
    let body = try #require(register.tables[1].column("body")?.back)
    #expect((0..<4).map { Array(body.members(of: $0)) } == [[], [0, 1], [], []])
    // A record that a list names twice is led back to once.
    let list = try #require(register.tables[1].column("others")?.back)
    #expect((0..<4).map { Array(list.members(of: $0)) } == [[0], [], [], [0, 3]])
    let counts = (0..<4).map { LoadingFixture.written(register.value(kind: 0, row: $0, field: 15)) }
    #expect(counts == ["0", "2", "0", "0"])
    #expect(
      LoadingFixture.troubles(register) == [
        "error duplicateKey /2/code 0001", "warning dangling /2/parent 0009", "warning dangling /2/body 0008",
        "warning dangling /3/others 0009", "warning wrongOrder /3/closedOn 2020-04-30 < 2020-05-01",
        "warning duplicateKey /1/phone 1",
      ])
  }

  @Test func aKindThatIsNotThereIsToldOnce() throws {
    let register = try LoadingFixture.open(["actions.json": Self.actions])
    #expect(LoadingFixture.troubles(register) == ["note dangling  3", "note dangling  5"])
    #expect(LoadingFixture.written(register.value(kind: 1, row: 0, field: 1)) == "0002@?")
  }

  @Test func tablesMadeInMemoryLinkTheSameWay() throws {
    var bodies = TableBuilder(LoadingFixture.bodies)
    bodies.append(["code": .text("0001"), "cash": .money(100), "goods": .money(23)])
    bodies.append(["code": .text("0002"), "parent": .text("0001"), "cash": .money(.max), "goods": .money(1)])
    var actions = TableBuilder(LoadingFixture.actions)
    actions.append(["id": .text("a"), "body": .text("0002"), "others": .list([.text("0001"), .text("x")])])
    let (tables, diagnostics) = Linking.link(
      schema: LoadingFixture.schema, card: Register.Card(), tables: [bodies.table(), actions.table()])
    #expect(diagnostics.map(\.code) == [.dangling, .outOfRange])
    #expect(tables[0].value(row: 0, field: 10) == .money(123))
    #expect(tables[0].value(row: 1, field: 10) == .empty)
    #expect(tables[0].value(row: 1, field: 15) == .integer(1))
    // Linking again changes nothing.
    let (again, _) = Linking.link(schema: LoadingFixture.schema, card: Register.Card(), tables: tables)
    #expect(again[1].column("others")?.back?.members == tables[1].column("others")?.back?.members)
    #expect(again[0].value(row: 1, field: 14) == tables[0].value(row: 1, field: 14))
  }

  @Test func aSumThatIsStatedWithoutPartsIsKept() throws {
    let register = try LoadingFixture.open([
      "bodies.json": #"[{"code":"0001","total":"5万元"},{"code":"0002","total":7,"cash":3},{"code":"0003","cash":3}]"#
    ])
    let totals = (0..<3).map { register.tables[0].value(row: $0, field: 10) }
    #expect(totals == [.money(5_000_000), .money(300), .money(300)])
    #expect(LoadingFixture.troubles(register).filter { !$0.contains("missing") } == ["warning rule /1/total 7"])
  }

  @Test func rulesOfAKindSeeTheWholeRecord() {
    let rule = Field.Constraint.matches(name: "short") { record in
      record.value("name") == .text("甲") ? Localized("不能叫甲", "not called 甲") : nil
    }
    let kind = Kind(
      "k", title: Localized("", ""), singular: Localized("", ""), help: Localized("", ""), key: "name",
      fields: [
        Field(
          "name", Localized("名", "name"), .text, help: Localized("", ""), group: Localized("", ""), constraints: [rule])
      ])
    var builder = TableBuilder(kind)
    for name in ["甲", "乙"] { builder.append(["name": .text(name)]) }
    let (_, diagnostics) = Linking.link(
      schema: Schema(kinds: [kind]), card: Register.Card(), tables: [builder.table()])
    #expect(diagnostics.map(\.row) == [0])
    #expect(diagnostics.first?.expected.english == "not called 甲")
  }
}
