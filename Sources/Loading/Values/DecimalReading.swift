/// The digits of a decimal number in plain text: an exact coefficient and how many of its digits are decimals.
struct DecimalReading {
  var coefficient: UInt64 = 0
  var decimals = 0
  var isNegative = false
  /// More digits than 64 bits hold.
  var overflows = false
  /// How many bytes were read.
  var length = 0

  /// Reads sign, digits with thousands marks, and decimals from `start`; nil if there is no number or the thousands
  /// marks are not at thousands.
  static func read(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> DecimalReading? {
    var reading = DecimalReading()
    var index = start
    if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      reading.isNegative = text[index] == UInt8(ascii: "-")
      index += 1
    }
    guard let whole = reading.takeWhole(text, from: index) else { return nil }
    index = whole
    if index < text.count, text[index] == UInt8(ascii: ".") {
      let first = index + 1
      index = first
      while index < text.count, case let digit = text[index] &- UInt8(ascii: "0"), digit <= 9 {
        reading.take(digit)
        reading.decimals += 1
        index += 1
      }
      if index == first { return nil }
    }
    reading.takeExponent(text, &index)
    reading.length = index - start
    return reading
  }

  /// `e4`, as spreadsheets write large numbers; nothing is taken where no digits follow.
  private mutating func takeExponent(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    guard index + 1 < text.count, text[index] | 0x20 == UInt8(ascii: "e") else { return }
    var position = index + 1
    let isNegative = text[position] == UInt8(ascii: "-")
    if isNegative || text[position] == UInt8(ascii: "+") { position += 1 }
    let first = position
    var exponent = 0
    while position < text.count, position < first + 3, case let digit = text[position] &- UInt8(ascii: "0"), digit <= 9
    {
      exponent = exponent * 10 + Int(digit)
      position += 1
    }
    guard position > first else { return }
    decimals -= isNegative ? -exponent : exponent
    index = position
  }

  /// The digits before the point, in groups of three where marks are between them.
  private mutating func takeWhole(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    var inGroup = 0
    var marked = false
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ","), inGroup > 0, marked ? inGroup == 3 : inGroup <= 3 {
        marked = true
        inGroup = 0
      } else if case let digit = byte &- UInt8(ascii: "0"), digit <= 9 {
        take(digit)
        inGroup += 1
      } else {
        break
      }
      index += 1
    }
    if index == start || inGroup == 0 || marked && inGroup != 3 { return nil }
    return index
  }

  private mutating func take(_ digit: UInt8) {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
    if overflow || carry { overflows = true } else { coefficient = sum }
  }

  /// What became of a number in smaller units.
  enum Scaled: Equatable {
    case exact(Int64)
    /// Decimals beyond the smallest unit, not zero.
    case tooPrecise
    case tooLarge
  }

  /// The number times `10^scale`, exactly.
  func scaled(_ scale: Int) -> Scaled {
    if overflows { return .tooLarge }
    var value = coefficient
    var shift = scale - decimals
    while shift < 0, value != 0 {
      let (quotient, rest) = value.quotientAndRemainder(dividingBy: 10)
      if rest != 0 { return .tooPrecise }
      value = quotient
      shift += 1
    }
    while shift > 0, value != 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return .tooLarge }
      value = product
      shift -= 1
    }
    guard let number = Int64(exactly: value) else { return .tooLarge }
    return .exact(isNegative ? -number : number)
  }
}
