import Columnar
import Localization

/// A published figure compared with its value computed from records.
public struct Reconciliation: Sendable, Hashable {
  public enum Verdict: Sendable, Hashable {
    case agrees
    case disagrees
    case cannotTell(Localized)

    public var title: Localized {
      switch self {
      case .agrees: Localized("一致", "agrees")
      case .disagrees: Localized("不一致", "disagrees")
      case .cannotTell: Localized("无法判断", "not checkable")
      }
    }

    /// Why there is no verdict; nil if there is one.
    public var reason: Localized? { if case .cannotTell(let reason) = self { reason } else { nil } }
  }

  public let figure: Figure
  /// In base units: records, people, fen, a ratio, a year, a day number.
  public let computed: Quantity?
  public let verdict: Verdict

  public init(figure: Figure, computed: Quantity?, verdict: Verdict) {
    self.figure = figure
    self.computed = computed
    self.verdict = verdict
  }

  /// The published number that agrees with the computed one, else the first.
  private var nearest: PublishedNumber? {
    guard let published = figure.published else { return nil }
    guard let computed, published.count > 1 else { return published[0] }
    return published.first { figure.onlyPublishing($0).verdict(on: computed) == .agrees } ?? published[0]
  }

  /// The computed value in the printed unit and precision. If it does not agree, two more digits, to show a near miss.
  public var computedDigits: String? {
    guard let computed, let nearest else { return nil }
    if nearest.unit.base == .day || nearest.unit.base == .year {
      return computed.rounded(to: 0, in: nearest.unit)
        .map { PublishedNumber.digits(mantissa: $0, decimals: 0, unit: nearest.unit) }
    }
    let kept = max(nearest.decimals, 0)
    let decimals = nearest.decimals < 0 ? 0 : kept + (verdict == .agrees ? 0 : 2)
    guard let rounded = computed.rounded(to: decimals, in: nearest.unit) else { return nil }
    return Self.trimmed(
      PublishedNumber.digits(mantissa: rounded, decimals: decimals, unit: nearest.unit), keeping: kept)
  }

  /// Computed minus published, in the printed unit (days for dates); nil if either is missing.
  public var difference: String? {
    guard let computed, let nearest, let bound = nearest.quantity, let gap = computed.subtracting(bound) else {
      return nil
    }
    let decimals = max(nearest.decimals, 0) + 2
    guard let rounded = gap.rounded(to: decimals, in: nearest.unit) else { return nil }
    let number = PublishedUnit(nearest.unit.text, base: .count)
    return Self.trimmed(PublishedNumber.digits(mantissa: rounded, decimals: decimals, unit: number), keeping: 0)
  }

  private static func trimmed(_ digits: String, keeping: Int) -> String {
    guard let point = digits.firstIndex(of: ".") else { return digits }
    var text = digits
    while text.last == "0", text.distance(from: point, to: text.endIndex) - 1 > keeping { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }
}

extension Figure {
  fileprivate func onlyPublishing(_ number: PublishedNumber) -> Figure {
    var figure = self
    figure.printed = [number.digits]
    return figure
  }
}
