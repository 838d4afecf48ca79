import Bytes

/// Texts as a worksheet holds them.
enum SpreadsheetText {
  /// Appends the text with a zero byte after it. Characters that XML cannot hold are written `_x001B_`, and a text that looks
  /// like that has its first sign written so: OOXML 22.9.2.19, ST_Xstring.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0x09, 0x0A: buffer.append(byte)
      case ..<0x20: append(code: UInt16(byte), to: &buffer)
      case UInt8(ascii: "_") where isEscape(text, at: index): append(code: UInt16(byte), to: &buffer)
      // U+FFFE and U+FFFF, the last two of the plane: EF BF BE and EF BF BF.
      case 0xBE, 0xBF:
        if index >= 2, text[index - 1] == 0xBF, text[index - 2] == 0xEF {
          buffer.truncate(to: buffer.count - 2)
          append(code: byte == 0xBE ? 0xFFFE : 0xFFFF, to: &buffer)
        } else {
          buffer.append(byte)
        }
      default: buffer.append(byte)
      }
    }
    buffer.append(0)
  }

  private static func append(code: UInt16, to buffer: inout ByteBuffer) {
    let digits = String(code, radix: 16, uppercase: true)
    buffer.append("_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_")
  }

  /// Whether `_xHHHH_` begins at `index`.
  private static func isEscape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 7 <= text.count, text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_") else {
      return false
    }
    return text[(index + 2)..<(index + 6)].allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & ~0x20)
    }
  }
}
