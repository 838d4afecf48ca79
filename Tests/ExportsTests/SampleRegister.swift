import Columnar
import Localization

/// A small register with a field of every type, for golden bytes.
enum SampleRegister {
  static let colours = Codebook(
    "colours", title: Localized("颜色", "Colour"), openness: .open,
    entries: [.init("r", "红", "red"), .init("g", "绿", "green")])
  static let places = Codebook(
    "places", title: Localized("地区", "Place"), writing: .code,
    entries: [.init("610000", "陕西省", "Shaanxi"), .init("610300", "宝鸡市", "Baoji", parent: "610000")])

  static let bodies = Kind(
    "bodies", title: Localized("机构", "Bodies"), singular: Localized("机构", "body"),
    help: Localized("机构", "Bodies."), key: "id",
    fields: [field("id", "主键", .code(nil)), field("title", "名称", .text, roles: [.label])])

  static let things = Kind(
    "things", title: Localized("事物", "Things"), singular: Localized("事物", "thing"),
    help: Localized("事物", "Things."), key: "id",
    fields: [
      field("id", "编号", .code(nil)),
      field("name", "名称", .text),
      field("colour", "颜色", .coded(colours)),
      field("place", "地区", .coded(places)),
      field("size", "人数", .integer(unit: nil)),
      field("fine", "罚款", .money),
      field("day", "日期", .date),
      field("open", "公开", .flag),
      field("body", "机构", .reference(to: "bodies")),
      field("tags", "标签", .list(.text)),
      field("colours", "颜色表", .list(.coded(colours))),
      field("bodies", "机构表", .list(.reference(to: "bodies"))),
      field("contact", "联系人", .text, roles: [.personal]),
    ])

  static let schema = Schema(kinds: [bodies, things])

  private static func field(_ name: String, _ title: String, _ type: FieldType, roles: Field.Roles = []) -> Field {
    Field(
      name, Localized(title, name.prefix(1).uppercased() + name.dropFirst()), type, help: Localized(title, name),
      group: Localized("基本", "General"), roles: roles)
  }

  /// A register with `records` as things. References to bodies `B1` and `B2` resolve; all others dangle.
  static func register(_ records: [[String: Value]], unmappedValues: [UnmappedValues.Member] = []) -> Register {
    var bodyBuilder = TableBuilder(bodies)
    bodyBuilder.append(["id": .text("B1"), "title": .text("甲机构")])
    bodyBuilder.append(["id": .text("B2"), "title": .text("乙机构")])
    let bodyTable = bodyBuilder.table()
    var builder = TableBuilder(things)
    for record in records { builder.append(record) }
    let table = builder.table()
    var columns: [Int: Column] = [:]
    for (ordinal, column) in table.columns.enumerated() {
      switch column {
      case .reference(let references): columns[ordinal] = .reference(linked(references, to: bodyTable))
      case .list(let list):
        guard case .reference(let references) = list.elements else { continue }
        columns[ordinal] = .list(
          ListColumn(offsets: list.offsets, elements: .reference(linked(references, to: bodyTable))))
      default: continue
      }
    }
    let members = (table.unmappedValues.members + unmappedValues).enumerated()
      .sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
    let whole = Table(
      kind: things, count: table.count, columns: table.replacing(columns).columns,
      unmappedValues: UnmappedValues(members: members),
      spans: [], keys: table.keys)
    return Register(
      schema: schema, card: .init(), tables: [bodyTable, whole], present: [0, 1])
  }

  private static func linked(_ column: ReferenceColumn, to target: Table) -> ReferenceColumn {
    let rows = column.rows.enumerated().map { position, row -> Int32 in
      guard row == ReferenceColumn.dangling, let key = column.unresolved.key(at: position) else { return row }
      return target.row(of: key).map(Int32.init) ?? ReferenceColumn.dangling
    }
    return ReferenceColumn(rows: rows, unresolved: column.unresolved, back: .none)
  }

  /// Records that are hard for formats: quotes, commas, line breaks, control bytes, formulas, empty texts, markup,
  /// numbers in codes, values that could not be read.
  static let awkward: [[String: Value]] = [
    [
      "id": .text("511000005000157438"), "name": .text("宝鸡市“养老”协会, \"甲\""), "colour": .text("红"),
      "place": .text("610300"), "size": .integer(-12), "fine": .money(443_925_000_00), "day": .day(day(2020, 7, 21)),
      "open": .flag(true), "body": .text("B2"), "tags": .list([.text("甲"), .text("乙,丙")]),
      "colours": .list([.text("绿"), .text("紫")]), "bodies": .list([.text("B1"), .text("无")]),
    ],
    ["id": .text("t2"), "name": .text("一行\n二行\r\n\t三\\行\u{1B}[2J\u{7F}"), "fine": .money(5), "open": .flag(false)],
    ["id": .text("t3"), "name": .text(""), "colour": .text("=1+1"), "body": .text("没有"), "fine": .money(-50)],
    ["id": .text("t4"), "name": .text("=HYPERLINK(\"http://x\")"), "day": .unreadable("\"2020年\\\"13月\\u0041\"")],
    ["id": .text("t5"), "name": .text("-5"), "size": .unreadable("{\n \"a\": [1,\r\n 2]}"), "tags": .list([])],
    ["id": .text("t6"), "name": .text("a|b*c_d<e>&`f`~[g]"), "fine": .money(.max), "size": .integer(.min)],
  ]

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? .openEnd
  }
}
