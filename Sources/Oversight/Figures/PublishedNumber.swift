import Columnar

/// A number as somebody printed it: digits, the place of the decimal point, and the unit it counts in.
///
/// Held exactly (`mantissa` × 10^-`decimals` units), so that a computed value can be rounded the way the printer did. A
/// printed day is its day number.
public struct PublishedNumber: Sendable, Hashable {
  public let mantissa: Int64
  /// Digits after the decimal point as printed; negative where trailing zeros were not meant (2100 to hundreds: -2).
  public let decimals: Int
  public let unit: PublishedUnit

  public init(mantissa: Int64, decimals: Int, unit: PublishedUnit) {
    self.mantissa = mantissa
    self.decimals = decimals
    self.unit = unit
  }

  /// Reads digits with at most one point, such as `4439.25`, or `2021-03-11` where the unit is a date. Nil where the text
  /// is no such number, or is longer than 18 digits.
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

  /// The same digits with another precision, as a qualifier or an explicit precision asks: 2100 rounded to hundreds.
  /// Nil where digits that are not zero would fall away, or the number grows beyond Int64.
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

  /// The value in base units; nil beyond 128 bits.
  public var quantity: Quantity? {
    var scale: Int64 = 1
    for _ in 0..<abs(decimals) { scale *= 10 }
    let value = decimals > 0 ? Quantity(mantissa, over: scale) : Quantity(mantissa).multiplied(by: Quantity(scale))
    return value?.multiplied(by: unit.factor)
  }

  /// As printed, without the unit: `4439.25`.
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

/// The units that published numbers count in. `factor` is how many base units (records, people, fen, days, hundredths of
/// one for percent) one of the unit is.
public struct PublishedUnit: Sendable, Hashable {
  public enum Base: Sendable, Hashable {
    case count
    /// Fen.
    case money
    /// A quotient; percent is a hundredth of it.
    case ratio
    /// A calendar year or day: compared, never scaled.
    case year
    case day
  }

  public let text: String
  public let base: Base
  public let factor: Quantity

  public init(_ text: String, base: Base, factor: Quantity = Quantity(1)) {
    self.text = text
    self.base = base
    self.factor = factor
  }

  /// Reads a unit as Chinese publications write it. 万元, 亿元 and 元 are money; % is a ratio; 万人 counts in ten
  /// thousands; a measure word that is not listed counts ones.
  public init(_ text: String) {
    switch text {
    case "元": self.init(text, base: .money, factor: Quantity(100))
    case "万元": self.init(text, base: .money, factor: Quantity(1_000_000))
    case "亿元": self.init(text, base: .money, factor: Quantity(10_000_000_000))
    case "%", "％": self.init(text, base: .ratio, factor: Quantity(1, over: 100))
    case "ratio", "": self.init(text, base: .ratio)
    case "year", "年": self.init(text, base: .year)
    case "date", "日期": self.init(text, base: .day)
    default:
      let scale: Int64 = text.hasPrefix("万") ? 10_000 : text.hasPrefix("亿") ? 100_000_000 : 1
      self.init(text, base: .count, factor: Quantity(scale))
    }
  }
}

extension Day {
  /// Reads `2021-03-11`, exactly so.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
