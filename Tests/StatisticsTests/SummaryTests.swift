import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying
@testable import Statistics

/// Summaries of columns against their values, one at a time.
@Suite struct SummaryTests {
  private static func table(_ amounts: [Int64?]) -> Register {
    var builder = TableBuilder(SampleRegister.items)
    for (row, amount) in amounts.enumerated() {
      var record: [String: Value] = ["code": .text("\(row)")]
      if let amount {
        record["amount"] = .money(amount)
        record["members"] = .integer(amount)
      }
      builder.append(record)
    }
    let table = builder.table()
    return Register(schema: Schema(kinds: [table.kind]), card: .init(), tables: [table], present: [0])
  }

  private static func summary(_ amounts: [Int64?], _ field: String = "amount") throws -> FieldSummary {
    let register = table(amounts)
    let ordinal = try #require(register.schema.kinds[0].ordinal(of: field))
    return try #require(
      FieldSummary.of(ordinal, rows: Bitmap(count: amounts.count, filled: true), kind: 0, in: register))
  }

  @Test func moneyIsExactToTheFen() throws {
    let summary = try Self.summary([1, nil, 2, 2, 1_000_000_000_05])
    #expect(
      Statistic.allCases.map { summary[$0].text() } == [
        "1,000,000,000.10", "250,000,000.03", "0.02", "0.01", "1,000,000,000.05", "3", "1",
      ])
    #expect(summary[.sum].text(isGrouped: false) == "1000000000.10")
    #expect(summary.frequent == FieldSummary.Frequent(label: .init("0.02", "0.02"), count: 2))
  }

  @Test func meansAndMediansOfWholeNumbersHaveTwoDecimals() throws {
    let summary = try Self.summary([-1, -2, 4, 9], "members")
    #expect(summary[.average].text() == "2.50" && summary[.median].text() == "1.50")
    #expect(try Self.summary([1, 1, 2], "members")[.average].text() == "1.33")
    #expect(try Self.summary([-1, -1, -3], "members")[.average].text() == "-1.67")
    #expect(try Self.summary([-4, -6], "members")[.average].text() == "-5")
    // A sum that Int64 cannot hold.
    let large = try Self.summary([.max, .max, .max], "members")
    #expect(large[.sum].text(isGrouped: false) == "27670116110564327421")
    #expect(large[.average].text(isGrouped: false) == "9223372036854775807")
    #expect(try Self.summary([.min, .max], "members").spread == [1] + [Int](repeating: 0, count: 14) + [1])
  }

  @Test func nothingHasNoTotal() throws {
    for amounts in [[], [nil], [nil, nil]] as [[Int64?]] {
      let summary = try Self.summary(amounts)
      #expect(Statistic.allCases.map { summary[$0].text() } == ["", "", "", "", "", "0", "\(amounts.count)"])
      #expect(summary.spread.isEmpty && summary.frequent == nil)
    }
    #expect(try Self.summary([7]).spread == [1])
  }

  @Test func summariesAgreeWithValues() throws {
    for seed in 0..<40 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let register = SampleRegister.random(&random, limit: 60)
      for kind in register.tables.indices {
        let table = register.tables[kind]
        var rows = Bitmap(count: table.count)
        for row in 0..<table.count { rows[row] = random.chance(60) }
        for field in table.columns.indices {
          let summary = try #require(FieldSummary.of(field, rows: rows, kind: kind, in: register))
          let brief = try #require(
            FieldSummary.of(field, rows: rows, kind: kind, in: register, statistics: [.sum, .empty]))
          let filled = table.columns[field].filled
          let numbers = rows.rows.filter { filled[Int($0)] }.compactMap { row -> Int64? in
            switch register.value(kind: kind, row: Int(row), field: field) {
            case .integer(let number), .money(let number): number
            case .day(let day): Int64(day.number)
            default: nil
            }
          }.sorted()
          #expect(summary.rows == rows.population && summary[.empty] == brief[.empty])
          #expect(summary.filled == rows.rows.count { filled[Int($0)] })
          #expect(summary[.sum] == brief[.sum] && summary[.min] == brief[.min] && summary[.max] == brief[.max])
          guard !numbers.isEmpty else { continue }
          #expect(summary.spread.reduce(0, +) == numbers.count)
          #expect(summary.distinct == Set(numbers).count)
          switch summary[.min] {
          case .day(let day): #expect(Int64(day.number) == numbers[0])
          case .number(let least), .money(let least): #expect(least.numerator == Int128(numbers[0]))
          default: Issue.record("no minimum")
          }
          switch summary[.median] {
          case .day(let day): #expect(Int64(day.number) == numbers[(numbers.count - 1) / 2])
          case .number(let middle), .money(let middle):
            let pair = Int128(numbers[(numbers.count - 1) / 2]) + Int128(numbers[numbers.count / 2])
            #expect(middle.numerator * 2 == pair * middle.denominator)
          default: Issue.record("no median")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("sum(amount)", "金额合计", ["sum"]), ("avg(amount)", "金额平均值", ["avg"]), ("count", "记录数", []),
    ("sum(amount+amount)", "(金额+金额)合计", ["sum"]), ("ratio(sum(amount), count)", "金额合计 ÷ 记录数", ["sum"]),
  ])
  func measuresHaveTitles(text: String, title: String, statistics: [String]) throws {
    let context = QueryContext(register: Self.table([1]), kind: 0, today: SampleRegister.today)
    let measure = try Measure.parse(text)
    let amount = SampleRegister.items.fields[try #require(SampleRegister.items.ordinal(of: "amount"))].title.chinese
    #expect(measure.title(in: context).chinese == title.replacing("金额", with: amount))
    #expect(measure.statistics.map(\.rawValue) == statistics)
    #expect(measure.fields(in: context).count == (text == "count" ? 0 : 1))
  }
}
