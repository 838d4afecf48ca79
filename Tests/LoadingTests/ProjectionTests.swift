import Localization
import Testing

@testable import Columnar
@testable import Loading

/// Values that no query needs are read and checked like all others.
@Suite struct ProjectionTests {
  private static func field(
    _ name: String, _ type: FieldType, aliases: [Field.Alias] = [], constraints: [Field.Constraint] = [],
    roles: Field.Roles = [], derivation: Field.Derivation? = nil
  ) -> Field {
    Field(
      name, Localized(name, name), type, help: Localized("", ""), group: Localized("", ""), roles: roles,
      aliases: aliases, constraints: constraints, derivation: derivation)
  }

  private static let letters = Kind(
    "letters", title: Localized("信", "Letters"), singular: Localized("信", "letter"), help: Localized("", ""),
    key: "id",
    fields: [
      field("id", .code(nil), constraints: [.required, .unique]),
      field("title", .text, roles: [.label]),
      field("number", .text, constraints: [.unique]),
      field("copy", .text, constraints: [.uniqueWith(["sender"])]),
      field("sender", .text),
      field("body", .text, aliases: [Field.Alias("正文")], constraints: [.required], roles: [.search]),
      field("tone", .text),
      field("note", .text, aliases: [Field.Alias("about", implies: Field.Implication(field: "tone", value: "formal"))]),
      field("day", .date),
      field("due", .date, constraints: [.notBefore("day")]),
      field("sent", .date, constraints: [.notAfterAsOf]),
      field("mood", .coded(LoadingFixture.grades)),
      field("area", .coded(LoadingFixture.areas), aliases: [Field.Alias("领域")]),
      field("postage", .money, constraints: [.range(0...10_000)]),
      field("paper", .money),
      field("cost", .money, derivation: .sum(["paper"])),
      field("pages", .integer(unit: nil), constraints: [.required]),
      field("isRead", .flag),
      field("stamp", .code(LoadingFixture.scheme)),
      field("areas", .list(.coded(LoadingFixture.areas))),
      field("copies", .list(.text)),
      field("answer", .reference(to: "letters")),
    ])

  private static let passed = [
    "body", "tone", "note", "sent", "mood", "area", "postage", "pages", "isRead", "stamp", "areas", "copies",
  ]
  private static let schema = Schema(kinds: [letters])

  @Test func onlyValuesThatNothingComparesAreLeftOut() {
    let names = Projection(Self.letters, fields: []).passed(of: Self.letters).map { Self.letters.fields[$0].name }
    #expect(Set(names) == Set(Self.passed))
    #expect(Projection.everything.passed(of: Self.letters).isEmpty)
    let ruled = Kind(
      "ruled", title: Localized("", ""), singular: Localized("", ""), help: Localized("", ""), key: "id",
      fields: [
        Self.field("id", .code(nil)), Self.field("text", .text),
        Self.field("other", .text, constraints: [.matches(name: "rule", fault: { _ in nil })]),
      ])
    #expect(Projection(Self.letters, fields: []).passed(of: ruled).isEmpty)
  }

  /// Records with everything that can be wrong with a value, some of it cut by the ends of blocks.
  private static let records: [String] =
    (0..<300).map { number in
      let id = #""id":"L\#(number % 290)""#
      switch number % 12 {
      case 0: return #"{\#(id),"body":"一\u4e8c三","sender":"甲","copy":"x"}"#
      case 1: return #"{\#(id),"body":7,"note":null}"#
      case 2: return #"{\#(id),"正文":"别名","note":["a"]}"#
      case 3: return #"{\#(id),"body":"","note":"\#(String(repeating: "长", count: 90))"}"#
      case 4: return #"{\#(id),"body":"first","body":"second"}"#
      case 5: return #"{\#(id),"body":"first","正文":"second","title":"题"}"#
      case 6: return #"{\#(id),"about":"x","body":"b","day":"2020-13-01"}"#
      case 7: return #"{\#(id),"about":"x","tone":"plain","body":"b"}"#
      case 8: return #"17"#
      case 9: return #"{\#(id),"number":"n","body":"c","unknown":{"a":1}}"#
      case 10: return #"{\#(id)}"#
      default: return #"{\#(id),"title":"尾","body":{"deep":[1,2]}}"#
      }
    } + values

