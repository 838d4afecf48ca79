import Localization

/// A key of the records of a file: how many records have it, and the field that it feeds.
public struct FileKey: Sendable, Hashable {
  /// Why a key feeds its field.
  public enum Reason: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    /// It is the name, a title or a published spelling of the field.
    case name
    /// It is put together from the parts of the field's published spellings.
    case part
    /// Somebody said so.
    case mapping
    /// No field has it, so it is one of its own.
    case inferred
    /// It is kept with its record and is no column.
    case none

    public var title: Localized {
      switch self {
      case .name: Localized("名称相同", "name")
      case .part: Localized("由词素拼成", "parts")
      case .mapping: Localized("由人指定", "mapping")
      case .inferred: Localized("按值推断", "inferred")
      case .none: Localized("仅随记录保留", "none")
      }
    }
  }

  public let file: String
  /// The kind of the file's records, by name.
  public let kind: String
  /// As the file spells it; keys of objects within records with those that lead to them.
  public let key: String
  /// The field's name; nil if there is none.
  public let field: String?
  public let reason: Reason
  /// How many records have it.
  public var records: Int

  public init(file: String, kind: String, key: String, field: String?, reason: Reason, records: Int) {
    self.file = file
    self.kind = kind
    self.key = key
    self.field = field
    self.reason = reason
    self.records = records
  }
}
