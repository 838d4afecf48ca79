import Bytes

extension GrowingBuffer<UInt8> {
  /// Appends UTF-8 as a JSON string: `"`, `\` and bytes below 0x20 are escaped, everything else is unchanged.
  /// - Complexity: linear, eight bytes at a time up to the first escape.
  @inlinable @inline(__always)
  public mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    let plain = appendPlain(
      text,
      stopWord: {
        ByteSearch.equal($0, UInt8(ascii: "\"")) | ByteSearch.equal($0, UInt8(ascii: "\\")) | ByteSearch.control($0)
      },
      stopByte: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    if plain < text.count { append(escaping: UnsafeBufferPointer(rebasing: text[plain...])) }
    append(UInt8(ascii: "\""))
  }

  @usableFromInline
  mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    let hexadecimal: StaticString = "0123456789abcdef"
    reserve(text.count)
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"" as StaticString)
      case UInt8(ascii: "\\"): append("\\\\" as StaticString)
      case 0x0A: append("\\n" as StaticString)
      case 0x0D: append("\\r" as StaticString)
      case 0x09: append("\\t" as StaticString)
      case 0x08: append("\\b" as StaticString)
      case 0x0C: append("\\f" as StaticString)
      case ..<0x20:
        append("\\u00" as StaticString)
        append(hexadecimal.utf8Start[Int(byte >> 4)])
        append(hexadecimal.utf8Start[Int(byte & 15)])
      default: append(byte)
      }
    }
  }
}
