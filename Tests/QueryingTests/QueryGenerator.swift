import RandomSupport
import RegisterSamples

@testable import Columnar
@testable import Querying

/// Generates the text of random valid queries about the sample kinds.
struct QueryGenerator {
  var random: SplitMix64
  let schema = SampleRegister.schema

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func query(_ kind: Int, depth: Int = 3) -> String {
    if depth > 0 {
      switch random.below(10) {
      case 0...2:
        return (0..<2 + random.below(2)).map { _ in group(query(kind, depth: depth - 1)) }.joined(separator: " ")
      case 3: return "\(group(query(kind, depth: depth - 1))) OR \(group(query(kind, depth: depth - 1)))"
      case 4: return "-\(group(query(kind, depth: depth - 1)))"
      case 5: return "NOT (\(query(kind, depth: depth - 1)))"
      case 6: return relation(kind, depth)
      default: break
      }
    }
    return clause(kind, depth)
  }

  private mutating func group(_ text: String) -> String {
    text.contains(" ") || random.chance(15) ? "(\(text))" : text
  }

  private mutating func clause(_ kind: Int, _ depth: Int) -> String {
    switch random.below(12) {
    case 0, 1: return word()
    case 2...7: return comparison(kind)
    case 8: return formula(kind)
    case 9: return aggregate(kind, depth)
    case 10: return pathComparison(kind)
    default: return same(kind)
    }
  }

  private mutating func word() -> String {
    let bare = [
      "宝鸡", "汉中", "协会", "養老", "abc", "ABC", "ａｂ", "1", "20", "a", "五星", "ive", "群", "é", "😀", "I1", "bao", "bj", "xieh",
      "yl", "hz市", "x h", "hanzhongxh", "v",
    ]
    return random.chance(75) ? random.pick(bare) : Query.quoted(SampleRegister.text(&random))
  }

  // MARK: - Comparisons

  private mutating func comparison(_ kind: Int) -> String {
    let field = random.pick(schema.kinds[kind].fields)
    return comparison(field.name, field.type)
  }

  private mutating func comparison(_ path: String, _ type: FieldType) -> String {
    if random.chance(10) { return "\(path)\(random.pick([":none", ":any", "!=none", "=any", ":空"]))" }
    switch type.element {
    case .text, .code: return texts(path)
    case .reference(let kind): return references(path, kind)
    case .coded(let book): return coded(path, book)
    case .flag: return "\(path)\(random.pick([":", "=", "!="]))\(random.pick(["yes", "no", "是", "否"]))"
    case .integer: return sizes(path) { "\($0.below(14) - 3)" + ($0.chance(15) ? ".5" : "") }
    case .money:
      return sizes(path) { $0.pick(["0", "5万", "10万", "15万元", "0.5", "100000", "150000.25", "20万", "1亿", "50001"]) }
    case .date: return sizes(path) { random in Self.period(&random) }
    case .list: return "\(path):any"
    }
  }

  private mutating func list(_ value: (inout SplitMix64) -> String) -> String {
    (0..<(random.chance(70) ? 1 : 1 + random.below(3))).map { _ in value(&random) }.joined(separator: ",")
  }

  private mutating func texts(_ path: String) -> String {
    if random.chance(20) { return "\(path)\(random.pick(["~", "!~"]))\(Query.quoted(random.pick(Self.patterns)))" }
    let values = list { Query.quoted($0.chance(50) ? SampleRegister.text(&$0) : $0.pick(SampleRegister.pieces)) }
    return "\(path)\(random.pick([":", ":", "=", "!="]))\(values)"
  }

  private static let patterns = [
    "^宝", "协会$", "宝鸡.*协会", "[A-Z]{3}", "a|b", "^$", "\\d+", "\\(x\\)", "^.{2,4}$", "汉中|养老",
  ]

  private mutating func references(_ path: String, _ kind: String) -> String {
    if random.chance(15) { return "\(path)~\(Query.quoted(random.pick(Self.patterns)))" }
    let prefix = kind.uppercased().prefix(1)
    let values = list { random in
      random.chance(60) ? "\(prefix)\(random.below(30))" : Query.quoted(random.pick(SampleRegister.pieces))
    }
    return "\(path)\(random.pick([":", "=", "!="]))\(values)"
  }

