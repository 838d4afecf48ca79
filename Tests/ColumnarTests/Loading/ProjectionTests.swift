import Testing

@testable import Columnar

/// Texts that nothing asks for are read and checked like all others.
@Suite struct ProjectionTests {
  private static func field(
    _ name: String, _ type: FieldType, aliases: [Field.Alias] = [], constraints: [Field.Constraint] = [],
    roles: Set<Field.Role> = []
  ) -> Field {
    Field(
      name, Localized(name, name), type, help: Localized("", ""), group: Localized("", ""), roles: roles,
      aliases: aliases, constraints: constraints)
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
    ])

  private static let passed = ["body", "tone", "note"]
  private static let schema = Schema(kinds: [letters])

  @Test func onlyTextsThatNothingComparesAreLeftOut() {
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

  /// Records with everything that can be wrong with a text, some of it cut by the ends of blocks.
  private static let records: [String] = (0..<300).map { number in
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
  }

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
    #expect(whole.tables[0].count == 275)
    #expect(Array(part.diagnostics) == Array(whole.diagnostics))
    #expect(part.diagnostics.count > 100)
    for row in 0..<whole.tables[0].count {
      #expect(part.tables[0].residue.members(of: row) == whole.tables[0].residue.members(of: row))
      for (ordinal, field) in Self.letters.fields.enumerated() {
        let value = part.value(kind: 0, row: row, field: ordinal)
        if !Self.passed.contains(field.name) {
          #expect(value == whole.value(kind: 0, row: row, field: ordinal))
        } else if case .text = value {
          Issue.record("\(field.name) was kept: \(value)")
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
