import Columnar
import Localization

/// A fault in a query with its place in the text. People see the sentence, the range underlined, and the nearest known
/// word.
public struct QueryError: Error, Sendable, Hashable {
  /// UTF-8 offsets, always inside the text of the query; an empty range where something is missing.
  public let range: Range<Int>
  public let message: Localized
  /// Names, values or forms that are valid here, the likeliest first.
  public let expected: [String]
  /// The Chinese titles of the names in `expected`, which queries accept too; empty where these are no names of fields.
  private let titles: [String]
  /// The known word that is nearest to the mistyped one.
  public let nearest: String?

  public init(range: Range<Int>, message: Localized, expected: [String] = [], nearest: String? = nil) {
    self.init(range: range, message: message, expected: expected, titles: [], nearest: nearest)
  }

  private init(range: Range<Int>, message: Localized, expected: [String], titles: [String], nearest: String?) {
    self.range = range
    self.message = message
    self.expected = expected
    self.titles = titles
    self.nearest = nearest
  }

  package init(
    _ place: QueryRange, _ chinese: String, _ english: String, expected: [String] = [], titles: [String] = [],
    nearest: String? = nil
  ) {
    self.init(
      range: place.range, message: Localized(Self.shortened(chinese), Self.shortened(english)), expected: expected,
      titles: titles, nearest: nearest)
  }

  /// What is valid here, as a reader of the language knows it: fields by their Chinese titles or by their names.
  public func expected(_ language: Language) -> [String] {
    language == .chinese && !titles.isEmpty ? titles : expected
  }

  /// Cuts a long quotation to its first 60 characters.
  private static func shortened(_ sentence: String) -> String {
    guard sentence.utf8.count > 400, let open = sentence.firstIndex(of: "“"),
      let close = sentence.lastIndex(of: "”"), open < close
    else { return sentence }
    let quoted = sentence[sentence.index(after: open)..<close]
    guard quoted.count > 60 else { return sentence }
    return sentence[...open] + quoted.prefix(60) + "…" + sentence[close...]
  }

  /// The sentence and the nearest word, on one line.
  public func sentence(_ language: Language) -> String {
    guard let nearest else { return message[language] }
    switch language {
    case .chinese: return "\(message.chinese)您要找的是“\(nearest)”吗？"
    case .english: return "\(message.english) Did you mean “\(nearest)”?"
    }
  }
}
