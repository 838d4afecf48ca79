import Columnar
import Localization
import RandomSupport

/// Small registers with every type of column and many edge cases, for tests of queries and statistics.
package enum SampleRegister {
  package static let today = Day(year: 2020, month: 12, day: 31)!

  package static let grades = Codebook(
    "grades", title: Localized("等级", "grades"), openness: .open,
    entries: [
      .init("5A", "五星", "five", aliases: ["AAAAA"]), .init("4A", "四星", "four"), .init("3A", "三星", "three"),
      .init("none", "无级", "ungraded"),
    ])

  package static let regions = Codebook(
    "regions", title: Localized("区划", "divisions"), writing: .code,
    levels: [("province", Localized("省", "province")), ("city", Localized("市", "city"))],
    entries: [
      .init("61", "陕西省", "Shaanxi", level: "province"),
      .init("6103", "宝鸡市", "Baoji", parent: "61", level: "city"),
      .init("610302", "渭滨区", "Weibin", parent: "6103", level: "county"),
      .init("610303", "新城区", "Xincheng A", parent: "6103", level: "county"),
      .init("6107", "汉中市", "Hanzhong", parent: "61", level: "city"),
      .init("610702", "汉台区", "Hantai", parent: "6107", level: "county"),
      .init("610703", "新城区", "Xincheng B", parent: "6107", level: "county"),
      .init("6123", "汉中地区", "Hanzhong prefecture", replacedBy: "6107"),
      .init("612301", "旧汉台", "old Hantai", parent: "6123", replacedBy: "610702"),
      .init("62", "甘肃省", "Gansu", level: "province"),
    ])

  private static func field(
    _ name: String, _ title: String, _ type: FieldType, _ roles: Field.Roles = []
  ) -> Field {
    Field(
      name, Localized(title, "\(name) title"), type, help: Localized("", ""), group: Localized("", ""), roles: roles)
  }

  package static let groups = Kind(
    "groups", title: Localized("团体", "Groups"), singular: Localized("团体", "group"), help: Localized("", ""), key: "id",
    fields: [
      field("id", "编号", .code(nil)),
      field("name", "名称", .text, [.label, .search]),
      field("area", "地域", .coded(regions)),
      field("size", "规模", .integer(unit: nil)),
      field("since", "起始", .date),
      field("lead", "牵头", .reference(to: "items")),
    ])

  package static let items = Kind(
    "items", title: Localized("条目", "Items"), singular: Localized("条目", "item"), help: Localized("", ""), key: "code",
    defaultOrder: ["grade", "-opened"],
    fields: [
      field("code", "代码", .code(nil), [.search]),
      field("title", "标题", .text, [.label, .search]),
      field("note", "备注", .text),
      field("amount", "金额", .money),
      field("paid", "已付", .money),
      field("members", "人数", .integer(unit: nil)),
      field("opened", "开始日", .date),
      field("closed", "结束日", .date),
      field("open", "公开", .flag),
      field("grade", "评级", .coded(grades), [.search]),
      field("region", "所在地", .coded(regions)),
      field("group", "所属", .reference(to: "groups")),
      field("parent", "上级", .reference(to: "items")),
      field("tags", "标签", .list(.text)),
      field("marks", "标志", .list(.coded(grades)), [.search]),
      field("places", "地点", .list(.coded(regions))),
      field("partners", "伙伴", .list(.reference(to: "groups"))),
    ])

  package static let events = Kind(
    "item-events", title: Localized("事件", "Events"), singular: Localized("事件", "event"), help: Localized("", ""),
    key: "id",
    fields: [
      field("id", "编号", .code(nil)),
      field("item", "条目", .reference(to: "items"), [.search]),
      field("other", "另一条目", .reference(to: "items")),
      field("kind", "种类", .coded(grades)),
      field("fine", "罚款", .money),
      field("day", "日期", .date),
      field("words", "文字", .text, [.search]),
    ])

  package static let schema = Schema(kinds: [groups, items, events])

  /// The pieces of texts, few so that searches find something; some are equal after folding.
  package static let pieces = [
    "宝鸡", "汉中", "协会", "養老", "养老", "ABC", "abc", "ａＢ", "（", "）", "(x)", " ", "　", "1", "２０", "·", "・", "a b", "、",
    "羣", "群", "2020", "-", "..", "\"", "\\", "é", "😀",
  ]

  package static func text(_ random: inout SplitMix64) -> String {
    (0..<random.below(5)).map { _ in random.pick(pieces) }.joined()
  }

  package static func day(_ random: inout SplitMix64) -> Day {
    Day(year: 2018 + random.below(4), month: 1 + random.below(12), day: 1 + random.below(28))!
  }

  /// A register whose tables have up to `limit` rows.
  package static func random(_ random: inout SplitMix64, limit: Int = 90) -> Register {
    let counts = schema.kinds.map { _ in random.below(limit) }
    let tables = schema.kinds.enumerated().map { ordinal, kind -> Table in
      var builder = TableBuilder(kind)
      for row in 0..<counts[ordinal] {
        var values: [String: Value] = [:]
        for field in kind.fields {
          values[field.name] =
            field.name == kind.key
            ? .text("\(kind.name.uppercased().prefix(1))\(row)") : value(field.type, counts, &random)
        }
        builder.append(values)
      }
      return builder.table()
    }
    return Register(
      schema: schema, card: .init(), tables: linked(tables), present: Set(schema.kinds.indices))
  }

  private static func value(_ type: FieldType, _ counts: [Int], _ random: inout SplitMix64) -> Value {
    if random.chance(22) { return .empty }
    if random.chance(2), !type.isList { return .unreadable("\"?\"") }
    switch type {
    case .text, .code: return .text(text(&random))
    case .integer: return .integer(Int64(random.below(12)) - 2)
    case .money: return .money(Int64(random.below(9)) * 5_000_000 + (random.chance(30) ? Int64(random.below(200)) : 0))
    case .date: return .day(day(&random))
    case .flag: return .flag(random.chance(50))
    case .coded(let book):
      if random.chance(8) { return .text(random.pick(["外省", "X", "其他"])) }
      return .text(random.pick(book.entries).code)
    case .reference(let kind):
      let target = schema.ordinal(of: kind)!
      let prefix = kind.uppercased().prefix(1)
      return .text("\(prefix)\(random.below(counts[target] + 3))")
    case .list(let element):
      return .list(
        (0..<random.below(4)).compactMap { _ in
          let value = value(element, counts, &random)
          if case .unreadable = value { return nil }
          return value == .empty ? nil : value
        })
    }
  }

  // MARK: - Links

  /// Resolves references by key, in both directions, as loading does.
  package static func linked(_ tables: [Table]) -> [Table] {
    tables.map { table in
      var columns: [Int: Column] = [:]
      for (field, description) in table.kind.fields.enumerated() {
        guard let target = description.type.target.flatMap(schema.ordinal(of:)) else { continue }
        switch table.columns[field] {
        case .reference(let references): columns[field] = .reference(linked(references, tables[target], nil))
        case .list(let list):
          guard case .reference(let references) = list.elements else { continue }
          columns[field] = .list(
            ListColumn(offsets: list.offsets, elements: .reference(linked(references, tables[target], list))))
        default: break
        }
      }
      return table.replacing(columns)
    }
  }

  private static func linked(_ column: ReferenceColumn, _ target: Table, _ list: ListColumn?) -> ReferenceColumn {
    var rows = column.rows
    var positions: [UInt32] = []
    var keys: [String] = []
    for (position, key) in zip(column.unresolved.positions, column.unresolved.keys) {
      if let row = target.row(of: key) {
        rows[Int(position)] = Int32(row)
      } else {
        positions.append(position)
        keys.append(key)
      }
    }
    let back: Adjacency
    if let list {
      back = Adjacency.inverting(count: list.offsets.count - 1, targetCount: target.count) { row, visit in
        for element in list.range(row) { visit(rows[element]) }
      }
    } else {
      back = Adjacency.inverting(rows, targetCount: target.count)
    }
    return ReferenceColumn(rows: rows, unresolved: Unresolved(positions: positions, keys: keys), back: back)
  }
}
