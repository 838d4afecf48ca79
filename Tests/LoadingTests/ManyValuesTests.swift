import Testing

@testable import Columnar
@testable import Loading

/// Files with very many different keys, values, references or problems are read in linear time, and nothing in them is
/// lost. A quadratic step would take minutes at these sizes.
@Suite struct ManyValuesTests {
  private static let count = 40_000

  private static func unknownKeys(_ register: Register) -> Int {
    register.diagnostics.count { $0.code == .unknownKey }
  }

  /// How many values of unknown keys a table holds, in columns and beside them.
  private static func kept(_ table: Table) -> Int {
    let columns = table.kind.fields.indices.filter { table.kind.fields[$0].origin != .described }
    return columns.reduce(table.unmappedValues.members.count) { $0 + table.columns[$1].filled.population }
  }

  @Test(.timeLimit(.minutes(5))) func oneRecordWithManyUnknownKeys() throws {
    let members = (0..<Self.count).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
    let text = #"[{"code":"0001",\#(members),"name":"甲","name":"乙","k39000":1,"k7":2,"":3}]"#
    let register = try LoadingFixture.open(["bodies.json": text])
    let table = register.tables[0]
    #expect(table.value(row: 0, field: table.kind.labelOrdinal) == .text("甲"))
    #expect(Self.kept(table) == Self.count + 4)
    #expect(Self.unknownKeys(register) == Self.count + 1)
    let twice = register.diagnostics.filter { $0.code == .duplicateMember }.compactMap(\.pointer)
    #expect(twice == ["/0/name", "/0/k39000", "/0/k7"])
    let bytes = Array(text.utf8)
    for problem in register.diagnostics where problem.code == .unknownKey {
      let offset = try #require(problem.offset)
      #expect(bytes[offset...].starts(with: problem.found.utf8))
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: [1, 700, 100_000])
  func everyRecordWithAKeyOfItsOwn(_ segment: Int) throws {
    let count = segment == 1 ? 2_000 : Self.count
    // Every second record is none, so that every row is a run of its own.
    let records = (0..<count).map { #"{"code":"\#($0)","k\#($0)":\#($0)},\#($0)"# }.joined(separator: ",\n")
    let register = try LoadingFixture.open(
      ["bodies.json": "[\(records)]"],
      granularity: Granularity(block: 4096, first: segment, segment: segment, workers: 2))
    #expect(register.tables[0].count == count)
    #expect(Self.kept(register.tables[0]) == count)
    #expect(Self.unknownKeys(register) == count)
    for problem in register.diagnostics where problem.code == .unknownKey {
      #expect(problem.pointer == "/\(2 * (problem.row ?? -1))/\(problem.field ?? "")")
    }
  }

  @Test func fieldsAreFoundBehindMoreKeysThanAreStored() throws {
    let members = (0..<5_000).map { #""k\#($0)":0"# }.joined(separator: ",")
    let register = try LoadingFixture.open([
      "bodies.json": #"[{"code":"0001",\#(members),"现金（万元）":2,"NAME":"甲","人数":3}]"#
    ])
    let values = LoadingFixture.dump(register).joined()
    #expect(values.contains("20000元"))
    #expect(values.contains("甲"))
    #expect(Self.kept(register.tables[0]) == 5_000)
  }

  /// A key that most records have is a column with all its values, however many keys of few records come before it.
  @Test(arguments: [700, 100_000]) func frequentKeysAreColumnsAmongRareOnes(_ segment: Int) throws {
    let count = 6_000
    let records = (0..<count).map { number in
      let late = number > 3_000 ? #","late":\#(number)"# : ""
      return #"{"code":"\#(number)","a\#(number)":1,"b\#(number)":"x","c\#(number)":[1]\#(late)}"#
    }
    let register = try LoadingFixture.open(
      ["bodies.json": "[\(records.joined(separator: ",\n"))]"],
      granularity: Granularity(block: 4096, first: segment, segment: segment, workers: 2))
    let table = register.tables[0]
    #expect(Self.kept(table) == 3 * count + count - 3_001)
    let late = try #require(table.kind.ordinal(of: "late"))
    #expect(table.value(row: 3_000, field: late) == .empty)
    for row in [3_001, 4_500, count - 1] { #expect(table.value(row: row, field: late) == .integer(Int64(row))) }
    for row in [0, 3_000, 5_999] {
      let members = Dictionary(
        table.unmappedValues.members(of: row).map { ($0.key, $0.json) }, uniquingKeysWith: { first, _ in first })
      for (key, json) in [("a", "1"), ("b", #""x""#), ("c", "[1]")] {
        guard table.kind.ordinal(of: "\(key)\(row)") == nil else { continue }
        #expect(members["\(key)\(row)"] == json)
      }
    }
  }

  @Test(.timeLimit(.minutes(5))) func oneListOfManyReferences() throws {
    let bodies = (0..<Self.count).map { #"{"code":"\#($0)","name":"甲"}"# }.joined(separator: ",")
    let keys = (0..<2 * Self.count).map { #""\#($0)""# } + ["\"7\"", "\"7\""]
    let register = try LoadingFixture.open([
      "bodies.json": "[\(bodies)]",
      "actions.json": #"[{"id":"1","others":[\#(keys.joined(separator: ","))]}]"#,
    ])
    let dangling = register.diagnostics.filter { $0.code == .dangling }
    #expect(dangling.count == Self.count)
    #expect(dangling.allSatisfy { $0.offset != nil && $0.pointer == "/0/others" })
    guard case .list(let list)? = register.tables[1].column("others"), case .reference(let column) = list.elements
    else { return #expect(Bool(false), "no list of references") }
    #expect(column.back.members(of: 7).count == 1)
    #expect(column.back.members.count == Self.count)
  }

  @Test(.timeLimit(.minutes(5))) func manyRecordsOfOneTitle() throws {
    let records = (0..<Self.count).map { number in
      let day = Day(number: Int32(number % 20_000))
      return #"{"code":"\#(number)","name":"甲","title":"同","foundedOn":"\#(day)"}"#
    }
    let register = try LoadingFixture.withFolder(["bodies.json": Array("[\(records.joined(separator: ","))]".utf8)]) {
      try Opening.open(path: $0, schema: ProblemPlaceFixture.schema, as: nil) { _ in true }
    }
    let repeated = register.diagnostics.filter { $0.code == .repeatedRecord }
    #expect(repeated.compactMap(\.row) == Array(20_000..<Self.count))
    #expect(repeated.first?.expected.english.contains("/0") == true)
    #expect(repeated.last?.expected.english.contains("/19999") == true)
  }

  /// A column of a vocabulary numbers its values with 16 bits. Further ones stay as they were written, each with a problem.
  @Test(.timeLimit(.minutes(5)), arguments: [20_000, 10_000_000])
  func moreValuesThanAVocabularyHolds(_ segment: Int) throws {
    let count = 70_000
    let records = (0..<count).map { #"{"code":"\#($0)","name":"甲","areas":["a\#($0)","教育"]}"# }
    let actions = (0..<count).map { #"{"id":"\#($0)","kind":"b\#($0)"}"# }
    let register = try LoadingFixture.open(
      [
        "bodies.json": "[\(records.joined(separator: ","))]", "actions.json": "[\(actions.joined(separator: ","))]",
      ], granularity: Granularity(block: 4096, first: segment, segment: segment, workers: 2))
    let kept = CodedColumn.limit - LoadingFixture.areas.entries.count
    let (bodies, others) = (register.tables[0], register.tables[1])
    let areas = try #require(bodies.kind.ordinal(of: "areas"))
    let kind = try #require(others.kind.ordinal(of: "kind"))
    for row in 0..<count {
      let list = register.value(kind: 0, row: row, field: areas)
      let unmapped = bodies.unmappedValues.members(of: row)
      #expect(LoadingFixture.written(list) == (row < kept ? "[a\(row);教育]" : "[教育]"))
      #expect(unmapped.isEmpty == (row < kept) && unmapped.allSatisfy { $0.json.contains("\"a\(row)\"") })
      let value = LoadingFixture.written(register.value(kind: 1, row: row, field: kind))
      #expect(value == (row < kept ? "b\(row)" : "!\"b\(row)\""))
    }
    let lost = register.diagnostics.filter { $0.expected == Expected.fewerSpellings }
    #expect(lost.count == 2 * (count - kept))
    #expect(lost.allSatisfy { $0.severity == .error && $0.offset != nil && $0.row ?? 0 >= kept })
  }
}
