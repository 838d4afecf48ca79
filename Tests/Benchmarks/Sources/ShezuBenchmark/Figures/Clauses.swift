import CFloors
import Columnar
import Querying
import Statistics

extension Figure {
  /// Clauses on coded, date and money fields, beside one pass over the column in C; both answers must agree.
  static let clauses = Figure(
    name: "clauses", help: "coded, date and money clauses beside one pass over the column in C"
  ) { bench in
    let register = try bench.corpus.register()
    let asked = try Questions(register, "organizations")
    return try [
      asked.coded(bench, "region:宝鸡", field: "region"), asked.coded(bench, "status:活动异常", field: "status"),
      asked.coded(bench, "level:县级", field: "level"),
      asked.days(bench, "registeredOn:2010..2015", field: "registeredOn", from: (2010, 1, 1), to: (2015, 12, 31)),
      asked.amounts(bench, "capital:10万..100万", field: "capital", fen: 10_000_000...100_000_000),
    ]
  }

  /// Groups by two fields with a sum, beside one pass in C that adds into a square of sums.
  static let groups = Figure(name: "groups", help: "groups by two fields with a sum, beside one pass in C") { bench in
    let register = try bench.corpus.register()
    let asked = try Questions(register, "organizations")
    return try [
      asked.grouped(bench, "level", "kind", sum: "capital"), asked.grouped(bench, "region", "status", sum: "capital"),
    ]
  }

  /// A correlated relation clause, beside one pass over the larger column.
  static let relation = Figure(
    name: "relation",
    help: "a correlated relation clause over 300,000 and 1,000,000 related records, beside one pass in C"
  ) { bench in
    let size = bench.settings.organizations
    let sizes = [bench.settings.enforcement ?? size * 3 / 10, size]
    return try sizes.flatMap { try Questions(bench.corpus.register(enforcement: $0), "organizations").related(bench) }
  }
}

/// Queries over one kind, evaluated as the filter does, beside the same in C.
struct Questions {
  let register: Register
  let kind: Int
  let context: QueryContext

  init(_ register: Register, _ kind: String) throws {
    self.register = register
    self.kind = try register.ordinal(kind)
    context = QueryContext(
      register: register, kind: self.kind, today: register.card.asOf ?? Day(year: 2020, month: 12, day: 31)!)
  }

  private var table: Table { register.tables[kind] }
  private var wordCount: Int { (table.count + 63) / 64 }

  func subject(_ query: String) -> Bench.Subject {
    Bench.Subject(query) {
      var rows: Bitmap?
      let time = try milliseconds { rows = try Filter.compile(query, in: context).rows() }
      guard rows != nil else { throw BenchmarkError("no answer to \(query)") }
      return time
    }
  }

  /// Measures a query beside a loop that fills a bitmap; refuses where the two disagree.
  private func row(
    _ bench: Bench, _ query: String, floor name: String, budget: Double? = 2,
    _ loop: @escaping (UnsafeMutablePointer<UInt64>) -> Void
  ) throws -> Row {
    var words = [UInt64](repeating: 0, count: wordCount)
    loop(&words)
    let expected = words.reduce(0) { $0 + $1.nonzeroBitCount }
    let found = try Filter.compile(query, in: context).rows()?.population ?? -1
    guard found == expected else { throw BenchmarkError("\(query) finds \(found) rows, the C loop \(expected)") }
    return try bench.row(
      "\(query), \(found) rows", budget: budget, ours: subject(query),
      floor: Bench.Subject(name) {
        var words = [UInt64](repeating: 0, count: wordCount)
        return milliseconds { loop(&words) }
      })
  }

  func coded(_ bench: Bench, _ query: String, field: String) throws -> Row {
    guard case .coded(let column)? = table.column(field) else { throw BenchmarkError("\(field) is not coded") }
    // Which codes are meant is the query's business; the loop takes them from its answer.
    var wanted = [UInt8](repeating: 0, count: 65_536)
    try Filter.compile(query, in: context).rows()?.forEach { wanted[Int(column.codes[$0])] = 1 }
    return try row(bench, query, floor: "C, one pass of 2 bytes a row") { words in
      floor_codes(column.codes, column.codes.count, wanted, words)
    }
  }

