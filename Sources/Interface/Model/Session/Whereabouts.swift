/// Where the user was when a session ended, in names that hold in the next one: fields by name, records by key.
public struct Whereabouts: Sendable, Equatable {
  /// A table as it was left.
  public struct LeftTable: Sendable, Equatable {
    /// A shown column.
    public struct Column: Sendable, Equatable {
      public let field: String
      /// Nil for the field's own width.
      public let width: Int?

      public init(field: String, width: Int? = nil) {
        self.field = field
        self.width = width
      }
    }

    /// What narrowed the table before the filter.
    public enum Origin: Sendable, Equatable {
      /// One record, by its key.
      case record(key: String)
      /// The records that point through `field` at the record of `kind` with this key.
      case related(field: String, kind: String, key: String)
    }

    /// The name of its kind.
    public var kind: String
    public var origin: Origin?
    public var filter = ""
    /// Names of fields, `-` before one that descends; nil for the usual order.
    public var sort: [String]?
    /// In order; empty for the usual ones.
    public var columns: [Column] = []
    public var frozen = 0
    /// The key of the record under the cursor; empty if it has none.
    public var record = ""
    /// The position of the cursor, for a record without a key.
    public var position = 0
    /// The field under the cursor; nil for the first one.
    public var field: String?

    public init(kind: String, origin: Origin? = nil) {
      self.kind = kind
      self.origin = origin
    }
  }

  /// The kind on the screen; nil for the overview.
  public var tab: String?
  /// The tables under each tab, from the tab's own to the one on the screen.
  public var trails: [String: [LeftTable]]

  public init(tab: String? = nil, trails: [String: [LeftTable]] = [:]) {
    self.tab = tab
    self.trails = trails
  }
}
