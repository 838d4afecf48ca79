import Columnar
import Localization

/// The answer of a rule for one record.
public enum Answer: String, Sendable, CaseIterable {
  case yes, no, notApplicable
  /// A field that the rule needs is empty.
  case cannotTell

  public var title: Localized {
    switch self {
    case .yes: Localized("触发", "matched")
    case .no: Localized("未触发", "not matched")
    case .notApplicable: Localized("不适用", "not applicable")
    case .cannotTell: Localized("缺少数据，无法判断", "not enough data")
    }
  }
}
