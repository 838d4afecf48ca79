import Localization

/// One trouble found while a chunk is read, numbered within the chunk: 48 bytes, no String.
struct ChunkDiagnostic {
  var severity: Diagnostic.Severity
  var code: Diagnostic.Code
  /// The field's ordinal, or -1.
  var field: Int16
  /// The key as the file spells it, as a number in `ChunkDiagnostics.members`, or -1.
  var member: Int32
  var record: Int32
  /// The row, or -1 if the record got none.
  var row: Int32
  var expected: Int32
  var offset: Int
  var foundStart: Int
  var foundCount: Int
}

/// The troubles of a chunk, with their texts end to end.
package struct ChunkDiagnostics {
  private(set) var list: [ChunkDiagnostic] = [] {
    didSet { count = list.count }
  }
  /// How many troubles. Stored: a computed property that another target calls copies all arrays of the structure first,
  /// which took 6 % of loading.
  package private(set) var count = 0
  private(set) var bytes: [UInt8] = []
  private(set) var expectations: [Localized] = []
  private var expectationNumbers: [Localized: Int32] = [:]
  private(set) var members: [String] = []
  private var memberNumbers: [String: Int32] = [:]

  package init() {}

  /// Found values are quoted up to here; the record's unmapped values hold the whole value.
  static let quotedBytes = 200

  package mutating func number(ofMember key: String) -> Int32 {
    if let number = memberNumbers[key] { return number }
    let number = Int32(members.count)
    memberNumbers[key] = number
    members.append(key)
    return number
  }

  /// - Parameter whole: keep all of `found`, where nothing else does.
  package mutating func append(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, field: Int = -1, member: Int32 = -1, record: Int,
    row: Int = -1,
    offset: Int, found: UnsafeBufferPointer<UInt8>, whole: Bool = false, expected: Localized
  ) {
    let number: Int32
    if let known = expectationNumbers[expected] {
      number = known
    } else {
      number = Int32(expectations.count)
      expectationNumbers[expected] = number
      expectations.append(expected)
    }
    let start = bytes.count
    let quoted = whole ? found.count : Self.quotedLength(found)
    bytes.append(contentsOf: found[..<quoted])
    if quoted < found.count { bytes.append(contentsOf: "…".utf8) }
    list.append(
      ChunkDiagnostic(
        severity: severity, code: code, field: Int16(field), member: member, record: Int32(record),
        row: Int32(row), expected: number, offset: offset, foundStart: start, foundCount: bytes.count - start))
  }

  /// At most `quotedBytes`, and no character cut.
  private static func quotedLength(_ found: UnsafeBufferPointer<UInt8>) -> Int {
    guard found.count > quotedBytes else { return found.count }
    var length = quotedBytes
    while length > 0, found[length] & 0xC0 == 0x80 { length -= 1 }
    return length
  }

  /// Drops those about a required field that is missing.
  package mutating func dropMissing(_ field: Int) {
    list.removeAll { $0.code == .missing && Int($0.field) == field }
  }

  package mutating func truncate(to count: Int) {
    guard count < list.count else { return }
    bytes.removeSubrange(list[count].foundStart...)
    list.removeSubrange(count...)
  }
}
