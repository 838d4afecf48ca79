import Columnar

/// A text read as a date.
enum DateReading: Equatable, Sendable {
  /// Nothing, or a mark that means nothing: ``, `/`, `-`, `无`.
  case empty
  case day(Day)
  /// Only a month or a year was given; the day is its first.
  case imprecise(Day)
  /// The calendar has no such day.
  case impossible
  /// The year comes last, and the day before the month or after it: `13/6/2024`, `6/13/2024`.
  case dayFirst(Day)
  case monthFirst(Day)
  /// Day and month are ambiguous: `5/6/2024`.
  case ambiguous(dayFirst: Day, monthFirst: Day)
  case unreadable

  /// Reads the shapes in which registers are published: `2020/7/21`, `2020-07-21 17:13:00`, `2020年7月21日`,
  /// `2020.7.21`, `20200721`, `2020年7月`, `2010年`, `二〇二〇年二月三日`, `民国109年1月9日`; `长期` is the open end. A time of day is
  /// checked and left out.
  /// - Parameter text: any UTF-8. O(n).
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> DateReading {
    if let day = readISO(text) { return day }
    return PlainText.with(text) { plain in
      if PlainText.isEmptyMark(plain) { return .empty }
      if plain.matches("长期") || plain.matches("长期有效") || plain.matches("永久") { return .day(.openEnd) }
      var shape = DateShape(text: plain)
      let reading = shape.read()
      return reading == .unreadable ? readUncommon(plain) : reading
    }
  }

  /// Dates in Chinese numerals, and of the Republic of China, whose year 1 is 1912.
  @inline(never)
  private static func readUncommon(_ plain: UnsafeBufferPointer<UInt8>) -> DateReading {
    let era = eras.first { plain.starts(with: $0, at: 0) }
    guard plain.count <= 100 else { return .unreadable }
    let written = ChineseNumeral.withDigits(plain)
    guard era != nil || written != nil else { return .unreadable }
    return (written ?? Array(plain)).withUnsafeBufferPointer { digits in
      guard let era else {
        var shape = DateShape(text: digits)
        return shape.read()
      }
      var shape = DateShape(text: UnsafeBufferPointer(rebasing: digits[era.utf8CodeUnitCount...]))
      return shape.readRepublican()
    }
  }

  private static let eras: [StaticString] = ["中華民國", "中华民国", "民國", "民国"]

  /// `2020-07-21` and `2020/07/21`, the shapes of nearly all values.
  @inline(__always)
  private static func readISO(_ text: UnsafeBufferPointer<UInt8>) -> DateReading? {
    guard text.count == 10, let base = text.baseAddress else { return nil }
    let separator = base[4]
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/"), base[7] == separator else { return nil }
    var wrong: UInt8 = 0
    @inline(__always) func digit(_ index: Int) -> Int {
      let value = base[index] &- UInt8(ascii: "0")
      if value > 9 { wrong = 1 }
      return Int(value)
    }
    let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
    let month = digit(5) &* 10 &+ digit(6)
    let number = digit(8) &* 10 &+ digit(9)
    guard wrong == 0 else { return nil }
    if year == 0, month == 0 { return number == 0 ? .empty : .impossible }
    return Day(year: year, month: month, day: number).map { .day($0) } ?? .impossible
  }
}

/// A cursor over the digits and separators of a date.
private struct DateShape {
  let text: UnsafeBufferPointer<UInt8>
  var index = 0

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func read() -> DateReading {
    guard let (year, yearDigits) = number(upTo: 14) else { return .unreadable }
    if yearDigits == 8 || yearDigits == 14 {
      let compact = yearDigits == 14 ? year / 1_000_000 : year
      if yearDigits == 14, !isTime(hour: year / 10_000 % 100, minute: year / 100 % 100, second: year % 100) {
        return .unreadable
      }
      return finish(year: compact / 10_000, month: compact / 100 % 100, day: compact % 100)
    }
    if yearDigits <= 2 { return readDayFirst(year) }
    guard yearDigits == 4 else { return .unreadable }
    return readAfterYear(year)
  }

  /// A year of one to three digits, counted from 1912.
  mutating func readRepublican() -> DateReading {
    guard let (year, digits) = number(upTo: 3), digits <= 3, year > 0 else { return .unreadable }
    return readAfterYear(year + 1911)
  }

