import Columnar
import Localization

/// One rule of law as data: the records that it applies to, the condition that they meet, and the due day.
///
/// Every condition is a query. A rule decides nothing: it points to a record and the evidence.
public struct Rule: Sendable, Hashable {
  /// How well the text of the rule is verified.
  public enum Verification: String, Sendable, CaseIterable {
    /// Read in the text of the instrument or in a reliable copy.
    case verified = "V"
    /// Stated only by the publication whose figures are checked.
    case stated = "S"
    /// From memory, or read only in a draft.
    case remembered = "M"

    public var title: Localized {
      switch self {
      case .verified: Localized("已核对", "checked")
      case .stated: Localized("依公告", "as published")
      case .remembered: Localized("待核对", "to be checked")
      }
    }
  }

  public enum Severity: String, Sendable, CaseIterable {
    case serious, warning, notice

    public var title: Localized {
      switch self {
      case .serious: Localized("严重", "serious")
      case .warning: Localized("警示", "warning")
      case .notice: Localized("提醒", "notice")
      }
    }
  }

  /// A formula for the due day of a record. Of several, the first that gives a day is used.
  public enum Due: Sendable, Hashable {
    /// A day with calendar arithmetic: `decidedOn+2y`.
    case expression(String)
    /// A fixed day of a year computed from the record: `reportYear+1`, 31 May.
    case inYear(String, month: Int, day: Int)

    var text: String {
      switch self {
      case .expression(let text), .inYear(let text, _, _): text
      }
    }
  }

  /// A field of the record (`fine`, `organization.status`), or a formula over the record with its title.
  public struct Evidence: Sendable, Hashable {
    public let text: String
    public let title: Localized?
  }

  public var id: String
  public var title: Localized
  public var instrument = Localized("", "")
  public var article = Localized("", "")
  /// The words of the article that carry the condition.
  public var text: Localized?
  /// What the article says shall or may follow.
  public var consequence: Localized?
  /// The first and last day on which the rule is in force; nil: unbounded.
  public var effectiveFrom: Day?
  public var effectiveTo: Day?
  public var verification = Verification.remembered
  public var severity = Severity.notice
  public var kind = ""
  /// A formula for the day of a record on which the rule must be in force. The as-of day if empty, or if the record has no
  /// such day.
  public var dated = ""
  /// The records that the rule applies to, as a query.
  public var applies = ""
  /// The records of these that meet the rule.
  public var query = ""
  /// The day by which something must be done, or on which a period ends.
  public var due: [Due] = []
  /// The records that meet the rule and are still pending; the others have no due day.
  public var pending = ""
  public var evidence: [Evidence] = []
  public var note: Localized?
  /// The place of the entry: file and JSON pointer.
  public var place: String
  /// Why the entry is invalid and cannot be evaluated; nil if it is valid.
  public var fault: Localized?

  /// Instrument and article, as cited, with a mark if the text was not verified.
  public var citation: Localized {
    let place =
      article.chinese.isEmpty
      ? instrument : Localized(instrument.chinese + article.chinese, "\(instrument.english), \(article.english)")
    guard verification != .verified, !place.chinese.isEmpty else { return place }
    let mark = verification.title
    return Localized("\(place.chinese)（\(mark.chinese)）", "\(place.english) (\(mark.english))")
  }

  public func isInForce(on day: Day) -> Bool {
    effectiveFrom.map { $0 <= day } ?? true && effectiveTo.map { day <= $0 } ?? true
  }
}
