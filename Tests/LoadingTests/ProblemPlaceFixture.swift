import Localization

@testable import Columnar

/// Two kinds whose records break every rule that is checked when all files have been read, in files of every layout.
enum ProblemPlaceFixture {
  /// A record: the members as the file spells them.
  typealias Record = [(key: String, value: String)]

  private static func field(
    _ name: String, _ chinese: String, _ type: FieldType, aliases: [Field.Alias] = [],
    constraints: [Field.Constraint] = [], derivation: Field.Derivation? = nil
  ) -> Field {
    Field(
      name, Localized(chinese, name), type, help: Localized("", ""), group: Localized("", ""), aliases: aliases,
      constraints: constraints, derivation: derivation)
  }

  static let states = Codebook(
    "states", title: Localized("状态", "state"),
    entries: [Codebook.Entry("good", "正常", "good"), Codebook.Entry("bad", "异常", "bad")])

  static let bodies = Kind(
    "bodies", title: Localized("单位", "Bodies"), singular: Localized("单位", "body"), help: Localized("", ""), key: "code",
    fields: [
      field("code", "代码", .code(nil), aliases: [Field.Alias("统一代码（18位）")], constraints: [.required]),
      field("name", "名称", .text, aliases: [Field.Alias("甲/乙~丙")], constraints: [.required]),
      field("phone", "电话", .code(nil), constraints: [.unique]),
      field("title", "题目", .text, constraints: [.uniqueWith(["foundedOn"])]),
      field("foundedOn", "成立日期", .date),
      field("closedOn", "注销日期", .date, aliases: [Field.Alias("注销/撤销日期")], constraints: [.notBefore("foundedOn")]),
      field(
        "members", "人数", .integer(unit: nil), constraints: [.goesWith(field: "marks", values: ["异常"], isMutual: true)]),
      field("marks", "标记", .list(.coded(states))),
      field(
        "state", "状态", .coded(states),
        constraints: [
          .holds(of: "异常", name: "x") {
            $0.value("closedOn").isEmpty ? Localized("有注销日期", "a day of closing") : nil
          }
        ]),
      field("cash", "现金", .money, aliases: [Field.Alias("现金（万元）", unit: .wan)]),
      field("goods", "实物", .money),
      field("total", "合计", .money, constraints: [.range(0...10_000_000_000)], derivation: .sum(["cash", "goods"])),
      field("parent", "上级", .reference(to: "bodies")),
      field(
        "note", "备注", .text,
        constraints: [
          .matches(name: "y") { $0.value("note") == .text("坏") ? Localized("好", "good") : nil }
        ]),
      field("actionCount", "处置数", .integer(unit: nil), derivation: .count(kind: "actions", field: "body")),
    ])

  static let actions = Kind(
    "actions", title: Localized("处置", "Actions"), singular: Localized("处置", "action"), help: Localized("", ""),
    key: "id",
    fields: [
      field("id", "编号", .code(nil)), field("body", "单位", .reference(to: "bodies"), aliases: [Field.Alias("主体")]),
      field("others", "其他单位", .list(.reference(to: "bodies"))),
    ])

  static let schema = Schema(kinds: [bodies, actions])

  /// What each kind of problem is, by trouble and field. Rules over several fields name the field that has the rule.
  static let expected: Set<String> = [
    "duplicateKey code", "duplicateKey phone", "repeatedRecord title", "wrongOrder closedOn", "rule members",
    "rule state", "rule total", "rule note", "rule actionCount", "outOfRange total", "dangling parent", "dangling body",
    "dangling others", "unknownKey 颜/色.code", "unknownKey 颜/色.parent",
  ]

