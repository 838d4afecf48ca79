import Localization

/// All troubles of a register, in the order of files and records, as a collection of `Diagnostic`.
///
/// Held compactly, 64 bytes and the found text each, since a damaged file of a million records has a million of them; a
/// `Diagnostic` is made when it is asked for.
public struct Diagnostics: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private struct Entry: Sendable {
    var severity: Diagnostic.Severity
    var code: Diagnostic.Code
    /// Whether the pointer is that of the record followed by the member, or is given whole.
    var isWithinRecord: Bool
    /// Numbers in `names` or `expectations`, or -1.
    var kind: Int32
    var file: Int32
    var field: Int32
    var pointer: Int32
    var expected: Int32
    var record: Int32
    var row: Int32
    var line: Int32
    var column: Int32
    var offset: Int
    var foundStart: Int
    var foundCount: Int
  }

  private var entries: [Entry] = []
  private var found: [UInt8] = []
  private var names: [String] = []
  private var nameNumbers: [String: Int32] = [:]
  /// The different expectations, in order of appearance.
  public private(set) var expectations: [Localized] = []
  private var expectationNumbers: [Localized: Int32] = [:]

  public init() {}

  public init(_ diagnostics: some Sequence<Diagnostic>) { for diagnostic in diagnostics { append(diagnostic) } }

  public init(arrayLiteral elements: Diagnostic...) { self.init(elements) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { entries.count }

  public subscript(position: Int) -> Diagnostic {
    let entry = entries[position]
    let pointer: String?
    if entry.isWithinRecord {
      pointer = recordPointer(entry)
    } else {
      pointer = name(entry.pointer)
    }
    return Diagnostic(
      severity: entry.severity, code: entry.code, kind: name(entry.kind), file: name(entry.file) ?? "",
      record: Self.optional(entry.record), row: Self.optional(entry.row), pointer: pointer,
      offset: entry.offset < 0 ? nil : entry.offset, field: name(entry.field),
      found: String(decoding: found[entry.foundStart..<entry.foundStart + entry.foundCount], as: UTF8.self),
      expected: expectations[Int(entry.expected)], line: Self.optional(entry.line),
      column: Self.optional(entry.column))
  }

  /// The number in `expectations` of what a diagnostic expected. O(1).
  public func expectation(of position: Int) -> Int { Int(entries[position].expected) }

  /// How many there are of each severity. O(n).
  public func count(_ severity: Diagnostic.Severity) -> Int {
    entries.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
  }

  private func name(_ number: Int32) -> String? { number < 0 ? nil : names[Int(number)] }

  private static func optional(_ number: Int32) -> Int? { number < 0 ? nil : Int(number) }

  /// `/12/name`: the part of `pointer` before the separator, the record's number, and the part after it.
  private func recordPointer(_ entry: Entry) -> String? {
    guard entry.record >= 0 else { return nil }
    let name = name(entry.pointer) ?? String(Self.recordMark)
    // Among bytes: there may be a million problems.
    guard let mark = name.utf8.firstIndex(of: 0) else { return name }
    return "\(name[..<mark])/\(entry.record)\(name[name.utf8.index(after: mark)...])"
  }

  /// Stands in the name of a pointer within a record where the number of the record does in the pointer.
  private static let recordMark: Character = "\u{0}"

  private static func pointerName(_ prefix: String?, member: String?) -> String {
    let step = member.map { "/" + JSONPointer.steps($0) } ?? ""
    return prefix.map { "\($0)\(recordMark)\(step)" } ?? step
  }

  /// The part before the record's number, in a pointer that ends with the number.
  private static func prefix(of diagnostic: Diagnostic) -> String? {
    guard let record = diagnostic.record, record >= 0, let pointer = diagnostic.pointer else { return nil }
    let step = "/\(record)".utf8
    guard pointer.utf8.suffix(step.count).elementsEqual(step), !pointer.utf8.contains(0) else { return nil }
    return String(Substring(pointer.utf8.dropLast(step.count)))
  }

  private mutating func number(_ name: String?) -> Int32 {
    guard let name else { return -1 }
    if let number = nameNumbers[name] { return number }
    let number = Int32(names.count)
    nameNumbers[name] = number
    names.append(name)
    return number
  }

  private mutating func number(_ expected: Localized) -> Int32 {
    if let number = expectationNumbers[expected] { return number }
    let number = Int32(expectations.count)
    expectationNumbers[expected] = number
    expectations.append(expected)
    return number
  }

  public mutating func append(_ diagnostic: Diagnostic) {
    let start = found.count
    found.append(contentsOf: diagnostic.found.utf8)
    // The pointers of all records of a file have one name.
    let prefix = Self.prefix(of: diagnostic)
    let pointer = prefix.map { Self.pointerName($0, member: nil) } ?? diagnostic.pointer
    entries.append(
      Entry(
        severity: diagnostic.severity, code: diagnostic.code, isWithinRecord: prefix != nil,
        kind: number(diagnostic.kind), file: number(diagnostic.file), field: number(diagnostic.field),
        pointer: number(pointer), expected: number(diagnostic.expected),
        record: Int32(clamping: diagnostic.record ?? -1), row: Int32(clamping: diagnostic.row ?? -1),
        line: Int32(clamping: diagnostic.line ?? -1), column: Int32(clamping: diagnostic.column ?? -1),
        offset: diagnostic.offset ?? -1, foundStart: start, foundCount: found.count - start))
  }

  /// O(others), without making a `Diagnostic` of any.
  public mutating func append(contentsOf others: Diagnostics) {
    if isEmpty {
      self = others
      return
    }
    let base = found.count
    found.append(contentsOf: others.found)
    let names = others.names.map { number($0) }
    let expected = others.expectations.map { number($0) }
    func own(_ number: Int32) -> Int32 { number < 0 ? -1 : names[Int(number)] }
    entries.reserveCapacity(entries.count + others.entries.count)
    for var entry in others.entries {
      entry.kind = own(entry.kind)
      entry.file = own(entry.file)
      entry.field = own(entry.field)
      entry.pointer = own(entry.pointer)
      entry.expected = expected[Int(entry.expected)]
      entry.foundStart += base
      entries.append(entry)
    }
  }

  /// Takes over what was found in a piece of a file.
  /// - Parameters:
  ///   - prefix: the part of a pointer before the record number.
  ///   - row: the table's row that the piece's first row becomes; `record` likewise for the file's records.
  package mutating func append(
    _ findings: ChunkDiagnostics, kind: Kind, file: String, prefix: String, row: Int, record: Int
  ) {
    guard findings.count > 0 else { return }
    let base = found.count
    found.append(contentsOf: findings.bytes)
    let expected = findings.expectations.map { number($0) }
    let (kindNumber, fileNumber) = (number(kind.name), number(file))
    let fields = kind.fields.map { number($0.name) }
    let pointers = findings.members.map { number(Self.pointerName(prefix, member: $0)) }
    let whole = number(Self.pointerName(prefix, member: nil))
    entries.reserveCapacity(entries.count + findings.count)
    for finding in findings.list {
      entries.append(
        Entry(
          severity: finding.severity, code: finding.code, isWithinRecord: true, kind: kindNumber,
          file: fileNumber, field: finding.field < 0 ? -1 : fields[Int(finding.field)],
          pointer: finding.member < 0 ? whole : pointers[Int(finding.member)],
          expected: expected[Int(finding.expected)], record: finding.record + Int32(record),
          row: finding.row < 0 ? -1 : finding.row + Int32(row), line: -1, column: -1, offset: finding.offset,
          foundStart: base + finding.foundStart, foundCount: finding.foundCount))
    }
  }

  /// The file is one record: drops the record number from all pointers.
  package mutating func omitRecordNumbers() {
    var numbers: [Int32: Int32] = [:]
    for index in entries.indices where entries[index].isWithinRecord {
      let old = entries[index].pointer
      if numbers[old] == nil { numbers[old] = number(name(old).map { String($0.drop { $0 == Self.recordMark }) }) }
      entries[index].pointer = numbers[old] ?? old
      entries[index].isWithinRecord = false
    }
  }
}

