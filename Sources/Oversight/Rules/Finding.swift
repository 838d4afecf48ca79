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
      case .overdue: Localized("已逾期", "overdue")
      case .soon: Localized("30 日内到期", "due within 30 days")
      case .later: Localized("30 日后到期", "due after 30 days")
      case .undated: Localized("无期限", "no due date")
      }
    }
  }

  /// Index in `Findings.outcomes`.
  public let rule: Int
  public let row: Int
  public let dueOn: Day?
  public let urgency: Urgency
}