  private mutating func coded(_ path: String, _ book: Codebook) -> String {
    if random.chance(10) {
      return "\(path)\(random.pick(["~", "!~"]))\(Query.quoted(random.pick(["星$", "^汉", "61", "o"])))"
    }
    let spelling: (inout SplitMix64) -> String = { random in
      let entry = random.pick(book.entries)
      return Query.quoted(
        random.pick([entry.code, entry.label.chinese, entry.label.english, entry.label.english.uppercased()]))
    }
    if random.chance(12) {
      let values = [spelling(&random), spelling(&random)]
      return "\(path)\(random.pick([":", "!="]))\(values[0])..\(values[1])"
    }
    return "\(path)\(random.pick([":", ":", "=", "!="]))\(list(spelling))"
  }

  private mutating func sizes(_ path: String, _ value: (inout SplitMix64) -> String) -> String {
    switch random.below(4) {
    case 0:
      let (low, high) = (value(&random), value(&random))
      return "\(path)\(random.pick([":", "=", "!="]))\(random.pick(["\(low)..\(high)", "\(low)..", "..\(high)"]))"
    case 1: return "\(path)\(random.pick([":", "=", "!="]))\(list(value))"
    default: return "\(path)\(random.pick(["<", "<=", ">", ">="]))\(value(&random))"
    }
  }

  private static func period(_ random: inout SplitMix64) -> String {
    let year = 2018 + random.below(4)
    let month = 1 + random.below(12)
    switch random.below(6) {
    case 0: return "\(year)"
    case 1: return "\(year)-\(month)"
    case 2: return "\(year)-0\(1 + month % 9)-\(10 + random.below(18))"
    case 3: return "today"
    case 4: return "-\(1 + random.below(30))\(random.pick(["d", "w", "m"]))"
    default: return "-\(1 + random.below(3))y"
    }
  }

  // MARK: - Paths

  private mutating func pathComparison(_ kind: Int) -> String {
    let name = schema.kinds[kind].name
    let single: [String: [(String, FieldType)]] = [
      "items": [
        ("group.name", .text), ("group.area", .coded(SampleRegister.regions)), ("group.size", .integer(unit: nil)),
        ("group.since", .date), ("parent.group.area", .coded(SampleRegister.regions)), ("parent.amount", .money),
        ("parent.tags", .list(.text)), ("group.lead.region", .coded(SampleRegister.regions)),
        ("region.city", .coded(SampleRegister.regions)), ("places.city", .coded(SampleRegister.regions)),
        ("group.area.province", .coded(SampleRegister.regions)), ("partners.size", .integer(unit: nil)),
        ("partners.name", .text), ("item-events.kind", .coded(SampleRegister.grades)), ("item-events.fine", .money),
        ("item-events.day", .date), ("parent", .reference(to: "items")), ("partners.lead.open", .flag),
        ("item-events", .reference(to: "item-events")), ("group.lead", .reference(to: "items")),
      ],
      "groups": [
        ("lead.grade", .coded(SampleRegister.grades)), ("lead.open", .flag), ("lead.parent.amount", .money),
        ("items.grade", .coded(SampleRegister.grades)), ("items.amount", .money), ("items.tags", .list(.text)),
        ("items.item-events.day", .date), ("area.city", .coded(SampleRegister.regions)),
        ("items", .reference(to: "items")), ("lead.partners.name", .text),
      ],
      "item-events": [
        ("item.title", .text), ("item.group.area", .coded(SampleRegister.regions)), ("other.amount", .money),
        ("item.partners.size", .integer(unit: nil)), ("item.opened", .date),
        ("item.region.city", .coded(SampleRegister.regions)),
        ("item.marks", .list(.coded(SampleRegister.grades))),
      ],
    ]
    let (path, type) = random.pick(single[name]!)
    return comparison(path, type)
  }

  private mutating func relation(_ kind: Int, _ depth: Int) -> String {
    let names: [String: [(String, String)]] = [
      "items": [
        ("item-events", "item-events"), ("items", "items"), ("group", "groups"), ("partners", "groups"),
        ("group.items", "items"), ("item-events.other", "items"),
      ],
      "groups": [("items", "items"), ("lead", "items"), ("items.item-events", "item-events")],
      "item-events": [("item", "items"), ("other", "items"), ("item.group", "groups")],
    ]
    let (path, target) = random.pick(names[schema.kinds[kind].name]!)
    let inner = random.chance(10) ? "" : query(schema.ordinal(of: target)!, depth: depth - 1)
    return "\(path){\(inner)}"
  }