// MARK: - Places that are found afterwards

extension Diagnostics {
  /// The diagnostics that have an offset and no line yet, by the names of their files, in the order of offsets. O(n log n).
  package func withoutLine() -> [String: [(position: Int, offset: Int)]] {
    var found: [Int32: [(position: Int, offset: Int)]] = [:]
    for (position, entry) in entries.enumerated() where entry.offset >= 0 && entry.line < 0 && entry.file >= 0 {
      found[entry.file, default: []].append((position, entry.offset))
    }
    return Dictionary(
      uniqueKeysWithValues: found.map { (names[Int($0.key)], $0.value.sorted { $0.offset < $1.offset }) })
  }

  package mutating func place(_ position: Int, line: Int, column: Int) {
    entries[position].line = Int32(clamping: line)
    entries[position].column = Int32(clamping: column)
  }
}

extension Diagnostics {
  /// A diagnostic that names a record of a file, but not yet its offset.
  package struct Unplaced {
    package let position: Int32
    package let record: Int32
  }

  /// Those that are not placed yet, by the names of their files, in no order. O(n).
  package func unplaced() -> [String: [Unplaced]] {
    var found: [Int32: [Unplaced]] = [:]
    for (position, entry) in entries.enumerated() where entry.offset < 0 && entry.record >= 0 && entry.file >= 0 {
      found[entry.file, default: []].append(Unplaced(position: Int32(position), record: entry.record))
    }
    return Dictionary(uniqueKeysWithValues: found.map { (names[Int($0.key)], $0.value) })
  }

  package func field(of position: Int) -> String? { name(entries[position].field) }

  /// A pointer to a member of any record of a file, or to the record.
  package struct Pointer {
    fileprivate let name: Int32
    fileprivate let isWithinRecord: Bool
  }

  /// - Parameter prefix: the part before the record's number; nil if the record is the whole file.
  package mutating func pointer(_ prefix: String?, member: String?) -> Pointer {
    Pointer(name: number(Self.pointerName(prefix, member: member)), isWithinRecord: prefix != nil)
  }

  package mutating func place(_ position: Int, at offset: Int, _ pointer: Pointer) {
    entries[position].offset = offset
    entries[position].pointer = pointer.name
    entries[position].isWithinRecord = pointer.isWithinRecord
  }
}
