import Columnar
import Querying

/// The state of a measure for every group: rows are added in any number of blocks, then the values are read.
protocol Accumulator: Sendable {
  /// Adds rows; `groups` holds the group of each row of the block.
  mutating func add(_ rows: RowBlock, to groups: UnsafePointer<UInt32>)

  /// Adds the state of another accumulator of the same type, over other rows.
  mutating func merge(_ other: any Accumulator)

  /// The result does not depend on the order of rows or on merging, so that threads may share the work.
  var isExact: Bool { get }

  /// The value of each group.
  /// - Parameter rows: the number of rows added to each group.
  func values(rows: [Int]) -> [MeasureValue]

  /// The value over all groups as one; nil if that needs another pass over the rows.
  func total(rows: Int) -> MeasureValue?
}

extension Accumulator {
  var isExact: Bool { true }
  func total(rows: Int) -> MeasureValue? { nil }
}

/// Counts rows.
struct RowCounter: Accumulator {
  mutating func add(_ rows: RowBlock, to groups: UnsafePointer<UInt32>) {}
  mutating func merge(_ other: any Accumulator) {}
  func values(rows: [Int]) -> [MeasureValue] { rows.map { .integer(Int64($0)) } }
  func total(rows: Int) -> MeasureValue? { .integer(Int64(rows)) }
}

/// Counts the rows that also meet a query.
struct ConditionCounter: Accumulator {
  private let met: Bitmap
  private var counts: [Int64]

  init(_ met: Bitmap, groups: Int) {
    self.met = met
    counts = [Int64](repeating: 0, count: groups)
  }

  mutating func add(_ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    met.words.withUnsafeBufferPointer { met in
      counts.withUnsafeMutableBufferPointer { counts in
        rows.forEach { place, row in
          counts[Int(groups[place])] &+= Int64(truncatingIfNeeded: met[row >> 6] >> UInt64(row & 63) & 1)
        }
      }
    }
  }

  mutating func merge(_ other: any Accumulator) {
    guard let other = other as? ConditionCounter else { return }
    for group in counts.indices { counts[group] += other.counts[group] }
  }

  func values(rows: [Int]) -> [MeasureValue] { counts.map { .integer($0) } }
  func total(rows: Int) -> MeasureValue? { .integer(counts.reduce(0, +)) }
}

/// Sums, extremes and means of whole numbers, exact; empty on overflow of Int64.
///
/// Rows at even and at odd positions of a block have separate sums: two adjacent rows of one group then do not depend on
/// each other.
struct IntegerAccumulator: Accumulator {
  private let function: Query.Function
  private let column: NumberColumn
  private let isMoney: Bool
  private let groups: Int
  /// Two for each group, at `group` and `groups + group`; the second is for sums only.
  private var results: [Int64]
  private var overflowed: [Bool]
  /// The number of rows with a value in each group; nil if all rows of the column have one.
  private var filled: [Int64]?

  private var isExtreme: Bool { function == .min || function == .max }
  private var neutral: Int64 {
    switch function {
    case .min: .max
    case .max: .min
    default: 0
    }
  }

  init(_ function: Query.Function, _ column: NumberColumn, isMoney: Bool, groups: Int) {
    self.function = function
    self.column = column
    self.isMoney = isMoney
    self.groups = groups
    results = []
    overflowed = [Bool](repeating: false, count: 2 * groups)
    if column.validity.population < column.validity.count { filled = [Int64](repeating: 0, count: groups) }
    results = [Int64](repeating: neutral, count: 2 * groups)
  }

  mutating func add(_ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    let validity = column.validity
    filled?.withUnsafeMutableBufferPointer { filled in
      validity.words.withUnsafeBufferPointer { validity in
        rows.forEach { place, row in
          filled[Int(groups[place])] &+= Int64(truncatingIfNeeded: validity[row >> 6] >> UInt64(row & 63) & 1)
        }
      }
    }
    if isExtreme { return addExtremes(rows, to: groups) }
    // Rows without a number hold 0.
    switch column.values.storage {
    case .narrow(let values): addSums(values, rows, to: groups)
    case .wide(let values): addWideSums(values, rows, to: groups)
    }
  }

  /// Cannot overflow: a column has fewer than 2^32 rows, and the sum of that many Int32 fits in Int64.
  private mutating func addSums(_ values: [Int32], _ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    let odd = self.groups
    values.withUnsafeBufferPointer { values in
      results.withUnsafeMutableBufferPointer { results in
        rows.forEach { place, row in
          results[Int(groups[place]) &+ (odd & -(place & 1))] &+= Int64(values[row])
        }
      }
    }
  }

  private mutating func addWideSums(_ values: [Int64], _ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    let odd = self.groups
    values.withUnsafeBufferPointer { values in
      results.withUnsafeMutableBufferPointer { results in
        rows.forEach { place, row in
          let index = Int(groups[place]) &+ (odd & -(place & 1))
          let (sum, overflow) = results[index].addingReportingOverflow(values[row])
          results[index] = sum
          if overflow { overflowed[index] = true }
        }
      }
    }
  }

  private mutating func addExtremes(_ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    rows.forEach { place, row in
      guard column.validity[row] else { return }
      let value = column.values[row]
      let group = Int(groups[place])
      results[group] = function == .min ? min(results[group], value) : max(results[group], value)
    }
  }

  mutating func merge(_ other: any Accumulator) {
    guard let other = other as? IntegerAccumulator else { return }
    for index in results.indices {
      combine(other.results[index], overflowed: other.overflowed[index], into: index)
    }
    for group in 0..<groups { if let count = other.filled?[group] { filled?[group] += count } }
  }

