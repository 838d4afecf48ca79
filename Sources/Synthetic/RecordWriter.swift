import Columnar

/// Writes records as one JSON object a line inside an array, into memory. Texts come from tables that hold nothing that
/// JSON escapes, so none is escaped here; a debug build checks it.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []
  private var isFirstMember = true

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func begin() {
    bytes.append(UInt8(ascii: "{"))
    isFirstMember = true
  }

  /// Ends a record; the comma between records belongs to the file that it goes to.
  mutating func end() { bytes.append(UInt8(ascii: "}")) }

  /// Records with a comma and a line break between them.
  mutating func lines<Record>(_ records: [Record], _ write: (Record, inout RecordWriter) -> Void) {
    for (index, record) in records.enumerated() {
      if index > 0 { separate() }
      write(record, &self)
    }
  }

  mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  mutating func separate() {
    bytes.append(UInt8(ascii: ","))
    bytes.append(UInt8(ascii: "\n"))
  }

  // MARK: Members

  mutating func key(_ key: StaticString) {
    if !isFirstMember { bytes.append(UInt8(ascii: ",")) }
    isFirstMember = false
    bytes.append(UInt8(ascii: "\""))
    add(key)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// A text member whose parts `write` adds.
  mutating func text(_ name: StaticString, _ write: (inout RecordWriter) -> Void) {
    key(name)
    quoted(write)
  }

  mutating func text(_ name: StaticString, _ value: StaticString) { text(name) { $0.add(value) } }

  mutating func text(_ name: StaticString, _ value: [UInt8]) { text(name) { $0.add(value) } }

  /// A text of the small tables that are written once.
  mutating func text(_ name: StaticString, string value: String) { text(name) { $0.add(Array(value.utf8)) } }

  /// A text that may hold quotes and backslashes.
  mutating func text(_ name: StaticString, escaping value: String) {
    key(name)
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func flag(_ name: StaticString, _ value: Bool) {
    key(name)
    add(value ? "true" : "false")
  }

  mutating func number(_ name: StaticString, _ value: Int) {
    key(name)
    add(value)
  }

  /// Money, given in fen and written in yuan.
  mutating func money(_ name: StaticString, fen: Int64) {
    key(name)
    add(Int(fen / 100))
    let rest = Int(fen % 100)
    guard rest != 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 != 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  mutating func day(_ name: StaticString, _ day: Int32) {
    text(name) { $0.add(day: day) }
  }

  mutating func list(_ name: StaticString, _ values: [StaticString]) {
    list(name, count: values.count) { writer, index in writer.add(values[index]) }
  }

  /// A list of the small tables that are written once; nothing where it is empty.
  mutating func list(_ name: StaticString, strings: [String]) {
    guard !strings.isEmpty else { return }
    list(name, count: strings.count) { writer, index in writer.add(Array(strings[index].utf8)) }
  }

  /// An object as a member's value.
  mutating func object(_ name: StaticString, _ write: (inout RecordWriter) -> Void) {
    key(name)
    begin()
    write(&self)
    end()
    isFirstMember = false
  }

  mutating func list(_ name: StaticString, count: Int, _ write: (inout RecordWriter, Int) -> Void) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      quoted { write(&$0, index) }
    }
    bytes.append(UInt8(ascii: "]"))
  }

  // MARK: Parts

  private mutating func quoted(_ write: (inout RecordWriter) -> Void) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    write(&self)
    assert(
      bytes[start...].allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") },
      "texts of a synthetic register need no escape")
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func add(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func add(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  mutating func add(_ value: Int, digits: Int = 1) {
    var rest = value.magnitude
    var reversed: (UInt64, Int) = (0, 0)  // decimal digits as nibbles: 16 of them are more than any number here has
    repeat {
      reversed.0 = reversed.0 << 4 | UInt64(rest % 10)
      reversed.1 += 1
      rest /= 10
    } while rest > 0
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    for _ in 0..<max(0, digits - reversed.1) { bytes.append(UInt8(ascii: "0")) }
    for _ in 0..<reversed.1 {
      bytes.append(UInt8(ascii: "0") + UInt8(reversed.0 & 15))
      reversed.0 >>= 4
    }
  }

  mutating func add(day: Int32) {
    let (year, month, day) = Day(number: day).components
    add(year, digits: 4)
    bytes.append(UInt8(ascii: "-"))
    add(month, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    add(day, digits: 2)
  }
}
