import Localization

/// One value of a vocabulary a row, as a 16-bit code.
///
/// Codes below the codebook's entry count are its ordinals; codes from there on are `extras`, spellings found in the
/// data that the codebook does not know (a problem where it is closed). `empty` marks no value. 2 bytes a row.
public struct CodedColumn: Sendable {
  public static let empty = UInt16.max
  /// Codes in use stay below this; loading keeps further unknown spellings as unreadable values instead.
  public static let limit = 65_000

  public let codes: [UInt16]
  public let labels: CodedLabels

  public init(codes: [UInt16], labels: CodedLabels) {
    self.codes = codes
    self.labels = labels
  }

  @inlinable public var count: Int { codes.count }
}

/// The meaning of the 16-bit codes of a coded column or list: the codebook's entries, then spellings found in the data.
public struct CodedLabels: Sendable {
  public let book: Codebook
  public let extras: [String]
  private let index = SpellingIndex()
  let texts = MadeOnce()

  public init(book: Codebook, extras: [String] = []) {
    self.book = book
    self.extras = extras
  }

  /// The spellings found in the data, folded.
  package var foldedExtras: SpellingIndex.Spellings { index.spellings { extras.map { [$0] } } }

  /// How many codes are in use.
  @inlinable public var count: Int { book.entries.count + extras.count }

  /// The label of a code, for the screen.
  public func label(_ code: Int, _ language: Language) -> String {
    code < book.entries.count ? book.entries[code].label[language] : extras[code - book.entries.count]
  }

  /// The text of a code in exports, as the book selects it: the Chinese label, the entry's code, or the label in `language`.
  public func written(_ code: Int, _ language: Language = .chinese) -> String {
    guard code < book.entries.count else { return extras[code - book.entries.count] }
    switch book.writing {
    case .label: return book.entries[code].label.chinese
    case .code: return book.entries[code].code
    case .translatedLabel: return book.entries[code].label[language]
    }
  }
}
