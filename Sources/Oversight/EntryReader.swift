import Columnar
import JSON
import Localization
import Querying

/// Reads the members of one entry of a data file: figures and rules are written alike.
struct EntryReader {
  let entry: JSONValue

  init(_ entry: JSONValue) { self.entry = entry }

  /// Text; a number as the digits that it was written with.
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

/// Files of data that are read whole.
enum DataFile {
  struct Fault: Error { let message: Localized }

  /// The value of a file, or one sentence with line and column.
  static func parsed(_ bytes: PaddedBytes, named file: String) -> Result<JSONValue, Fault> {
    do throws(JSONError) {
      return .success(try JSONValue(parsing: bytes))
    } catch {
      let place = TextPosition(of: error.offset, in: bytes)
      return .failure(
        Fault(
          message: Localized(
            "\(file):\(place.line):\(place.column)：\(error.sentence.chinese)",
            "\(file):\(place.line):\(place.column): \(error.sentence.english)")))
    }
  }
}

extension QueryError {
  /// The sentence with the part of the text that it is about.
  func sentence(about text: String) -> Localized {
    let bytes = Array(text.utf8)
    let range = range.clamped(to: 0..<bytes.count)
    let part = String(decoding: bytes[range], as: UTF8.self)
    let mark = part.isEmpty || part == text ? "" : " [\(part)]"
    return Localized(sentence(.chinese) + mark, sentence(.english) + mark)
  }
}
