import Columnar
import Localization

/// One rule of law as data: which records it is about, which of them meet it, and when something falls due.
///
/// Every condition is a query. A rule never decides anything: it points at a record, with the fields that make it so.
public struct Rule: Sendable, Hashable {
  /// How surely the text of the rule is known.
  public enum Verification: String, Sendable, CaseIterable {
    /// Read in the text of the instrument or in a good witness of it.
    case verified = "V"
    /// Said by the publication whose figures are checked, and by nobody else that was read.
    case stated = "S"
    /// Remembered, or read only in a draft.
    case remembered = "M"

    public var title: Localized {
      switch self {
      case .verified: Localized("已核", "verified")
      case .stated: Localized("据公告", "as stated")
      case .remembered: Localized("待核", "to be checked")
      }
    }
  }

  public enum Severity: String, Sendable, CaseIterable {
    case serious, warning, notice

    public var title: Localized {
      switch self {
      case .serious: Localized("严重", "serious")
      case .warning: Localized("警示", "warning")
      case .notice: Localized("提示", "notice")
      }
    }
  }

  /// A way to the due day of a record; of several the first that gives a day counts.
  public enum Due: Sendable, Hashable {
    /// A day with calendar arithmetic: `decidedOn+2y`.
    case expression(String)
    /// A fixed day of a year that the record says: `reportYear+1`, 31 May.
    case inYear(String, month: Int, day: Int)

    var text: String {
      switch self {
      case .expression(let text), .inYear(let text, _, _): text
      }
    }
  }

  /// A field of the record (`fine`, `organization.status`), or a formula over it with what it is called.
  public struct Evidence: Sendable, Hashable {
    public let text: String
    public let title: Localized?
  }

  public var id: String
  public var title: Localized
  public var instrument = Localized("", "")
  public var article = Localized("", "")
  /// The days between which the rule is law, inclusive; open where nil.
  public var effectiveFrom: Day?
  public var effectiveTo: Day?
  public var verification = Verification.remembered
  public var severity = Severity.notice
  public var kind = ""
  /// The day of a record by which the version in force is chosen; the as-of day where empty, or where the record has none.
  public var dated = ""
  /// Which records the rule is about at all.
  public var applies = ""
  /// Which of those meet it.
  public var query = ""
  /// The day by which something is to be done, or on which something ripens.
  public var due: [Due] = []
  /// Which of the records that meet the rule are still open: the others have no due day any more.
  public var pending = ""
  public var evidence: [Evidence] = []
  public var note: Localized?
  /// Where the rule stands: file and JSON pointer.
  public var place: String
  /// What is wrong with the entry, so that nothing can be told.
  public var fault: Localized?

  /// Instrument and article, as cited.
  public var citation: Localized {
    guard !article.chinese.isEmpty else { return instrument }
    return Localized(instrument.chinese + article.chinese, "\(instrument.english), \(article.english)")
  }

  public func isInForce(on day: Day) -> Bool {
    effectiveFrom.map { $0 <= day } ?? true && effectiveTo.map { day <= $0 } ?? true
  }
}