  private mutating func same(_ kind: Int) -> String {
    let pairs: [String: [String]] = [
      "items": [
        "region=field(group.area)", "grade!=field(parent.grade)", "title=field(parent.title)",
        "group=field(parent.group)",
        "open:field(parent.open)", "note!=field(title)", "opened=field(closed)", "amount=field(paid)",
      ],
      "groups": ["area=field(lead.region)", "name=field(lead.title)", "area!=field(lead.region)"],
      "item-events": ["item=field(other)", "kind=field(item.grade)", "words!=field(other.note)"],
    ]
    return random.pick(pairs[schema.kinds[kind].name]!)
  }

  // MARK: - Formulas

  private mutating func comparator() -> String { random.pick(["<", "<=", ">", ">=", "=", "!="]) }

  private mutating func formula(_ kind: Int) -> String {
    let steps = ["30d", "6m", "1y", "2w", "5wd", "0wd", "400d"]
    switch schema.kinds[kind].name {
    case "items":
      switch random.below(7) {
      case 0: return "closed\(comparator())opened\(random.pick(["+", "-"]))\(random.pick(steps))"
      case 1: return "closed-opened\(comparator())\(random.below(900) - 300)\(random.pick(["", "d"]))"
      case 2:
        return "amount+paid\(comparator())\(random.pick(["20万", "amount*2", "paid/2+5万", "members*1万", "300000"]))"
      case 3: return "(amount-paid)*2\(comparator())\(random.pick(["0", "10万", "group.size*5万"]))"
      case 4: return "amount/paid\(comparator())\(random.pick(["1", "0.5", "2", "members/3"]))"
      case 5:
        return
          "opened.\(random.pick(["year", "month"]))\(comparator())\(random.pick(["2019", "6", "closed.year", "parent.opened.month+1"]))"
      default:
        return "closed - 1y \(comparator()) \(random.pick(["group.since", "today-2y", "parent.opened + 20d", "2019"]))"
      }
    case "groups":
      return random.pick(
        ["size*2", "size+lead.members", "-size", "lead.opened.year-2000"].filter { !$0.hasPrefix("-") })
        + comparator() + random.pick(["5", "size", "lead.members*3", "10-size"])
    default:
      return random.pick([
        "day\(comparator())item.opened+1m", "fine\(comparator())item.amount", "fine*3\(comparator())10万+other.paid",
        "day-item.closed\(comparator())0", "day:item.opened..item.closed", "fine:1万..item.amount",
      ])
    }
  }

  private mutating func aggregate(_ kind: Int, _ depth: Int) -> String {
    func count(_ path: String) -> String { "count(\(path))" }
    switch schema.kinds[kind].name {
    case "items":
      switch random.below(6) {
      case 0: return "count(item-events)\(comparator())\(random.below(4))"
      case 1:
        let inner = query(2, depth: min(depth - 1, 1))
        return "count(item-events{\(inner)})\(comparator())\(random.below(3))"
      case 2: return "sum(item-events.fine)\(comparator())\(random.pick(["10万", "amount", "paid*2"]))"
      case 3:
        return
          "\(random.pick(["min", "max"]))(item-events.day)\(comparator())\(random.pick(["opened", "2019-06", "closed-30d"]))"
      case 4:
        return
          "\(random.pick(["avg", "max", "min"]))(partners{\(query(0, depth: 0))}.size)\(comparator())\(random.below(6))"
      default:
        return
          "distinct(items.\(random.pick(["grade", "title", "tags", "members", "open", "group"])))\(comparator())\(random.below(3))"
      }
    case "groups":
      return random.pick([
        "count(items)\(comparator())1", "sum(items.amount)\(comparator())20万",
        "distinct(items.partners.area)\(comparator())1",
        "sum(items.item-events.fine)\(comparator())sum(items.amount)",
        "count(items{grade:5A})\(comparator())count(items{grade:4A})",
      ])
    default: return "count(item.item-events)\(comparator())\(random.below(4))"
    }
  }
}
