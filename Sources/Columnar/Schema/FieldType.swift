import Localization

/// What a field's values are, which decides its column, its comparisons, its problems and how it is written.
public indirect enum FieldType: Sendable {
  /// Free text, UTF-8.
  case text
  /// An identifier, compared exactly and kept as text; a JSON number in its place is a problem, never coerced.
  case code(CodeScheme?)
  /// A whole number, Int64. A year is written without thousands marks.
  case integer(unit: Localized?, isYear: Bool = false)
  /// Money, held as Int64 fen, written as yuan.
  case money
  /// A calendar day.
  case date
  /// Yes or no.
  case flag
  /// One value of a vocabulary.
  case coded(Codebook)
  /// The key of a record of the kind named.
  case reference(to: String)
  /// Any number of values of one of: text, code, coded, reference.
  case list(FieldType)

  /// The type of one value: the element type of a list, the type itself otherwise.
  public var element: FieldType {
    if case .list(let element) = self { element } else { self }
  }

  public var isList: Bool {
    if case .list = self { true } else { false }
  }

  public var isText: Bool {
    if case .text = self { true } else { false }
  }

  public var codebook: Codebook? {
    if case .coded(let book) = element { book } else { nil }
  }

  /// The kind that values of this type point at.
  public var target: String? {
    if case .reference(let kind) = element { kind } else { nil }
  }

  /// A calendar year.
  public static var year: FieldType { .integer(unit: nil, isYear: true) }

  public var isYear: Bool {
    if case .integer(_, isYear: true) = self { true } else { false }
  }

  /// Numbers are right-aligned, summed and compared by size.
  public var isNumeric: Bool {
    switch self {
    case .integer, .money: true
    default: false
    }
  }

  /// The word that `fields` prints for the type.
  public var name: String {
    switch self {
    case .text: "text"
    case .code: "code"
    case .integer: "integer"
    case .money: "money"
    case .date: "date"
    case .flag: "flag"
    case .coded(let book): "coded(\(book.name))"
    case .reference(let kind): "reference(\(kind))"
    case .list(let element): "list(\(element.name))"
    }
  }
}

/// A rule that identifiers follow, such as the unified social credit code: a name and a check that explains.
public struct CodeScheme: Sendable {
  public let name: String
  public let title: Localized
  /// What is wrong with the bytes of a code, or nil. Called once a value while loading: no allocation when all is well.
  public let fault: @Sendable (UnsafeBufferPointer<UInt8>) -> Localized?
  /// A regular expression for JSON Schema, anchored; nil if the scheme has no pattern.
  public let pattern: String?
  /// The parts of a code of the right length with their meaning, for people; empty if the scheme has none to explain.
  public let parts: @Sendable (String) -> [(text: String, meaning: Localized)]
  /// Well-formed codes that a wrong one was probably meant to be; empty for a right one.
  public let repairs: @Sendable (String) -> [String]

  public init(
    name: String, title: Localized, pattern: String?,
    fault: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Localized?,
    parts: @escaping @Sendable (String) -> [(text: String, meaning: Localized)] = { _ in [] },
    repairs: @escaping @Sendable (String) -> [String] = { _ in [] }
  ) {
    self.name = name
    self.title = title
    self.pattern = pattern
    self.fault = fault
    self.parts = parts
    self.repairs = repairs
  }
}
