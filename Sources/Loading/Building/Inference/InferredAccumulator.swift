import Columnar
import JSON
import Localization

/// An inferred column of a table while chunks are joined: one text a value, as in `InferredColumnBuilder`.
struct InferredAccumulator {
  /// What a row costs that has no value: the number of a shared text, and a bit.
  static let bytesARow = 3
  /// What a column costs besides: its field, and the arrays of its values.
  static let bytesAColumn = 1024

  let name: String
  private var column = ColumnAccumulator(.text)
  /// The row of each value; empty while value `n` is that of row `n`.
  private var rows: [UInt32] = []
  private var isGapless = true
  private(set) var shapes: ValueShapes = []
  private(set) var filled = 0

  init(_ name: String) { self.name = name }

  /// - Returns: false if there would be more than 4 GiB of text.
  mutating func absorb(_ values: InferredColumnBuilder, at start: Int, growth: Double) -> Bool {
    let added = values.filled
    if isGapless, start != filled || !values.isGapless {
      isGapless = false
      rows = (0..<filled).map { UInt32(truncatingIfNeeded: $0) }
    }
    if !isGapless {
      rows.reserveCapacity(rows.count + added)
      for value in 0..<added { rows.append(UInt32(truncatingIfNeeded: start + values.row(of: value))) }
    }
    guard column.absorb(values.builder, at: filled, rows: added, growth: growth) else { return false }
    shapes.formUnion(values.shapes)
    filled += added
    return true
  }

  /// Drops the values of rows from `count` on.
  mutating func truncate(to count: Int) {
    let kept = isGapless ? min(filled, count) : rows.partitioningIndex { Int($0) >= count }
    column.truncate(to: kept)
    if !isGapless { rows.removeSubrange(kept...) }
    filled = kept
  }

  /// Whether a row has a value. O(log values).
  func holds(_ row: UInt32) -> Bool {
    if isGapless { return Int(row) < filled }
    let place = rows.partitioningIndex { $0 >= row }
    return place < rows.count && rows[place] == row
  }

  /// The row of a value.
  private func row(of value: Int) -> UInt32 { isGapless ? UInt32(value) : rows[value] }

  /// Puts values that were kept as members of their records among the others.
  mutating func merge(_ members: [UnmappedValues.Member]) {
    guard !members.isEmpty else { return }
    var values = RareValue.values(of: self.members()) + RareValue.values(of: members)
    values.sort { $0.row < $1.row }
    let builder = InferredColumnBuilder(name)
    for value in values {
      var text = value.text
      if text.isEmpty { continue }
      text.withUTF8 { builder.setText(Int(value.row), $0) }
      builder.shapes.insert(value.shape)
    }
    let merged = InferredAccumulator(name)
    let shapes = shapes
    self = merged
    // A value of a mixed column that looks like a number may have been a text.
    self.shapes = shapes
    _ = absorb(builder, at: 0, growth: 1)
  }

  /// The values as members of their records.
  func members() -> [UnmappedValues.Member] {
    var column = column
    guard filled > 0, case .text(let texts) = column.column(rows: filled, empty: EmptyColumns(rows: filled, workers: 1))
    else { return [] }
    return (0..<filled).map { value in
      UnmappedValues.Member(
        row: row(of: value), field: nil, key: name, json: RareValue.json(texts.string(value), shapes))
    }
  }

  /// The field and its column, with the type that all values have; nil if there are none.
  mutating func finished(rows total: Int, besides kind: Kind, isShown: Bool) -> (Field, Column)? {
    let empty = EmptyColumns(rows: filled, workers: 1)
    guard filled > 0, case .text(let texts) = column.column(rows: filled, empty: empty) else { return nil }
    let (type, values) = ColumnInference(texts, shapes, name: name).column()
    let isDense = isGapless && filled == total
    let column = isDense ? values : values.spread(to: isGapless ? (0..<UInt32(filled)).map { $0 } : rows, count: total)
    rows = []
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
    (0..<filled).map { value in
      UnmappedValues.Member(
        row: UInt32(row(of: value)), field: nil, key: name, json: RareValue.json(text(value), shapes))
    }
  }
}

/// A value of a key that few records have, between the text of a column and the JSON text of a member.
private struct RareValue {
  let row: UInt32
  let text: String
  let shape: ValueShapes

  static func values(of members: [UnmappedValues.Member]) -> [RareValue] {
    members.map { member in
      let (text, shape) = read(member.json)
      return RareValue(row: member.row, text: text, shape: shape)
    }
  }

  /// Where the shapes are mixed, what reads as a value is one.
  static func json(_ text: String, _ shapes: ValueShapes) -> String {
    let isText = shapes == .text || shapes.contains(.text) && (try? JSONValue(parsing: text)) == nil
    return isText ? JSONValue.string(text).text() : text
  }

  private static func read(_ json: String) -> (String, ValueShapes) {
    switch json.utf8.first {
    case UInt8(ascii: "\""): return ((try? JSONValue(parsing: json))?.string ?? json, .text)
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return (json, .flag)
    case UInt8(ascii: "{"): return (json, .nested)
    case UInt8(ascii: "["):
      let elements = (try? JSONValue(parsing: json))?.array ?? []
      let isList = elements.allSatisfy { $0.string != nil || $0.number != nil }
      return (json, isList ? .list : .nested)
    default: return (json, Int64(json) == nil ? .decimal : .integer)
    }
  }
}
