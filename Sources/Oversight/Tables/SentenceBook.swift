import Columnar
import Localization

/// A vocabulary built from the sentences of a computed table, so that its cells are in both languages.
struct SentenceBook {
  private static let limit = 60_000
  private let name: String
  private let title: Localized
  private var entries: [Codebook.Entry] = []
  private var codes: [Localized: String] = [:]

  init(_ name: String, title: Localized) {
    self.name = name
    self.title = title
  }

  /// The value of a sentence; empty if there is none. Once the vocabulary is full, a sentence stays in Chinese.
  mutating func value(_ sentence: Localized?) -> Value {
    guard let sentence, !sentence.chinese.isEmpty || !sentence.english.isEmpty else { return .empty }
    if let code = codes[sentence] { return .text(code) }
    guard entries.count < Self.limit else { return .text(sentence.chinese) }
    let code = "\(name)-\(entries.count + 1)"
    entries.append(Codebook.Entry(code, sentence.chinese, sentence.english))
    codes[sentence] = code
    return .text(code)
  }

  var codebook: Codebook {
    Codebook(name, title: title, openness: .open, writing: .translatedLabel, entries: entries)
  }

  /// A vocabulary of a closed set of cases.
  static func cases(_ name: String, title: Localized, _ entries: [(code: String, title: Localized)]) -> Codebook {
    Codebook(
      name, title: title, writing: .translatedLabel,
      entries: entries.map { .init($0.code, $0.title.chinese, $0.title.english) })
  }

  /// The kinds of a register by name.
  static func kinds(_ schema: Schema) -> Codebook {
    Codebook(
      "kinds", title: Localized("记录类型", "record types"), openness: .open, writing: .code,
      entries: schema.kinds.map { Codebook.Entry($0.name, $0.title.chinese, $0.title.english) })
  }
}
