import Columnar
import HanText

/// Numbers, amounts, days, periods and durations as people write them in a query.
enum Literal {
  /// A decimal number after its unit is applied: `value = mantissa / 10^scale`.
  struct Number {
    var mantissa: Int64
    var scale: Int
    /// The unit was `元` or `分`: an amount of money, not a count.
    var isMoney: Bool

    /// The value times `factor`, rounded down, and whether that is exact. Nil on overflow of Int64.
    func scaled(by factor: Int64) -> (floor: Int64, exact: Bool)? {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      var divisor: Int64 = 1
      for _ in 0..<scale { divisor *= 10 }
      let (quotient, rest) = product.quotientAndRemainder(dividingBy: divisor)
      return (rest < 0 ? quotient - 1 : quotient, rest == 0)
    }

    var value: Double {
      var divisor = 1.0
      for _ in 0..<scale { divisor *= 10 }
      return Double(mantissa) / divisor
    }
  }

  /// The power of ten of each unit, in yuan for money.
  private static let units: [(suffix: String, power: Int, isMoney: Bool)] = [
    ("亿元", 8, true), ("万元", 4, true), ("千元", 3, true), ("百万", 6, false), ("千万", 7, false), ("亿", 8, false),
    ("万", 4, false), ("千", 3, false), ("元", 0, true), ("分", -2, true), ("", 0, false), ("人", 0, false),
    ("个", 0, false), ("家", 0, false),
  ]

  /// `5`, `0.5万`, `1亿元`, `30%`, `五万`; nil if the text is no number, or has more than 15 digits or 9 decimals.
  static func number(_ written: String) -> Number? {
    let isASCII = written.utf8.allSatisfy { $0 < 0x80 }
    // `5萬` is `5万`.
    let text = isASCII ? written : Folding.fold(written)
    let bytes = Array(text.utf8)
    guard let first = bytes.first else { return nil }
    if first >= 0x80 { return chineseNumber(text) }
    var mantissa: Int64 = 0
    var scale = 0
    var index = 0
    var pointed = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), !pointed, index > 0 {
        pointed = true
      } else if byte >= 0x30, byte <= 0x39 {
        mantissa = mantissa * 10 + Int64(byte - 0x30)
        if pointed { scale += 1 }
        if mantissa > 999_999_999_999_999 || scale > 9 { return nil }
      } else {
        break
      }
      index += 1
    }
    guard index > 0, bytes[index - 1] != UInt8(ascii: ".") else { return nil }
    let suffix = String(decoding: bytes[index...], as: UTF8.self)
    if suffix == "%" { return Number(mantissa: mantissa, scale: scale + 2, isMoney: false) }
    guard let unit = units.first(where: { $0.suffix == suffix }) else { return nil }
    var power = unit.power
    while power > 0, scale > 0 {
      scale -= 1
      power -= 1
    }
    if power < 0 {
      scale -= power
      power = 0
    }
    while power > 0 {
      let (next, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      mantissa = next
      power -= 1
    }
    return Number(mantissa: mantissa, scale: scale, isMoney: unit.isMoney)
  }

  /// `五万`, `一千二百元`; nil for any other text.
  static func chineseNumber(_ written: String) -> Number? {
    let text = Folding.fold(written)
    for unit in ["元", "人", "个", "家", ""] where text.hasSuffix(unit) {
      guard let value = SpelledNumeral.value(text.dropLast(unit.count)) else { continue }
      return Number(mantissa: value, scale: 0, isMoney: unit == "元")
    }
    return nil
  }

  /// The first and last day of a day, month or year: `2020-03-05`, `2020-3`, `2020`, `2020年3月5日`, `2020/3/5`. Nil for
  /// any other text and for days that the calendar does not have.
  static func period(_ text: String) -> ClosedRange<Day>? {
    var numbers: [Int] = []
    var current: Int?
    var marks: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x30, scalar.value <= 0x39 {
        let next = (current ?? 0) * 10 + Int(scalar.value - 0x30)
        if next > 9999 { return nil }
        current = next
      } else {
        guard let number = current else { return nil }
        numbers.append(number)
        marks.append(scalar)
        current = nil
      }
    }
    let written = String(String.UnicodeScalarView(marks))
    if let last = current { numbers.append(last) }
    let isChinese = ["年", "年月", "年月日", "年月号"].contains(written) && current == nil
    let isLatin = ["", "-", "--", "//"].contains(written) && current != nil
    guard isChinese || isLatin, (1...3).contains(numbers.count), text.utf8.prefix(4).allSatisfy({ $0 < 0x3A }),
      numbers[0] >= 1000
    else { return nil }
    switch numbers.count {
    case 1:
      guard let first = Day(year: numbers[0], month: 1, day: 1), let last = Day(year: numbers[0], month: 12, day: 31)
      else { return nil }
      return first...last
    case 2:
      guard (1...12).contains(numbers[1]), let first = Day(year: numbers[0], month: numbers[1], day: 1),
        let last = Day(
          year: numbers[0], month: numbers[1], day: Day.length(ofMonth: numbers[1], year: numbers[0]))
      else { return nil }
      return first...last
    default:
      guard let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else { return nil }
      return day...day
    }
  }

  /// `90d`, `2w`, `6m`, `3y`, `1y6m`, `5wd`, `30天`, `6个月`, `3年`; nil for anything else or beyond 10,000 years.
  static func duration(_ text: String) -> DayStep? {
    var duration = DayStep()
    var rest = Substring(text)
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let count = Int(digits), count < 4_000_000 else { return nil }
      rest = rest.dropFirst(digits.count)
      guard let unit = durationUnits.first(where: { rest.hasPrefix($0.suffix) }) else { return nil }
      rest = rest.dropFirst(unit.suffix.count)
      if unit.isWorkday { duration.workdays = (duration.workdays ?? 0) + count }
      duration.months += count * unit.months
      duration.days += count * unit.days
    }
    return duration.isInCalendar ? duration : nil
  }

  /// `wd` before `w`.
  private static let durationUnits: [(suffix: String, months: Int, days: Int, isWorkday: Bool)] = [
    ("wd", 0, 0, true), ("d", 0, 1, false), ("w", 0, 7, false), ("m", 1, 0, false), ("y", 12, 0, false),
    ("个工作日", 0, 0, true), ("工作日", 0, 0, true), ("天", 0, 1, false), ("日", 0, 1, false), ("周", 0, 7, false),
    ("星期", 0, 7, false), ("个月", 1, 0, false), ("月", 1, 0, false), ("年", 12, 0, false),
  ]

  /// Names of the register's as-of day.
  static let todayWords = ["today", "asOf", "今天", "今日"]

  static func isNone(_ text: String) -> Bool { text == "none" || text == "空" }
  static func isAny(_ text: String) -> Bool { text == "any" || text == "非空" }

  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "是", "1", "y": true
    case "no", "false", "否", "0", "n": false
    default: nil
    }
  }
}
