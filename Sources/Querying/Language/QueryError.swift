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
  /// The known word that is nearest to the mistyped one.
  public let nearest: String?

  public init(range: Range<Int>, message: Localized, expected: [String] = [], nearest: String? = nil) {
    self.range = range
    self.message = message
    self.expected = expected
    self.nearest = nearest
  }

  package init(
    _ place: QueryRange, _ chinese: String, _ english: String, expected: [String] = [], nearest: String? = nil
  ) {
    self.init(
      range: place.range, message: Localized(Self.shortened(chinese), Self.shortened(english)), expected: expected,
      nearest: nearest)
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
    case .chinese: return "\(message.chinese) 是否指“\(nearest)”？"
    case .english: return "\(message.english) Did you mean “\(nearest)”?"
    }
  }
}
