import Columnar
import Localization

/// The answer of a rule for one record.
public enum Answer: String, Sendable, CaseIterable {
  case yes, no, notApplicable
  /// A field that the rule needs is empty.
  case cannotTell

  public var title: Localized {
    switch self {
    case .yes: Localized("符合", "yes")
    case .no: Localized("不符合", "no")
    case .notApplicable: Localized("不适用", "not applicable")
    case .cannotTell: Localized("缺字段，无法判断", "cannot tell")
    }
  }
}
