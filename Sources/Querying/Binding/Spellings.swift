import Columnar
import HanText

/// Spellings of the values of a vocabulary in a query.
package enum Spellings {
  /// Code, both labels and aliases; for a value outside the codebook, its spelling in the data.
  package static func of(_ code: Int, in labels: CodedLabels) -> [String] {
    guard code < labels.book.entries.count else { return [labels.label(code, .chinese)] }
    return labels.book.entries[code].spellings
  }

  /// The codes with this spelling, else the only code with a spelling that has this prefix, else the only one with a label
  /// that contains it. If several qualify and all belong to the family of one (a city, its counties, its old name), that
  /// one.
  static func resolve(
    _ text: String, in labels: CodedLabels, quoted: Bool, at place: QueryRange
  ) throws(QueryError) -> [Int] {
    let wanted = Folding.fold(text)
    let folded = labels.book.foldedSpellings.folded + labels.foldedExtras.folded
    let exact = folded.indices.filter { folded[$0].contains(wanted) }
    if !exact.isEmpty { return exact }
    if !wanted.isEmpty, !quoted {
      let beginning = folded.indices.filter { folded[$0].contains { $0.hasPrefix(wanted) } }
      if let found = head(of: beginning, in: labels.book) { return [found] }
      if beginning.count > 1 { throw ambiguous(text, beginning, labels, at: place) }
      let holding = folded.indices.filter { folded[$0].prefix(2).contains { $0.contains(wanted) } }
      if let found = head(of: holding, in: labels.book) { return [found] }
      if holding.count > 1 { throw ambiguous(text, holding, labels, at: place) }
    }
    throw unknown(text, labels, at: place)
  }

  /// An unambiguous spelling of a code: its Chinese label, or the code itself if the label is a spelling of another value.
  package static func unique(_ code: Int, in labels: CodedLabels) -> String {
    let label = labels.label(code, .chinese)
    guard code < labels.book.entries.count else { return label }
    let folded = Folding.fold(label)
    let isAlone =
      labels.book.foldedSpellings.bearers[folded] == 1 && labels.foldedExtras.bearers[folded] == nil
    return isAlone ? label : labels.book.entries[code].code
  }

  /// The code whose family contains all of them; nil if there is none.
  private static func head(of codes: [Int], in book: Codebook) -> Int? {
    if codes.count <= 1 { return codes.first }
    guard codes.count < 500 else { return nil }
    let current = codes.filter { $0 < book.entries.count && book.entries[$0].replacedBy == nil }
    for code in current.prefix(8) where Set(book.family(of: code)).isSuperset(of: codes) { return code }
    return nil
  }

  private static func ambiguous(
    _ text: String, _ codes: [Int], _ labels: CodedLabels, at place: QueryRange
  ) -> QueryError {
    let chinese = codes.prefix(8).map { labels.label($0, .chinese) }
    let english = codes.prefix(8).map { labels.label($0, .english) }
    let more = codes.count > 8 ? "…" : ""
    return QueryError(
      place, "“\(text)”有多种含义：\(chinese.joined(separator: "、"))\(more)。请写出完整名称。",
      "“\(text)” is ambiguous: \(english.joined(separator: ", "))\(more). Write the full name.", expected: chinese)
  }

  private static func unknown(_ text: String, _ labels: CodedLabels, at place: QueryRange) -> QueryError {
    let codes = 0..<min(labels.count, 4_000)
    let words = codes.flatMap { of($0, in: labels) }
    let title = labels.book.title
    return QueryError(
      place, "代码表“\(title.chinese)”中没有“\(text)”。", "There is no “\(text)” in the code list “\(title.english)”.",
      expected: codes.prefix(12).map { labels.label($0, .chinese) }, nearest: NearestWord.of(text, among: words))
  }
}
