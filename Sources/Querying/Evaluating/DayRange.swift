import Columnar

/// The days that occur in a column, from the first to the last: small enough that what is computed for a day is computed
/// once for each day of the range and then looked up.
package struct DayRange {
  package let first: Int32
  @usableFromInline let count: Int

  /// Ranges up to this many days (some five thousand years) are tabled.
  private static let limit = 2_000_000

  /// Nil where there is no day, or where days lie too far apart to be tabled.
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

  /// A value for each day of the range.
  @inlinable
  package func table<Value>(_ value: (Day) -> Value) -> [Value] {
    (0..<count).map { value(Day(number: first + Int32($0))) }
  }

  /// Which days of the range occur.
  package func occurring(in days: [Int32]) -> [Bool] {
    var result = [Bool](repeating: false, count: count)
    for day in days where day != DayColumn.empty { result[Int(day - first)] = true }
    return result
  }
}
