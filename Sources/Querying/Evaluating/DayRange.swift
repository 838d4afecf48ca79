import Columnar

/// The days from the first to the last of a column. The range is small, so that a function of a day is computed once for
/// each day of it and then looked up in a table.
package struct DayRange {
  package let first: Int32
  @usableFromInline let count: Int

  /// The longest range for a table, in days: some five thousand years.
  private static let limit = 2_000_000

  /// Nil if the column has no day, or its days are too far apart for a table.
  package init?(_ days: [Int32]) {
    var least = Int32.max
    var greatest = Int32.min
    for day in days where day != DayColumn.empty {
      least = min(least, day)
      greatest = max(greatest, day)
    }
    guard least <= greatest, Int64(greatest) - Int64(least) < Self.limit else { return nil }
    first = least
    count = Int(greatest - least) + 1
  }

  /// A table with the value of each day of the range.
  @inlinable
  package func table<Value>(_ value: (Day) -> Value) -> [Value] {
    (0..<count).map { value(Day(number: first + Int32($0))) }
  }

  /// For each day of the range, whether it occurs in the column.
  package func occurring(in days: [Int32]) -> [Bool] {
    var result = [Bool](repeating: false, count: count)
    for day in days where day != DayColumn.empty { result[Int(day - first)] = true }
    return result
  }
}
