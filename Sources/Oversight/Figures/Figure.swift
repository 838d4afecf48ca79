import Columnar
import Localization

/// A published number, with the query and measure that compute it from records.
public struct Figure: Sendable, Hashable {
  /// How exactly the publication states its number, and so when a computed value agrees with it.
  public enum Qualifier: String, Sendable, CaseIterable {
    /// The printed digits are the number.
    case exact
    /// 余: at least this many. No upper bound is stated.
    case atLeast
    /// 等: the printed list is incomplete, so the number is a lower bound.
    case openList
    /// Rounded half up to the published precision. What a figure without a qualifier is.
    case rounded
    /// 折合: includes goods and services at their money value, which is an estimate printed at some precision.
    case converted
    /// 累计: summed up to the end of the period, from a beginning that is not stated.
    case cumulative

    /// When a computed value agrees with a figure of this kind.
    public var test: Localized {
      switch self {
      case .exact: Localized("核算值与公布值完全相等", "the recomputed value equals the published one")
      case .atLeast: Localized("核算值不小于公布值", "the recomputed value is at least the published one")
      case .openList:
        Localized("列举未尽：核算值不少于所列之数", "the list is not exhaustive: the recomputed value is at least the number listed")
      case .rounded:
        Localized(
          "核算值四舍五入到公布的精度后相同", "the recomputed value, rounded to the published precision, equals the published one")
      case .converted:
        Localized("款物与服务折成金额，四舍五入到公布的精度后相同", "goods and services as money, rounded to the published precision")
      case .cumulative:
        Localized(
          "累计到期末、起点未注明：舍入到公布的精度后相同",
          "summed to the end of the period from a start not stated, rounded to the published precision")
      }
    }

    public var title: Localized {
      switch self {
      case .exact: Localized("准确数", "exact")
      case .atLeast: Localized("至少（“余”）", "at least (“余”)")
      case .openList: Localized("列举未尽（“等”）", "at least those listed (“等”)")
      case .rounded: Localized("四舍五入", "rounded")
      case .converted: Localized("折价", "converted to money")
      case .cumulative: Localized("累计", "cumulative")
      }
    }

    /// Whether the published number is a lower bound of the computed one.
    var isLowerBound: Bool { self == .atLeast || self == .openList }
  }

  /// How the number is computed from records.
  public enum Source: Sendable, Hashable {
    /// A measure over the records of a kind that meet a query.
    case records(kind: String, query: String, measure: String)
    /// Arithmetic over the computed values of other figures, such as `F26+F27+F28`.
    case formula(String)
  }

  /// How a figure is shown on the overview: the system that it is listed under, and a short name.
  public struct Headline: Sendable, Hashable {
    /// Nil: the section of the figure.
    public var system: Localized?
    /// Nil: the label of the figure.
    public var label: Localized?
  }

  public var id: String
  public var label: Localized
  /// Nil if the overview does not show the figure.
  public var headline: Headline?
  public var section = Localized("", "")
  /// Digits as printed: `4439.25`. Several if the publication can be read in more than one way.
  public var printed: [String] = []
  /// The unit of the number. `PublishedUnit` reads the Chinese word.
  public var unit = Localized("", "")
  /// Decimal places that the number was rounded to; negative for tens, hundreds ... Nil: as many as are printed.
  public var decimals: Int?
  public var qualifier = Qualifier.rounded
  public var period = ""
  public var source = ""
  /// What the publication leaves ambiguous, shown beside the verdict.
  public var ambiguity: Localized?
  public var computedFrom = Source.formula("")
  /// The place of the entry: file and JSON pointer.
  public var place: String
  /// Why the entry is invalid and cannot be computed; nil if it is valid.
  public var fault: Localized?

  /// The printed numbers with their precision; nil if the digits are not a number or the precision is impossible.
  public var published: [PublishedNumber]? {
    let unit = PublishedUnit(unit.chinese)
    let numbers = printed.compactMap { printed -> PublishedNumber? in
      guard let number = PublishedNumber(printed: printed, unit: unit) else { return nil }
      return decimals.map { number.with(decimals: $0) } ?? number
    }
    return numbers.isEmpty || numbers.count < printed.count ? nil : numbers
  }

  /// The printed numbers, separated by `/`.
  public var printedText: String { printed.joined(separator: "/") }

  /// The verdict on a computed value, given in base units of the figure's unit.
  public func verdict(on computed: Quantity) -> Reconciliation.Verdict {
    guard let published else {
      let text = printedText
      return .cannotTell(
        Localized("公布值“\(text)”或其精度无法读取", "the published value \"\(text)\" or its precision cannot be read"))
    }
    for number in published {
      if qualifier == .exact {
        guard let value = number.quantity, let gap = computed.subtracting(value) else { return Self.outOfRange }
        if gap.isZero { return .agrees }
      } else if qualifier.isLowerBound {
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
    Localized("核算值超出范围", "the recomputed value is out of range"))
}
