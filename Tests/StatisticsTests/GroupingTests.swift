import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying
@testable import Statistics

@Suite struct GroupingTests {
  private static let paths: [(kind: Int, path: String)] = [
    (1, "title"), (1, "grade"), (1, "region"), (1, "region.city"), (1, "region.province"), (1, "open"), (1, "amount"),
    (1, "members"), (1, "opened"), (1, "opened.year"), (1, "opened.month"), (1, "group"), (1, "parent"), (1, "tags"),
    (1, "marks"), (1, "places.city"), (1, "partners"), (1, "group.area.city"), (1, "group.lead.grade"),
    (1, "parent.opened.year"), (1, "item-events.kind"), (0, "items.grade"), (0, "lead.partners"), (0, "name"),
    (2, "item"), (2, "item.region"), (2, "day.month"), (2, "item.group.since.year"), (0, "items"), (2, "fine"),
  ]

  /// The clause of a group finds exactly its rows, and groups by single values are a partition.
  @Test(arguments: 0..<paths.count) func groupClausesFindTheirRows(index: Int) throws {
    let (kind, path) = Self.paths[index]
    for seed in 0..<12 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let register = SampleRegister.random(&random, limit: 70)
      let context = QueryContext(register: register, kind: kind, today: SampleRegister.today)
      let all = Bitmap(count: register.tables[kind].count, filled: true)
      let result = try #require(try Grouping.compute(rows: all, by: [path], measure: .count(nil), in: context))
      for row in result.rows {
        let found = try #require(try Filter.compile(row.clause, in: context).rows())
        #expect(found.population == row.count, "\(row.clause)")
        #expect(row.value == .integer(Int64(row.count)))
        #expect(row.count > 0)
      }
      #expect(result.rows.dropLast().allSatisfy { !$0.keys[0].isEmpty })
    }
  }

  @Test func groupingCrossesTwoPaths() throws {
    var random = SplitMix64(seed: 3)
    let register = SampleRegister.random(&random, limit: 200)
    let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
    let rows = try #require(try Filter.compile("open:yes", in: context).rows())
    let measure = try Measure.parse("sum(amount)")
    let result = try #require(
      try Grouping.compute(rows: rows, by: ["grade", "region.city"], measure: measure, in: context))
    #expect(result.rows.reduce(0) { $0 + $1.count } == rows.population)
    for row in result.rows {
      var found = try #require(try Filter.compile(row.clause, in: context).rows())
      found.formIntersection(rows)
      #expect(found.population == row.count, "\(row.clause)")
      #expect(try measure.compute(rows: found, in: context) == row.value)
    }
  }

  /// Enough rows for two threads, some left out, and few enough groups for a counter each.
  @Test func groupingAgreesForManyRows() throws {
    var random = SplitMix64(seed: 6)
    var builder = TableBuilder(SampleRegister.items)
    var expected: [String: (count: Int, sum: Int64)] = [:]
    let count = 70_001
    var rows = Bitmap(count: count)
    for row in 0..<count {
      let (grade, year, amount) = (
        random.pick(["5A", "4A", "其他", ""]), 2018 + random.below(3), Int64(random.below(90))
      )
      var record: [String: Value] = ["opened": .day(Day(year: year, month: 3, day: 1)!), "code": .text("\(row)")]
      if !grade.isEmpty { record["grade"] = .text(grade) }
      if amount > 5 { record["amount"] = .money(amount) }
      builder.append(record)
      if random.chance(2) { continue }
      rows[row] = true
      let label = ["5A": "五星", "4A": "四星", "其他": "其他", "": "（空）"][grade] ?? ""
      expected["\(label) \(year)", default: (0, 0)].count += 1
      expected["\(label) \(year)", default: (0, 0)].sum += amount > 5 ? amount : 0
    }
    let context = QueryContext(table: builder.table(), today: SampleRegister.today)
    let measure = try Measure.parse("sum(amount)")
    let result = try #require(
      try Grouping.compute(rows: rows, by: ["grade", "opened.year"], measure: measure, in: context))
    #expect(result.rows.count == expected.count)
    for row in result.rows {
      let key = row.keys.map(\.label.chinese).joined(separator: " ")
      #expect(row.count == expected[key]?.count && row.value == expected[key].map { .money($0.sum) }, "\(key)")
    }
    #expect(try result.total == measure.compute(rows: rows, in: context))
    let mean = try Measure.parse("ratio(max(amount), count(grade:5A))")
    let means = try #require(try Grouping.compute(rows: rows, by: ["opened.year"], measure: mean, in: context))
    for (row, year) in zip(means.rows, 2018...) {
      let five = Double(expected["五星 \(year)"]?.count ?? 0)
      #expect(row.value == .amount(89 / five))
    }
  }

  @Test func groupsAreOrderedByKeyOrByValue() throws {
    var random = SplitMix64(seed: 9)
    let register = SampleRegister.random(&random, limit: 90)
    let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
    let all = Bitmap(count: register.tables[1].count, filled: true)
    let years = try #require(
      try Grouping.compute(rows: all, by: ["opened.year"], measure: .count(nil), in: context))
    #expect(years.rows.map { $0.keys[0].label.english } == ["2018", "2019", "2020", "2021", "(none)"])
    #expect(years.rows[0].clause == "opened.year=2018")
    let counts = years.byValue.map(\.count)
    #expect(counts == counts.sorted(by: >))
    #expect(years.total == .integer(Int64(all.count)))
  }

  // MARK: - Measures

  /// Each measure against a loop over the values.
  @Test func measuresAgreeWithLoops() throws {
    for seed in 0..<30 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let register = SampleRegister.random(&random, limit: 60)
      let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
      let rows = try #require(try Filter.compile("-grade:5A", in: context).rows())
      let amounts = rows.rows.compactMap { row -> Int64? in
        if case .money(let fen) = register.value(kind: 1, row: Int(row), field: 3) { fen } else { nil }
      }
      func computed(_ text: String) throws -> MeasureValue? {
        try Measure.parse(text).compute(rows: rows, in: context)
      }
      #expect(register.schema.kinds[1].fields[3].name == "amount")
      #expect(try computed("count") == .integer(Int64(rows.population)))
      #expect(try computed("sum(amount)") == (amounts.isEmpty ? .empty : .money(amounts.reduce(0, +))))
      #expect(try computed("min(金额)") == amounts.min().map { .money($0) } ?? .empty)
      #expect(try computed("max(amount)") == amounts.max().map { .money($0) } ?? .empty)
      let mean = Double(amounts.reduce(0, +)) / Double(amounts.count)
      #expect(try computed("avg(amount)") == (amounts.isEmpty ? .empty : .amount(mean)))
      let open = try #require(try Filter.compile("open:yes -grade:5A", in: context).rows()).population
      #expect(try computed("count(open:yes)") == .integer(Int64(open)))
      let share: MeasureValue = rows.isEmpty ? .empty : .number(Double(open) / Double(rows.population))
      #expect(try computed("ratio(open:yes, count)") == share)
      #expect(try computed("ratio(count(open:yes), count)") == share)
    }
  }

  @Test(arguments: [
    "count", "count(grade:5A,4A)", "distinct(region)", "sum(amount+paid)", "min(opened)", "max(closed-opened)",
    "ratio((grade:5A,4A), count)", "ratio(sum(amount), count)", "ratio(open:yes region:宝鸡, open:any)",
    "avg(group.size)",
    "ratio(ratio(count, count), distinct(title))", "ratio(count(item-events)>=2, count)",
  ])
  func measureTextParsesBack(_ text: String) throws {
    let measure = try Measure.parse(text)
    #expect(try Measure.parse(measure.description) == measure)
    var random = SplitMix64(seed: 1)
    let register = SampleRegister.random(&random)
    let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
    let all = Bitmap(count: register.tables[1].count, filled: true)
    #expect(throws: Never.self) { try measure.compute(rows: all, in: context) }
  }

  @Test(arguments: [
    "", "cuont", "sum", "sum()", "sum(title)", "sum(nothing)", "count(", "count)", "ratio(count)", "ratio(count,",
    "avg(opened)",
    "sum(opened)", "distinct(opened.year)", "sum(item-events.fine", "max(tags)", "count x", "sum(30d)", "ratio(,count)",
  ])
  func wrongMeasuresAreRejected(_ text: String) {
    var random = SplitMix64(seed: 1)
    let register = SampleRegister.random(&random)
    let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
    do throws(QueryError) {
      _ = try Measure.parse(text).compute(rows: Bitmap(count: register.tables[1].count), in: context)
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.range.upperBound <= text.utf8.count)
    }
  }

  @Test func groupingStopsWhenCancelled() throws {
    var random = SplitMix64(seed: 1)
    let register = SampleRegister.random(&random)
    let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
    let all = Bitmap(count: register.tables[1].count, filled: true)
    let groups = try Grouping.compute(rows: all, by: ["grade"], measure: .count(nil), in: context) { true }
    #expect(groups == nil)
    #expect(try Filter.compile("abc", in: context).rows { true } == nil)
  }
}
