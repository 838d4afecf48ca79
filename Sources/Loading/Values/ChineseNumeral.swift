/// Numerals written in Chinese characters, everyday and formal.
enum ChineseNumeral {
  private static let digits: [(character: StaticString, value: UInt8)] = [
    ("〇", 0), ("零", 0), ("○", 0), ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8),
    ("九", 9), ("两", 2), ("壹", 1), ("贰", 2), ("叁", 3), ("肆", 4), ("伍", 5), ("陆", 6), ("柒", 7), ("捌", 8), ("玖", 9),
    ("貳", 2), ("貮", 2), ("參", 3), ("叄", 3), ("陸", 6), ("兩", 2), ("弍", 2), ("弌", 1),
  ]
  private static let powers: [(character: StaticString, power: Int)] = [
    ("十", 1), ("拾", 1), ("百", 2), ("佰", 2), ("千", 3), ("仟", 3), ("万", 4), ("萬", 4), ("亿", 8), ("億", 8),
  ]
  /// The bytes of each of these characters in UTF-8.
  static let length = 3

  /// The value of the digit at `index`, 0 to 9; nil if there is none.
  static func digit(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
    guard index < text.count, text[index] >= 0xE2 else { return nil }
    return digits.first { text.starts(with: $0.character, at: index) }?.value
  }

  /// The power of ten that the character at `index` stands for; nil if it stands for none.
  static func power(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index < text.count, text[index] >= 0xE4 else { return nil }
    return powers.first { text.starts(with: $0.character, at: index) }?.power
  }

  /// Writes the numerals of a date in digits: `二〇二〇年十二月三日` is `2020年12月3日`. Nil if there are none, or one is
  /// above 99 and not written digit by digit.
  static func withDigits(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var written: [UInt8] = []
    var isChanged = false
    var index = 0
    while index < text.count {
      guard digit(text, at: index) != nil || power(text, at: index) == 1 else {
        written.append(text[index])
        index += 1
        continue
      }
      isChanged = true
      var numbers: [UInt8] = []
      var tens: UInt8?
      while true {
        if let value = digit(text, at: index) {
          numbers.append(value)
        } else if power(text, at: index) == 1, tens == nil, numbers.count <= 1 {
          tens = numbers.first ?? 1
          numbers = []
        } else {
          break
        }
        index += length
      }
      if let tens {
        guard numbers.count <= 1 else { return nil }
        numbers = [tens, numbers.first ?? 0]
      }
      for number in numbers { written.append(UInt8(ascii: "0") + number) }
    }
    return isChanged ? written : nil
  }
}
