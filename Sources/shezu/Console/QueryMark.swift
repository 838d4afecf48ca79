import Columnar
import Localization
import Querying
import Screen

/// The error of a query: the query, a line that underlines the wrong part, and a sentence.
enum QueryMark {
  static func lines(_ query: String, _ error: QueryError, width: DisplayWidth = .standard) -> [String] {
    // Line breaks become blanks, so that the underline stays below its text.
    let bytes = Array(query.utf8).map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? UInt8(ascii: " ") : $0 }
    let start = min(max(0, error.range.lowerBound), bytes.count)
    let end = min(max(start, error.range.upperBound), bytes.count)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    // Of a long query, only the text around the wrong part is shown.
    let before = Self.end(of: text(0..<start), columns: reach, width)
    let marked = width.elide(text(start..<end), to: reach)
    let isMarkedWhole = width.width(of: text(start..<end)) <= reach
    var lines = [
      "  " + before + marked + (isMarkedWhole ? width.elide(text(end..<bytes.count), to: reach) : ""),
      "  " + String(repeating: " ", count: width.width(of: before))
        + String(repeating: "^", count: max(1, width.width(of: marked))),
      error.sentence(OutputLanguage.current),
    ]
    let expected = error.expected(OutputLanguage.current)
    let shown = expected.prefix(12)
    if error.nearest == nil, !shown.isEmpty {
      let more = expected.count > shown.count ? " …" : ""
      lines.append(
        Localized("可用的有：", "Available: ").chosen
          + shown.joined(separator: OutputLanguage.current == .chinese ? "、" : ", ") + more)
    }
    return lines
  }

  /// Columns shown of the wrong part, and of the text on either side.
  private static let reach = 200

  /// The end of a text, after `…` if it is longer.
  private static func end(of text: String, columns: Int, _ width: DisplayWidth) -> String {
    if text.utf8.count <= columns { return text }
    var kept: [Character] = []
    var used = 1
    for character in text.reversed() {
      used += width.width(of: String(character))
      if used > columns { return "…" + String(kept.reversed()) }
      kept.append(character)
    }
    return text
  }
}
