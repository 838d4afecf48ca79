import Columnar
import Localization
import Querying

// Statistics: measures over rows and groups of rows. Names, paths and quantities are those of queries.

/// An aggregate over a set of records: `count`, `distinct(region)`, `sum(invested)`, `min`, `max`, `avg`, and
/// `ratio(a, b)` of two measures or queries. `count(query)` counts the records that also meet a query,
/// `count(field)` those in which the field is filled.
public indirect enum Measure: Sendable, Hashable {
  case count(Query?)
  /// A function of a field or a formula; `distinct` of a field of any type.
  case of(Query.Function, Query.Operand)
  case ratio(Measure, Measure)

  /// Parses a measure. A comma inside `ratio(…)` separates its sides; a list of values there needs brackets.
  public static func parse(_ text: String) throws(QueryError) -> Measure {
    var parser = QueryParser(text)
    let measure = try parser.parseMeasure()
    if let stray = parser.stray() {
      throw QueryError(
        range: stray.range.lowerBound..<text.utf8.count,
        message: Localized("统计式在此处应结束，后面有多余内容。", "Unexpected text after the end of the measure."), expected: [])
    }
    return measure
  }
}

extension Measure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .count(nil): "count"
    case .count(let query?): "count(\(query))"
    case .of(let function, let operand): "\(function.rawValue)(\(operand))"
    case .ratio(let left, let right): "ratio(\(left.argument), \(right.argument))"
    }
  }

  /// `count(…)` already puts brackets around a list of values.
  private var argument: String { description }
}

/// The value of a measure.
public enum MeasureValue: Sendable, Hashable {
  /// No values, an overflow, or a division by zero.
  case empty
  case integer(Int64)
  /// Fen.
  case money(Int64)
  case day(Day)
  case number(Double)
  /// Fen, with a fraction: a mean, or an amount divided by a number.
  case amount(Double)

  /// The value as a number, for bars and sorting; fen for money.
  public var magnitude: Double? {
    switch self {
    case .empty: nil
    case .integer(let value), .money(let value): Double(value)
    case .day(let day): Double(day.number)
    case .number(let value), .amount(let value): value
    }
  }

  var isMoney: Bool {
    switch self {
    case .money, .amount: true
    default: false
    }
  }
}

extension QueryParser {
  fileprivate static let measureNames = Query.Function.allCases.map { "\($0.rawValue)(…)" } + ["ratio(a, b)"]

  mutating func parseMeasure() throws(QueryError) -> Measure {
    skipBlanks()
    let start = index
    let end = wordEnd()
    let name = text.normal(start..<end)
    if name == "ratio", text[end] == UInt8(ascii: "(") { return try parseRatio(from: start, at: end) }
    guard let function = Query.Function(rawValue: name) else {
      throw QueryError(
        text.place(start..<max(end, start)), "没有名为“\(name)”的统计项。", "There is no measure named “\(name)”.",
        expected: Self.measureNames,
        nearest: NearestWord.of(name, among: Query.Function.allCases.map(\.rawValue) + ["ratio"]))
    }
    index = end
    guard text[index] == UInt8(ascii: "(") else {
      if function == .count { return .count(nil) }
      throw QueryError(
        text.place(start..<end), "\(name) 后须写字段。", "A field is missing after \(name).",
        expected: ["\(name)(field)"])
    }
    index += 1
    let measure = function == .count ? try parseCount() : try parseOf(function)
    try close(opened: end)
    return measure
  }

  private func wordEnd() -> Int {
    var end = index
    while isNameByte(text[end]) { end += 1 }
    return end
  }

  private mutating func parseCount() throws(QueryError) -> Measure {
    let commaEnded = commaEnds
    commaEnds = false
    let query = try parseQuery()
    commaEnds = commaEnded
    return .count(query == .everything ? nil : query)
  }

  private mutating func parseOf(_ function: Query.Function) throws(QueryError) -> Measure {
    skipBlanks()
    operators = 0
    guard let operand = try parseFormula() else {
      throw missing(at: index, "此处缺少字段。", "A field is missing here.", expected: ["field"])
    }
    return .of(function, operand)
  }

  private mutating func parseRatio(from start: Int, at bracket: Int) throws(QueryError) -> Measure {
    index = bracket + 1
    try enter(at: start)
    let left = try parseSide()
    skipBlanks()
    guard text[index] == UInt8(ascii: ",") else {
      throw missing(
        at: index, "ratio 需要两个参数，以逗号分隔。", "ratio takes two arguments, separated by a comma.",
        expected: ["ratio(a, b)"])
    }
    index += 1
    let right = try parseSide()
    leave()
    try close(opened: bracket)
    return .ratio(left, right)
  }

  /// Parses a measure, or else a query whose records are counted.
  private mutating func parseSide() throws(QueryError) -> Measure {
    skipBlanks()
    let start = index
    let end = wordEnd()
    let name = text.normal(start..<end)
    var after = end
    while text[after] == 0x20, after < text.count { after += 1 }
    let isMeasure =
      name == "count" && (text[after] == UInt8(ascii: ",") || text[after] == UInt8(ascii: ")"))
      || text[end] == UInt8(ascii: "(") && (name == "ratio" || Query.Function(rawValue: name) != nil)
    if isMeasure {
      let measure = try parseMeasure()
      skipBlanks()
      // `count(enforcement)>=2` is a query that starts like a measure.
      if text[index] == UInt8(ascii: ",") || text[index] == UInt8(ascii: ")") { return measure }
      index = start
    }
    commaEnds = true
    let query = try parseQuery()
    commaEnds = false
    if query == .everything {
      throw missing(
        at: index, "此处缺少条件或统计项。", "A query or measure is missing here.", expected: ["count", "field:value"])
    }
    return .count(query)
  }

  private mutating func close(opened: Int) throws(QueryError) {
    skipBlanks()
    guard index < text.count, text[index] == UInt8(ascii: ")") else {
      throw QueryError(
        text.place(opened..<opened + 1), "括号未闭合，缺少“)”。", "Closing bracket “)” is missing.", expected: [")"])
    }
    index += 1
  }
}
