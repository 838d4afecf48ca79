import Columnar
import JSON

/// What the lenient reader passed over becomes problems.
extension RecordParser {
  /// Lapses within the record that was just read: each is a problem of the member that it is in.
  @inline(never)
  mutating func noteLapses(_ reader: inout JSONReader) {
    let members = members(reader.bytes(from: recordOffset, to: reader.offset))
    for lapse in reader.lapses {
      let member = members.first { $0.range.contains(lapse.error.offset) }
      let field = member.flatMap { plan.keys.target(of: $0.key)?.field } ?? -1
      note(lapse, reader, field, member?.key)
    }
    reader.forgetLapses()
  }

  /// Lapses between records.
  @inline(never)
  mutating func noteStrayLapses(_ reader: inout JSONReader) {
    for lapse in reader.lapses { note(lapse, reader, -1, nil) }
    reader.forgetLapses()
  }

  private mutating func note(_ lapse: JSONLapse, _ reader: borrowing JSONReader, _ field: Int, _ key: String?) {
    let isValue = lapse.error.cause == .notANumber
    let start = lapse.error.offset
    let found = reader.bytes(from: start, to: min(start + lapse.count, reader.endOffset))
    chunk.findings.append(
      isValue ? .error : .warning, isValue ? .badNumber : .notJSON, field: field,
      member: key.map { chunk.findings.number(ofMember: $0) } ?? -1, record: record, row: key == nil ? -1 : row,
      offset: start, found: found, expected: lapse.error.sentence)
  }

  /// The members of an object, with the file offsets of their values.
  private func members(_ bytes: UnsafeBufferPointer<UInt8>) -> [(key: String, range: Range<Int>)] {
    guard let start = bytes.baseAddress else { return [] }
    var reader = JSONReader(start: start, count: bytes.count, base: recordOffset, isLenient: true)
    var members: [(key: String, range: Range<Int>)] = []
    do throws(JSONError) {
      guard try reader.peek() == .object else { return [] }
      var key = try reader.firstMember()
      while let name = key {
        let (text, begin) = (name.string, reader.offset)
        try reader.skipValue()
        members.append((text, begin..<reader.offset))
        key = try reader.nextMember()
      }
    } catch {
      // It could be read just now.
    }
    return members
  }
}
