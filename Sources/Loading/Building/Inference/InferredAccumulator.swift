import Columnar
import JSON
import Localization

/// An inferred column of a table while chunks are joined.
struct InferredAccumulator {
  /// What a row costs that has no value: the number of a shared text, and a bit.
  static let bytesARow = 3

  let name: String
  var column = ColumnAccumulator(.text)
  private(set) var shapes: ValueShapes = []
  private(set) var filled = 0

  init(_ name: String) { self.name = name }

  /// - Returns: false if there would be more than 4 GiB of text.
  mutating func absorb(_ values: InferredColumnBuilder, at start: Int, rows: Int, growth: Double) -> Bool {
    shapes.formUnion(values.shapes)
    filled += values.builder.pointee.filled
    return column.absorb(values.builder, at: start, rows: rows, growth: growth)
  }

  /// The field and its column, with the type that all values have; nil if there are none.
  mutating func finished(rows: Int, empty: EmptyColumns, besides kind: Kind, isShown: Bool) -> (Field, Column)? {
    guard column.filled > 0, case .text(let texts) = column.column(rows: rows, empty: empty) else { return nil }
    let (type, column) = ColumnInference(texts, shapes, name: name).column()
    var isNested = false
    if shapes == .nested || shapes == [.nested, .list] { isNested = true }
    // A field of the kind may have this name although the key did not reach it, as beside a payload.
    let isTaken = kind.ordinal(of: name) != nil
    let own = isTaken ? name + "*" : name
    var roles: Field.Roles = type.isSearched ? [.search] : []
    if isShown, !isNested { roles.insert(.summary) }
    let field = Field(
      own, Localized(own, own), type,
      help: Localized("文件中的字段，类型由其全部取值推断。", "A field of the file; its type is inferred from all its values."),
      group: .inferred,
      roles: roles, origin: isNested ? .nested : .inferred)
    return (field, column)
  }
}

extension FieldType {
  fileprivate var isSearched: Bool {
    switch element {
    case .text, .code: true
    default: false
    }
  }
}

extension Localized {
  /// The group of fields that no description puts elsewhere.
  static let inferred = Localized("文件原有", "As in the file")
}

extension InferredColumnBuilder {
  /// The values as members of their records.
  func members() -> [UnmappedValues.Member] {
    var members: [UnmappedValues.Member] = []
    builder.pointee.stopSharing()
    var start = 0
    for row in 0..<builder.pointee.ends.count {
      let end = Int(builder.pointee.ends[row])
      defer { start = end }
      guard end > start else { continue }
      let text = String(
        decoding: UnsafeBufferPointer(rebasing: builder.pointee.bytes.elements[start..<end]), as: UTF8.self)
      // Where the shapes are mixed, what reads as a value is one.
      let isText = shapes == .text || (try? JSONValue(parsing: text)) == nil
      members.append(
        UnmappedValues.Member(
          row: UInt32(row), field: nil, key: name, json: isText ? JSONValue.string(text).text() : text))
    }
    return members
  }
}
