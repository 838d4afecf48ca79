/// A whole number within a folded text: digits, or a Chinese numeral after 第.
struct TextNumber {
  /// Its bytes in the text.
  let start: Int
  let end: Int
  /// Its value if that is below 1000.
  let small: UInt32?
  /// Its digits without leading zeros, if the value is not below 1000.
  let digits: Slice<UnsafeBufferPointer<UInt8>>

  /// The number that begins at a byte, or after 第 at that byte.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    let first = text[index]
    if first &- UInt8(ascii: "0") <= 9 {
      self.init(digitsOf: text, from: index)
    } else if first == 0xE7, index + 6 <= text.count, text[index + 1] == 0xAC, text[index + 2] == 0xAC {
      self.init(numeralOf: text, from: index + 3)
    } else {
      return nil
    }
  }

  private init(digitsOf text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var (end, first) = (start, start)
    while end < text.count, text[end] &- UInt8(ascii: "0") <= 9 { end += 1 }
    while first < end - 1, text[first] == UInt8(ascii: "0") { first += 1 }
    self.start = start
    self.end = end
    digits = text[first..<end]
    small = end - first > 3 ? nil : text[first..<end].reduce(0) { $0 * 10 + UInt32($1 - UInt8(ascii: "0")) }
  }

  /// Numerals up to 999: 十二, 二十, 一百零五, 一二.
  private init?(numeralOf text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var (end, value, digit, hasUnit) = (start, UInt32(0), UInt32?.none, false)
    while end + 3 <= text.count {
      let scalar = UInt32(text[end] & 15) << 12 | UInt32(text[end + 1] & 63) << 6 | UInt32(text[end + 2] & 63)
      guard text[end] & 0xF0 == 0xE0, let meaning = Self.meaning(of: scalar) else { break }
      if meaning >= 10 {
        value += (digit ?? 1) * meaning
        (digit, hasUnit) = (nil, true)
      } else {
        // 一二 is twelve, 百零五 five hundred and not fifty.
        digit = hasUnit || digit == nil ? meaning : (digit ?? 0) * 10 + meaning
      }
      if value > 999 || digit ?? 0 > 999 { return nil }
      end += 3
    }
    value += digit ?? 0
    guard end > start, value <= 999 else { return nil }
    self.start = start
    self.end = end
    small = value
    digits = text[start..<start]
  }

  private static func meaning(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x96F6, 0x3007: 0
    case 0x4E00: 1
    case 0x4E8C, 0x4E24: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    case 0x767E: 100
    default: nil
    }
  }
}
