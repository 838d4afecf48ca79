import Columnar
import SQL

// Bare words, as written. Words that are searched by sound too are refused.
extension SQLTranslation {
  func found(_ word: WordTest, of source: Source) throws(SQLRefusal) -> String {
    guard word.pinyin == nil || word.isCodeOfOthers else { throw .sound }
    if word.needle.isEmpty { return "TRUE" }
    let kind = register.schema.kinds[source.kind]
    var parts: [String] = []
    for field in word.fields { parts.append(try found(word, field: field, of: source)) }
    if word.isCode, !word.fields.contains(kind.keyOrdinal) {
      parts.append(begins(folded(kind.keyOrdinal, of: source), word))
    }
    return parts.isEmpty ? "FALSE" : parts.map { "(\($0))" }.joined(separator: " OR ")
  }

  private func text(_ word: WordTest) -> String { String(decoding: word.needle, as: UTF8.self) }

  private func begins(_ column: String, _ word: WordTest) -> String {
    "substr(\(column), 1, \(text(word).unicodeScalars.count)) = \(literal(text(word)))"
  }

  private func found(_ word: WordTest, field: Int, of source: Source) throws(SQLRefusal) -> String {
    let description = register.schema.kinds[source.kind].fields[field]
    let name = column(field, of: source)
    switch register.tables[source.kind].columns[field] {
    case .text: return isFound(text(word), in: folded(field, of: source))
    case .coded(let column): return isLabelled(name, word, column.labels)
    case .reference: return try named(word, name, target: description.type.target, of: source)
    case .number, .day, .flag: return "FALSE"
    case .list(let list):
      let depth = source.depth + 1
      switch list.elements {
      case .text:
        return some(foldedList(field, of: source), depth: depth) {
          isFound(text(word), in: foldedElement($0, field, source))
        }
      case .coded(let column): return some(name, depth: depth) { isLabelled($0, word, column.labels) }
      case .reference:
        let element = "e\(depth)" + (dialect == .clickhouse ? "" : ".value")
        let met = try named(word, element, target: description.type.target, of: source.inner(source.kind))
        return some(name, depth: depth) { _ in met }
      }
    }
  }

  /// Codes whose label has the word, and in a tree all below them.
  private func isLabelled(_ name: String, _ word: WordTest, _ labels: CodedLabels) -> String {
    var codes: [Int] = []
    word.codes(of: labels).forEach { codes.append($0) }
    guard !codes.isEmpty else { return "FALSE" }
    return "\(name) IN (\(codes.map { literal(labels.written($0)) }.joined(separator: ", ")))"
  }

  /// References to records whose name contains the word or whose code begins with it, even if no record has the code.
  private func named(
    _ word: WordTest, _ reference: String, target: String?, of source: Source
  ) throws(SQLRefusal) -> String {
    var parts: [String] = []
    let known = target.flatMap(register.schema.ordinal(of:))
    if let ordinal = known, !isPresent(ordinal) {
      if word.isCodeOfOthers { parts.append(begins("lower(\(reference))", word)) }
    } else if let ordinal = known {
      let end = Source(kind: ordinal, depth: source.depth + 1)
      let kind = register.schema.kinds[ordinal]
      if case .text = register.tables[ordinal].columns[kind.labelOrdinal] {
        var met = [isFound(text(word), in: folded(kind.labelOrdinal, of: end))]
        if word.isCodeOfOthers { met.append(begins(folded(kind.keyOrdinal, of: end), word)) }
        parts.append("\(reference) IN (SELECT \(key(of: end)) \(from(end)) WHERE \(met.joined(separator: " OR ")))")
      }
      if word.isCodeOfOthers {
        parts.append(
          """
          (\(begins("lower(\(reference))", word)) AND \
          \(reference) NOT IN (SELECT \(key(of: end)) \(from(end)) WHERE \(key(of: end)) IS NOT NULL))
          """)
      }
    }
    return parts.isEmpty ? "FALSE" : parts.joined(separator: " OR ")
  }
}
