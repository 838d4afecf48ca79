import Bytes
import Columnar
import JSON

/// Writes records as one JSON object a line inside an array, into memory. Texts come from tables that hold nothing that
/// JSON escapes, unless a method says otherwise; a debug build checks that.
struct RecordWriter: ~Copyable {
  private var json: JSONWriter

  init(capacity: Int = 0) { json = JSONWriter(capacity: capacity) }

  /// A copy of the bytes written so far.
  var bytes: [UInt8] { json.buffer.bytes }

  mutating func begin() { json.beginObject() }
  mutating func end() { json.endObject() }

  /// Records with a comma and a line break between them.
  mutating func lines<Record>(_ records: [Record], _ write: (Record, inout RecordWriter) -> Void) {
    for (index, record) in records.enumerated() {
      if index > 0 { separate() }
      json.beginDocument()
      write(record, &self)
    }
  }

  mutating func separate() { add(",\n") }

  // MARK: Members

  /// A text member whose parts `write` adds.
  mutating func text(_ name: StaticString, _ write: (inout RecordWriter) -> Void) {
    json.key(name)
    quoted(write)
  }

  mutating func text(_ name: StaticString, _ value: StaticString) { text(name) { $0.add(value) } }

  mutating func text(_ name: StaticString, _ value: [UInt8]) { text(name) { $0.add(value) } }

  /// A text of the small tables that are written once.
  mutating func text(_ name: StaticString, string value: String) { text(name) { $0.json.buffer.append(value) } }

  /// A text that may need escapes.
  mutating func text(_ name: StaticString, escaping value: String) {
    json.key(name)
    json.string(value)
  }

  mutating func flag(_ name: StaticString, _ value: Bool) {
    json.key(name)
    json.bool(value)
  }

  mutating func number(_ name: StaticString, _ value: Int) {
    json.key(name)
    json.integer(Int64(value))
  }

  /// Money, given in fen and written in yuan.
  mutating func money(_ name: StaticString, fen: Int64) {
    json.key(name)
    json.hundredths(fen)
  }

  mutating func day(_ name: StaticString, _ day: Int32) { text(name) { $0.add(day: day) } }

  mutating func list(_ name: StaticString, _ values: [StaticString]) {
    list(name, count: values.count) { writer, index in writer.add(values[index]) }
  }

  /// A list of the small tables that are written once; nothing if it is empty.
  mutating func list(_ name: StaticString, strings: [String]) {
    guard !strings.isEmpty else { return }
    list(name, count: strings.count) { writer, index in writer.json.buffer.append(strings[index]) }
  }

  /// An object as a member's value.
  mutating func object(_ name: StaticString, _ write: (inout RecordWriter) -> Void) {
    json.key(name)
    begin()
    write(&self)
    end()
  }

  mutating func list(_ name: StaticString, count: Int, _ write: (inout RecordWriter, Int) -> Void) {
    json.key(name)
    json.beginArray()
    for index in 0..<count { quoted { write(&$0, index) } }
    json.endArray()
  }

  // MARK: Parts of a text

  private mutating func quoted(_ write: (inout RecordWriter) -> Void) {
    json.beginUnescaped()
    write(&self)
    json.endUnescaped()
  }

  mutating func add(_ text: StaticString) { json.buffer.append(text) }

  mutating func add(_ text: [UInt8]) { json.buffer.append(text) }

  mutating func add(_ value: Int, digits: Int = 1) { json.buffer.append(integer: Int64(value), width: digits) }

  mutating func add(day: Int32) {
    let (year, month, day) = Day(number: day).components
    json.buffer.append(year: year, month: month, day: day)
  }
}
