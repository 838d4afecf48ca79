import Bytes

/// Writes JSON text as UTF-8 bytes. The writer separates and indents members and elements.
///
///     var json = JSONWriter(style: .pretty)
///     json.beginObject()
///     json.key("title")
///     json.string("陕西")
///     json.endObject()
///
/// It checks neither the order of calls nor that bytes given to it are UTF-8, and writes a repeated key twice.
public struct JSONWriter: ~Copyable {
  /// The white space between values.
  public enum Style: Sendable {
    /// None.
    case compact
    /// One member or element a line, two blanks a level; empty containers are `{}` and `[]`.
    case pretty
    /// As `pretty`, but an array without objects and arrays in it is on one line.
    case flatArrays
  }

  /// The text so far. A caller may append separators between documents.
  public var buffer: ByteBuffer
  private let style: Style
  private var depth = 0
  private var isFirst = true
  private var followsKey = false
  private var isInFlatArray = false
  private var stringStart = 0

  public init(style: Style = .compact, capacity: Int = 0) {
    self.style = style
    buffer = ByteBuffer(capacity: capacity)
  }

  /// Makes the next value the first of a new document, without a separator before it.
  public mutating func beginDocument() { isFirst = true }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// - Parameter isFlat: whether no element is an object or array; see `Style.flatArrays`.
  public mutating func beginArray(isFlat: Bool = false) {
    open(UInt8(ascii: "["))
    isInFlatArray = isFlat && style == .flatArrays
  }

  public mutating func endArray() {
    if isInFlatArray { isFirst = true }
    isInFlatArray = false
    close(UInt8(ascii: "]"))
  }

  /// Begins a member; its value is written next.
  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    endKey()
  }

  /// Begins a member whose key needs no escapes.
  public mutating func key(_ name: StaticString) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    buffer.append(name)
    buffer.append(UInt8(ascii: "\""))
    endKey()
  }

  public mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
  }

  /// Begins a string whose bytes the caller appends to `buffer`. They must need no escapes; a debug build checks that.
  public mutating func beginUnescaped() {
    separate()
    buffer.append(UInt8(ascii: "\""))
    stringStart = buffer.count
  }

  public mutating func endUnescaped() {
    assert(
      buffer.elements[stringStart...].allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") },
      "a string that needs escapes")
    buffer.append(UInt8(ascii: "\""))
  }

  public mutating func integer(_ value: Int64) {
    separate()
    buffer.append(integer: value)
  }

  /// Writes `value / 100` exactly, without zeros at the end of the fraction.
  public mutating func hundredths(_ value: Int64) {
    separate()
    buffer.append(hundredths: value)
  }

  public mutating func bool(_ value: Bool) {
    separate()
    buffer.append(value ? "true" as StaticString : "false")
  }

  public mutating func null() {
    separate()
    buffer.append("null" as StaticString)
  }

  /// Writes a value that is JSON already, unchanged.
  public mutating func raw(_ json: String) {
    separate()
    buffer.append(json)
  }

  private mutating func appendQuoted(_ text: String) {
    var text = text
    text.withUTF8 { buffer.append(quoted: $0) }
  }

  private mutating func endKey() {
    buffer.append(UInt8(ascii: ":"))
    if style != .compact { buffer.append(0x20) }
    followsKey = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    buffer.append(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { breakLine() }
    buffer.append(bracket)
    isFirst = false
  }

  /// Writes what separates a value from the one before it: nothing directly after a key.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if !isFirst { buffer.append(UInt8(ascii: ",")) }
    if isInFlatArray {
      if !isFirst { buffer.append(0x20) }
    } else if depth > 0 {
      breakLine()
    }
    isFirst = false
  }

  private mutating func breakLine() {
    guard style != .compact else { return }
    buffer.append(0x0A)
    buffer.append(repeating: 0x20, count: 2 * max(0, depth))
  }
}
