import JSON

/// Reads a record again, only to find the offsets of some of its values.
extension RecordParser {
  /// Reads the record at the cursor and notes the offsets of the values sought in it. If several members have one field,
  /// reading them as the first time decides which one gave the value; the chunk keeps nothing.
  @inline(never)
  mutating func seek(
    _ sought: SoughtValues, _ reader: inout JSONReader, _ kind: JSONKind
  ) throws(JSONError) {
    let range = sought.range(ofRecord: record)
    if range.isEmpty || kind != .object {
      try reader.skipValue()
    } else {
      let (findings, unmappedValues) = (chunk.findings.count, chunk.unmappedValues.count)
      try seekMembers(sought, range, &reader)
      rollBack(findings: findings, unmappedValues: unmappedValues)
    }
    sought.settle(range, at: recordOffset)
    passRecord()
  }

  private mutating func seekMembers(
    _ sought: SoughtValues, _ range: Range<Int>, _ reader: inout JSONReader
  ) throws(JSONError) {
    guard let first = try reader.firstMember() else { return }
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var entry = memory.entry(for: first, after: -1, lead: nothing)
    try seekMember(sought, range, &reader, entry, entry == nil ? first.string : "")
    while true {
      if let previous = entry, case let predicted = memory.pass(&reader, after: previous), predicted >= 0 {
        entry = predicted
        try seekMember(sought, range, &reader, predicted, "")
        continue
      }
      let end = reader.offset
      guard let key = try reader.nextMember() else { return }
      entry = memory.entry(for: key, after: entry ?? -1, lead: reader.bytes(from: end, to: reader.offset))
      try seekMember(sought, range, &reader, entry, entry == nil ? key.string : "")
    }
  }

  /// - Parameter key: the key, if it has no entry.
  private mutating func seekMember(
    _ sought: SoughtValues, _ range: Range<Int>, _ reader: inout JSONReader, _ entry: Int?, _ key: String
  ) throws(JSONError) {
    let start = reader.offset
    if let entry, case let field = memory[entry].field, field >= 0 {
      guard sought.seeks(field: field, in: range) else { return try reader.skipValue() }
      let had = builders[field].holds(row)
      try readMember(&reader, entry)
      let isTaken = !had && builders[field].holds(row)
      sought.note(
        field: field, key: "", spelled: memory.keys[entry], at: start, isTaken: isTaken, in: range)
    } else if let entry, try reader.peek() == .object, memory.scope.path.count < KeyScope.mostLevels {
      let keys = child(of: entry)
      swap(&memory, &keys.memory)
      defer { swap(&memory, &keys.memory) }
      try seekMembers(sought, range, &reader)
    } else {
      try reader.skipValue()
      let spelled = entry.map { memory.keys[$0] } ?? key
      let key = memory.scope.column(entry.map { memory.names[$0] } ?? key)
      if sought.seeks(key: key, in: range) {
        sought.note(field: -1, key: key, spelled: spelled, at: start, isTaken: false, in: range)
      }
    }
  }
}
