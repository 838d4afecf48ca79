/// An exact rational number. Only rounding loses digits.
///
/// In base units (records, people, fen). The denominator is positive. Arithmetic returns nil on overflow of 128 bits.
public struct Quantity: Sendable, Hashable {
  public let numerator: Int128
  public let denominator: Int128

  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int64, over denominator: Int64 = 1) {
    precondition(denominator != 0)
    self.init(reducing: Int128(numerator), Int128(denominator))
  }

  /// The exact value of a Double. Nil if it is not finite, its magnitude is 10^18 or more, or it needs a denominator
  /// above 2^60.
  public init?(exactly value: Double) {
    guard value.isFinite, value.magnitude < 1e18 else { return nil }
    var scaled = value
    var denominator: Int128 = 1
    while scaled != scaled.rounded() {
      guard denominator < Int128(1) << 60 else { return nil }
      scaled *= 2
      denominator *= 2
    }
    guard let numerator = Int128(exactly: scaled) else { return nil }
    self.init(reducing: numerator, denominator)
  }

  /// - Precondition: neither is the least Int128 and the denominator is not zero.
  private init(reducing numerator: Int128, _ denominator: Int128) {
    let divisor = Int128(Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / divisor)
    self.denominator = sign * (denominator / divisor)
  }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return max(left, 1)
  }

  private static func quotient(
    _ top: (Int128, overflow: Bool), _ bottom: (Int128, overflow: Bool)
  ) -> Quantity? {
    guard !top.overflow, !bottom.overflow, top.0 != .min, bottom.0 != .min, bottom.0 != 0 else { return nil }
    return Quantity(reducing: top.0, bottom.0)
  }

  private static func product(_ left: Int128, _ right: Int128) -> (Int128, overflow: Bool) {
    let (value, overflow) = left.multipliedReportingOverflow(by: right)
    return (value, overflow)
  }

  // MARK: - Arithmetic

  public func adding(_ other: Quantity) -> Quantity? {
    let left = Self.product(numerator, other.denominator)
    let right = Self.product(other.numerator, denominator)
    guard !left.overflow, !right.overflow else { return nil }
    let (sum, overflow) = left.0.addingReportingOverflow(right.0)
    return Self.quotient((sum, overflow), Self.product(denominator, other.denominator))
  }

  public func subtracting(_ other: Quantity) -> Quantity? {
    other.negated.flatMap(adding)
  }

  private var negated: Quantity? { Self.quotient(Self.product(numerator, -1), (denominator, false)) }

  public func multiplied(by other: Quantity) -> Quantity? {
    Self.quotient(Self.product(numerator, other.numerator), Self.product(denominator, other.denominator))
  }

  /// Nil if `other` is zero, too.
  public func divided(by other: Quantity) -> Quantity? {
    Self.quotient(Self.product(numerator, other.denominator), Self.product(denominator, other.numerator))
  }

  public var isZero: Bool { numerator == 0 }
  public var isNegative: Bool { numerator < 0 }

  // MARK: - Rounding

  /// The value in `unit`, rounded to `decimals` places, halves away from zero, as a whole number of 10^-decimals. Nil on
  /// overflow of Int64.
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
    return scaled.isNegative ? -magnitude : magnitude
  }
}
