import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying
@testable import Statistics

/// Numbers and days in ranges.
@Suite struct BinTests {
  private static func labels(_ numbers: [Int64], isMoney: Bool = false) -> [String]? {
    Bins(numbers, isMoney: isMoney).map { $0.bins.map(\.label.chinese) }
  }

  @Test func fewNumbersAreGroupsOfTheirOwn() {
    #expect(Self.labels([]) == nil)
    #expect(Self.labels([7]) == nil)
    #expect(Self.labels([Int64](repeating: 7, count: 1000)) == nil)
    #expect(Self.labels(Array(1...12)) == nil)
    #expect(Self.labels(Array(1...13)) != nil)
  }

  @Test func evenNumbersHaveEvenRanges() {
    #expect(
      Self.labels(Array(0...99)) == [
        "0–9", "10–19", "20–29", "30–39", "40–49", "50–59", "60–69", "70–79", "80–89", "90–99",
      ])
    #expect(Self.labels(Array(-30...30))?.first == "-30–-21")
    #expect(Self.labels((0...99).map { $0 * 10_000 })?.prefix(2) == ["0至不足10万", "10万至不足20万"])
  }

  @Test func amountsOfMoneyHaveRangesThatGrow() {
    let amounts = (0..<200).map { Int64(1_000_000 + $0 * 7_000) } + [90_000_000_00, 2_000_000_000_00]
    #expect(Self.labels(amounts, isMoney: true)?.prefix(3) == ["1万至不足2万", "2万至不足5万", "5万至不足10万"])
    #expect(Self.labels(amounts, isMoney: true)?.last == "20亿至不足50亿")
    let debts = amounts.map { -$0 } + [0, 5]
    let bins = Bins(debts, isMoney: true)?.bins ?? []
    #expect(bins.contains { $0.label.chinese == "大于-2万至-1万" })
    #expect(bins.contains { $0.bounds == 0...0 && $0.label.english == "0" })
    #expect(bins.count <= 40)
  }

  @Test(arguments: [
    [Int64.min, .max], [.min, -1, 0, 1, .max], [1, .max], [.min, -5], [0, 1], [-1, 0],
  ])
  func everyNumberIsInOneRange(ends: [Int64]) throws {
    var random = SplitMix64(seed: 5)
    for round in 0..<30 {
      var numbers = ends
      let (low, high) = (ends.min() ?? 0, ends.max() ?? 0)
      for _ in 0..<60 {
        let wide = Int128(low) + Int128(random.next() % 1_000_000) * (Int128(high) - Int128(low)) / 1_000_000
        numbers.append(round.isMultiple(of: 2) ? Int64(wide) : low / 2 &+ Int64(random.below(40)))
      }
      for isMoney in [false, true] {
        guard let bins = Bins(numbers, isMoney: isMoney) else { continue }
        #expect(Set(numbers.map { bins.number($0) }).count <= 40)
        for number in numbers {
          let holding = bins.bins.indices.filter { bins.bins[$0].bounds.contains(number) }
          #expect(holding == [bins.number(number)], "\(number) in \(bins.bins.map(\.bounds))")
        }
        for (bin, next) in zip(bins.bins, bins.bins.dropFirst()) {
          #expect(bin.bounds.upperBound < next.bounds.lowerBound)
        }
      }
    }
  }

  private static let paths: [(kind: Int, path: String)] = [
    (1, "amount.bins"), (1, "members.bins"), (1, "opened.bins"), (1, "opened.weekday"), (1, "opened.yearMonth"),
    (2, "fine.bins"), (1, "region.tree"), (1, "places.tree"), (2, "item.region.tree"), (2, "day.bins"),
    (2, "item.amount.bins"), (1, "group.since.bins"),
  ]

  /// The clause of a range finds exactly its rows.
  @Test(arguments: 0..<paths.count) func clausesOfRangesFindTheirRows(index: Int) throws {
    let (kind, path) = Self.paths[index]
    for seed in 0..<12 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let register = SampleRegister.random(&random, limit: 120)
      let context = QueryContext(register: register, kind: kind, today: SampleRegister.today)
      let all = Bitmap(count: register.tables[kind].count, filled: true)
      let result = try #require(
        try Grouping.compute(rows: all, by: [path], measure: .count(nil), in: context))
      #expect(result.isOrdered)
      #expect(!result.isPartition || result.rows.reduce(0) { $0 + $1.count } == all.count)
      for row in result.rows {
        let found = try #require(try Filter.compile(row.clause, in: context).rows())
        #expect(found.population == row.count, "\(row.clause)")
      }
    }
  }

  private static func days(_ days: [Day?], by path: String = "opened.bins") throws -> [String] {
    var builder = TableBuilder(SampleRegister.items)
    for (row, day) in days.enumerated() {
      builder.append(["code": .text("\(row)"), "opened": day.map { .day($0) } ?? .empty])
    }
    let context = QueryContext(table: builder.table(), today: SampleRegister.today)
    let result = try #require(
      try Grouping.compute(
        rows: Bitmap(count: days.count, filled: true), by: [path], measure: .count(nil), in: context))
    for row in result.rows {
      #expect(try Filter.compile(row.clause, in: context).rows()?.population == row.count, "\(row.clause)")
    }
    return result.rows.map { "\($0.keys[0].label.english) \($0.count)" }
  }

  @Test func daysAreGroupedByTheirSpan() throws {
    let first = try #require(Day(year: 2020, month: 1, day: 6))
    func later(_ days: Int) -> Day? { first.adding(days: days) }
    #expect(try Self.days([first, first]) == ["2020-01-06 2"])
    #expect(try Self.days([first, later(3), nil]) == ["2020-01-06 1", "2020-01-09 1", "(none) 1"])
    #expect(try Self.days([first, later(6), later(28)]) == ["Monday 2", "Sunday 1"])
    #expect(try Self.days([first, later(90)]) == ["2020-01 1", "2020-04 1"])
    #expect(try Self.days([first, later(2000), .openEnd]).prefix(2) == ["2020 1", "2025 1"])
    #expect(try Self.days([nil, nil]) == ["(none) 2"])
    let ends = [Day(year: 1, month: 1, day: 1), Day(year: 9999, month: 12, day: 31)]
    #expect(try Self.days(ends + [first]) == ["0–499 1", "2000–2499 1", "9500–9999 1"])
  }

  @Test func otherValuesHaveNoRanges() throws {
    #expect(throws: QueryError.self) { try Self.days([nil], by: "title.bins") }
    #expect(throws: QueryError.self) { try Self.days([nil], by: "opened.year.bins") }
    #expect(throws: QueryError.self) { try Self.days([nil], by: ".bins") }
  }

  @Test func crossTablesAgreeWithTheirCells() throws {
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let register = SampleRegister.random(&random, limit: 90)
      let context = QueryContext(register: register, kind: 1, today: SampleRegister.today)
      let all = Bitmap(count: register.tables[1].count, filled: true)
      for (text, across) in [("count", "opened.year"), ("sum(amount)", "tags"), ("avg(amount)", "region.city")] {
        let measure = try Measure.parse(text)
        let cross = try #require(
          try CrossTable.compute(rows: all, down: "grade", across: across, measure: measure, in: context))
        #expect(cross.total == (try measure.compute(rows: all, in: context)))
        for (line, row) in cross.rows.enumerated() {
          for (place, column) in cross.columns.enumerated() {
            let found = try #require(try Filter.compile("\(row.clause) \(column.clause)", in: context).rows())
            let value = found.isEmpty ? .empty : try #require(try measure.compute(rows: found, in: context))
            #expect(cross.cell(line, place) == value, "\(row.clause) \(column.clause)")
          }
        }
      }
    }
  }

  @Test func aCrossTableHasAtMostSoManyColumns() throws {
    var builder = TableBuilder(SampleRegister.items)
    for row in 0..<501 { builder.append(["code": .text("\(row)"), "members": .integer(Int64(row % 3))]) }
    let context = QueryContext(table: builder.table(), today: SampleRegister.today)
    let all = Bitmap(count: 501, filled: true)
    #expect(throws: QueryError.self) {
      try CrossTable.compute(rows: all, down: "members", across: "code", measure: .count(nil), in: context)
    }
    let turned = try CrossTable.compute(rows: all, down: "code", across: "members", measure: .count(nil), in: context)
    #expect(turned?.rows.count == 501 && turned?.columns.count == 3)
  }
}