  /// The values of one field, one a record.
  private static let values: [String] = fieldValues.enumerated().flatMap { number, field in
    field.1.enumerated().map { #"{"id":"V\#(number)-\#($0)","body":"b","\#(field.0)":\#($1)}"# }
  }
  private static let fieldValues: [(String, [String])] = [
    ("sent", [#""2020-01-02""#, #""2029-01-02""#, #""2020-02-30""#, #""""#, "null", "7"]),
    ("mood", [#""5A""#, #""五级""#, #""ＡＡＡＡＡ""#, #""9A""#, #""9A""#, #""""#, "5", "[]"]),
    ("area", [#""教育""#, #""新的""#, #""新的""#, #""/""#, "1"]),
    ("领域", [#""扶贫""#, #""别的""#]),
    ("postage", ["1.20", "-1", "1.234", #""三元""#, #""1万元""#, "1e30", "true"]),
    ("pages", ["3", "3.5", #""4""#, #""四五""#, "null", "{}"]),
    ("isRead", ["true", "0", "2", #""是""#, #""或""#]),
    ("stamp", [#""abcd""#, #""abc""#, #""ａｂｃｄ""#, "1234", #"" abcd ""#]),
    ("areas", [#"["教育","扶贫"]"#, #""教育、扶贫；新的""#, "[]", #"["教育",1]"#, #""""#, "[null]", #"["没有的"]"#]),
    ("copies", [#"["甲","乙"]"#, #""甲、乙""#, "[1]", "[]", "[[]]"]),
    ("answer", [#""L1""#, #""L999""#]),
    ("paper", ["1", "2.5"]),
    ("cost", ["1", "3"]),
    ("due", [#""2019-01-01","day":"2020-01-01""#, #""2020-01-01""#]),
  ]

  private func open(
    _ bytes: [UInt8], name: String, _ granularity: Granularity, _ projection: Projection
  ) throws -> Register {
    try LoadingFixture.withFolder([name: bytes]) { folder in
      try Opening.open(
        path: folder, schema: Self.schema, as: nil, granularity: granularity, projection: projection,
        progress: { _ in true })
    }
  }

  @Test(arguments: ["letters.json", "letters.ndjson"], [64, 700, 1 << 20])
  func problemsAndAllElseStayAsTheyWere(name: String, block: Int) throws {
    let isArray = name == "letters.json"
    let text = isArray ? "[" + Self.records.joined(separator: ",\n") + "]" : Self.records.joined(separator: "\n")
    let granularity = Granularity(block: block, first: block, segment: block * 4, workers: 2)
    let whole = try open(Array(text.utf8), name: name, granularity, .everything)
    let part = try open(Array(text.utf8), name: name, granularity, Projection(Self.letters, fields: []))
    #expect(whole.tables[0].count == 275 + Self.values.count)
    #expect(Array(part.diagnostics) == Array(whole.diagnostics))
    #expect(part.diagnostics.count > 100)
    for row in 0..<whole.tables[0].count {
      #expect(part.tables[0].unmappedValues.members(of: row) == whole.tables[0].unmappedValues.members(of: row))
      for (ordinal, field) in Self.letters.fields.enumerated() {
        let value = part.value(kind: 0, row: row, field: ordinal)
        if !Self.passed.contains(field.name) {
          #expect(value == whole.value(kind: 0, row: row, field: ordinal))
        } else {
          switch value {
          case .empty, .unreadable: break
          case .list(let values) where values.isEmpty: break
          default: Issue.record("\(field.name) was kept: \(value)")
          }
        }
      }
    }
  }

  @Test func aTextThatIsNoUTF8RefusesTheFileAllTheSame() throws {
    let bytes = Array(#"[{"id":"1","note":""#.utf8) + [0xFF, 0xFE] + Array(#""}]"#.utf8)
    for projection in [Projection.everything, Projection(Self.letters, fields: [])] {
      #expect(throws: OpeningError.self) { try open(bytes, name: "letters.json", Granularity(), projection) }
    }
  }
}
