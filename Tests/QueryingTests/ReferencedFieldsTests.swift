import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying
@testable import Statistics

/// The fields that queries and measures refer to, known before loading.
@Suite struct AskedFieldsTests {
  /// Empties the columns that a projection leaves out and drops the folded forms of those that it does not compare, as
  /// loading does.
  private func projected(_ register: Register, _ projection: Projection) -> Register {
    let tables = register.tables.map { table in
      let empty = EmptyColumns(rows: table.count)
      let passed = projection.passed(of: table.kind)
      var replaced = Dictionary(uniqueKeysWithValues: passed.map { ($0, empty.column(table.kind.fields[$0].type)) })
      for field in table.kind.fields.indices where !passed.contains(field) {
        if case .text = table.kind.fields[field].type, !projection.compares(field, of: table.kind),
          case .text(let texts) = table.columns[field], texts.codes == nil
        {
          replaced[field] = .text(
            TextColumn(arena: texts.arena, offsets: texts.offsets, validity: texts.validity, folded: .none))
        }
      }
      return table.replacing(replaced)
    }
    return Register(
      schema: register.schema, card: register.card, tables: tables, present: register.present)
  }

  @Test func unreferencedValuesDoNotAffectQueries() throws {
    var tried = 0
    var leavingOut = 0
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed &* 77)
      let register = SampleRegister.random(&random, limit: 40)
      var generator = QueryGenerator(seed: seed)
      for _ in 0..<20 {
        let kind = random.below(register.schema.kinds.count)
        let text = generator.query(kind)
        var asked = ReferencedFields(kind: kind, schema: register.schema)
        asked.add(query: text)
        let smaller = projected(register, asked.projection)
        tried += 1
        if register.schema.kinds.contains(where: { !asked.projection.passed(of: $0).isEmpty }) { leavingOut += 1 }
        func rows(_ register: Register) throws -> [UInt32] {
          let context = QueryContext(register: register, kind: kind, today: SampleRegister.today)
          return try #require(try Filter.compile(text, in: context).rows()).rows.map { UInt32($0) }
        }
        #expect(try rows(smaller) == rows(register), "\(text)")
      }
    }
    // Otherwise the test compares nothing.
    #expect(leavingOut > tried / 20)
  }

  private static let items = SampleRegister.schema.ordinal(of: "items")!

  private func passes(_ field: String, _ ask: (inout ReferencedFields) -> Void) -> Bool {
    var asked = ReferencedFields(kind: Self.items, schema: SampleRegister.schema)
    ask(&asked)
    let kind = SampleRegister.schema.kinds[Self.items]
    return asked.projection.passed(of: kind).contains(kind.ordinal(of: field)!)
  }

  @Test(arguments: [
    ("", true), ("amount>5", true), ("opened.year:2020 -grade:5A", true), ("amount>paid*2", true),
    ("region.city:宝鸡", true), ("title:abc", true),
    ("note:abc", false), ("备注:abc", false), ("title=note", false), ("-(amount>5 OR note:any)", false),
    ("abc", false), ("parent.amount>5", false), ("parent{amount>5}", false), ("count(item-events)>1", false),
    ("view:mine", false), ("no:such", false), ("((", false),
  ]) func queriesReferToFields(text: String, isPassed: Bool) {
    #expect(passes("note") { $0.add(query: text) } == isPassed)
  }

  @Test(arguments: [("grade", true), ("opened.month", true), ("note", false), ("parent.note", false), ("(", false)])
  func groupPathsReferToFields(path: String, isPassed: Bool) {
    #expect(passes("note") { $0.add(path: path) } == isPassed)
  }

  @Test(arguments: [
    ("count", true), ("sum(amount)", true), ("ratio(sum(amount), count)", true), ("count(note:any)", false),
    ("distinct(note)", false), ("ratio(count, count(parent{amount>1}))", false),
  ]) func measuresReferToFields(text: String, isPassed: Bool) throws {
    let measure = try Measure.parse(text)
    #expect(passes("note") { $0.add(measure) } == isPassed)
  }

  @Test func keysNamesAndShownFieldsAreLoaded() {
    #expect(!passes("title") { _ in })
    #expect(!passes("code") { _ in })
    let note = SampleRegister.schema.kinds[Self.items].ordinal(of: "note")!
    #expect(!passes("note") { $0.add(fields: [note]) })
  }
}
