import Localization

/// A kind of record, such as organizations: its fields in display order and the one that identifies a record.
public final class Kind: Sendable {
  /// The file name and command-line word.
  public let name: String
  public let title: Localized
  /// One record of the kind, for sentences: "organization".
  public let singular: Localized
  public let help: Localized
  public let key: String
  public let fields: [Field]
  /// The order shown before the user sorts: field names, `-` before one for descending.
  public let defaultOrder: [String]
  /// Whether the catalogue describes the kind, or it was made from what a file holds.
  public let origin: Field.Origin
  private let ordinals: [String: Int]
  public let keyOrdinal: Int
  /// The field that people call a record by, or the key.
  public let labelOrdinal: Int

  /// - Precondition: field names are unique and `key` is one of them (walked by a test over every kind).
  public init(
    _ name: String, title: Localized, singular: Localized, help: Localized, key: String, defaultOrder: [String] = [],
    origin: Field.Origin = .described, fields: [Field]
  ) {
    self.name = name
    self.title = title
    self.singular = singular
    self.help = help
    self.key = key
    self.defaultOrder = defaultOrder
    self.origin = origin
    self.fields = fields
    let ordinals = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    self.ordinals = ordinals
    keyOrdinal = ordinals[key] ?? 0
    labelOrdinal = fields.firstIndex { $0.has(.label) } ?? keyOrdinal
  }

  /// The same kind with further fields after its own.
  package func adding(_ further: [Field]) -> Kind { describing(fields + further) }

  /// The same kind with other descriptions of its fields.
  package func describing(_ fields: [Field]) -> Kind {
    Kind(
      name, title: title, singular: singular, help: help, key: key, defaultOrder: defaultOrder, origin: origin,
      fields: fields)
  }

  /// The position of the field called `name`, exactly. O(1).
  public func ordinal(of name: String) -> Int? { ordinals[name] }

  /// The fields in which a word without a field name is looked for: all that a table shows as words. Of texts, those of the
  /// search and those that are shown from the start; of values and references, the labels.
  public var wordOrdinals: [Int] { fields.indices.filter { fields[$0].takesWords } }

  public var summaryOrdinals: [Int] { fields.indices.filter { fields[$0].has(.summary) } }
}
