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
final class InferredColumnBuilder {
  let name: String
  let builder: UnsafeMutablePointer<ColumnBuilder>
  var shapes: ValueShapes = []
  /// The first row that has a value; -1 if none has.
  fileprivate(set) var firstRow = -1
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

  /// The text of a row, for a diagnostic.
  func text(_ row: Int) -> String {
    if builder.pointee.shared.isOn {
      let number = Int(builder.pointee.codes[row])
      return number == 0 ? "" : String(decoding: builder.pointee.shared.numbers.spelling(number - 1), as: UTF8.self)
    }
    let start = row > 0 ? Int(builder.pointee.ends[row - 1]) : 0
    return String(
      decoding: UnsafeBufferPointer(rebasing: builder.pointee.bytes.elements[start..<Int(builder.pointee.ends[row])]),
      as: UTF8.self)
  }

  func reset() {
    builder.pointee.reset()
    shapes = []
    firstRow = -1
  }
}

/// The values of all keys of a chunk that no field has, by the names of their columns.
struct InferredValues {
  /// Values of further keys are kept as JSON text beside the columns.
  static let mostColumns = 2048

  /// In the order in which the records of the chunk have them.
  private(set) var columns: [InferredColumnBuilder] = []
  private var numbers: [String: Int32] = [:]
  /// Those of the chunks before, whose buffers serve again.
  private var idle: [String: InferredColumnBuilder] = [:]

  /// The number of the column of this name; -1 if there are too many.
  mutating func number(of name: String) -> Int32 {
    if let number = numbers[name] { return number }
    guard columns.count < Self.mostColumns else { return -1 }
    let number = Int32(columns.count)
    numbers[name] = number
    columns.append(idle.removeValue(forKey: name) ?? InferredColumnBuilder(name))
    return number
  }

  private var begun = 0

  /// Notes that a row has a value in a column.
  mutating func note(_ column: InferredColumnBuilder, _ row: Int) {
    guard column.firstRow < 0 else { return }
    column.firstRow = row
    column.order = begun
    begun += 1
  }

  /// The columns that have values, in the order in which records have them.
  var filled: [InferredColumnBuilder] {
    columns.filter { $0.builder.pointee.filled > 0 }.sorted { $0.order < $1.order }
  }

  func truncate(to row: Int) {
    for column in columns where column.builder.pointee.count > row {
      column.builder.pointee.truncate(to: row)
      if column.firstRow >= row { column.firstRow = -1 }
    }
  }

  mutating func reset() {
    for column in columns {
      column.reset()
      idle[column.name] = column
    }
    columns = []
    numbers = [:]
    begun = 0
  }
}
