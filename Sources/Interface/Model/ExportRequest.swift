import Columnar
import Exports
import Localization
import Querying

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
  /// The form of values that the format has.
  public let values: ExportValues
  public let isRedacted: Bool
  /// What an evidence says beside the rows; nil if none is to be written.
  public let evidence: ExportEvidenceRequest?
  /// The question whose answer the rows are.
  public let question: ExportQuestion
  public let path: String
  public var overwrite: Bool
}

/// The question whose answer an export is, in the notation of the command line.
public struct ExportQuestion: Sendable, Equatable {
  public let query: String
  /// Empty for the default order.
  public let sort: String
  /// The day that relative dates counted from.
  public let today: Day

  public init(query: String, sort: String, today: Day) {
    self.query = query
    self.sort = sort
    self.today = today
  }
}

/// What is known of the evidence before the file is written.
public struct ExportEvidenceRequest: Sendable, Equatable {
  /// The saved views that the query may name.
  public let views: NamedQueries
  /// Whether the rows are those that the user marked.
  public let isMarked: Bool
  /// The command that writes the same; nil if there is none.
  public let command: String?
}
