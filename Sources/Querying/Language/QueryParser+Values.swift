// Comparisons: the operator and the values after it.
extension QueryParser {
  var atComparator: Bool { comparatorLength(at: index) > 0 }
  var comparatorLength: Int { comparatorLength(at: index) }

  /// The length of a comparison operator at a place; 0 if there is none.
  func comparatorLength(at place: Int) -> Int { comparator(at: place)?.length ?? 0 }

  private func comparator(at place: Int) -> (comparator: Query.Comparator, length: Int)? {
    let next = text[place + 1]
    let isEqual = next == UInt8(ascii: "=")
    switch text[place] {
    case UInt8(ascii: ":"):
      // `fine:>=5万`, the form of other search engines, is `fine>=5万`.
      if let inner = comparator(at: place + 1), next != UInt8(ascii: ":") {
        return (inner.comparator, inner.length + 1)
      }
      return (.matches, 1)
    case UInt8(ascii: "="): return (.equals, isEqual ? 2 : 1)
    case UInt8(ascii: "<"): return isEqual ? (.atMost, 2) : (.less, 1)
    case UInt8(ascii: ">"): return isEqual ? (.atLeast, 2) : (.greater, 1)
    case UInt8(ascii: "~"): return (.like, 1)
    case UInt8(ascii: "!") where isEqual: return (.differs, 2)
    case UInt8(ascii: "!") where next == UInt8(ascii: "~"): return (.unlike, 2)
    default: return nil
    }
  }

  /// Parses the operator and its values, at the operator.
  mutating func parseComparison(_ left: Query.Operand, from start: Int) throws(QueryError) -> Query {
    guard let (comparator, length) = comparator(at: index) else { return .everything }
    let sign = text.typed(index..<index + length)
    index += length
    skipBlanks()
    var items: [Query.Item] = []
    while true {
      items.append(try parseItem(comparator, after: sign))
      let separates = text[index] == UInt8(ascii: ",") && !commaEnds || isBarList
      guard separates, comparator != .like, comparator != .unlike else { break }
      index += 1
      skipBlanks()
    }
    let comparison = Query.Comparison(
      left: left, comparator: comparator, items: items, place: text.place(start..<index))
    return .comparison(comparison)
  }

  /// `a|b` without blanks lists values; ` | ` between conditions is OR.
  private var isBarList: Bool {
    text[index] == UInt8(ascii: "|") && index > 0 && text[index - 1] != 0x20 && text[index + 1] != 0x20
      && text[index + 1] != UInt8(ascii: "|") && index + 1 < text.count
  }

  private mutating func parseItem(_ comparator: Query.Comparator, after sign: String) throws(QueryError) -> Query.Item {
    let start = index
    if comparator == .like || comparator == .unlike {
      guard let scalar = try parsePattern() else { throw missingValue(after: sign) }
      return .one(scalar)
    }
    let low = atRange ? nil : try parseScalar()
    if atRange {
      index += 2
      let high = atRange ? nil : try parseScalar()
      guard low != nil || high != nil else {
        throw QueryError(
          text.place(start..<index), "“..”至少要有一端。", "“..” needs a value on at least one side.",
          expected: ["a..b", "a..", "..b"])
      }
      guard !atRange else {
        throw QueryError(
          text.place(start..<index + 2), "区间只有两端：“a..b”。", "A range has two ends: “a..b”.",
          expected: ["a..b", "a..", "..b"])
      }
      return .range(low, high, text.place(start..<index))
    }
    guard let low else { throw missingValue(after: sign) }
    return .one(low)
  }

  private var atRange: Bool { text[index] == UInt8(ascii: ".") && text[index + 1] == UInt8(ascii: ".") }

  private func missingValue(after sign: String) -> QueryError {
    QueryError(
      text.place(index..<index), "“\(sign)”后缺少取值。", "A value is missing after “\(sign)”.",
      expected: ["value", "none", "any"], titles: ["取值", "none", "any"])
  }

  /// Parses a quoted text, a formula, or plain text up to the next blank or separator; nil if there is none of them.
  private mutating func parseScalar() throws(QueryError) -> Query.Scalar? {
    let start = index
    if text[index] == UInt8(ascii: "\"") {
      let content = try parseQuotation()
      return Query.Scalar(text: content, quoted: true, formula: nil, place: text.place(start..<index))
    }
    // A value that starts with an operator has to be quoted.
    if atComparator { return nil }
    operators = 0
    quotesNames = false
    let formula = try parseFormula()
    let end = index
    index = start
    skipChunk(isValue: true)
    // Text that parses as a formula is one, unless more text follows without a blank.
    if formula != nil, end >= index {
      index = end
      return scalar(from: start, formula: formula)
    }
    return index == start ? nil : scalar(from: start, formula: nil)
  }

  private func scalar(from start: Int, formula: Query.Operand?) -> Query.Scalar {
    Query.Scalar(
      text: text.typed(start..<index), quoted: false, formula: formula, place: text.place(start..<index))
  }

  /// Parses a regular expression: a quotation, or text up to the next blank or an unmatched closing bracket.
  private mutating func parsePattern() throws(QueryError) -> Query.Scalar? {
    let start = index
    if text[index] == UInt8(ascii: "\"") {
      let content = try parseQuotation()
      return Query.Scalar(text: content, quoted: true, formula: nil, place: text.place(start..<index))
    }
    var open: [UInt8] = []
    scan: while index < text.count {
      switch text[index] {
      case 0x20, UInt8(ascii: "\""): break scan
      case UInt8(ascii: "\\"):
        if text[index + 1] != 0x20 { index += 1 }
      case UInt8(ascii: "("), UInt8(ascii: "{"): open.append(text[index])
      case UInt8(ascii: ")"), UInt8(ascii: "}"):
        guard open.popLast() != nil else { break scan }
      default: break
      }
      index = min(index + 1, text.count)
    }
    guard index > start else { return nil }
    let scalar = scalar(from: start, formula: nil)
    if open.isEmpty { return scalar }
    // In the canonical text, an open bracket of the pattern would take a closing bracket of the text around it.
    return Query.Scalar(text: scalar.text, quoted: true, formula: nil, place: scalar.place)
  }
}
