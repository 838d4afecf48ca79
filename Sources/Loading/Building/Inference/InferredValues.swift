import Bytes
import Columnar

/// What the values of an inferred column were in the file.
struct ValueShapes: OptionSet, Sendable {
  let rawValue: UInt8

  static let text = ValueShapes(rawValue: 1)
  static let integer = ValueShapes(rawValue: 2)
  /// A number with a fraction or an exponent, or one that is too long.
  static let decimal = ValueShapes(rawValue: 4)
  static let flag = ValueShapes(rawValue: 8)
  /// An array of texts and numbers, as JSON text.
  static let list = ValueShapes(rawValue: 16)
  /// Any other array or object, as JSON text.
  static let nested = ValueShapes(rawValue: 32)
}

/// The values of one key that no field has, in a chunk: as text, whatever they are; their type is inferred when all are known.
///
/// One text a value, with the row that has it, so that a key of few records costs nothing for the others.
final class InferredColumnBuilder {
  let name: String
  let builder: UnsafeMutablePointer<ColumnBuilder>
  var shapes: ValueShapes = []
  /// The row of each value, once a row without one came before a value; until then value `n` is that of row `n`.
  private var rows = GrowingBuffer<UInt32>()
  private(set) var isGapless = true
  /// The last row that has a value; -1 if none has.
  private(set) var lastRow = -1
  /// The place of the column among those that have values, by when they came first.
  fileprivate(set) var order = 0

  init(_ name: String) {
    self.name = name
    builder = .allocate(capacity: 1)
    builder.initialize(to: ColumnBuilder(.text, sharesTexts: true))
  }

  deinit {
    builder.deinitialize(count: 1)
    builder.deallocate()
  }

  /// How many values there are.
  var filled: Int { builder.pointee.count }

  /// Whether the row, which is the last one or later, has a value already.
  func holds(_ row: Int) -> Bool { lastRow >= row }

  /// The first row that has a value; -1 if none has.
  var firstRow: Int { filled == 0 ? -1 : row(of: 0) }

  /// The row of a value.
  func row(of value: Int) -> Int { isGapless ? value : Int(rows[value]) }

  /// Sets the text of a row after all that have one, to bytes that `write` puts at the pointer, at most `capacity` of them.
  func setText(_ row: Int, capacity: Int, write: (UnsafeMutablePointer<UInt8>) -> Int) {
    let value = filled
    if isGapless, row != value {
      isGapless = false
      for earlier in 0..<value { rows.append(UInt32(truncatingIfNeeded: earlier)) }
    }
    if !isGapless { rows.append(UInt32(truncatingIfNeeded: row)) }
    builder.pointee.setText(value, capacity: capacity, write: write)
    lastRow = row
  }

  func setText(_ row: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    setText(row, capacity: bytes.count) { target in
      if let base = bytes.baseAddress { target.update(from: base, count: bytes.count) }
      return bytes.count
    }
  }

  /// The text of a value.
  func text(_ value: Int) -> String {
    if builder.pointee.shared.isOn {
      let number = Int(builder.pointee.codes[value])
      return number == 0 ? "" : String(decoding: builder.pointee.shared.numbers.spelling(number - 1), as: UTF8.self)
    }
    let start = value > 0 ? Int(builder.pointee.ends[value - 1]) : 0
    return String(
      decoding: UnsafeBufferPointer(rebasing: builder.pointee.bytes.elements[start..<Int(builder.pointee.ends[value])]),
      as: UTF8.self)
  }

  /// Drops the value of the last row if it is `row` or later.
  fileprivate func truncate(to row: Int) {
    guard lastRow >= row else { return }
    builder.pointee.truncate(to: filled - 1)
    rows.truncate(to: filled)
    lastRow = filled == 0 ? -1 : self.row(of: filled - 1)
  }

  func reset() {
    builder.pointee.reset()
    shapes = []
    rows.truncate(to: 0)
    isGapless = true
    lastRow = -1
  }
}

/// The values of all keys of a chunk that no field has, by the names of their columns.
struct InferredValues {
  /// Values of further keys are kept as JSON text beside the columns.
  private var mostColumns = 2048

  /// In the order in which the records of the chunk have them.
  private(set) var columns: [InferredColumnBuilder] = []
  private var numbers: [String: Int32] = [:]
  /// Those of the chunks before, whose buffers serve again.
  private var idle: [String: InferredColumnBuilder] = [:]

  /// Expects as many columns as a heading names.
  mutating func expect(columns: Int) { mostColumns = max(mostColumns, columns) }

  /// The number of the column of this name; -1 if there are too many.
  mutating func number(of name: String) -> Int32 {
    if let number = numbers[name] { return number }
    guard columns.count < mostColumns else { return -1 }
    let number = Int32(columns.count)
    numbers[name] = number
    columns.append(idle.removeValue(forKey: name) ?? InferredColumnBuilder(name))
    return number
  }

  private var begun = 0

  /// Notes that a row has a value in a column, its first one perhaps.
  mutating func note(_ column: InferredColumnBuilder) {
    guard column.filled == 1 else { return }
    column.order = begun
    begun += 1
  }

  /// The columns that have values, in the order in which records have them.
  var filled: [InferredColumnBuilder] { columns.filter { $0.filled > 0 }.sorted { $0.order < $1.order } }

  func truncate(to row: Int) { for column in columns { column.truncate(to: row) } }

  mutating func reset() {
    // Where each chunk has other keys, no buffer serves again.
    if idle.count + columns.count > mostColumns { idle = [:] }
    for column in columns {
      column.reset()
      idle[column.name] = column
    }
    columns = []
    numbers = [:]
    begun = 0
  }
}
