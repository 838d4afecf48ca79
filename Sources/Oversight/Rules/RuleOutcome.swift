import Columnar
import Localization
import Querying

/// The answers of one rule for all records of its kind: four sets; each record is in one of them.
public struct RuleOutcome: Sendable {
  public let rule: Rule
  /// Ordinal of the kind; nil if the rule names no kind of the register.
  public let kind: Int?
  /// Why there are no answers: an error in the rule, or a kind that the register does not hold.
  public let problem: Localized?
  /// Ordinals of the kinds that the rule needs and the register does not hold; the rule itself is valid then.
  public let missing: Set<Int>
  public let yes: Bitmap
  public let no: Bitmap
  public let notApplicable: Bitmap
  /// Records for which a period of working days was counted in calendar days, as the holidays of a year are not known.
  let countedInCalendarDays: Bitmap
  /// The due days of records that meet the rule, by row.
  let due: [Int: Day]
  let evidence: [EvidenceReading]

  public var cannotTell: Bitmap {
    var rest = Bitmap(count: yes.count, filled: true)
    rest.subtract(yes)
    rest.subtract(no)
    rest.subtract(notApplicable)
    return rest
  }

  public func rows(_ answer: Answer) -> Bitmap {
    switch answer {
    case .yes: yes
    case .no: no
    case .notApplicable: notApplicable
    case .cannotTell: cannotTell
    }
  }

  public func isCountedInCalendarDays(_ row: Int) -> Bool { countedInCalendarDays[row] }

  public func due(_ row: Int) -> Day? { due[row] }
}
