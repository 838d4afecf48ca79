import Columnar

/// The unit of a published number. `factor` is the number of base units (records, people, fen, days) in one unit; 1/100
/// for percent.
public struct PublishedUnit: Sendable, Hashable {
  public enum Base: Sendable, Hashable {
    case count
    /// Fen.
    case money
    /// A quotient; one percent is 1/100.
    case ratio
    /// A calendar year or day; never scaled.
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

  /// Reads a unit as Chinese publications write it: 元, 万元 and 亿元 are money; % is a ratio; 万 and 亿 before a measure
  /// word multiply by 10^4 and 10^8; any other measure word counts ones.
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
