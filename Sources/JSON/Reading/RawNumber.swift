/// A number as written, with its value if that is exact. Valid as long as the buffer is.
public struct RawNumber {
  /// The first byte: a digit or `-`.
  public let start: UnsafePointer<UInt8>
  /// The number of bytes.
  public let count: Int
  /// With `exponent`, the exact value `mantissa * 10^exponent`, when `isExact`. Trailing zeros of a fraction are kept
  /// unless the digits would not fit otherwise: `1.50` is 150 and -2.
  public let mantissa: Int64
  public let exponent: Int32
  /// Whether `mantissa` and `exponent` are the whole value: at most 18 digits, or 19 that fit Int64.
  public let isExact: Bool
  /// Whether it is written without fraction and exponent.
  public let isIntegerLiteral: Bool

  @usableFromInline
  init(
    start: UnsafePointer<UInt8>, count: Int, mantissa: Int64, exponent: Int32, isExact: Bool, isIntegerLiteral: Bool
  ) {
    self.start = start
    self.count = count
    self.mantissa = mantissa
    self.exponent = exponent
    self.isExact = isExact
    self.isIntegerLiteral = isIntegerLiteral
  }

  /// The value of an integer literal; nil for `1.0`, `1e3` and for what does not fit Int64.
  @inlinable public var integer: Int64? { isIntegerLiteral && isExact && exponent == 0 ? mantissa : nil }

  /// The value times 10^`scale`, exactly: `scaled(2)` turns yuan into fen.
  /// - Returns: nil when it does not fit Int64, or has more than `scale` decimals that are not zero.
  public func scaled(_ scale: Int) -> Int64? {
    guard isExact else { return nil }
    if mantissa == 0 { return 0 }
    var (value, shift) = (mantissa, Int(exponent) + scale)
    guard shift > -20, shift < 20 else { return nil }
    while shift > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
      shift -= 1
    }
    while shift < 0 {
      let (quotient, rest) = value.quotientAndRemainder(dividingBy: 10)
      if rest != 0 { return nil }
      value = quotient
      shift += 1
    }
    return value
  }

  /// The nearest Double (ties to even); nil when the value is beyond the range of Double.
  public var double: Double? {
    if isExact, mantissa.magnitude <= 1 << 53, exponent >= -22, exponent <= 22 {
      let value = Double(mantissa)
      // Below 2^53 and 10^22 both are exact, so one operation rounds once. -0 keeps its sign.
      if mantissa == 0 { return start.pointee == UInt8(ascii: "-") ? -0.0 : 0.0 }
      return exponent < 0 ? value / Self.powers[-Int(exponent)] : value * Self.powers[Int(exponent)]
    }
    // The standard library's conversion does not follow the C locale.
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The bytes as written.
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
  /// The number as it is written.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
