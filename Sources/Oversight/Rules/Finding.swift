import Columnar
import Localization

/// One record that meets one rule.
public struct Finding: Sendable, Hashable {
  /// How close the due day is.
  public enum Urgency: String, Sendable, CaseIterable {
    case overdue
    /// Within `Findings.soon` days of the as-of day, that day included.
    case soon
    case later
    /// There is no due day.
    case undated

    public var title: Localized {
      switch self {
      case .overdue: Localized("已到期", "overdue")
      case .soon: Localized("即将到期", "due soon")
      case .later: Localized("未到期", "due later")
      case .undated: Localized("无期限", "no due day")
      }
    }
  }

  /// Index in `Findings.outcomes`.
  public let rule: Int
  public let row: Int
  public let dueOn: Day?
  public let urgency: Urgency
}
