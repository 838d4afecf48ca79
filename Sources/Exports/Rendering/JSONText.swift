/// JSON text on its way through: strings quoted, originals kept on one line, quoted originals opened for other formats.
enum JSONText {
  /// Quotes a text as a JSON string; everything but `"`, `\` and control bytes stands as it is.
  @inline(__always)
  static func appendString(_ text: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    buffer.append(UInt8(ascii: "\""))
    let plain = buffer.appendPlain(
      text,
      stopWord: {
        ByteSearch.equal($0, UInt8(ascii: "\"")) | ByteSearch.equal($0, UInt8(ascii: "\\")) | ByteSearch.control($0)
      },
      stopByte: needsEscape)
    if plain < text.count { appendEscaped(UnsafeBufferPointer(rebasing: text[plain...]), to: &buffer) }
    buffer.append(UInt8(ascii: "\""))
  }

  static func string(_ text: String) -> [UInt8] {
    var buffer = ByteBuffer(capacity: text.utf8.count + 2)
    var text = text
    text.withUTF8 { appendString($0, to: &buffer) }
    return buffer.withBytes(Array.init)
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  @inline(never)
  private static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    let hexadecimal = Array("0123456789abcdef".utf8)
    buffer.reserve(text.count)
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): buffer.append("\\\"")
      case UInt8(ascii: "\\"): buffer.append("\\\\")
      case 0x0A: buffer.append("\\n")
      case 0x0D: buffer.append("\\r")
      case 0x09: buffer.append("\\t")
      case 0x08: buffer.append("\\b")
      case 0x0C: buffer.append("\\f")
      case ..<0x20:
        buffer.append("\\u00")
        buffer.append(hexadecimal[Int(byte >> 4)])
        buffer.append(hexadecimal[Int(byte & 15)])
      default: buffer.append(byte)
      }
    }
  }

  /// An original value on one line: line breaks can stand only between tokens, where they mean nothing.
  static func appendOriginal(_ json: String, to buffer: inout ByteBuffer) {
    var json = json
    json.withUTF8 { bytes in
      if bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
        for byte in bytes where byte != 0x0A && byte != 0x0D { buffer.append(byte) }
      } else {
        buffer.append(bytes)
      }
    }
  }

  /// Whether the text is an array with an element that is neither a string nor null. The text is well-formed.
  static func holdsOtherThanStrings(_ json: String) -> Bool {
    let bytes = Array(json.utf8)
    guard bytes.first == UInt8(ascii: "[") else { return false }
    var position = 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
          position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position += 1
      case UInt8(ascii: "n"): position += 4
      case UInt8(ascii: ","), UInt8(ascii: "]"), 0x09, 0x0A, 0x0D, 0x20: position += 1
      default: return true
      }
    }
    return false
  }

  /// What formats without JSON show of an original: the text of a string, anything else as it stood.
  static func opened(_ json: String) -> String {
    let bytes = Array(json.utf8)
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") else { return json }
    var text: [UInt8] = []
    var position = 1
    while position < bytes.count - 1 {
      if bytes[position] == UInt8(ascii: "\\") {
        appendEscape(bytes, &position, to: &text)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads the escape at `position` and steps over it.
  private static func appendEscape(_ bytes: [UInt8], _ position: inout Int, to text: inout [UInt8]) {
    let letter = bytes[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      guard var code = unit(bytes, position) else { return }
      position += 4
      let isPair = 0xD800..<0xDC00 ~= code && position + 6 < bytes.count && bytes[position] == UInt8(ascii: "\\")
      if isPair, let low = unit(bytes, position + 2), 0xDC00..<0xE000 ~= low {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        position += 6
      }
      text.append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    default: text.append(letter)
    }
  }

  private static func unit(_ bytes: [UInt8], _ position: Int) -> UInt32? {
    guard position + 4 < bytes.count else { return nil }
    return UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
  }
}
