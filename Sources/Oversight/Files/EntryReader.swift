import Columnar
import JSON
import Localization

/// Reads the members of one entry of a data file. Figures and rules share the notation.
struct EntryReader {
  let entry: JSONValue

  init(_ entry: JSONValue) { self.entry = entry }

  /// A text, or a number as its digits in the file.
  func text(_ key: String) -> String? { entry[key].flatMap(Self.text) }

  static func text(_ value: JSONValue) -> String? { value.string ?? value.number?.text }

  /// `{"zh": …, "en": …}`, or one text for both languages.
  func localized(_ key: String) -> Localized? {
    guard let value = entry[key] else { return nil }
    if let plain = Self.text(value) { return Localized(plain, plain) }
    guard let chinese = value["zh"]?.string else { return nil }
    return Localized(chinese, value["en"]?.string ?? chinese)
  }

  func missing(_ key: String) -> Localized { Localized("缺少 \(key)", "\(key) is missing") }
}
