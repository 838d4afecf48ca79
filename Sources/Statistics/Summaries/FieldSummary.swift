import Columnar
import Localization
import Querying

/// What the values of one field amount to over some rows.
public struct FieldSummary: Sendable {
  /// The value that most rows share.
  public struct Frequent: Sendable, Hashable {
    public let label: Localized
    public let count: Int
  }

  /// The bars of a spread at most.
  public static let spreadLimit = 16

  /// The rows that were looked at, and those of them that have a value. A value that could not be read is none.
  public let rows: Int
  public let filled: Int
  /// Different values; of lists, different elements. Nil if nothing needed the order of the values.
  public let distinct: Int?
  public let sum: SummaryValue
  public let least: SummaryValue
  public let greatest: SummaryValue
  public let median: SummaryValue
  /// Nil if no value occurs twice, or if nothing needed the order of the values.
  public let frequent: Frequent?
  /// How many rows each part of the range from the least to the greatest value has; of values that are no quantities, how
  /// many rows have the most frequent ones.
  public let spread: [Int]

  public subscript(statistic: Statistic) -> SummaryValue {
    switch statistic {
    case .sum: sum
    case .average:
      switch sum {
      case .number(let sum) where filled > 0: .number(SummaryValue.Quotient(sum.numerator, over: filled))
      case .money(let sum) where filled > 0: .money(SummaryValue.Quotient(sum.numerator, over: filled))
      default: .none
      }
    case .median: median
    case .min: least
    case .max: greatest
    case .distinct: distinct.map { .count($0) } ?? .none
    case .empty: .count(rows - filled)
    }
  }

  /// The summary that some statistics need.
  public static func of(
    _ field: Int, rows: Bitmap, kind: Int, in register: Register, statistics: [Statistic],
    cancelled: () -> Bool = { false }
  ) -> FieldSummary? {
    of(
      field, rows: rows, kind: kind, in: register, needsOrder: statistics.contains(where: \.needsOrder),
      cancelled: cancelled)
  }

  /// - Parameter needsOrder: whether median, distinct values and spread are wanted, which takes O(n log n).
  /// - Returns: nil when cancelled, which is polled every few milliseconds, but not while numbers are sorted.
  public static func of(
    _ field: Int, rows: Bitmap, kind: Int, in register: Register, needsOrder: Bool = true,
    cancelled: () -> Bool = { false }
  ) -> FieldSummary? {
    if cancelled() { return nil }
    let table = register.tables[kind]
    switch table.columns[field] {
    case .number(let column):
      var values: [Int64] = []
      rows.forEach { row in if column.validity[row] { values.append(column.values[row]) } }
      let isMoney = table.kind.fields[field].type.isMoney
      return quantities(values, rows: rows.population, needsOrder: needsOrder, cancelled) { quotient in
        isMoney ? .money(quotient) : .number(quotient)
      }
    case .day(let column):
      var values: [Int64] = []
      rows.forEach { row in if column.days[row] != DayColumn.empty { values.append(Int64(column.days[row])) } }
      return quantities(values, rows: rows.population, needsOrder: needsOrder, cancelled) { quotient in
        quotient.isWhole ? .day(Day(number: Int32(clamping: quotient.numerator / quotient.denominator))) : .none
      }
    case .text, .coded, .flag, .reference, .list:
      return values(field, rows: rows, kind: kind, in: register, needsOrder: needsOrder, cancelled)
    }
  }

  // MARK: Quantities

