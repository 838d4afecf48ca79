import Columnar

/// A number that somebody published, beside the question that computes it from records.
public struct Figure: Sendable, Hashable {
  /// What the publication said about its number.
  public enum Qualifier: String, Sendable, CaseIterable {
    case exact
    /// 余: at least this many, and less than one more step of the printed precision is not promised.
    case atLeast
    /// 等: the list goes on; what is printed is a lower bound.
    case openList
    /// Rounded half up to the printed precision.
    case rounded
    /// 折合: goods and services counted at a value.
    case converted
    /// 累计: summed over a period that the publication does not bound.
    case cumulative

    public var title: Localized {
      switch self {
      case .exact: Localized("准确数", "exact")
      case .atLeast: Localized("余（至少）", "at least")
      case .openList: Localized("等（未尽列举）", "open list")
      case .rounded: Localized("四舍五入", "rounded")
      case .converted: Localized("折合", "converted")
      case .cumulative: Localized("累计", "cumulative")
      }
    }

    /// Whether the published number bounds the computed one from below instead of naming it.
    var isLowerBound: Bool { self == .atLeast || self == .openList }
  }

  public let id: String
  public let label: Localized
  public let section: Localized
  /// As printed, digits only: `4439.25`.
  public let printed: String
  public let unit: String
  /// Digits after the point to which the number was rounded; from the printed digits where nil.
  public let decimals: Int?
  public let qualifier: Qualifier
  public let period: String
  public let source: String
  /// What the publication leaves open, shown beside the verdict.
  public let ambiguity: Localized?
  public let kind: String
  public let query: String
  public let measure: String
  /// Where the figure stands: file and JSON pointer.
  public let place: String
}

/// What came of reconciling one figure.
public struct Reconciliation: Sendable, Hashable {
  public enum Verdict: Sendable, Hashable {
    case agrees
    case disagrees
    case cannotTell(Localized)

    public var title: Localized {
      switch self {
      case .agrees: Localized("一致", "agrees")
      case .disagrees: Localized("不一致", "disagrees")
      case .cannotTell: Localized("无法判断", "cannot tell")
      }
    }
  }

  public let figure: Figure
  /// In base units: records, people, fen, a ratio, a year.
  public let computed: Quantity?
  public let verdict: Verdict

  /// The computed value in the printed unit at the printed precision, with one more digit than the printed where the
  /// verdict is not plain agreement, so that a near miss is seen.
  public var computedDigits: String? {
    guard let computed, let published = published else { return nil }
    let decimals = max(published.decimals, 0) + (verdict == .agrees ? 0 : 2)
    guard let rounded = computed.rounded(to: decimals, in: published.unit) else { return nil }
    return Self.trimmed(PublishedNumber.digits(mantissa: rounded, decimals: decimals), keeping: max(published.decimals, 0))
  }

  /// Computed less published, in the printed unit.
  public var difference: String? {
    guard let computed, let published = published else { return nil }
    let decimals = max(published.decimals, 0) + 2
    guard let rounded = computed.rounded(to: decimals, in: published.unit),
      let printed = published.with(decimals: decimals)
    else { return nil }
    let (difference, overflow) = rounded.subtractingReportingOverflow(printed.mantissa)
    guard !overflow else { return nil }
    return Self.trimmed(PublishedNumber.digits(mantissa: difference, decimals: decimals), keeping: 0)
  }

  var published: PublishedNumber? { figure.published }

  private static func trimmed(_ digits: String, keeping: Int) -> String {
    guard let point = digits.firstIndex(of: ".") else { return digits }
    var text = digits
    while text.last == "0", text.distance(from: point, to: text.endIndex) - 1 > keeping { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }
}

extension Figure {
  /// The printed number with its precision; nil where the digits are no number or the precision is impossible.
  public var published: PublishedNumber? {
    guard let number = PublishedNumber(printed: printed, unit: PublishedUnit(unit)) else { return nil }
    return decimals.map { number.with(decimals: $0) } ?? number
  }

  /// The verdict on a computed value.
  public func verdict(on computed: Quantity?) -> Reconciliation.Verdict {
    guard let published else {
      return .cannotTell(
        Localized("公布值“\(printed)”或其精度无法读取", "the published value \"\(printed)\" or its precision cannot be read"))
    }
    guard let computed else {
      return .cannotTell(Localized("没有可计算的记录", "there are no records to compute from"))
    }
    guard let rounded = computed.rounded(to: published.decimals, in: published.unit) else {
      return .cannotTell(Localized("计算值超出范围", "the computed value is out of range"))
    }
    if qualifier.isLowerBound { return rounded >= published.mantissa ? .agrees : .disagrees }
    return rounded == published.mantissa ? .agrees : .disagrees
  }
}
