import Columnar

/// The key number of each row of a table, or of each element of a list; for codes and days, a table that maps the value
/// of the column.
enum KeyNumbers {
  /// A number for each 16-bit code.
  case codes([UInt16], [UInt32])
  /// A number for each day from `first`, and the number of rows without a day.
  case days([Int32], first: Int32, [UInt32], none: UInt32)
  case numbers([UInt32])

  subscript(position: Int) -> UInt32 {
    switch self {
    case .codes(let codes, let numbers): numbers[Int(codes[position])]
    case .days(let days, let first, let numbers, let none):
      days[position] == DayColumn.empty ? none : numbers[Int(days[position] - first)]
    case .numbers(let numbers): numbers[position]
    }
  }

  /// Writes the key number of each row.
  func list(_ rows: RowBlock, into keys: UnsafeMutablePointer<UInt32>) {
    forEach(rows) { keys[$0] = $1 }
  }

  /// Combines each key with the key number of the row on another axis: `key * size + number`.
  func pair(_ keys: UnsafeMutablePointer<UInt32>, _ rows: RowBlock, size: UInt32) {
    forEach(rows) { keys[$0] = keys[$0] &* size &+ $1 }
  }

  @inline(__always)
  private func forEach(_ rows: RowBlock, _ body: (_ place: Int, _ number: UInt32) -> Void) {
    switch self {
    case .codes(let codes, let numbers):
      codes.withUnsafeBufferPointer { codes in
        numbers.withUnsafeBufferPointer { numbers in
          rows.forEach { place, row in body(place, numbers[Int(codes[row])]) }
        }
      }
    case .days(let days, let first, let numbers, let none):
      days.withUnsafeBufferPointer { days in
        numbers.withUnsafeBufferPointer { numbers in
          rows.forEach { place, row in
            let day = days[row]
            body(place, day == DayColumn.empty ? none : numbers[Int(day &- first)])
          }
        }
      }
    case .numbers(let numbers):
      numbers.withUnsafeBufferPointer { numbers in rows.forEach { place, row in body(place, numbers[row]) } }
    }
  }
}
