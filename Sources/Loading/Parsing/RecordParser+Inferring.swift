import Columnar
import JSON

/// The keys of an object within records.
final class NestedKeys {
  var memory: KeySpellings

  init(_ keys: FieldKeys, _ scope: KeyScope) { memory = KeySpellings(keys, scope: scope) }
}

/// Values of keys that no field has: columns whose type is inferred when all of them are known.
extension RecordParser {
  /// Reads a value into the column of its key, an object member by member.
  /// - Parameter entry: the key's entry, or -1 if it is not stored.
  /// - Returns: false, with nothing consumed, if there are too many columns.
  mutating func infer(
    _ reader: inout JSONReader, _ kind: JSONKind, _ key: String, _ entry: Int
  ) throws(JSONError) -> Bool {
    if kind == .null {
      try reader.readNull()
      return true
    }
    if kind == .object, entry >= 0, memory.scope.path.count < KeyScope.mostLevels {
      try readNested(&reader, entry)
      return true
    }
    guard let column = column(of: entry, key) else { return false }
    try readInferred(&reader, kind, column)
    return true
  }

  /// The column of a key that no field has; nil if there are too many, or the row has a value in it.
  mutating func column(of entry: Int, _ key: String) -> InferredColumnBuilder? {
    var number = entry < 0 ? -1 : memory[entry].column
    if number < 0 {
      number = chunk.inferred.number(of: memory.scope.column(entry < 0 ? key : memory.names[entry]))
      if number < 0 { return nil }
      if entry >= 0 { memory.direct(entry, toColumn: number) }
    }
    let column = chunk.inferred.columns[Int(number)]
    // Two keys of one name, as `a.b` beside `b` in `a`.
    return column.holds(row) ? nil : column
  }

  /// Reads the members of an object within the record.
  @inline(never)
  private mutating func readNested(_ reader: inout JSONReader, _ entry: Int) throws(JSONError) {
    let keys = child(of: entry)
    swap(&memory, &keys.memory)
    defer { swap(&memory, &keys.memory) }
    try readMembers(&reader)
  }

  /// The keys of objects under a key.
  mutating func child(of entry: Int) -> NestedKeys {
    var child = Int(memory[entry].child)
    if child < 0 {
      child = nested.count
      nested.append(NestedKeys(plan.keys, memory.scope.child(memory.names[entry])))
      memory.direct(entry, toChild: Int32(child))
    }
    return nested[child]
  }

  private mutating func readInferred(
    _ reader: inout JSONReader, _ kind: JSONKind, _ column: InferredColumnBuilder
  ) throws(JSONError) {
    let start = reader.offset
    switch kind {
    case .string:
      let text = try reader.readString()
      if text.count == 0 { return }
      column.setText(row, capacity: text.count) { text.decode(into: $0) }
      column.shapes.insert(.text)
    case .number:
      let number = try reader.readNumber()
      column.setText(row, number.bytes)
      column.shapes.insert(number.isIntegerLiteral && number.integer != nil ? .integer : .decimal)
    case .true, .false:
      _ = try reader.readBool()
      column.setText(row, reader.bytes(from: start, to: reader.offset))
      column.shapes.insert(.flag)
    case .array, .object, .null:
      let isList = try skipInferred(&reader, kind, column)
      if reader.offset - start <= 2 { return }
      var json = reader.text(from: start, to: reader.offset)
      json.withUTF8 { column.setText(row, $0) }
      column.shapes.insert(isList ? .list : .nested)
    }
    chunk.inferred.note(column)
  }

  /// Skips an array or object; whether it is a list of texts and numbers.
  private mutating func skipInferred(
    _ reader: inout JSONReader, _ kind: JSONKind, _ column: InferredColumnBuilder
  ) throws(JSONError) -> Bool {
    var duplicates: [JSONError] = []
    let start = reader.offset
    defer {
      for duplicate in duplicates {
        note(
          .warning, .duplicateMember, -1, column.name, at: duplicate.offset,
          found: reader.bytes(from: start, to: reader.offset), Expected.oneMember)
      }
    }
    guard kind == .array else {
      try reader.skipValue(duplicates: &duplicates)
      return false
    }
    var isList = true
    var more = try reader.firstElement()
    while more {
      switch try reader.peek() {
      case .string, .number: break
      default: isList = false
      }
      try reader.skipValue(duplicates: &duplicates)
      more = try reader.nextElement()
    }
    return isList
  }

  /// Sets a cell of delimited text.
  mutating func setInferred(_ column: InferredColumnBuilder, _ text: RawString) {
    column.setText(row, capacity: text.count) { text.decode(into: $0) }
    column.shapes.insert(.text)
    chunk.inferred.note(column)
  }

  /// Sets a value from outside the record.
  mutating func setInferred(_ name: String, _ text: String) {
    let number = chunk.inferred.number(of: name)
    guard number >= 0, !text.isEmpty else { return }
    let column = chunk.inferred.columns[Int(number)]
    var text = text
    text.withUTF8 { column.setText(row, $0) }
    column.shapes.insert(.text)
    chunk.inferred.note(column)
  }
}
