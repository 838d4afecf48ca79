extension GrowingBuffer<UInt8> {
  /// Decimal digits, after a sign if negative.
  @inlinable @inline(__always)
  public mutating func append(integer: Int64) {
    reserve(20)
    if integer < 0 { append(UInt8(ascii: "-")) }
    append(digits: integer.magnitude)
  }

  /// Decimal digits with leading zeros up to `width`.
  @inlinable
  public mutating func append(integer: Int64, width: Int) {
    reserve(20 + max(0, width))
    if integer < 0 { append(UInt8(ascii: "-")) }
    var bound: UInt64 = 10
    for _ in 0..<max(0, width - 1) {
      if integer.magnitude < bound { append(UInt8(ascii: "0")) }
      bound = bound.multipliedReportingOverflow(by: 10).partialValue
    }
    append(digits: integer.magnitude)
  }

  /// Hundredths with no more decimals than needed: 443925 is `4439.25`, 500 is `5`. Exact, never through a float.
  @inlinable @inline(__always)
  public mutating func append(hundredths: Int64) {
    reserve(24)
    if hundredths < 0 { append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    append(digits: whole)
    guard rest != 0 else { return }
    let (tens, ones) = UInt8(truncatingIfNeeded: rest).quotientAndRemainder(dividingBy: 10)
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + tens)
    if ones != 0 { append(UInt8(ascii: "0") + ones) }
  }

  /// A date of ISO 8601: `2020-07-21`. The year is from 0 to 9999.
  @inlinable @inline(__always)
  public mutating func append(year: Int, month: Int, day: Int) {
    reserve(10)
    Self.store(twoDigits: year / 100, at: end)
    Self.store(twoDigits: year % 100, at: end + 2)
    end[4] = UInt8(ascii: "-")
    Self.store(twoDigits: month, at: end + 5)
    end[7] = UInt8(ascii: "-")
    Self.store(twoDigits: day, at: end + 8)
    advance(by: 10)
  }

  @inlinable @inline(__always)
  mutating func append(digits number: UInt64) {
    reserve(20)
    var length = 1
    var bound: UInt64 = 10
    while number >= bound, length < 20 {
      length += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    var rest = number
    var position = length
    while position > 0 {
      position -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      end[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
    advance(by: length)
  }

  @inlinable @inline(__always)
  static func store(twoDigits number: Int, at place: UnsafeMutablePointer<UInt8>) {
    let (tens, ones) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
    place[0] = UInt8(ascii: "0") &+ tens
    place[1] = UInt8(ascii: "0") &+ ones
  }
}
