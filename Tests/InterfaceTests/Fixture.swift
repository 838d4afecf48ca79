import Columnar
import Loading
import Localization

/// A small register for tests: organizations, and enforcement actions on them.
enum Fixture {
  static let regions = Codebook(
    "regions", title: Localized("地区", "Regions"), writing: .code,
    entries: [
      Codebook.Entry("610000", "陕西省", "Shaanxi"),
      Codebook.Entry("610300", "宝鸡市", "Baoji", parent: "610000"),
      Codebook.Entry("610303", "金台区", "Jintai", parent: "610300"),
      Codebook.Entry("610700", "汉中市", "Hanzhong", parent: "610000"),
    ])
  static let types = Codebook(
    "types", title: Localized("类型", "Types"),
    entries: [
      Codebook.Entry("association", "社会团体", "Association"), Codebook.Entry("service", "社会服务机构", "Service inst."),
      Codebook.Entry("foundation", "基金会", "Foundation"),
    ])
  static let measures = Codebook(
    "measures", title: Localized("措施", "Measures"),
    entries: [
      Codebook.Entry("penalty", "行政处罚", "Penalty"), Codebook.Entry("order", "责令限期整改", "Rectification"),
      Codebook.Entry("interview", "执法约谈", "Interview"),
    ])
  private static let identity = Localized("登记", "Registration")
  private static let activity = Localized("资金", "Funds")

  static let organizations = Kind(
    "organizations", title: Localized("社会组织", "Organizations"), singular: Localized("社会组织", "organization"),
    help: Localized("登记的社会组织", "Registered bodies"), key: "creditCode",
    fields: [
      Field(
        "creditCode", Localized("统一社会信用代码", "Credit code"), .code(nil), help: identity, group: identity,
        roles: [.search, .summary], width: 18),
      Field(
        "name", Localized("名称", "Name"), .text, help: identity, group: identity, roles: [.search, .label, .summary],
        width: 26),
      Field(
        "kind", Localized("类型", "Type"), .coded(types), help: identity, group: identity, roles: [.summary], width: 12),
      Field(
        "region", Localized("地区", "Region"), .coded(regions), help: identity, group: identity, roles: [.summary],
        width: 8),
      Field(
        "registeredOn", Localized("登记日期", "Registered"), .date, help: identity, group: identity, roles: [.summary]),
      Field(
        "validUntil", Localized("有效期", "Valid until"), .date, help: identity, group: identity, roles: []),
      Field(
        "capital", Localized("注册资金", "Capital"), .money, help: activity, group: activity, roles: [.summary], width: 14),
      Field(
        "staff", Localized("人数", "Staff"), .integer(unit: Localized("人", "people")), help: activity, group: activity),
      Field("charity", Localized("慈善", "Charity"), .flag, help: activity, group: activity, width: 4),
      Field(
        "formerNames", Localized("曾用名", "Former names"), .list(.text), help: identity, group: identity, width: 20),
    ])

  static let enforcement = Kind(
    "enforcement", title: Localized("执法", "Enforcement"), singular: Localized("执法", "action"),
    help: Localized("对社会组织的执法", "What was done about bodies"), key: "id", defaultOrder: ["-decidedOn"],
    fields: [
      Field("id", Localized("编号", "ID"), .code(nil), help: identity, group: identity, roles: [.summary], width: 6),
      Field(
        "kind", Localized("执法种类", "Kind"), .coded(measures), help: identity, group: identity, roles: [.summary]),
      Field(
        "organization", Localized("社会组织", "Organization"), .reference(to: "organizations"), help: identity,
        group: identity, roles: [.search, .summary], width: 26),
      Field(
        "decidedOn", Localized("决定日期", "Decided"), .date, help: identity, group: identity, roles: [.summary, .dated]),
      Field("fine", Localized("罚款", "Fine"), .money, help: activity, group: activity, roles: [.summary], width: 12),
    ])

  static let schema = Schema(kinds: [organizations, enforcement])

  static let names = [
    "宝鸡市云岫养老服务中心", "宝鸡市澄远物流行业协会", "汉中市例安环境保护促进会", "陕西省和衡书画研究会", "Shaanxi Relief Fund",
    "宝鸡市金台区青禾社会工作服务社",
  ]

  /// A register with `count` organizations; two actions on the first, one on the second.
  static func register(_ count: Int = 6, charities: Bool = true) -> Register {
    var bodies = TableBuilder(organizations)
    for index in 0..<count { bodies.append(body(index, isCharity: charities && index % 2 == 0)) }
    var actions = TableBuilder(enforcement)
    for (id, of, kind, day, fine) in [
      ("E1", 0, "行政处罚", Day(year: 2020, month: 8, day: 30), 500_000),
      ("E2", 0, "责令限期整改", Day(year: 2020, month: 5, day: 11), nil),
      ("E3", 1, "执法约谈", Day(year: 2019, month: 3, day: 2), nil),
    ] as [(String, Int, String, Day?, Int64?)] where of < count {
      actions.append([
        "id": .text(id), "organization": .text(code(of)), "kind": .text(kind),
        "decidedOn": day.map { .day($0) } ?? .empty,
        "fine": fine.map { .money($0) } ?? .empty,
      ])
    }
    let linked = Fixture.linked([bodies.table(), actions.table()])
    return Register(
      schema: schema,
      card: Register.Card(
        title: Localized("陕西省社会组织 2020", "Shaanxi register 2020"), asOf: Day(year: 2020, month: 12, day: 31),
        synthetic: true),
      tables: linked, inputs: [],
      diagnostics: [
        Diagnostic(
          severity: .warning, code: .badDate, kind: "organizations", file: "organizations.json", record: 1,
          row: count > 1 ? 1 : nil, found: "2020-02-30", expected: Localized("日期", "a day"))
      ], present: [0, 1]
    ).withComputedTables()
  }

  static func code(_ index: Int) -> String { "5161030000EX\(1000 + index)X" }

  private static func body(_ index: Int, isCharity: Bool) -> [String: Value] {
    var values: [String: Value] = [
      "creditCode": .text(code(index)),
      "name": .text(names[index % names.count] + (index >= names.count ? "\(index)" : "")),
      "kind": .text(types.entries[index % 3].code), "region": .text(["610303", "610300", "610700"][index % 3]),
      "validUntil": .day(.openEnd), "charity": .flag(isCharity),
    ]
    if index != 3 { values["capital"] = .money(Int64(index + 1) * 3_000_050) }
    if index != 2, let day = Day(year: 2009 + index % 10, month: 6, day: 18) { values["registeredOn"] = .day(day) }
    if index == 0 {
      values["formerNames"] = .list([.text("云岫老年公寓"), .text("云岫敬老院")])
      values["staff"] = .unreadable("\"十二人\"")
    }
    return values
  }

  /// References resolved to rows both ways.
  static func linked(_ tables: [Table]) -> [Table] {
    Linking.link(schema: schema, card: Register.Card(), tables: tables).tables
  }
}
