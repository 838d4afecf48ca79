import RandomSupport
import Testing

@testable import Columnar
@testable import Loading

/// Records are found by the make of a document. What its keys are called plays no part.
@Suite struct StructureTests {
  /// A document of records with what is around them.
  private struct Sample {
    var text = ""
    var records = 0
    var make = ""
  }

  /// Makes documents: the same random numbers give the same document, but for the names of its keys.
  private struct Maker {
    var random: SplitMix64
    var names: SplitMix64
    private var given: [String: String] = [:]

    init(seed: UInt64, names: UInt64) {
      random = SplitMix64(seed: seed)
      self.names = SplitMix64(seed: names)
    }

    /// The name of a key for this role in the document; different roles have different names.
    mutating func key(_ role: String) -> String {
      if let name = given[role] { return name }
      var name = ""
      repeat {
        name = names.pick(["名称", "data", "rows", "状态", "x", "code", "errors", "_source", "列表", "kind", "properties"])
        if names.chance(80) || given.values.contains(name) { name += String(names.below(1000)) }
      } while given.values.contains(name)
      given[role] = name
      return name
    }

    private mutating func blank() -> String { random.pick(["", " ", "\n", "\r\n  ", "\t"]) }

    private mutating func text(_ length: Int) -> String {
      (0..<length).map { _ in String(random.pick(Array("社会团体协商会基金服务中心乡村振兴宝鸡汉中渭南"))) }.joined()
    }

    mutating func record() -> String {
      var members = (0..<(4 + random.below(3))).map { "\"\(key("field\($0)"))\":\"\(text(3 + random.below(6)))\"" }
      if random.chance(50) { members.append("\"\(key("number"))\":\(random.below(100_000))") }
      if random.chance(40) {
        let list = (0..<random.below(4)).map { "{\"\(key("inner"))\":\($0)}" }.joined(separator: ",")
        members.insert("\"\(key("list"))\":[\(list)]", at: random.below(members.count))
      }
      if random.chance(20) { members.append("\"\(key("address"))\":{\"\(key("city"))\":\"\(text(2))\"}") }
      return "{\(blank())\(members.joined(separator: "," + blank()))\(blank())}"
    }

    mutating func array(_ count: Int) -> String {
      "[\(blank())" + (0..<count).map { _ in record() }.joined(separator: blank() + "," + blank()) + "\(blank())]"
    }

    /// A value in objects of some depth with counters beside it.
    mutating func enveloped(_ value: String, depth: Int) -> String {
      var text = value
      for level in 0..<depth {
        var members = ["\"\(key("way\(level)"))\":\(blank())\(text)"]
        if random.chance(60) { members.insert("\"\(key("status\(level)"))\":200", at: random.below(2)) }
        if random.chance(40) { members.append("\"\(key("message\(level)"))\":\"ok\"") }
        if random.chance(30) { members.insert("\"\(key("empty\(level)"))\":[]", at: 0) }
        if random.chance(30) { members.append("\"\(key("meta\(level)"))\":{\"\(key("total"))\":7}") }
        text = "{" + members.joined(separator: "," + blank()) + "}"
      }
      return text
    }

    mutating func sample() -> Sample {
      let count = 1 + random.below(6)
      switch random.below(7) {
      case 0: return Sample(text: array(count), records: count, make: "array")
      case 1: return Sample(text: enveloped(array(count), depth: 1 + random.below(4)), records: count, make: "envelope")
      case 2:
        let separator = random.pick(["\n", "\n\n", "\r\n"])
        let lines = (0..<count).map { _ in record().replacing("\r", with: "").replacing("\n", with: " ") }
        return Sample(text: lines.joined(separator: separator), records: count, make: "lines")
      case 3:
        let separator = random.pick(["", " ", ","])
        return Sample(
          text: (0..<count).map { _ in record() }.joined(separator: separator), records: count, make: "stream")
      case 4:
        let members = (0..<count + 1).map { "\"\(key("id\($0)"))\":\(blank())\(record())" }.joined(separator: ",")
        return Sample(text: enveloped("{\(members)}", depth: random.below(3)), records: count + 1, make: "members")
      case 5:
        let names = (0..<4).map { "\"\(key("field\($0)"))\"" }.joined(separator: ",")
        let rows = (0..<count).map { "[\"\(text(4))\",\($0),null,\"\(text(2))\"]" }.joined(separator: "," + blank())
        return Sample(text: enveloped("[[\(names)],\(rows)]", depth: random.below(3)), records: count, make: "rows")
      default:
        // Pages have the same objects around them.
        let (depth, seed) = (1 + random.below(3), random.next())
        var pages: [String] = []
        let keep = random
        for _ in 0..<2 {
          random = SplitMix64(seed: seed)
          pages.append(enveloped(array(count), depth: depth))
        }
        random = keep
        return Sample(text: pages.joined(separator: "\n"), records: 2 * count, make: "pages")
      }
    }
  }

  private func count(_ text: String, block: Int? = nil) throws -> Int {
    var granularity = Granularity()
    if let block { granularity = Granularity(block: block, first: block, segment: block * 2, workers: 3) }
    return try LoadingFixture.open(["list.json": text], granularity: granularity, file: "list.json").tables.reduce(0) {
      $0 + $1.count
    }
  }

  @Test func theNumberOfRecordsDoesNotDependOnNames() throws {
    for seed in UInt64(0)..<400 {
      var maker = Maker(seed: seed, names: 1)
      let sample = maker.sample()
      #expect(try count(sample.text) == sample.records, "\(seed) \(sample.make): \(sample.text)")
      var other = Maker(seed: seed, names: 1000 + seed)
      let renamed = other.sample()
      #expect(try count(renamed.text) == sample.records, "\(seed) \(sample.make): \(renamed.text)")
    }
  }

