// Formulas, which both sides of a comparison may be.
extension QueryParser {
  /// Whether the text after a closing bracket makes the brackets part of a formula rather than a group of conditions.
  func isFormula(after close: Int) -> Bool {
    var next = close + 1
    if text[next] == UInt8(ascii: "-") { return true }
    while next < text.count, text[next] == 0x20 { next += 1 }
    switch text[next] {
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "+"): return true
    default: return comparatorLength(at: next) > 0
    }
  }

  /// Parses a sum up to the first byte that does not continue it; nil, with nothing consumed, if none starts here.
  package mutating func parseFormula() throws(QueryError) -> Query.Operand? {
    guard var left = try parseProduct() else { return nil }
    while let operation = nextOperator([.plus, .minus]) {
      let save = index
      index = operation.end
      guard let right = try parseProduct() else {
        index = save
        break
      }
      try countOperator(at: operation.start)
      left = .binary(operation.sign, left, right)
    }
    return left
  }

  private mutating func parseProduct() throws(QueryError) -> Query.Operand? {
    guard var left = try parseAtom() else { return nil }
    while let operation = nextOperator([.times, .over]) {
      let save = index
      index = operation.end
      guard let right = try parseAtom() else {
        index = save
        break
      }
      try countOperator(at: operation.start)
      left = .binary(operation.sign, left, right)
    }
    return left
  }

  /// An operator between two operands: without blanks, or with blanks on both sides.
  private func nextOperator(_ signs: [Query.Arithmetic]) -> (sign: Query.Arithmetic, start: Int, end: Int)? {
    var place = index
    while place < text.count, text[place] == 0x20 { place += 1 }
    guard let sign = signs.first(where: { $0.rawValue.utf8.first == text[place] }), place < text.count else {
      return nil
    }
    var end = place + 1
    if (place > index) != (text[end] == 0x20) { return nil }
    while end < text.count, text[end] == 0x20 { end += 1 }
    return (sign, place, end)
  }

  private mutating func countOperator(at place: Int) throws(QueryError) {
    operators += 1
    if operators > Self.operatorLimit {
      throw QueryError(
        text.place(place..<place + 1), "算式过长（上限 \(Self.operatorLimit) 个运算符）。",
        "This formula is too long (\(Self.operatorLimit) operators at most).")
    }
  }

  private mutating func parseAtom() throws(QueryError) -> Query.Operand? {
    let start = index
    let byte = text[index]
    if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { return parseLiteral() }
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
      return try parseSigned(negative: byte == UInt8(ascii: "-"))
    }
    if byte == UInt8(ascii: "(") {
      try enter(at: start)
      index += 1
      skipBlanks()
      let inner = try parseFormula()
      leave()
      skipBlanks()
      guard let inner, text[index] == UInt8(ascii: ")") else {
        index = start
        return nil
      }
      index += 1
      return inner
    }
    guard let path = try parsePath(hyphens: false) else { return nil }
    if path.steps.count == 1, text[index] == UInt8(ascii: "("), text[start] != UInt8(ascii: "\""),
      let function = Query.Function(rawValue: path.steps[0].name)
    {
      return .call(try parseCall(function, from: start))
    }
    return .path(path)
  }

  private mutating func parseSigned(negative: Bool) throws(QueryError) -> Query.Operand? {
    let start = index
    // At the start of a clause the minus would be NOT; here it follows an operator.
    try enter(at: start)
    index += 1
    let inner = try parseAtom()
    leave()
    guard let inner else {
      index = start
      return nil
    }
    return negative ? .negated(inner, text.place(start..<index)) : inner
  }

  /// Digits with the letters and signs that follow without a blank: `5万`, `2020-03-05`, `1y6m`, `2020年3月`, `5A`.
  private mutating func parseLiteral() -> Query.Operand {
    let start = index
    skipDate()
    while index < text.count {
      let byte = text[index]
      let isPoint =
        byte == UInt8(ascii: ".") && index > start && isDigit(text[index - 1]) && isDigit(text[index + 1])
      guard isNameByte(byte) || byte == UInt8(ascii: "%") || isPoint else { break }
      index += 1
    }
    return .literal(text.normal(start..<index), text.place(start..<index))
  }

  /// Skips `YYYY-M`, `YYYY-M-D` or `YYYY/M/D`.
  private mutating func skipDate() {
    func digits(at place: Int, atMost limit: Int) -> Int {
      var count = 0
      while count < limit, isDigit(text[place + count]) { count += 1 }
      return isDigit(text[place + count]) ? 0 : count
    }
    guard digits(at: index, atMost: 4) == 4 else { return }
    let separator = text[index + 4]
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else { return }
    let month = digits(at: index + 5, atMost: 2)
    guard month > 0 else { return }
    let afterMonth = index + 5 + month
    let day = text[afterMonth] == separator ? digits(at: afterMonth + 1, atMost: 2) : 0
    if day > 0 { index = afterMonth + 1 + day } else if separator == UInt8(ascii: "-") { index = afterMonth }
  }

  // MARK: - Paths and calls

  /// Parses names joined by dots; nil, with nothing consumed, if none starts here.
  ///
  /// - Parameter hyphens: whether a hyphen may be part of a name: kinds have hyphens in their names, fields do not.
  package mutating func parsePath(hyphens: Bool) throws(QueryError) -> Query.Path? {
    let start = index
    var steps: [Query.Path.Step] = []
    while steps.count < 16 {
      let from = index
      if text[index] == UInt8(ascii: "\"") {
        guard quotesNames, let close = text.closingQuote(of: index), isPathGoingOn(at: close + 1) else { break }
        steps.append(.init(name: try parseQuotation(), place: text.place(from..<close + 1)))
      } else {
        guard isNameByte(text[index]), !isDigit(text[index]) else { break }
        while isNameByte(text[index]) || hyphens && text[index] == UInt8(ascii: "-") && isNameByte(text[index + 1]) {
          index += 1
        }
        steps.append(.init(name: text.normal(from..<index), place: text.place(from..<index)))
      }
      let next = text[index + 1]
      guard text[index] == UInt8(ascii: "."),
        isNameByte(next) && !isDigit(next) || next == UInt8(ascii: "\"") && quotesNames
      else {
        return Query.Path(steps: steps)
      }
      index += 1
    }
    index = start
    return nil
  }

  /// A quotation is a name only if it is followed by a dot, a brace, a bracket or an operator.
  private func isPathGoingOn(at place: Int) -> Bool {
    switch text[place] {
    case UInt8(ascii: "."), UInt8(ascii: "{"): true
    case UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"): true
    default: comparatorLength(at: place) > 0
    }
  }

  /// Parses `(path{condition}.tail)`, at `(`.
  private mutating func parseCall(_ function: Query.Function, from start: Int) throws(QueryError) -> Query.Call {
    try enter(at: index)
    index += 1
    skipBlanks()
    let quotedNames = quotesNames
    quotesNames = true
    defer { quotesNames = quotedNames }
    guard let path = try parsePath(hyphens: true) else {
      throw missing(
        at: index, "\(function.rawValue)(…) 中缺少记录类型或字段。",
        "A record type or field is missing in \(function.rawValue)(…).",
        expected: ["\(function.rawValue)(kind{…})", "\(function.rawValue)(kind.field)"])
    }
    let condition = text[index] == UInt8(ascii: "{") ? try parseBraces() : nil
    var tail: Query.Path?
    if condition != nil, text[index] == UInt8(ascii: ".") {
      index += 1
      quotesNames = true
      tail = try parsePath(hyphens: true)
      if tail == nil {
        throw missing(at: index, "此处缺少字段名。", "A field name is missing here.", expected: ["field"])
      }
    }
    skipBlanks()
    guard index < text.count, text[index] == UInt8(ascii: ")") else {
      throw missing(
        at: min(index, text.count), "\(function.rawValue)(…) 没有闭合。", "\(function.rawValue)(…) is not closed here.",
        expected: [")"])
    }
    index += 1
    leave()
    return Query.Call(
      function: function, path: path, condition: condition, tail: tail, place: text.place(start..<index))
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  package func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") || isDigit(byte) || byte == UInt8(ascii: "_")
  }
}
