import Columnar

extension ByteBuffer {
  /// Decimal digits, with a sign where negative.
  @inline(__always)
  mutating func append(integer: Int64) {
    reserve(20)
    if integer < 0 { append(UInt8(ascii: "-")) }
    append(digits: integer.magnitude)
  }

  /// Fen as yuan with no more decimals than needed, as `Money.yuan` writes it: exact, never through a float.
  @inline(__always)
  mutating func append(yuan fen: Int64) {
    reserve(24)
    if fen < 0 { append(UInt8(ascii: "-")) }
    let (whole, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    append(digits: whole)
    guard rest != 0 else { return }
    let (tens, ones) = UInt8(truncatingIfNeeded: rest).quotientAndRemainder(dividingBy: 10)
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + tens)
    if ones != 0 { append(UInt8(ascii: "0") + ones) }
  }

  /// A day number as ISO 8601: `2020-07-21`.
  @inline(__always)
  mutating func append(day number: Int32) {
    let (year, month, day) = Day(number: number).components
    reserve(10)
    Self.twoDigits(year / 100, at: end)
    Self.twoDigits(year % 100, at: end + 2)
    end[4] = UInt8(ascii: "-")
    Self.twoDigits(month, at: end + 5)
    end[7] = UInt8(ascii: "-")
    Self.twoDigits(day, at: end + 8)
    advance(10)
  }

  @inline(__always)
  private mutating func append(digits number: UInt64) {
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
    advance(length)
  }

  @inline(__always)
  private static func twoDigits(_ number: Int, at place: UnsafeMutablePointer<UInt8>) {
    let (tens, ones) = UInt8(truncatingIfNeeded: number).quotientAndRemainder(dividingBy: 10)
    place[0] = UInt8(ascii: "0") &+ tens
    place[1] = UInt8(ascii: "0") &+ ones
  }
}
