import Columnar
import Localization

/// One difference between two registers: a record that only one of them has, or a field that changed.
public struct Difference: Sendable, Hashable {
  public enum Change: String, Sendable, CaseIterable {
    case added, removed, changed

    public var title: Localized {
      switch self {
      case .added: Localized("新增", "added")
      case .removed: Localized("删除", "removed")
      case .changed: Localized("变更", "changed")
      }
    }
  }

  public let change: Change
  /// The kind's name.
  public let kind: String
  public let key: String
  public let label: String
  /// The field's name; nil for a record that was added or removed.
  public let field: String?
  public let old: Value
  public let new: Value
  /// The record's row in the old and the new register; nil if that register does not have it.
  public let oldRow: Int?
  public let newRow: Int?
}