  private mutating func combine(_ result: Int64, overflowed isOver: Bool, into index: Int) {
    switch function {
    case .min: results[index] = min(results[index], result)
    case .max: results[index] = max(results[index], result)
    default:
      let (sum, overflow) = results[index].addingReportingOverflow(result)
      results[index] = sum
      if overflow || isOver { overflowed[index] = true }
    }
  }

  func values(rows: [Int]) -> [MeasureValue] { rows.indices.map { value($0, rows: rows[$0]) } }

  private func value(_ group: Int, rows: Int) -> MeasureValue {
    let count = filled.map { Int($0[group]) } ?? rows
    let (sum, overflow) = results[group].addingReportingOverflow(isExtreme ? 0 : results[groups + group])
    guard count > 0, !overflow, !overflowed[group], !overflowed[groups + group] else { return .empty }
    if function == .avg {
      let mean = Double(sum) / Double(count)
      return isMoney ? .amount(mean) : .number(mean)
    }
    return isMoney ? .money(sum) : .integer(sum)
  }

  func total(rows: Int) -> MeasureValue? {
    if overflowed.contains(true) { return nil }
    var all = IntegerAccumulator(function, column, isMoney: isMoney, groups: 1)
    for result in results { all.combine(result, overflowed: false, into: 0) }
    for count in filled ?? [] { all.filled?[0] += count }
    return all.value(0, rows: rows)
  }
}

/// Sums, extremes and means of computed numbers, in Double. Rows have to be added in one order, so that rounding is
/// reproducible.
struct DoubleAccumulator: Accumulator {
  private let function: Query.Function
  private let vector: Vector
  private let dimension: Binder.Dimension
  private var results: [Double]
  private var counts: [Int]

  init(_ function: Query.Function, _ vector: Vector, _ dimension: Binder.Dimension, groups: Int) {
    self.function = function
    self.vector = vector
    self.dimension = dimension
    results = [Double](repeating: 0, count: groups)
    counts = [Int](repeating: 0, count: groups)
  }

  mutating func add(_ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    rows.forEach { place, row in
      if vector.known[row] { combine(vector.values[row], count: 1, into: Int(groups[place])) }
    }
  }

  private mutating func combine(_ value: Double, count: Int, into group: Int) {
    let isFirst = counts[group] == 0
    counts[group] += count
    switch function {
    case .min: results[group] = isFirst ? value : min(results[group], value)
    case .max: results[group] = isFirst ? value : max(results[group], value)
    default: results[group] += value
    }
  }

  var isExact: Bool { false }

  mutating func merge(_ other: any Accumulator) {
    guard let other = other as? DoubleAccumulator else { return }
    for group in results.indices where other.counts[group] > 0 {
      combine(other.results[group], count: other.counts[group], into: group)
    }
  }

  func values(rows: [Int]) -> [MeasureValue] { rows.indices.map(value) }

  private func value(_ group: Int) -> MeasureValue {
    guard counts[group] > 0 else { return .empty }
    let value = function == .avg ? results[group] / Double(counts[group]) : results[group]
    let isWhole = value.rounded() == value && abs(value) < 9e15
    switch dimension {
    case .day: return .day(Day(number: Int32(clamping: Int64(value))))
    case .money: return isWhole ? .money(Int64(value)) : .amount(value)
    default: return isWhole && function != .avg ? .integer(Int64(value)) : .number(value)
    }
  }
}

/// Counts distinct values.
struct DistinctCounter: Accumulator {
  private let encoding: DictionaryEncoding
  private let traversal: RouteTraversal
  /// The group in the upper half, the number of the value in the lower half.
  private var pairs: [UInt64] = []

  init(_ site: FieldPath, register: Register) {
    encoding = DictionaryEncoding(register.tables[site.route.end].columns[site.field])
    traversal = RouteTraversal(register: register, route: site.route)
  }

  mutating func add(_ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    rows.forEach { place, row in
      guard let end = traversal.route.steps.isEmpty ? row : traversal.reached(from: row).first else { return }
      encoding.forEach(end) { pairs.append(UInt64(groups[place]) << 32 | UInt64($0)) }
    }
  }

  mutating func merge(_ other: any Accumulator) {
    if let other = other as? DistinctCounter { pairs += other.pairs }
  }

  func values(rows: [Int]) -> [MeasureValue] {
    var counts = [Int64](repeating: 0, count: rows.count)
    let sorted = pairs.sorted()
    for index in sorted.indices where index == 0 || sorted[index] != sorted[index - 1] {
      counts[Int(sorted[index] >> 32)] += 1
    }
    return counts.map { .integer($0) }
  }
}

/// One measure divided by another.
struct RatioAccumulator: Accumulator {
  var over: any Accumulator
  var under: any Accumulator

  mutating func add(_ rows: RowBlock, to groups: UnsafePointer<UInt32>) {
    over.add(rows, to: groups)
    under.add(rows, to: groups)
  }

  mutating func merge(_ other: any Accumulator) {
    guard let other = other as? RatioAccumulator else { return }
    over.merge(other.over)
    under.merge(other.under)
  }

  var isExact: Bool { over.isExact && under.isExact }

  func values(rows: [Int]) -> [MeasureValue] {
    zip(over.values(rows: rows), under.values(rows: rows)).map(Self.ratio)
  }

  func total(rows: Int) -> MeasureValue? {
    guard let over = over.total(rows: rows), let under = under.total(rows: rows) else { return nil }
    return Self.ratio(over, under)
  }

  private static func ratio(_ over: MeasureValue, _ under: MeasureValue) -> MeasureValue {
    guard let left = over.magnitude, let right = under.magnitude, right != 0 else { return .empty }
    return over.isMoney && !under.isMoney ? .amount(left / right) : .number(left / right)
  }
}
