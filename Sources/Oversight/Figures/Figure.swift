import Columnar
import Localization

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

  /// How the number is computed.
  public enum Source: Sendable, Hashable {
    /// A measure over the records of a kind that meet a query.
    case records(kind: String, query: String, measure: String)
    /// Arithmetic over other figures' computed values, such as `F26+F27+F28`.
    case formula(String)
  }

  /// How a figure is shown on the first screen: under which system, and by which short name.
  public struct Headline: Sendable, Hashable {
    /// The section where nil.
    public var system: Localized?
    /// The figure's own label where nil.
    public var label: Localized?
  }

  public var id: String
  public var label: Localized
  /// Nil where the figure is none of the few that are shown first.
  public var headline: Headline?
  public var section = Localized("", "")
  /// As printed, digits only: `4439.25`. Several where the publication leaves more than one number open.
  public var printed: [String] = []
  /// What the number counts in; the Chinese word is the one that is read (`PublishedUnit`).
  public var unit = Localized("", "")
  /// Digits after the point to which the number was rounded; from the printed digits where nil.
  public var decimals: Int?
  public var qualifier = Qualifier.exact
  public var period = ""
  public var source = ""
  /// What the publication leaves open, shown beside the verdict.
  public var ambiguity: Localized?
  public var computedFrom = Source.formula("")
  /// Where the figure stands: file and JSON pointer.
  public var place: String
  /// What is wrong with the entry, so that nothing can be computed.
  public var fault: Localized?

  /// The printed numbers with their precision; nil where digits are no number or the precision is impossible.
  public var published: [PublishedNumber]? {
    let unit = PublishedUnit(unit.chinese)
    let numbers = printed.compactMap { printed -> PublishedNumber? in
      guard let number = PublishedNumber(printed: printed, unit: unit) else { return nil }
      return decimals.map { number.with(decimals: $0) } ?? number
    }
    return numbers.isEmpty || numbers.count < printed.count ? nil : numbers
  }

  /// As printed, several with a stroke between.
  public var printedText: String { printed.joined(separator: "/") }

  /// The verdict on a computed value in base units of the figure's unit.
  public func verdict(on computed: Quantity) -> Reconciliation.Verdict {
    guard let published else {
      let text = printedText
      return .cannotTell(
        Localized("公布值“\(text)”或其精度无法读取", "the published value \"\(text)\" or its precision cannot be read"))
    }
    for number in published {
      if qualifier.isLowerBound {
        guard let bound = number.quantity, let above = computed.subtracting(bound) else { return Self.outOfRange }
        if !above.isNegative { return .agrees }
      } else {
        guard let rounded = computed.rounded(to: number.decimals, in: number.unit) else { return Self.outOfRange }
        if rounded == number.mantissa { return .agrees }
      }
    }
    return .disagrees
  }

  private static let outOfRange = Reconciliation.Verdict.cannotTell(
    Localized("计算值超出范围", "the computed value is out of range"))
}
