import Columnar
import HanText
import Localization

// Values: the right side of a comparison, bound by the type of the left side.
extension Binder {
  // MARK: - Text

  func textTest(_ comparison: Query.Comparison, items: [Query.Item]) throws(QueryError) -> TextTest {
    if comparison.comparator == .like || comparison.comparator == .unlike {
      guard case .one(let scalar)? = items.first else { return TextTest(mode: .contains, needles: []) }
      let pattern = try Pattern(scalar.text, place: scalar.place, offset: scalar.quoted ? 1 : 0)
      return TextTest(mode: .contains, needles: [], pattern: pattern)
    }
    var needles: [[UInt8]] = []
    for scalar in try single(comparison, items) { needles.append(Array(Folding.fold(scalar.text).utf8)) }
    return TextTest(mode: comparison.comparator == .matches ? .contains : .whole, needles: needles)
  }

  /// The items of a comparison that has neither order nor ranges.
  private func single(_ comparison: Query.Comparison, _ items: [Query.Item]) throws(QueryError) -> [Query.Scalar] {
    var scalars: [Query.Scalar] = []
    for item in items {
      guard case .one(let scalar) = item else {
        throw QueryError(
          item.place, "文本字段不能按范围查询；如“..”是文本内容，请加引号。",
          "Text fields have no ranges. If “..” is part of the text, put it in quotation marks.", expected: ["\"…\""])
      }
      scalars.append(scalar)
    }
    try requireEquality(comparison, at: comparison.place)
    return scalars
  }

  /// A reference matches by a prefix of its key, or by a part of the name of the record it refers to.
  func recordTest(
    _ comparison: Query.Comparison, items: [Query.Item], target: Int?
  ) throws(QueryError) -> TextTest {
    var test = try textTest(comparison, items: items)
    if test.mode == .contains { test.mode = .begins }
    return test
  }

  // MARK: - Flags

  func flags(_ comparison: Query.Comparison, items: [Query.Item]) throws(QueryError) -> Set<Bool> {
    var flags: Set<Bool> = []
    for scalar in try single(comparison, items) {
      guard let flag = Literal.flag(Folding.fold(scalar.text)) else {
        throw QueryError(
          scalar.place, "“\(scalar.text)”应为“是”或“否”。", "“\(scalar.text)” should be yes or no.",
          expected: ["yes", "no", "是", "否"],
          nearest: NearestWord.of(scalar.text, among: ["yes", "no", "true", "false"]))
      }
      flags.insert(flag)
    }
    return flags
  }

  // MARK: - Vocabularies

  func codeTest(
    _ comparison: Query.Comparison, items: [Query.Item], end: PathEnd, field: Int
  ) throws(QueryError) -> CodeTest {
    let labels = Self.labels(register.tables[end.route.end].columns[field])
    let book = labels.book
    if comparison.comparator == .like || comparison.comparator == .unlike {
      let test = try textTest(comparison, items: items)
      return codeTest(labels, level: end.level) { code in
        guard let pattern = test.pattern else { return false }
        return Self.matches(pattern, Spellings.of(code, in: labels).prefix(3))
      }
    }
    try requireOrderless(comparison)
    var wanted: Set<Int> = []
    for item in items {
      switch item {
      case .one(let scalar):
        let codes = try Spellings.resolve(scalar.text, in: labels, quoted: scalar.quoted, at: scalar.place)
        wanted.formUnion(codes)
        if comparison.comparator == .matches {
          for code in codes where code < book.entries.count { wanted.formUnion(book.family(of: code)) }
        }
      case .range(let low, let high, let place):
        guard let low, let high else {
          throw QueryError(
            place, "代码表的范围须写明起止两端。", "A range over a code list needs both ends.", expected: ["a..b"])
        }
        let from = try Spellings.resolve(low.text, in: labels, quoted: low.quoted, at: low.place)
        let to = try Spellings.resolve(high.text, in: labels, quoted: high.quoted, at: high.place)
        guard let first = (from + to).min(), let last = (from + to).max() else { continue }
        wanted.formUnion(first...last)
      }
    }
    return codeTest(labels, level: end.level) { wanted.contains($0) }
  }

  private func requireOrderless(_ comparison: Query.Comparison) throws(QueryError) {
    switch comparison.comparator {
    case .matches, .equals, .differs: return
    default:
      throw QueryError(
        comparison.place, "代码表的值不能比较大小；请列出取值，如 a,b 或 a..b。",
        "Values of a code list cannot be compared; list them, as a,b or a..b.", expected: [":", "=", "!=", "~"])
    }
  }

  /// At a level of a tree, a code is replaced by its ancestor on that level; codes without one are unknown.
  func codeTest(_ labels: CodedLabels, level: String?, _ matches: (Int) -> Bool) -> CodeTest {
    guard let level else { return CodeTest(count: labels.count, yes: matches) }
    let above = (0..<labels.count).map { code in
      code < labels.book.entries.count ? labels.book.ancestor(of: code, at: level) : nil
    }
    return CodeTest(
      count: labels.count, yes: { above[$0].map(matches) ?? false }, unknown: { above[$0] == nil })
  }

  package static func labels(_ column: Column) -> CodedLabels {
    switch column {
    case .coded(let column): return column.labels
    case .list(let list):
      if case .coded(let column) = list.elements { return column.labels }
    default: break
    }
    return CodedLabels(book: Codebook("", title: Localized("", ""), entries: []))
  }

