import Localization

/// One field of a kind, described once: table, detail, query, sort, facets, validation, export and help follow from it.
public final class Field: Sendable {
  /// The uses of a field beyond its type.
  public struct Roles: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Words of a query without a field name search this field.
    public static var search: Roles { Roles(rawValue: 1) }
    /// The name that people call the record by; one a kind.
    public static var label: Roles { Roles(rawValue: 2) }
    /// Shown in the table before the user chooses columns.
    public static var summary: Roles { Roles(rawValue: 4) }
    /// The day by which the record is dated, for timelines and newest-first.
    public static var dated: Roles { Roles(rawValue: 8) }
    /// About a natural person: a name, a telephone, an identity number. Exports can mask it.
    public static var personal: Roles { Roles(rawValue: 16) }
    /// The heading has no unit, because the title of the table names it, as in a cross table.
    public static var bareHeading: Roles { Roles(rawValue: 32) }
  }

  /// Another spelling of the field's key in files. `unit` scales numbers: a fine in 万元 is stored as fen.
  public struct Alias: Sendable {
    public let key: String
    public let unit: MoneyUnit?
    /// A value that this spelling of the key implies: a record with 处罚类别 is a penalty.
    public let implies: Implication?

    public init(_ key: String, unit: MoneyUnit? = nil, implies: Implication? = nil) {
      self.key = key
      self.unit = unit
      self.implies = implies
    }
  }

  /// A value, spelled as in a file, that another field takes if the record has no value for it.
  public struct Implication: Sendable {
    public let field: String
    public let value: String

    public init(field: String, value: String) {
      self.field = field
      self.value = value
    }
  }

  /// A condition on a record beyond the type; a violation is a problem and never drops the value.
  public enum Constraint: Sendable {
    case required
    case unique
    /// No other record has the same text here and the same values in the fields named: it may be the same record twice.
    case uniqueWith([String])
    /// Inclusive bounds for integers (fen for money).
    case range(ClosedRange<Int64>)
    /// This day is not before the day in the field named.
    case notBefore(String)
    /// A day not after the register's as-of day.
    case notAfterAsOf
    /// A number above zero goes with one of these values of a list of the same record: one of the two alone is wrong.
    /// With `isMutual` false only the number needs the value. Records with an empty list are left alone.
    case goesWith(field: String, values: [String], isMutual: Bool)
    /// What holds of the records whose value here is this one of the vocabulary; the name is for help.
    case holds(of: String, name: String, fault: @Sendable (any RecordReader) -> Localized?)
    /// Same prefix rule as `check`, for rules that need the whole record; the name is for help.
    case matches(name: String, fault: @Sendable (any RecordReader) -> Localized?)
  }

  /// Where the description of a field comes from.
  public enum Origin: Sendable, Hashable {
    /// The catalogue.
    case described
    /// The file has values that no field of the catalogue takes: the type is that of all of them.
    case inferred
    /// The same; values are JSON text of arrays and objects.
    case nested
  }

  /// How a field that no file holds comes about.
  public enum Derivation: Sendable {
    /// The sum of numeric fields of the same record; empty only if all are empty.
    case sum([String])
    /// How many records of `kind` point at this record through `field`.
    case count(kind: String, field: String)
  }

  public let name: String
  public let title: Localized
  public let help: Localized
  public let type: FieldType
  public let group: Localized
  public let roles: Roles
  public let aliases: [Alias]
  /// What published spellings are put together from.
  public let parts: [KeyParts]
  public let constraints: [Constraint]
  public let derivation: Derivation?
  public let origin: Origin
  /// Columns of display width in a table before the user changes it.
  public let width: Int

  public init(
    _ name: String, _ title: Localized, _ type: FieldType, help: Localized, group: Localized,
    roles: Roles = [], aliases: [Alias] = [], parts: [KeyParts] = [], constraints: [Constraint] = [],
    derivation: Derivation? = nil,
    origin: Origin = .described, width: Int? = nil
  ) {
    self.name = name
    self.title = title
    self.help = help
    self.type = type
    self.group = group
    self.roles = roles
    self.aliases = aliases
    self.parts = parts
    self.constraints = constraints
    self.derivation = derivation
    self.origin = origin
    self.width = width ?? Self.defaultWidth(type)
  }

  private static func defaultWidth(_ type: FieldType) -> Int {
    switch type {
    case .text: 24
    case .code: 20
    case .integer: 8
    case .money: 14
    case .date: 10
    case .flag: 4
    case .coded: 12
    case .reference: 24
    case .list: 20
    }
  }

  public func has(_ role: Roles) -> Bool { roles.contains(role) }

  /// Whether a word without a field name is looked for here.
  public var takesWords: Bool {
    switch type {
    case .text, .code: has(.search) || has(.summary) || has(.label)
    case .coded, .reference: true
    case .list(let element):
      switch element {
      case .text, .code, .coded, .reference: true
      default: false
      }
    case .integer, .money, .date, .flag: false
    }
  }

  public var isRequired: Bool {
    constraints.contains { if case .required = $0 { true } else { false } }
  }
}
