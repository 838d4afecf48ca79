import Columnar

/// The value of a statistic, exact.
public enum SummaryValue: Sendable, Hashable {
  /// No values, or a statistic that values of this type do not have, such as the total of days.
  case none
  case count(Int)
  case number(Quotient)
  /// Fen.
  case money(Quotient)
  case day(Day)

  /// A quotient of whole numbers. Sums of Int64 over all rows of a table fit in its numerator.
  public struct Quotient: Sendable, Hashable {
    public let numerator: Int128
    /// Over 0.
    public let denominator: Int128

    public init(_ numerator: Int128, over denominator: Int = 1) {
      self.numerator = numerator
      self.denominator = Int128(denominator)
    }

    /// Rounded to a whole number, halves away from zero.
    var rounded: Int128 {
      let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
      guard rest.magnitude * 2 >= denominator.magnitude else { return whole }
      return whole + (numerator < 0 ? -1 : 1)
    }

    var isWhole: Bool { numerator % denominator == 0 }
  }

  /// - Parameter isGrouped: thousands marks, and money with two decimals, as in tables; otherwise plain digits.
  public func text(isGrouped: Bool = true) -> String {
    switch self {
    case .none: ""
    case .count(let count): Self.digits(Int128(count), isGrouped)
    case .day(let day): day.description
    case .money(let fen): Self.hundredths(fen.rounded, isGrouped, keepsZeros: isGrouped)
    case .number(let number):
      number.isWhole
        ? Self.digits(number.rounded, isGrouped)
        : Self.hundredths(
          Quotient(numerator: number.numerator * 100, denominator: number.denominator).rounded, isGrouped,
          keepsZeros: true)
    }
  }

  private static func digits(_ number: Int128, _ isGrouped: Bool) -> String {
    isGrouped ? Money.thousands(number) : String(number)
  }

  private static func hundredths(_ number: Int128, _ isGrouped: Bool, keepsZeros: Bool) -> String {
    let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: 100)
    let digits = (number < 0 ? "-" : "") + (isGrouped ? Money.thousands(whole) : String(whole))
    return rest == 0 && !keepsZeros ? digits : "\(digits).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension SummaryValue.Quotient {
  fileprivate init(numerator: Int128, denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }
}
