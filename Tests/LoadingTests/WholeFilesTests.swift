import Foundation
import RandomSupport
import Testing

@testable import Columnar
@testable import Loading

/// Random registers: what is written reads back, however the file is cut up and whatever is done to it.
@Suite struct WholeFilesTests {
  /// One record: its JSON, and its values as the fixture's dump writes them, by field.
  private struct Sample {
    var members: [(key: String, json: String)] = []
    var values: [String: String] = [:]
  }

  private static let texts = [
    "甲", "陕西省（宝鸡）", "ＡＢＣ", "a\"b\\c", "行业\n协会", "🙂", "、；,", "x", "e\u{301}", "Mixed Case 文", "\u{1}\u{7F}", "／", "}, {",
    "[{", String(repeating: "长文本", count: 60),
  ]

  private static func quoted(_ text: String, _ random: inout SplitMix64) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case _ where scalar.value < 0x20 || random.below(12) == 0:
        for unit in String(scalar).utf16 { json += "\\u" + String(UInt32(unit) + 0x10000, radix: 16).dropFirst() }
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  private static func sample(_ number: Int, _ random: inout SplitMix64) -> Sample {
    var sample = Sample()
    func add(_ field: String, _ keys: [String], _ json: String, _ value: String) {
      sample.members.append((random.pick(keys), json))
      sample.values[field] = value
    }
    add("code", ["code", "代码"], "\"\(number + 1000)\"", "\(number + 1000)")
    let name = random.pick(texts) + String(number)
    add("name", ["name", "名称", "NAME"], quoted(name, &random), name)
    if random.below(2) == 0 {
      let entry = random.pick(LoadingFixture.grades.entries)
      add(
        "grade", ["grade"], quoted(random.pick([entry.code, entry.label.chinese, entry.label.english]), &random),
        entry.label.chinese)
    }
    if random.below(2) == 0 { add("region", ["region"], "\"宝鸡市\"", "610300") }
    if random.below(3) == 0 {
      let values = (0...random.below(4)).map { "标\($0)\(random.below(5))" }
      add(
        "markers", ["markers", "标识"], "[" + values.map { quoted($0, &random) }.joined(separator: ", ") + "]",
        "[" + values.joined(separator: ";") + "]")
    }
    if random.below(3) == 0 {
      let values = (0...random.below(3)).map { _ in random.pick(["教育", "扶贫", "新\(random.below(9))"]) }
      add("areas", ["areas"], quoted(values.joined(separator: ";"), &random), "[" + values.joined(separator: ";") + "]")
    }
    if random.below(2) == 0 {
      let day = Day(number: Int32(random.below(20_000)))
      let (year, month, number) = day.components
      add(
        "foundedOn", ["foundedOn"],
        "\"\(random.pick(["\(day)", "\(year)/\(month)/\(number)", "\(year)年\(month)月\(number)日"]))\"", "\(day)")
    }
    if random.below(2) == 0 {
      let fen = Int64(random.below(1_000_000_000))
      let text = Money.yuan(fen)
      add("goods", ["goods", "实物"], random.pick([text, "\"\(text)\"", "\"\(text)元\""]), "\(text)元")
      sample.values["total"] = "\(text)元"
    }
    if random.below(3) == 0 {
      let count = random.below(10_000)
      add("staff", ["staff"], random.pick(["\(count)", "\"\(count)\"", "\"\(count)人\""]), "\(count)")
    }
    if random.below(3) == 0 {
      let flag = random.below(2) == 0
      add(
        "charity", ["charity"], flag ? random.pick(["true", "\"是\"", "1"]) : random.pick(["false", "\"否\"", "0"]),
        flag ? "是" : "否")
    }
    if random.below(4) == 0 {
      let parent = random.below(number + 1)
      add("parent", ["parent"], "\"\(parent + 1000)\"", "\(parent + 1000)@\(parent)")
    }
    if random.below(5) == 0 {
      sample.members.append(("未知\(random.below(3))", random.pick(["[1, {\"a\": \"}, {\"}]", "5", "\"x\"", "{}"])))
    }
    sample.members.shuffle(using: &random)
    sample.values["actionCount"] = "0"
    return sample
  }

  private static func json(_ samples: [Sample], _ random: inout SplitMix64) -> String {
    let blank = random.pick(["", " ", "\n  "])
    let records = samples.map { sample in
      "{" + blank + sample.members.map { "\"\($0.key)\":\(blank)\($0.json)" }.joined(separator: "," + blank) + "}"
    }
    return "[" + records.joined(separator: "," + blank) + "]"
  }

