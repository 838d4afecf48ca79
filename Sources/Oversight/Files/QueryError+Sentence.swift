import Columnar
import Localization
import Querying

extension QueryError {
  /// The sentence, followed by the wrong part of the text in brackets.
  func sentence(about text: String) -> Localized {
    let bytes = Array(text.utf8)
    let range = range.clamped(to: 0..<bytes.count)
    let part = String(decoding: bytes[range], as: UTF8.self)
    let mark = part.isEmpty || part == text ? "" : " [\(part)]"
    return Localized(sentence(.chinese) + mark, sentence(.english) + mark)
  }
}