  private static func matches(_ pattern: Pattern, _ texts: some Sequence<String>) -> Bool {
    let matcher = Pattern.Matcher(pattern)
    return texts.contains { text in
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBufferPointer { (try? matcher.match($0)) != nil }
    }
  }

  // MARK: - Numbers and days

  /// The ranges of all items if they are constant; nil if one refers to a field.
  func constantRanges(
    _ comparison: Query.Comparison, items: [Query.Item], type: FieldType
  ) throws(QueryError) -> [ClosedRange<Int64>]? {
    if comparison.comparator == .like || comparison.comparator == .unlike {
      throw QueryError(
        comparison.place, "只有文本字段可用正则表达式。", "Regular expressions work on text fields only.",
        expected: [":", "=", "!=", "<", "<=", ">", ">="])
    }
    var ranges: [ClosedRange<Int64>] = []
    for item in items {
      switch item {
      case .one(let scalar):
        guard let span = try constant(scalar, type: type) else { return nil }
        if let range = Self.range(comparison.comparator, span) { ranges.append(range) }
      case .range(let low, let high, let place):
        try requireEquality(comparison, at: place)
        var lower = Int64.min
        var upper = Int64.max
        if let low {
          guard let span = try constant(low, type: type) else { return nil }
          lower = span.first
        }
        if let high {
          guard let span = try constant(high, type: type) else { return nil }
          upper = span.last
        }
        // Ends the wrong way round are turned, as those of a vocabulary are.
        if lower > upper, let low, let high, let first = try constant(high, type: type)?.first,
          let last = try constant(low, type: type)?.last
        {
          (lower, upper) = (first, last)
        }
        if lower <= upper { ranges.append(lower...upper) }
      }
    }
    return ranges
  }

  /// The whole values equal to a constant, from `first` to `last`: a period of days, one number, or none
  /// (`first == last + 1`) if the constant lies between two whole values.
  struct Span {
    let first: Int64
    let last: Int64
  }

  private static func range(_ comparator: Query.Comparator, _ span: Span) -> ClosedRange<Int64>? {
    switch comparator {
    case .matches, .equals, .differs: span.first <= span.last ? span.first...span.last : nil
    case .less: span.first == .min ? nil : Int64.min...(span.first - 1)
    case .atMost: Int64.min...span.last
    case .greater: span.last == .max ? nil : (span.last + 1)...Int64.max
    case .atLeast: span.first...Int64.max
    case .like, .unlike: nil
    }
  }

  /// The span of a constant; nil if the value refers to a field.
  private func constant(_ scalar: Query.Scalar, type: FieldType) throws(QueryError) -> Span? {
    let formula = scalar.formula ?? .literal(Folding.fold(scalar.text), scalar.place)
    if case .date = type.element {
      if case .literal(let text, _) = formula, let period = Literal.period(text) {
        return Span(first: Int64(period.lowerBound.number), last: Int64(period.upperBound.number))
      }
    } else if let (sign, literal) = Self.signed(formula), let number = Literal.number(literal) {
      if case .money = type.element {
        return try span(number, factor: 100 * sign, at: scalar.place)
      } else if !number.isMoney {
        return try span(number, factor: sign, at: scalar.place)
      }
    }
    guard Self.isConstant(formula) else { return nil }
    let wanted: Dimension =
      if case .date = type.element { .day } else if case .money = type.element { .money } else { .number }
    let typed = try typed(formula, kind: 0, expecting: wanted)
    guard case .constant(let value) = try convert(typed, to: wanted).formula else { return nil }
    let floor = value.rounded(.down)
    guard abs(floor) < 9e18 else { throw tooLarge(scalar.place) }
    let whole = Int64(floor)
    return value == floor ? Span(first: whole, last: whole) : Span(first: whole + 1, last: whole)
  }

  private func span(_ number: Literal.Number, factor: Int64, at place: QueryRange) throws(QueryError) -> Span {
    guard let (floor, exact) = number.scaled(by: factor) else { throw tooLarge(place) }
    return exact ? Span(first: floor, last: floor) : Span(first: floor + 1, last: floor)
  }

  func tooLarge(_ place: QueryRange) -> QueryError {
    QueryError(place, "此数过大。", "This number is too large.")
  }

  private static func signed(_ operand: Query.Operand) -> (sign: Int64, literal: String)? {
    switch operand {
    case .literal(let text, _): (1, text)
    case .path(let path) where isNumeral(path): (1, path.text)
    case .negated(.literal(let text, _), _): (-1, text)
    default: nil
    }
  }

  /// A name that is a number in Chinese characters. No field is called so.
  static func isNumeral(_ path: Query.Path) -> Bool {
    path.steps.count == 1 && path.text.utf8.first.map { $0 >= 0x80 } == true && Literal.chineseNumber(path.text) != nil
  }

  static func isConstant(_ operand: Query.Operand) -> Bool {
    switch operand {
    case .literal: true
    case .path(let path):
      path.steps.count == 1 && Literal.todayWords.contains(path.steps[0].name) || isNumeral(path)
    case .call: false
    case .negated(let inner, _): isConstant(inner)
    case .binary(_, let left, let right): isConstant(left) && isConstant(right)
    }
  }
}