  private mutating func readAfterYear(_ year: Int) -> DateReading {
    if isAtEnd || passes("年", thenEnd: true) { return imprecise(year: year, month: 1) }
    guard let separator = separator(wordForm: "年") else { return .unreadable }
    guard let (month, monthDigits) = number(upTo: 2), monthDigits <= 2 else { return .unreadable }
    if isAtEnd || passes("月", thenEnd: true) { return imprecise(year: year, month: month) }
    guard separates(separator, wordForm: "月") else { return .unreadable }
    guard let (day, dayDigits) = number(upTo: 2), dayDigits <= 2 else { return .unreadable }
    _ = passBlanksAnd("日") || passBlanksAnd("号")
    return finish(year: year, month: month, day: day)
  }

  /// `21/7/2020`, as spreadsheets of other countries write it; `7/21/2020` as well.
  private mutating func readDayFirst(_ first: Int) -> DateReading {
    guard let separator = separator(wordForm: "/"), let (second, digits) = number(upTo: 2), digits <= 2,
      separates(separator, wordForm: "/"), let (year, yearDigits) = number(upTo: 4), yearDigits == 4
    else { return .unreadable }
    guard passTime() else { return .unreadable }
    let (dayFirst, monthFirst) = (
      Day(year: year, month: second, day: first), Day(year: year, month: first, day: second)
    )
    switch (dayFirst, monthFirst) {
    case (let day?, let other?): return day == other ? .day(day) : .ambiguous(dayFirst: day, monthFirst: other)
    case (let day?, nil): return .dayFirst(day)
    case (nil, let day?): return .monthFirst(day)
    default: return .impossible
    }
  }

  /// A date that may be followed by a time of day.
  private mutating func finish(year: Int, month: Int, day: Int) -> DateReading {
    guard passTime() else { return .unreadable }
    return Day(year: year, month: month, day: day).map { .day($0) } ?? .impossible
  }

  private func imprecise(year: Int, month: Int) -> DateReading {
    Day(year: year, month: month, day: 1).map { .imprecise($0) } ?? .impossible
  }

  private var isAtEnd: Bool { index == text.count }

  private mutating func number(upTo limit: Int) -> (value: Int, digits: Int)? {
    skipBlanks()
    var value = 0
    let start = index
    while index < text.count, case let digit = text[index] &- UInt8(ascii: "0"), digit <= 9, index - start < limit {
      value = value * 10 + Int(digit)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  private mutating func skipBlanks() { while index < text.count, text[index] == 0x20 { index += 1 } }

  private mutating func passBlanksAnd(_ literal: StaticString) -> Bool {
    let saved = index
    skipBlanks()
    if pass(literal) { return true }
    index = saved
    return false
  }

  private mutating func pass(_ literal: StaticString) -> Bool {
    guard text.starts(with: literal, at: index) else { return false }
    index += literal.utf8CodeUnitCount
    return true
  }

  private mutating func passes(_ literal: StaticString, thenEnd: Bool) -> Bool {
    let saved = index
    if passBlanksAnd(literal), isAtEnd { return true }
    index = saved
    return false
  }

  /// The mark after the year: `-`, `/`, `.`, or 0 for the word form.
  private mutating func separator(wordForm: StaticString) -> UInt8? {
    skipBlanks()
    if pass(wordForm) { return 0 }
    guard index < text.count else { return nil }
    switch text[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
      index += 1
      return text[index - 1]
    default: return nil
    }
  }

  private mutating func separates(_ expected: UInt8, wordForm: StaticString) -> Bool {
    separator(wordForm: wordForm) == expected
  }

  /// Passes `T17:13:00.000Z`, ` 17:13`, or nothing; false if something else follows.
  private mutating func passTime() -> Bool {
    if isAtEnd { return true }
    guard text[index] == 0x20 || text[index] == UInt8(ascii: "T") || text[index] == UInt8(ascii: "t") else {
      return false
    }
    index += 1
    guard let (hour, _) = number(upTo: 2), pass(":"), let (minute, _) = number(upTo: 2) else { return false }
    var second = 0
    if pass(":") {
      guard let (value, _) = number(upTo: 2) else { return false }
      second = value
      if pass(".") { guard number(upTo: 9) != nil else { return false } }
    }
    return isTime(hour: hour, minute: minute, second: second) && passZone() && isAtEnd
  }

  private mutating func passZone() -> Bool {
    if pass("Z") || pass("z") || !(pass("+") || pass("-")) { return true }
    guard let (hours, digits) = number(upTo: 4) else { return false }
    if digits == 4 { return hours <= 2359 }
    return !pass(":") || number(upTo: 2) != nil
  }

  private func isTime(hour: Int, minute: Int, second: Int) -> Bool {
    hour <= 24 && minute <= 59 && second <= 60
  }
}
