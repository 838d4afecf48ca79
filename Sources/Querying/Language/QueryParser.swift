/// Recursive descent parser of the query language. Never traps, takes O(n) time, and rejects nesting deeper than
/// `depthLimit`.
///
/// Text that is nothing else is a search word, never an error.
package struct QueryParser {
  static let depthLimit = 64
  static let clauseLimit = 2_000
  static let operatorLimit = 100

  package let text: QueryText
  package var index = 0
  /// A comma ends a clause (between the arguments of a measure) instead of separating values.
  package var commaEnds = false
  private var depth = 0
  private var clauses = 0
  package var operators = 0
  /// A quotation may be a name. False among values, where a quotation is text.
  var quotesNames = true

  package init(_ text: String) { self.text = QueryText(text) }

  /// Parses a whole text; white space alone is `.everything`.
  static func parse(_ text: String) throws(QueryError) -> Query {
    var parser = QueryParser(text)
    let query = try parser.parseQuery()
    if let stray = parser.stray() { throw stray }
    return query
  }

  /// An error for the first byte after the query; nil if the text ends there.
  package mutating func stray() -> QueryError? {
    skipBlanks()
    guard index < text.count else { return nil }
    let place = text.place(index..<index + 1)
    let sign = text.typed(index..<index + 1)
    return QueryError(
      place, "“\(sign)”没有与之对应的开括号。", "There is no opening bracket for this “\(sign)”.")
  }

  // MARK: - OR, AND, NOT

  package mutating func parseQuery() throws(QueryError) -> Query {
    skipBlanks()
    guard index < text.count, !atClose else { return .everything }
    var alternatives: [Query] = []
    while true {
      let start = index
      let part = try parseAll()
      guard let part else {
        throw missing(
          at: start, "“OR”两边都须有条件。", "“OR” needs a condition on both sides.", expected: ["word", "field:value"])
      }
      if case .any(let parts) = part { alternatives += parts } else { alternatives.append(part) }
      skipBlanks()
      guard let length = keyword("OR") ?? bars() else { break }
      index += length
    }
    return alternatives.count == 1 ? alternatives[0] : .any(alternatives)
  }

  /// Clauses joined by blanks or AND; nil if there is none.
  private mutating func parseAll() throws(QueryError) -> Query? {
    var parts: [Query] = []
    var wanted: Range<Int>?
    while true {
      skipBlanks()
      if index >= text.count || atClose || keyword("OR") != nil || bars() != nil { break }
      if text[index] == UInt8(ascii: ",") {
        if commaEnds { break }
        index += 1
        continue
      }
      if let length = keyword("AND") {
        if parts.isEmpty || wanted != nil { wanted = wanted ?? index..<index + length }
        if wanted != nil { break }
        wanted = index..<index + length
        index += length
        continue
      }
      wanted = nil
      let part = try parseUnary()
      if case .all(let inner) = part { parts += inner } else { parts.append(part) }
    }
    if let wanted {
      throw QueryError(
        text.place(wanted), "“AND”两边都须有条件。", "“AND” needs a condition on both sides.",
        expected: ["word", "field:value"])
    }
    if parts.isEmpty { return nil }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func parseUnary() throws(QueryError) -> Query {
    let start = index
    let length: Int
    if text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "!") && !atComparator {
      length = 1
    } else if let word = keyword("NOT") {
      length = word
    } else {
      return try parsePrimary()
    }
    index += length
    let isWord = length > 1
    if isWord { skipBlanks() }
    if index >= text.count || isBlank(text[index]) || atClose || keyword("OR") != nil || keyword("AND") != nil {
      throw QueryError(
        text.place(start..<start + length), "此处缺少要排除的条件。", "The condition to exclude is missing here.",
        expected: ["word", "field:value"])
    }
    try enter(at: start)
    let inner = try parseUnary()
    depth -= 1
    return .not(inner, text.place(start..<start + length).joined(inner.place))
  }

  private mutating func parsePrimary() throws(QueryError) -> Query {
    clauses += 1
    if clauses > Self.clauseLimit {
      throw QueryError(
        text.place(index..<index + 1), "条件过多（上限 \(Self.clauseLimit) 个）。",
        "Too many conditions (\(Self.clauseLimit) at most).")
    }
    switch text[index] {
    case UInt8(ascii: "("):
      guard let close = text.closing[index] else {
        throw QueryError(
          text.place(index..<index + 1), "括号未闭合，缺少“)”。", "Closing bracket “)” is missing.", expected: [")"])
      }
      return isFormula(after: close) ? try parseClause() : try parseGroup()
    case UInt8(ascii: "{"):
      throw QueryError(
        text.place(index..<index + 1), "“{”前缺少记录类型名称。",
        "The name of a record type is missing before “{”.",
        expected: ["kind{…}"])
    default:
      if atComparator {
        let range = index..<index + comparatorLength
        throw QueryError(
          text.place(range), "“\(text.typed(range))”前缺少字段名。",
          "A field name is missing before “\(text.typed(range))”.", expected: ["field"])
      }
      return try parseClause()
    }
  }

  private mutating func parseGroup() throws(QueryError) -> Query {
    let start = index
    try enter(at: start)
    index += 1
    let commaEnded = commaEnds
    commaEnds = false
    let query = try parseQuery()
    commaEnds = commaEnded
    skipBlanks()
    guard text[index] == UInt8(ascii: ")") else {
      throw QueryError(
        text.place(start..<start + 1), "括号未闭合，缺少“)”。", "Closing bracket “)” is missing.", expected: [")"])
    }
    if query == .everything {
      throw QueryError(
        text.place(start..<index + 1), "括号内没有条件。", "The brackets are empty.",
        expected: ["word", "field:value"])
    }
    index += 1
    depth -= 1
    return query
  }

  // MARK: - Clauses

  private mutating func parseClause() throws(QueryError) -> Query {
    let start = index
    quotesNames = true
    if let path = try parsePath(hyphens: true), text[index] == UInt8(ascii: "{") {
      return try parseRelation(path, from: start)
    }
    index = start
    operators = 0
    if text[start] != UInt8(ascii: "+"), let left = try parseFormula() {
      skipBlanks()
      if atComparator, !isBareNumber(left) || text[index] != UInt8(ascii: ":") {
        return try parseComparison(left, from: start)
      }
      if let call = left.call {
        throw QueryError(
          call.place, "“\(call.function.rawValue)(…)”须与一个值比较。",
          "“\(call.function.rawValue)(…)” must be compared with a value.",
          expected: ["\(call)>=1", "\(call)>0"])
      }
    }
    index = start
    try refuseFieldCall()
    return text[start] == UInt8(ascii: "(") ? try parseGroup() : try parseWord()
  }

  /// `field(a)=b`: the value of a field is on the right side only.
  private func refuseFieldCall() throws(QueryError) {
    guard text.hasPrefix("field(", at: index), let close = text.closing[index + 5], comparatorLength(at: close + 1) > 0
    else { return }
    throw QueryError(
      text.place(index..<close + 1), "field(…) 只能写在右边：a=field(b)。", "field(…) belongs on the right: a=field(b).",
      expected: ["a=field(b)"])
  }

  private func isBareNumber(_ operand: Query.Operand) -> Bool {
    if case .literal = operand { true } else { false }
  }

  private mutating func parseRelation(_ path: Query.Path, from start: Int) throws(QueryError) -> Query {
    let condition = try parseBraces()
    let place = text.place(start..<index)
    if text[index] == UInt8(ascii: ".") || isNameByte(text[index]) {
      throw QueryError(
        text.place(index..<index + 1), "花括号后不能直接接其他内容；请将条件写入花括号内，或使用 sum(…)、count(…)。",
        "Nothing may follow the closing brace directly. Put the condition inside the braces, or use sum(…) or count(…).",
        expected: ["\(path.text){…}", "sum(\(path.text){…}.field)"])
    }
    return .relation(Query.Relation(path: path, condition: condition, place: place))
  }

  /// `{condition}`, at `{`.
  mutating func parseBraces() throws(QueryError) -> Query {
    let start = index
    try enter(at: start)
    index += 1
    let commaEnded = commaEnds
    commaEnds = false
    let condition = try parseQuery()
    commaEnds = commaEnded
    skipBlanks()
    guard text[index] == UInt8(ascii: "}") else {
      throw QueryError(
        text.place(start..<start + 1), "花括号未闭合，缺少“}”。", "Closing brace “}” is missing.", expected: ["}"])
    }
    index += 1
    depth -= 1
    return condition
  }

  private mutating func parseWord() throws(QueryError) -> Query {
    let start = index
    if text[index] == UInt8(ascii: "\"") {
      let content = try parseQuotation()
      return .word(Query.Word(text: content, quoted: true, place: text.place(start..<index)))
    }
    skipChunk(isValue: false)
    if index == start { index += 1 }
    return .word(Query.Word(text: text.typed(start..<index), quoted: false, place: text.place(start..<index)))
  }

  // MARK: - Reading

  /// The text between quotation marks, at the opening one.
  mutating func parseQuotation() throws(QueryError) -> String {
    guard let close = text.closingQuote(of: index) else {
      throw QueryError(
        text.place(index..<text.count), "引号未闭合。", "Closing quotation mark is missing.", expected: ["\""])
    }
    defer { index = close + 1 }
    return text.quotation(from: index, to: close)
  }

  /// Skips text up to a blank, a quotation mark, a brace, a comma, a bar or a bracket that is not closed within the text
  /// skipped.
  mutating func skipChunk(isValue: Bool) {
    while index < text.count {
      switch text[index] {
      case 0x20, UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: ","),
        UInt8(ascii: "|"):
        return
      case UInt8(ascii: "("):
        guard let close = text.tightClosing[index] else { return }
        index = close + 1
      case UInt8(ascii: ".") where isValue && text[index + 1] == UInt8(ascii: "."): return
      default: index += 1
      }
    }
  }

  package mutating func skipBlanks() {
    while index < text.count, text[index] == 0x20 { index += 1 }
  }

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 }

  var atClose: Bool { text[index] == UInt8(ascii: ")") || text[index] == UInt8(ascii: "}") }

  /// The length of an upper-case keyword at `index`; nil if there is none or it is part of a longer word.
  private func keyword(_ word: StaticString) -> Int? {
    guard text.hasPrefix(word, at: index) else { return nil }
    let end = index + word.utf8CodeUnitCount
    switch end < text.count ? text[end] : 0x20 {
    case 0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: ","),
      UInt8(ascii: "|"):
      return word.utf8CodeUnitCount
    default: return nil
    }
  }

  /// The length of `|` or `||` at `index`.
  private func bars() -> Int? {
    guard text[index] == UInt8(ascii: "|") else { return nil }
    return text[index + 1] == UInt8(ascii: "|") ? 2 : 1
  }

  package mutating func enter(at place: Int) throws(QueryError) {
    depth += 1
    if depth > Self.depthLimit {
      throw QueryError(
        text.place(place..<place + 1), "嵌套过深（上限 \(Self.depthLimit) 层）。",
        "Nested too deeply (\(Self.depthLimit) levels at most).")
    }
  }

  package mutating func leave() { depth -= 1 }

  package func missing(at place: Int, _ chinese: String, _ english: String, expected: [String]) -> QueryError {
    QueryError(text.place(place..<place), chinese, english, expected: expected)
  }
}

extension QueryParser {
  /// Nothing but blanks is left.
  package var atEnd: Bool {
    var rest = index
    while rest < text.count, text[rest] == 0x20 { rest += 1 }
    return rest == text.count
  }
}