  private static func lines(_ samples: [Sample]) -> String {
    samples.map { "{" + $0.members.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",") + "}" }.joined(
      separator: "\n")
  }

  @Test(arguments: 0..<12) func whatIsWrittenReadsBack(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed) + 1)
    let samples = (0..<60).map { Self.sample($0, &random) }
    let register = try LoadingFixture.open(["bodies.json": Self.json(samples, &random)])
    #expect(register.tables[0].count == samples.count)
    #expect(register.diagnostics.allSatisfy { $0.code == .unknownKey })
    for (row, sample) in samples.enumerated() {
      for (field, description) in LoadingFixture.bodies.fields.enumerated() {
        let value = LoadingFixture.written(register.value(kind: 0, row: row, field: field))
        #expect(value == sample.values[description.name] ?? "", "\(row) \(description.name)")
      }
    }
  }

  /// Every way of cutting a file comes to what reading it from beginning to end does: values, residue, origins, folded
  /// texts and diagnostics.
  @Test(arguments: 0..<6) func everyGranularityReadsTheSame(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed) + 77)
    let samples = (0..<40).map { Self.sample($0, &random) }
    var text = Self.json(samples, &random)
    if seed == 1 { text = #"{"n":1,"rows":"# + text + #","z":[1]}"# }
    if seed == 2 {
      let nested = #"[{"a":1},{"b":2}], "#
      let parts = [samples[..<13], samples[13..<27], samples[27...]].map { part in
        nested + Self.json(Array(part), &random).dropFirst().dropLast()
      }
      text = "[" + parts.joined(separator: ",") + "]"
    }
    let isLines = seed >= 4
    if isLines { text = Self.lines(samples).replacing("\n", with: "\n\n  oops {\"\n", maxReplacements: 5) }
    let name = isLines ? "bodies.ndjson" : "bodies.json"
    let whole = Granularity(block: 1 << 20, first: 1 << 30, segment: 1 << 30, workers: 1)
    let expected = try LoadingFixture.open([name: text], granularity: whole)
    #expect(expected.tables[0].count == samples.count)
    for (block, first, segment, workers) in [
      (1, 1, 1, 2), (2, 3, 5, 1), (7, 64, 64, 2), (64, 1, 200, 2), (100, 1000, 333, 2), (1 << 20, 500, 500, 2),
      (4096, 1, 64, 3), (31, 4000, 2000, 2),
    ] {
      let granularity = Granularity(block: block, first: first, segment: segment, workers: workers)
      let register = try LoadingFixture.open([name: text], granularity: granularity)
      #expect(LoadingFixture.dump(register) == LoadingFixture.dump(expected), "\(granularity)")
      #expect(Array(register.diagnostics) == Array(expected.diagnostics), "\(granularity)")
      #expect(LoadingFixture.folded(register) == LoadingFixture.folded(expected), "\(granularity)")
    }
  }

  /// Whatever happens to the bytes of a file: no trap, and every record is a row or a problem, or the file is refused.
  @Test func noMutationOfAFileLosesARecord() throws {
    var random = SplitMix64(seed: 4242)
    let noise: [UInt8] = Array("{}[]\",:\\x5-tfn \n".utf8) + [0, 0x1B, 0x7F, 0x80, 0xC3, 0xE4, 0xFF, 0xEF, 0xBB, 0xBF]
    for round in 0..<400 {
      let samples = (0..<random.below(12)).map { Self.sample($0, &random) }
      let isLines = round % 2 == 1
      var bytes = Array((isLines ? Self.lines(samples) : Self.json(samples, &random)).utf8)
      for _ in 0...random.below(4) where !bytes.isEmpty {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = random.pick(noise)
        case 1: bytes.insert(random.pick(noise), at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
        }
      }
      let name = isLines ? "bodies.ndjson" : "bodies.json"
      let granularity = Granularity(
        block: 1 + random.below(200), first: 1 + random.below(300), segment: 1 + random.below(300), workers: 2)
      try LoadingFixture.withFolder([name: bytes, "actions.json": Array(#"[{"id":"1"}]"#.utf8)]) { folder in
        let register = try Opening.open(
          path: folder, schema: LoadingFixture.schema, as: nil, granularity: granularity, progress: { _ in true })
        let whole = try Opening.open(path: folder, schema: LoadingFixture.schema)
        #expect(LoadingFixture.dump(register) == LoadingFixture.dump(whole))
        #expect(register.tables[1].count == 1)
        guard !register.diagnostics.contains(where: { $0.refusesFile && $0.file == name }) else {
          // Which encoding a damaged text may have is a guess from the bytes around it, so only the place is compared.
          #expect(register.diagnostics.map(\.offset) == whole.diagnostics.map(\.offset))
          #expect(register.tables[0].count == 0)
          return
        }
        #expect(Array(register.diagnostics) == Array(whole.diagnostics))
        // Lines: what is not a row is a refused record; a line with something after its record is both.
        let records = Set((0..<register.tables[0].count).compactMap { register.tables[0].origin($0)?.record })
        let refused = Set(register.diagnostics.filter { $0.row == nil }.compactMap(\.record))
        #expect(records.isDisjoint(with: refused))
        #expect(records.union(refused) == Set(0..<records.count + refused.count))
      }
    }
  }

  /// The JSON values that Foundation finds in a file are all there.
  @Test func everyMemberOfAFileIsAValueOrInTheResidue() throws {
    var random = SplitMix64(seed: 9)
    let samples = (0..<50).map { Self.sample($0, &random) }
    let text = Self.json(samples, &random)
    let objects = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    let register = try LoadingFixture.open(["bodies.json": text])
    let keys = FieldKeys(LoadingFixture.bodies)
    for (row, object) in objects.enumerated() {
      for key in object.keys {
        if let target = keys.target(of: key) {
          #expect(register.value(kind: 0, row: row, field: target.field) != .empty)
        } else {
          let kind = register.tables[0].kind
          let columns = kind.fields.indices.filter {
            kind.fields[$0].name == key || kind.fields[$0].name.hasPrefix(key + ".")
          }
          #expect(columns.contains { register.value(kind: 0, row: row, field: $0) != .empty } || isNothing(object[key]))
        }
      }
    }
  }

  private func isNothing(_ value: Any?) -> Bool {
    if let text = value as? String { return text.isEmpty }
    if let list = value as? [Any] { return list.isEmpty }
    if let object = value as? [String: Any] { return object.isEmpty }
    return value is NSNull
  }
}
