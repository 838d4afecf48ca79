import Localization

/// One number that sums up the values of a column over some rows: the lines of totals under a table, and the columns of a
/// description.
public enum Statistic: String, Sendable, Hashable, CaseIterable {
  case sum
  case average = "avg"
  case median, min, max, distinct, empty

  public var title: Localized {
    switch self {
    case .sum: Localized("合计", "Total")
    case .average: Localized("平均值", "Average")
    case .median: Localized("中位数", "Median")
    case .min: Localized("最小值", "Minimum")
    case .max: Localized("最大值", "Maximum")
    case .distinct: Localized("去重计数", "Distinct")
    case .empty: Localized("空值", "Empty")
    }
  }

  /// Whether the values have to be put in order.
  var needsOrder: Bool {
    switch self {
    case .sum, .average, .min, .max, .empty: false
    case .median, .distinct: true
    }
  }

  /// The statistics of these names, each once, in the order of `allCases`; names of no statistic are left out.
  public static func named(_ names: [String]) -> [Statistic] { allCases.filter { names.contains($0.rawValue) } }
}
