import Columnar

/// A number as printed: digits, position of the decimal point, and unit.
///
/// Exact: `mantissa` × 10^-`decimals` units, so that a computed value can be rounded to the printed precision. A printed
/// day is its day number.
public struct PublishedNumber: Sendable, Hashable {
  public let mantissa: Int64
  /// Printed decimal places; negative if trailing zeros are not significant (2100 rounded to hundreds: -2).
  public let decimals: Int
  public let unit: PublishedUnit

  public init(mantissa: Int64, decimals: Int, unit: PublishedUnit) {
    self.mantissa = mantissa
    self.decimals = decimals
    self.unit = unit
  }

  /// Reads digits with at most one point, such as `4439.25`, or `2021-03-11` if the unit is a date. Nil if the text is
  /// not such a number or has more than 18 digits.
  public init?(printed: String, unit: PublishedUnit) {
    if unit.base == .day {
      guard let day = Day(iso: printed) else { return nil }
      self.init(mantissa: Int64(day.number), decimals: 0, unit: unit)
      return
    }
    var mantissa: Int64 = 0
    var decimals: Int?
    var digits = 0
    var negative = false
    for (index, byte) in printed.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: ",") where decimals == nil && digits > 0: continue
      case UInt8(ascii: ".") where decimals == nil: decimals = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= 18 else { return nil }
        mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
        if let places = decimals { decimals = places + 1 }
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    self.init(mantissa: negative ? -mantissa : mantissa, decimals: decimals ?? 0, unit: unit)
  }

  /// The same number with another precision: 2100 as rounded to hundreds. Nil if digits other than zero would be lost, or
  /// on overflow of Int64.
  public func with(decimals wanted: Int) -> PublishedNumber? {
    var mantissa = mantissa
    var place = decimals
    guard (-18...18).contains(wanted) else { return nil }
    while place > wanted {
      guard mantissa % 10 == 0 else { return nil }
      mantissa /= 10
      place -= 1
    }
    while place < wanted {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      mantissa = product
      place += 1
    }
    return PublishedNumber(mantissa: mantissa, decimals: wanted, unit: unit)
  }

  /// The value in base units; nil on overflow of 128 bits.
  public var quantity: Quantity? {
    var scale: Int64 = 1
    for _ in 0..<abs(decimals) { scale *= 10 }
    let value = decimals > 0 ? Quantity(mantissa, over: scale) : Quantity(mantissa).multiplied(by: Quantity(scale))
    return value?.multiplied(by: unit.factor)
  }

  /// The digits as printed, without the unit: `4439.25`.
  public var digits: String { Self.digits(mantissa: mantissa, decimals: decimals, unit: unit) }

  static func digits(mantissa: Int64, decimals: Int, unit: PublishedUnit) -> String {
    if unit.base == .day { return Day(number: Int32(clamping: mantissa)).description }
    var text = String(mantissa.magnitude)
    if decimals < 0 { text += mantissa == 0 ? "" : String(repeating: "0", count: -decimals) }
    if decimals > 0 {
      if text.count <= decimals { text = String(repeating: "0", count: decimals - text.count + 1) + text }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
    }
    return mantissa < 0 ? "-\(text)" : text
  }
}
