import Columnar
import Localization

/// A question that the filter line asks: everything a worker needs, as values. Performed by `answer`, off the screen's
/// thread; the answer carries the generation back.
public struct FilterRequest: Sendable, Equatable {
  public let place: Int
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let text: String
  public let sort: [SortLevel]
  /// Whether somebody asked for that order; else words alone put the likeliest records first.
  public let isSortChosen: Bool
  /// Rows that the question is narrowed to; nil for all.
  public let scope: [UInt32]?
  public let today: Day
  /// Queries that `view:NAME` may name.
  public let views: NamedQueries

  public static func == (left: FilterRequest, right: FilterRequest) -> Bool {
    left.place == right.place && left.generation == right.generation && left.kind == right.kind
      && left.text == right.text && left.sort == right.sort && left.isSortChosen == right.isSortChosen
      && left.scope == right.scope && left.views == right.views
  }
}

/// One level of an order.
public struct SortLevel: Sendable, Hashable {
  public let field: Int
  public var descending: Bool

  public init(field: Int, descending: Bool = false) {
    self.field = field
    self.descending = descending
  }
}

/// Why a filter is no question: where in the text, what was expected and the nearest word that is known.
public struct FilterFault: Sendable, Equatable {
  /// UTF-8 offsets in the text.
  public let range: Range<Int>
  public let message: Localized
  public let expected: [String]
  public let nearest: String?

  public init(range: Range<Int>, message: Localized, expected: [String] = [], nearest: String? = nil) {
    self.range = range
    self.message = message
    self.expected = expected
    self.nearest = nearest
  }
}

/// What came of a filter.
public struct FilterAnswer: Sendable {
  public enum Outcome: Sendable {
    /// `isRanked`: by relevance instead of the usual order.
    case rows(RowSet, highlights: Highlighter?, isRanked: Bool = false)
    case fault(FilterFault)
  }

  public let place: Int
  public let generation: Int
  public let outcome: Outcome
  /// How long the worker took, in microseconds; measured by the runtime, nil where nobody did.
  public let microseconds: Int?

  public init(place: Int, generation: Int, outcome: Outcome, microseconds: Int? = nil) {
    self.place = place
    self.generation = generation
    self.outcome = outcome
    self.microseconds = microseconds
  }
}

/// The ranges of a cell's UTF-8 that made the record match, by the field that the cell belongs to.
public struct Highlighter: Sendable {
  let ranges: @Sendable (_ text: UnsafeBufferPointer<UInt8>, _ field: Int) -> [Range<Int>]

  public init(_ ranges: @escaping @Sendable (_ text: UnsafeBufferPointer<UInt8>, _ field: Int) -> [Range<Int>]) {
    self.ranges = ranges
  }
}

/// A count of each value of one field among the rows shown.
public struct FacetRequest: Sendable, Equatable {
  public let place: Int
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let field: Int
  public let rows: RowSet
  public let today: Day

  public static func == (left: FacetRequest, right: FacetRequest) -> Bool {
    left.place == right.place && left.generation == right.generation && left.kind == right.kind
      && left.field == right.field && left.rows.count == right.rows.count
  }
}

public struct FacetAnswer: Sendable {
  public struct Entry: Sendable, Equatable {
    public let label: Localized
    /// What the records of the value meet, as the filter takes it.
    public let clause: String
    public let count: Int
    /// Whether these are the records without a value.
    public let isEmpty: Bool

    public init(label: Localized, clause: String, count: Int, isEmpty: Bool = false) {
      self.label = label
      self.clause = clause
      self.count = count
      self.isEmpty = isEmpty
    }
  }

  public let place: Int
  public let generation: Int
  public let field: Int
  /// Most frequent first.
  public let entries: [Entry]
  /// How many further values there are.
  public let rest: Int

  public init(place: Int, generation: Int, field: Int, entries: [Entry], rest: Int) {
    self.place = place
    self.generation = generation
    self.field = field
    self.entries = entries
    self.rest = rest
  }
}

/// Rows to write, exactly as shown.
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

  public static func == (left: ExportRequest, right: ExportRequest) -> Bool {
    left.kind == right.kind && left.rows == right.rows && left.columns == right.columns
      && left.language == right.language && left.format == right.format && left.path == right.path
      && left.overwrite == right.overwrite
  }
}
