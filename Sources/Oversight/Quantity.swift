/// An exact computed number: a quotient of whole numbers, so that rounding is the only place where digits are lost.
///
/// Sums are in base units (records, people, fen). The denominator is positive.
public struct Quantity: Sendable, Hashable {
  public let numerator: Int128
  public let denominator: Int128

  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int64, over denominator: Int64 = 1) {
    self.init(Int128(numerator), Int128(denominator))
  }

  private init(_ numerator: Int128, _ denominator: Int128) {
    precondition(denominator != 0)
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return max(left, 1)
  }

  /// Nil where `other` is zero or the result leaves the range of 128 bits.
  public func divided(by other: Quantity) -> Quantity? {
    guard other.numerator != 0 else { return nil }
    let (top, overflowed) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (bottom, overflowedToo) = denominator.multipliedReportingOverflow(by: other.numerator)
    return overflowed || overflowedToo ? nil : Quantity(top, bottom)
  }

  /// The value in `unit` rounded half up (away from zero) to `decimals` digits, as a whole number of 10^-decimals.
  /// Nil beyond Int64.
  public func rounded(to decimals: Int, in unit: PublishedUnit) -> Int64? {
    guard let scaled = divided(by: unit.factor), abs(decimals) <= 18 else { return nil }
    var top = scaled.numerator.magnitude
    var bottom = scaled.denominator.magnitude
    for _ in 0..<abs(decimals) {
      let (product, overflow) = (decimals > 0 ? top : bottom).multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      if decimals > 0 { top = product } else { bottom = product }
    }
    let (quotient, rest) = top.quotientAndRemainder(dividingBy: bottom)
    let whole = quotient + (rest >= bottom - rest ? 1 : 0)
    guard let magnitude = Int64(exactly: whole) else { return nil }
    return scaled.numerator < 0 ? -magnitude : magnitude
  }

  public static func < (left: Quantity, right: Quantity) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}