  private static func quantities(
    _ values: [Int64], rows: Int, needsOrder: Bool, _ cancelled: () -> Bool,
    as value: (SummaryValue.Quotient) -> SummaryValue
  ) -> FieldSummary? {
    guard !values.isEmpty else { return FieldSummary(rows: rows) }
    var (least, greatest, sum) = (values[0], values[0], Int128(0))
    for number in values {
      least = Swift.min(least, number)
      greatest = Swift.max(greatest, number)
      sum += Int128(number)
    }
    func whole(_ number: Int64) -> SummaryValue { value(SummaryValue.Quotient(Int128(number))) }
    // Days have no total.
    var total = value(SummaryValue.Quotient(sum))
    if case .day = total { total = .none }
    guard needsOrder else {
      return FieldSummary(
        rows: rows, filled: values.count, distinct: nil, sum: total, least: whole(least), greatest: whole(greatest),
        median: .none, frequent: nil, spread: [])
    }
    if cancelled() { return nil }
    let sorted = values.sorted()
    if cancelled() { return nil }
    let runs = Runs(sorted)
    let frequent = runs.longest > 1 ? whole(sorted[runs.start]).text() : nil
    return FieldSummary(
      rows: rows, filled: values.count, distinct: runs.count, sum: total, least: whole(least),
      greatest: whole(greatest), median: median(sorted, as: value),
      frequent: frequent.map { Frequent(label: Localized($0, $0), count: runs.longest) },
      spread: spread(sorted, least, greatest))
  }

  /// The middle value, or the mean of the two; of days the earlier of the two.
  private static func median(_ sorted: [Int64], as value: (SummaryValue.Quotient) -> SummaryValue) -> SummaryValue {
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    if low == high { return value(SummaryValue.Quotient(Int128(low))) }
    if case .day = value(SummaryValue.Quotient(Int128(low))) { return value(SummaryValue.Quotient(Int128(low))) }
    return value(SummaryValue.Quotient(Int128(low) + Int128(high), over: 2))
  }

  /// Runs of equal numbers in a sorted list.
  private struct Runs {
    private(set) var count = 0
    /// The length of the longest run, and the position where the first of that length starts.
    private(set) var longest = 0
    private(set) var start = 0

    init(_ sorted: [Int64]) {
      var first = 0
      for index in sorted.indices where index + 1 == sorted.count || sorted[index + 1] != sorted[index] {
        count += 1
        if index + 1 - first > longest { (longest, start) = (index + 1 - first, first) }
        first = index + 1
      }
    }
  }

  /// The counts of equal parts of the range. One value is one bar.
  private static func spread(_ sorted: [Int64], _ least: Int64, _ greatest: Int64) -> [Int] {
    let range = Int128(greatest) - Int128(least) + 1
    let bars = Int(Swift.min(Int128(spreadLimit), range))
    var counts = [Int](repeating: 0, count: bars)
    for number in sorted { counts[Int((Int128(number) - Int128(least)) * Int128(bars) / range)] += 1 }
    return counts
  }

  // MARK: Other values

  private static func values(
    _ field: Int, rows: Bitmap, kind: Int, in register: Register, needsOrder: Bool, _ cancelled: () -> Bool
  ) -> FieldSummary? {
    var filled = register.tables[kind].columns[field].filled
    filled.formIntersection(rows)
    let (all, some) = (rows.population, filled.population)
    guard needsOrder, some > 0 else { return FieldSummary(rows: all, filled: some, distinct: some == 0 ? 0 : nil) }
    guard let keys = KeyList(field, of: register.tables[kind], register: register, cancelled: cancelled) else {
      return nil
    }
    var counts = [Int](repeating: 0, count: keys.count + 1)
    filled.forEach { row in keys.forEach(row) { counts[Int($0)] += 1 } }
    if cancelled() { return nil }
    // The last one counts rows without a value.
    counts.removeLast()
    let most = counts.indices.max { counts[$0] < counts[$1] }
    let occurring = counts.lazy.filter { $0 > 0 }
    return FieldSummary(
      rows: all, filled: some, distinct: occurring.count,
      frequent: most.flatMap { most in
        counts[most] > 1 ? Frequent(label: keys.describe(most).label, count: counts[most]) : nil
      },
      spread: Array(occurring.sorted(by: >).prefix(spreadLimit)))
  }

  private init(
    rows: Int, filled: Int = 0, distinct: Int? = 0, sum: SummaryValue = .none, least: SummaryValue = .none,
    greatest: SummaryValue = .none, median: SummaryValue = .none, frequent: Frequent? = nil, spread: [Int] = []
  ) {
    self.rows = rows
    self.filled = filled
    self.distinct = distinct
    self.sum = sum
    self.least = least
    self.greatest = greatest
    self.median = median
    self.frequent = frequent
    self.spread = spread
  }
}
