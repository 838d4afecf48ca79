import Columnar
import Localization

/// Rows to write to a file, exactly as shown.
public struct ExportRequest: Sendable, Equatable {
  public let register: Register
  public let kind: Int
  public let rows: RowSet
  /// Field ordinals in order.
  public let columns: [Int]
  public let language: Language
  /// The name of a format.
  public let format: String
  public let path: String
  public var overwrite: Bool
}