  /// Records that are all right with one or more that break each rule, under keys of every spelling: names, titles,
  /// aliases, other cases and widths, escapes; members that say nothing before those that do, and values that hold
  /// what looks like a key.
  static func records(_ count: Int) -> (bodies: [Record], actions: [Record]) {
    var bodies: [Record] = []
    for number in 0..<count {
      let code = number == 7 ? "c3" : "c\(number)"
      var record: Record = [(number % 3 == 0 ? "统一代码（18位）" : number % 3 == 1 ? "CODE" : "code", "\"\(code)\"")]
      record.append((number % 2 == 0 ? "甲/乙~丙" : "名称", #""{\"code\": [\#(number)]}""#))
      record += extras[number] ?? []
      if number % 5 == 4 { record.append(("颜/色", #"{"code": "x", "parent": ["y"]}"#)) }
      bodies.append(record)
    }
    let actions: [Record] = (0..<count).map { number in
      var record: Record = [("编号", "\"a\(number)\"")]
      if number % 4 == 1 { record += [("body", "null"), ("主体", "\"z\(number)\"")] }
      if number % 4 == 2 { record += [(#"\u4e3b\u4f53"#, "\"z\(number)\"")] }
      if number % 4 == 3 { record += [("ＯＴＨＥＲＳ", "[\"c1\", \"z\(number)\", \"z\"]"), ("单位", "\"c1\"")] }
      return record
    }
    return (bodies, actions)
  }

  private static let extras: [Int: Record] = [
    1: [("phone", "\"1\""), ("题目", "\"一\""), ("foundedOn", "\"2020-05-01\"")],
    2: [("电话", "\"1\"")],
    3: [("title", "\"一\""), ("成立日期", "\"2020-05-01\"")],
    4: [("成立日期", "\"2020-05-01\""), ("注销/撤销日期", "\"2020-04-30\"")],
    5: [("人数", "3"), ("标记", "[\"good\"]")],
    6: [("标记", "[\"bad\"]")],
    8: [("状态", "\"异常\"")],
    9: [("State", "\"bad\""), ("closedOn", "null")],
    10: [("现金（万元）", "1"), ("实物", "2.5"), ("合计", "\"9元\"")],
    11: [("cash", "-3"), ("合\\u8ba1", "-3")],
    12: [("cash", "-3")],
    13: [("上级", "\"nobody\"")],
    14: [("parent", "\"\""), ("上级", "\"nobody\"")],
    15: [("备注", "\"\\u574f\"")],
    16: [("处置数", "99")],
    17: [("total", "92233720368547758"), ("cash", "92233720368547758"), ("goods", "1")],
  ]

  /// A record as JSON; `gap` is put between any two tokens. Keys are written as they are, escapes and all.
  static func json(_ record: Record, gap: String) -> String {
    let members = record.map { "\"\($0.key)\"\(gap):\(gap)\($0.value)" }
    return "{\(gap)" + members.joined(separator: "\(gap),\(gap)") + "\(gap)}"
  }

  /// The layouts that loading knows, each with the files that hold these records.
  enum Layout: String, CaseIterable {
    case array, spread, marked, wrapped, lines, looseLines, folder, oneEach

    var isLines: Bool { self == .lines || self == .looseLines }

    func files(_ kind: String, _ records: [Record]) -> [String: String] {
      let compact = records.map { json($0, gap: "") }
      let name = kind + ".json"
      switch self {
      case .array: return [name: "[" + compact.joined(separator: ",") + "]"]
      case .spread: return [name: " [\n" + records.map { json($0, gap: "\n  ") }.joined(separator: "\n,\r\n") + "\n] "]
      case .marked: return [name: "\u{FEFF}[5,\"x\"," + compact.joined(separator: ", ") + "]"]
      case .wrapped:
        return [name: #"{"count~": 3, "a/b~c": ["# + compact.joined(separator: ",\n") + #"], "more": {"code": 1}}"#]
      case .lines: return [kind + ".ndjson": compact.joined(separator: "\n")]
      case .looseLines:
        return [kind + ".jsonl": "\n \r\n" + compact.joined(separator: "\n{\"code\": \n\n  ") + "\r\n"]
      case .folder:
        let parts = stride(from: 0, to: records.count, by: 5).map { Array(compact[$0..<min($0 + 5, compact.count)]) }
        let files = parts.enumerated().map {
          ("\(kind)/\($0.offset).json", "[" + $0.element.joined(separator: ",") + "]")
        }
        return Dictionary(uniqueKeysWithValues: files)
      case .oneEach:
        let files = records.enumerated().map { ("\(kind)/\($0.offset).json", json($0.element, gap: " ")) }
        return Dictionary(uniqueKeysWithValues: files)
      }
    }
  }

  static func files(_ layout: Layout, _ count: Int = 40) -> [String: String] {
    let records = records(count)
    return layout.files("bodies", records.bodies).merging(layout.files("actions", records.actions)) { $1 }
  }
}
