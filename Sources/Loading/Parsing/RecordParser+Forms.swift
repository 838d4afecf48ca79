import Columnar
import JSON

/// Records that are no objects by themselves: rows under a heading, lists of pairs, members whose key tells them apart.
extension RecordParser {
  @inline(never)
  mutating func readOtherForm(_ reader: inout JSONReader) throws(JSONError) {
    var key: String?
    if layout.container == .members { key = try reader.readKey().string }
    let kind = try reader.peek()
    begin(reader)
    if isSeeking { return try seekElsewhere(&reader) }
    guard kind == (layout.form == .object ? .object : .array) else { return try refuseRecord(&reader) }
    switch layout.form {
    case .object: try readMembers(&reader)
    case .row: try readRow(&reader)
    case .pairs(let name, let value): try readPairs(&reader, name: name, value: value)
    }
    if let key { setKey(key) }
    finishRow(&reader)
  }

  /// The values of a row in the order of the names. Those beyond the last name are columns of their own.
  private mutating func readRow(_ reader: inout JSONReader) throws(JSONError) {
    var column = 0
    var more = try reader.firstElement()
    while more {
      if column == rowEntries.count { rowEntries.append(memory.entry(named: String(column + 1))) }
      if let entry = rowEntries[column] { try readMember(&reader, entry) } else { try reader.skipValue() }
      column += 1
      more = try reader.nextElement()
    }
  }

  /// The values of a list of pairs, by their names. Further members of a pair are columns `name.member`.
  private mutating func readPairs(_ reader: inout JSONReader, name: String, value: String) throws(JSONError) {
    var more = try reader.firstElement()
    while more {
      guard try reader.peek() == .object else {
        try reader.skipValue()
        more = try reader.nextElement()
        continue
      }
      try readPair(&reader, name: name, value: value)
      more = try reader.nextElement()
    }
  }

  private mutating func readPair(_ reader: inout JSONReader, name: String, value: String) throws(JSONError) {
    var title: String?
    var place: Int?
    var others: [(key: String, offset: Int)] = []
    let inner = reader.depth + 1
    var key = try reader.firstMember()
    while let own = key {
      let start = reader.offset
      if own.string == name, try reader.peek() == .string {
        title = try reader.readString().string
      } else {
        if own.string == value { place = start } else { others.append((own.string, start)) }
        try reader.skipValue()
      }
      key = try reader.nextMember()
    }
    let (end, depth) = (reader.offset, reader.depth)
    guard let title else { return }
    if let place, let entry = memory.entry(named: title) {
      reader.seek(to: place, depth: inner)
      try readMember(&reader, entry)
    }
    for other in others {
      guard let entry = memory.entry(named: title + "." + other.key) else { continue }
      reader.seek(to: other.offset, depth: inner)
      try readMember(&reader, entry)
    }
    reader.seek(to: end, depth: depth)
  }

  /// A key outside the record is the record's key, unless it has one of its own; then, and in a kind without keys, it is a
  /// column.
  private mutating func setKey(_ key: String) {
    let field = plan.kind.keyOrdinal
    let isText = !plan.kind.fields.isEmpty && (fields[field].shape == .code || fields[field].shape == .text)
    guard isText, !builders[field].holds(row) else {
      setInferred("key", key)
      return
    }
    chunk.setText(field, row, key)
    var text = key
    text.withUTF8 { bytes in
      guard let scheme = fields[field].scheme, let fault = scheme.pointee?.fault(bytes) else { return }
      note(.warning, .badCode, field, "", at: recordOffset, found: bytes, fault)
    }
  }
}
