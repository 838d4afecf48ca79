import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar
@testable import Querying
@testable import Statistics

/// Every measure of every type of field, in groups and in all, against a loop over the values of the records.
@Suite struct NaiveMeasureTests {
  /// The fields of a row that a measure reads; a list counts each of its values.
  private static func values(_ register: Register, _ kind: Int, _ row: Int, _ field: Int) -> [Value] {
    switch register.value(kind: kind, row: row, field: field) {
    case .empty, .unreadable: []
    case .list(let values): values
    case let value: [value]
    }
  }

  private static func number(_ value: Value) -> Int64? {
    switch value {
    case .integer(let number), .money(let number): number
    default: nil
    }
  }

  /// The definition of a measure: `function` of the values of one field over the rows.
  private static func naive(_ function: String, _ rows: [[Value]], isMoney: Bool) -> MeasureValue {
    let values = rows.flatMap(\.self)
    if function == "count" { return .integer(Int64(rows.count)) }
    if function == "distinct" { return .integer(Int64(Set(values).count)) }
    let numbers = values.compactMap(number)
    guard let first = numbers.first else { return .empty }
    func whole(_ number: Int64) -> MeasureValue { isMoney ? .money(number) : .integer(number) }
    switch function {
    case "min": return whole(numbers.reduce(first, min))
    case "max": return whole(numbers.reduce(first, max))
    default:
      var sum: Int64 = 0
      for number in numbers {
        let (next, overflow) = sum.addingReportingOverflow(number)
        if overflow { return .empty }
        sum = next
      }
      if function == "sum" { return whole(sum) }
      let mean = Double(sum) / Double(numbers.count)
      return isMoney ? .amount(mean) : .number(mean)
    }
  }

  private static func check(
    _ register: Register, kind: Int, field: String, functions: [String], by paths: [String], _ seed: UInt64
  ) throws {
    let context = QueryContext(register: register, kind: kind, today: SampleRegister.today)
    let table = register.tables[kind]
    let ordinal = try #require(table.kind.ordinal(of: field))
    var isMoney = false
    if case .money = table.kind.fields[ordinal].type { isMoney = true }
    for function in functions {
      let measure = try Measure.parse(function == "count" ? "count" : "\(function)(\(field))")
      for path in paths {
        let all = Bitmap(count: table.count, filled: true)
        let result = try #require(try Grouping.compute(rows: all, by: [path], measure: measure, in: context))
        let place = "\(function)(\(field)) by \(path), seed \(seed)"
        for row in result.rows {
          let rows = try #require(try Filter.compile(row.clause, in: context).rows()).rows.map(Int.init)
          let expected = naive(function, rows.map { values(register, kind, $0, ordinal) }, isMoney: isMoney)
          #expect(row.value == expected, "\(place), \(row.clause)")
        }
        // Every record is in a group: those without a value have one of their own.
        let without = (0..<table.count).filter { row in
          table.kind.ordinal(of: path).map { values(register, kind, row, $0).isEmpty } ?? false
        }
        let empty = result.rows.filter { $0.keys[0].isEmpty }
        #expect(empty.map(\.count) == (without.isEmpty ? [] : [without.count]), "\(place)")
        #expect(
          result.total
            == naive(function, (0..<table.count).map { values(register, kind, $0, ordinal) }, isMoney: isMoney))
        // By value, largest first; groups without a value come last, in the order of their keys.
        let magnitudes = result.byValue.compactMap(\.value.magnitude)
        #expect(magnitudes == magnitudes.sorted(by: >))
        let valueless = result.rows.filter { $0.value == .empty }.map(\.clause)
        #expect(result.byValue.suffix(valueless.count).map(\.clause) == valueless, "\(place)")
      }
    }
  }

  private static let paths = ["grade", "open", "tags", "marks", "group", "opened"]

  @Test(arguments: 0..<8 as Range<UInt64>)
  func everyMeasureOfEveryType(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let register = SampleRegister.random(&random, limit: 60)
    for field in ["amount", "paid", "members"] {
      try Self.check(
        register, kind: 1, field: field, functions: ["count", "sum", "avg", "min", "max"], by: Self.paths, seed)
    }
    for field in ["members", "opened", "open", "grade", "marks", "places"] {
      try Self.check(register, kind: 1, field: field, functions: ["distinct"], by: Self.paths, seed)
    }
  }

  /// Amounts beyond 32 bits, sums beyond 64, and enough rows for several threads.
  @Test(arguments: [(300, 5), (300, 60), (70_000, 40), (70_000, 9)])
  func wideNumbers(count: Int, bits: Int) throws {
    var random = SplitMix64(seed: UInt64(count + bits))
    var builder = TableBuilder(SampleRegister.items)
    for row in 0..<count {
      var record: [String: Value] = ["code": .text("\(row)")]
      if random.chance(90) { record["grade"] = .text(random.pick(["5A", "4A", "3A"])) }
      let size = Int64(truncatingIfNeeded: random.next() >> UInt64(64 - bits))
      // Only positive, so that the sum overflows in any order or in none.
      if random.chance(80) { record["amount"] = .money(bits == 60 ? size | 1 << 60 : size) }
      builder.append(record)
    }
    let context = QueryContext(table: builder.table(), today: SampleRegister.today)
    let table = builder.table()
    let field = try #require(table.kind.ordinal(of: "amount"))
    let grade = try #require(table.kind.ordinal(of: "grade"))
    var groups: [String: [[Value]]] = [:]
    var all: [[Value]] = []
    for row in 0..<count {
      let values: [Value]
      if case .money(let fen) = table.value(row: row, field: field) { values = [.money(fen)] } else { values = [] }
      var key = ""
      if case .coded(_, let label, _) = table.value(row: row, field: grade) { key = label.english }
      groups[key, default: []].append(values)
      all.append(values)
    }
    let rows = Bitmap(count: count, filled: true)
    for function in ["sum", "avg", "min", "max", "distinct"] {
      let measure = try Measure.parse("\(function)(amount)")
      let result = try #require(try Grouping.compute(rows: rows, by: ["grade"], measure: measure, in: context))
      for row in result.rows {
        let key = row.keys[0].isEmpty ? "" : row.keys[0].label.english
        #expect(row.value == Self.naive(function, groups[key] ?? [], isMoney: true), "\(function) of \(key)")
      }
      #expect(try measure.compute(rows: rows, in: context) == Self.naive(function, all, isMoney: true))
      #expect(result.rows.count == groups.count)
    }
  }
}