  /// Read in tiny parts by several workers, every document gives the same table as in one.
  @Test func partsOfAFileAreFoundInEveryStructure() throws {
    for seed in UInt64(0)..<150 {
      var maker = Maker(seed: seed, names: seed)
      let sample = maker.sample()
      let whole = try LoadingFixture.open(["list.json": sample.text], file: "list.json")
      let granularity = Granularity(block: 64, first: 40, segment: 90, workers: 3)
      let parts = try LoadingFixture.open(["list.json": sample.text], granularity: granularity, file: "list.json")
      #expect(LoadingFixture.dump(parts) == LoadingFixture.dump(whole), "\(seed) \(sample.make): \(sample.text)")
    }
  }

  /// Cut anywhere, a document is refused with a sentence, or its whole records are there; nothing traps.
  @Test func documentsThatAreCutOffAreRefusedOrReadInPart() throws {
    for seed in UInt64(0)..<60 {
      var maker = Maker(seed: seed, names: seed)
      let sample = maker.sample()
      let bytes = Array(sample.text.utf8)
      for _ in 0..<6 {
        let cut = String(decoding: bytes[..<maker.random.below(bytes.count)], as: UTF8.self)
        do {
          let register = try LoadingFixture.open(["list.json": cut], file: "list.json")
          #expect(register.tables.reduce(0) { $0 + $1.count } <= sample.records, "\(cut)")
        } catch let error as OpeningError {
          #expect(!error.sentence(.chinese).isEmpty)
        }
      }
    }
  }

  @Test func somebodyMaySayWhereTheRecordsAre() throws {
    let text = #"{"a":{"b":[{"x":1}]},"c":[{"x":1},{"x":2},{"x":3}],"d":{"e":{"name":"甲","code":"0001"}}}"#
    for (path, expected) in [("c", 3), ("a.b", 1), ("$.a.b[]", 1), ("/a/b", 1), (".", 1), ("d.e", 1)] {
      let register = try LoadingFixture.withFolder(["list.json": Array(text.utf8)]) { folder in
        try Opening.open(
          path: folder + "/list.json", schema: LoadingFixture.schema, choices: OpeningChoices(records: ["": path]))
      }
      #expect(register.tables.reduce(0) { $0 + $1.count } == expected, "\(path)")
    }
    let register = try LoadingFixture.open([
      "list.json": text, "register.json": #"{"records":{"list.json":"c"}}"#,
    ])
    #expect(register.tables.reduce(0) { $0 + $1.count } == 3)
  }

  @Test func anotherListOfAboutTheSizeIsOffered() throws {
    let register = try LoadingFixture.open(
      ["list.json": #"{"one":[{"x":1,"y":2},{"x":3,"y":4}],"two":[{"p":1},{"p":2}]}"#], file: "list.json")
    let note = try #require(register.diagnostics.first { $0.code == .foundRecords })
    #expect(note.found == "one" && note.expected.english.contains("two"))
  }

  @Test func allValuesOfUnknownKeysDecideTheirTypes() throws {
    let register = try LoadingFixture.open([
      "bodies.json": #"""
      [{"code":"0001","name":"甲","n":1,"day":"2020/1/2","yes":true,"paid":"3万元","zip":"0012","tags":["a","b"],"mix":1,
        "address":{"city":"西安","geo":{"lat":1.5}},"many":[{"a":1}]},
       {"code":"0002","name":"乙","n":-2,"day":"2020年3月4日","yes":false,"paid":"500元","zip":"1234","tags":["c"],"mix":"x"}]
      """#
    ])
    let kind = register.tables[0].kind
    let types = kind.fields.filter { $0.origin != .described }.map { "\($0.name):\($0.type.name)" }
    #expect(
      types == [
        "n:integer", "day:date", "yes:flag", "paid:money", "zip:text", "tags:list(text)", "mix:text",
        "address.city:text",
        "address.geo.lat:text", "many:text",
      ])
    func value(_ row: Int, _ field: String) -> Value {
      kind.ordinal(of: field).map { register.value(kind: 0, row: row, field: $0) } ?? .empty
    }
    #expect(value(1, "n") == .integer(-2) && value(0, "paid") == .money(3_000_000) && value(1, "yes") == .flag(false))
    #expect(value(0, "tags") == .list([.text("a"), .text("b")]) && value(0, "address.city") == .text("西安"))
    #expect(value(1, "address.city") == .empty && value(0, "many") == .text(#"[{"a":1}]"#))
  }

  /// Ten thousand keys are columns as far as they are worth it; the others stay members of their records.
  @Test func manyKeysAreAllKept() throws {
    let members = (0..<10_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let register = try LoadingFixture.open(["bodies.json": "[{\"code\":\"0001\",\"name\":\"甲\",\(members)}]"])
    let table = register.tables[0]
    let columns = table.kind.fields.count { $0.origin == .inferred }
    #expect(columns > 1000 && columns + table.unmappedValues.members(of: 0).count == 10_000)
  }

  @Test("Numbers under a key that names a year are years, if all of them may be")
  func inferredYears() throws {
    let register = try LoadingFixture.open([
      "bodies.json": """
      [{"code":"0001","name":"甲","统计年度":2019,"财年":2019,"foundingYear":"1998","件数":2019},
       {"code":"0002","name":"乙","统计年度":2020,"财年":12,"foundingYear":"2001","件数":2020}]
      """
    ])
    let fields = register.tables[0].kind.fields
    let years = fields.filter { $0.type.isYear }.map(\.name)
    #expect(Set(years) == ["统计年度", "foundingYear"], "\(fields.map { "\($0.name) \($0.type.name)" })")
  }
}
