/// Writes JSON text as UTF-8 bytes. Members and elements are separated and indented by the writer.
///
///     var json = JSONWriter(style: .pretty)
///     json.beginObject()
///     json.key("title"); json.string("陕西")
///     json.key("total"); json.decimal(443_925, scale: 2)      // 4439.25
///     json.endObject()
///
/// It trusts its caller to call in an order that makes sense, and bytes given to it to be UTF-8; a key that is used
/// twice is written twice.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Style: Sendable {
    /// No white space at all.
    case compact
    /// One member or element a line, two blanks a level; an empty container stays `{}` or `[]`.
    case pretty
  }

  /// What was written so far. A caller that streams takes it and calls `removeWritten`.
  public private(set) var bytes: [UInt8] = []
  private let style: Style
  private var depth = 0
  private var isEmpty = true
  private var followsKey = false

  public init(style: Style = .compact) {
    self.style = style
  }

  /// The text so far as a String.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets the bytes, which the caller has taken, and keeps the place in the structure.
  public mutating func removeWritten() { bytes.removeAll(keepingCapacity: true) }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Begins a member; its value is written next.
  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    colon()
  }

  /// Begins a member whose key is UTF-8 bytes.
  public mutating func key(utf8 name: UnsafeBufferPointer<UInt8>) {
    separate()
    Self.appendQuoted(name, to: &bytes)
    colon()
  }

  public mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
  }

  /// Writes a text given as UTF-8 bytes.
  public mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
    separate()
    Self.appendQuoted(text, to: &bytes)
  }

  public mutating func integer(_ value: Int64) {
    separate()
    Self.append(value, to: &bytes)
  }

  /// Writes `value / 10^scale` exactly, without zeros at the end of the fraction.
  public mutating func decimal(_ value: Int64, scale: Int) {
    separate()
    Self.append(value, scale: scale, to: &bytes)
  }

  /// Writes the shortest digits that read back as the same value; `null` for what JSON has no number for.
  public mutating func double(_ value: Double) {
    separate()
    bytes.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
  }

  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a value that is JSON already, as it is.
  public mutating func raw(_ json: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  /// Ends a line of newline-delimited text; the next value begins a new document.
  public mutating func endLine() {
    bytes.append(0x0A)
    isEmpty = true
  }

  private mutating func appendQuoted(_ text: String) {
    var text = text
    text.withUTF8 { Self.appendQuoted($0, to: &bytes) }
  }

  private mutating func colon() {
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty { bytes.append(0x20) }
    followsKey = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    isEmpty = true
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isEmpty { breakLine() }
    bytes.append(bracket)
    isEmpty = false
  }

  /// What stands between two values, or between a key and its value.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
    isEmpty = false
  }

  private mutating func breakLine() {
    guard style == .pretty else { return }
    bytes.append(0x0A)
    for _ in 0..<max(0, depth) { bytes.append(contentsOf: [0x20, 0x20]) }
  }
}

extension JSONWriter {
  /// Appends a text in quotes. `"`, `\` and bytes below 0x20 are escaped, everything else stays as it is.
  /// - Complexity: linear; runs without escapes are copied whole.
  public static func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var from = 0
    while true {
      let index = firstSpecial(in: text, from: from)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[from..<index]))
      if index == text.count { break }
      appendEscape(text[index], to: &bytes)
      from = index + 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The first byte that must be escaped, or the end. Eight bytes at a time without reading past the end.
  private static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from: Int) -> Int {
    var index = from
    let raw = UnsafeRawBufferPointer(text)
    let ones: UInt64 = 0x0101_0101_0101_0101
    while index + 8 <= text.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let (quote, slash) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
      // The lowest marked byte is exact; borrows can only mark bytes above it.
      let hits =
        ((quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word)
        & StringScan.highBits
      if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < text.count {
      let byte = text[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      index += 1
    }
    return index
  }

  private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let low = byte & 0xF
      bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
      bytes.append(UInt8(ascii: "0") + byte >> 4)
      bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }

  /// Appends an integer in digits.
  public static func append(_ value: Int64, to bytes: inout [UInt8]) {
    append(value, scale: 0, to: &bytes)
  }

  /// Appends `value / 10^scale` in digits, without zeros at the end of the fraction: 443925 and 2 are `4439.25`,
  /// 500 and 2 are `5`.
  /// - Parameter scale: from 0 to 18.
  public static func append(_ value: Int64, scale: Int, to bytes: inout [UInt8]) {
    var magnitude = value.magnitude
    var decimals = max(0, min(18, scale))
    while decimals > 0, magnitude % 10 == 0 {
      magnitude /= 10
      decimals -= 1
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    // At most 20 digits, or 18 decimals with a digit and a point before them; written from the right.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { room in
      var place = room.count
      var written = 0
      repeat {
        if written == decimals, written > 0 {
          place -= 1
          room[place] = UInt8(ascii: ".")
        }
        place -= 1
        room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10)
        magnitude /= 10
        written += 1
      } while magnitude > 0 || written <= decimals
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[place...]))
    }
  }
}