  func days(_ bench: Bench, _ query: String, field: String, from: (Int, Int, Int), to: (Int, Int, Int)) throws -> Row {
    guard case .day(let column)? = table.column(field), let low = Day(year: from.0, month: from.1, day: from.2),
      let high = Day(year: to.0, month: to.1, day: to.2)
    else { throw BenchmarkError("\(field) is no date") }
    return try row(bench, query, floor: "C, one pass of 4 bytes a row") { words in
      floor_days(column.days, column.days.count, low.number, high.number, words)
    }
  }

  func amounts(_ bench: Bench, _ query: String, field: String, fen: ClosedRange<Int64>) throws -> Row {
    guard case .number(let column)? = table.column(field) else { throw BenchmarkError("\(field) is no amount") }
    let values = Array(column.values)
    return try row(bench, query, floor: "C, one pass of 8 bytes a row") { words in
      floor_amounts(values, values.count, fen.lowerBound, fen.upperBound, words)
    }
  }

  func grouped(_ bench: Bench, _ first: String, _ second: String, sum: String) throws -> Row {
    guard case .coded(let one)? = table.column(first), case .coded(let two)? = table.column(second),
      case .number(let amounts)? = table.column(sum)
    else { throw BenchmarkError("not two coded fields and an amount") }
    let values = Array(amounts.values)
    let (height, width) = (one.labels.count + 1, two.labels.count + 1)
    let all = Bitmap(count: table.count, filled: true)
    let measure = try Measure.parse("sum(\(sum))")
    func ours() throws -> GroupResult {
      guard let result = try Grouping.compute(rows: all, by: [first, second], measure: measure, in: context) else {
        throw BenchmarkError("no groups")
      }
      return result
    }
    func floor() -> (sums: [Int64], counts: [UInt32]) {
      var sums = [Int64](repeating: 0, count: height * width)
      var counts = [UInt32](repeating: 0, count: height * width)
      floor_group(one.codes, height, two.codes, width, values, table.count, &sums, &counts)
      return (sums, counts)
    }
    let expected = floor()
    let result = try ours()
    let groups = expected.counts.count { $0 > 0 }
    guard result.rows.count == groups, result.total.magnitude == Double(expected.sums.reduce(0, +)) else {
      throw BenchmarkError("\(result.rows.count) groups and \(result.total), the C loop has \(groups)")
    }
    return try bench.row(
      "--by \(first),\(second) --measure sum(\(sum)), \(groups) groups", budget: 2,
      ours: Bench.Subject("groups") { try milliseconds(ours) },
      floor: Bench.Subject("C, one pass of 12 bytes a row") { milliseconds(floor) })
  }

  /// Organizations that met some action of a kind within some time; correlated in one record.
  func related(_ bench: Bench) throws -> [Row] {
    let other = register.tables[try register.ordinal("enforcement")]
    guard case .coded(let kinds)? = other.column("kind"), case .day(let days)? = other.column("decidedOn"),
      case .reference(let targets)? = other.column("organization"),
      let code = kinds.labels.book.entries.firstIndex(where: { $0.label.chinese == "行政处罚" }),
      case .day(let own)? = table.column("registeredOn"), let since = Day(year: 2018, month: 1, day: 1)
    else { throw BenchmarkError("no such relation") }
    let query = "enforcement{kind:行政处罚 decidedOn>=2018-01-01}"
    var rows: [Row] = []
    var scatter = try row(bench, query, floor: "C, one pass of 10 bytes a related record", budget: nil) { words in
      floor_related(
        targets.rows, kinds.codes, UInt16(code), days.days, since.number, other.count, words)
    }
    scatter.note = "\(table.count) organizations, \(other.count) related records"
    rows.append(scatter)
    let larger = other.count > table.count ? days : own
    rows.append(
      try bench.row(
        "the same beside one pass over the larger column", budget: 10, ours: subject(query),
        floor: Bench.Subject("C, \(larger.days.count) rows of 4 bytes") {
          var words = [UInt64](repeating: 0, count: (larger.days.count + 63) / 64)
          return milliseconds { floor_days(larger.days, larger.days.count, since.number, Int32.max, &words) }
        }))
    return rows
  }
}
