import Columnar

// Formulas: arithmetic over fields, checked by dimension.
extension Binder {
  /// The dimension of a formula's value. A number combined with money counts as yuan, with a span as days.
  package enum Dimension: Equatable {
    case number
    /// Fen.
    case money
    /// A day number.
    case day
    /// Days between two days.
    case span
    /// A calendar step; constant formulas only.
    case duration(DayStep)
  }

  package struct TypedFormula {
    package let formula: Formula
    package let dimension: Dimension
    let place: QueryRange
  }

  // MARK: - Comparisons

  func bindFormula(_ comparison: Query.Comparison, kind: Int) throws(QueryError) -> Plan {
    try bindFormula(comparison, items: comparison.items, kind: kind)
  }

  func bindFormula(_ comparison: Query.Comparison, items: [Query.Item], kind: Int) throws(QueryError) -> Plan {
    if comparison.comparator == .like || comparison.comparator == .unlike {
      throw QueryError(
        comparison.place, "只有文本字段可用正则表达式。", "Regular expressions work on text fields only.",
        expected: ["=", "!=", "<", "<=", ">", ">="])
    }
    let hint = dimensionHint(comparison, kind: kind)
    let left = try typed(comparison.left, kind: kind, expecting: hint)
    var plans: [Plan] = []
    for item in items {
      switch item {
      case .one(let scalar) where item.testsEmptiness:
        try requireEquality(comparison, at: item.place)
        let known = Plan.definite(.interval(left.formula, low: nil, high: nil))
        plans.append(Literal.isNone(scalar.text) ? .not(known) : known)
      case .one(let scalar):
        let (low, high) = try ends(scalar, kind: kind, left: left)
        plans.append(Self.interval(comparison.comparator, left.formula, low: low, high: high))
      case .range(let low, let high, let place):
        try requireEquality(comparison, at: place)
        var from = try low.map { (scalar) throws(QueryError) in try ends(scalar, kind: kind, left: left).low }
        var to = try high.map { (scalar) throws(QueryError) in try ends(scalar, kind: kind, left: left).high }
        if case .constant(let least)? = from, case .constant(let most)? = to, least > most, let low, let high {
          from = try ends(high, kind: kind, left: left).low
          to = try ends(low, kind: kind, left: left).high
        }
        plans.append(
          .interval(
            left.formula, low: from.map { Bound(formula: $0, inclusive: true) },
            high: to.map { Bound(formula: $0, inclusive: true) }))
      }
    }
    return plans.count == 1 ? plans[0] : .any(plans)
  }

  private static func interval(_ comparator: Query.Comparator, _ left: Formula, low: Formula, high: Formula) -> Plan {
    switch comparator {
    case .less: .interval(left, low: nil, high: Bound(formula: low, inclusive: false))
    case .atMost: .interval(left, low: nil, high: Bound(formula: high, inclusive: true))
    case .greater: .interval(left, low: Bound(formula: high, inclusive: false), high: nil)
    case .atLeast: .interval(left, low: Bound(formula: low, inclusive: true), high: nil)
    default:
      .interval(
        left, low: Bound(formula: low, inclusive: true), high: Bound(formula: high, inclusive: true))
    }
  }

  /// The least and greatest value of the right side; they differ for a period of days only.
  private func ends(
    _ scalar: Query.Scalar, kind: Int, left: TypedFormula
  ) throws(QueryError) -> (low: Formula, high: Formula) {
    guard let formula = scalar.formula else {
      throw notAValue(scalar.text, left.dimension, at: scalar.place)
    }
    if left.dimension == .day, case .literal(let text, _) = formula, let period = Literal.period(text) {
      return (.constant(Double(period.lowerBound.number)), .constant(Double(period.upperBound.number)))
    }
    let right: TypedFormula
    do throws(QueryError) {
      right = try typed(formula, kind: kind, expecting: left.dimension)
    } catch {
      // A word that is no field is a value that cannot be read.
      guard case .path(let path) = formula, path.steps.count == 1, !isField(path, kind: kind) else { throw error }
      throw notAValue(scalar.text, left.dimension, at: scalar.place)
    }
    if left.dimension == .number, right.dimension == .money {
      throw QueryError(
        scalar.place, "左边是数，右边是金额，不能比较。", "A number cannot be compared with an amount of money.")
    }
    let value = try convert(right, to: left.dimension).formula
    return (value, value)
  }

  private func isField(_ path: Query.Path, kind: Int) -> Bool {
    (try? NameScope(schema: schema, kind: kind).resolve(path.steps[0].name, as: .value, at: path.place)) != nil
  }

  /// The dimension of the first operand that has one of its own: neither a literal nor a duration.
  private func dimensionHint(_ comparison: Query.Comparison, kind: Int) -> Dimension? {
    var operands = [comparison.left]
    for item in comparison.items {
      switch item {
      case .one(let scalar): operands += [scalar.formula].compactMap(\.self)
      case .range(let low, let high, _): operands += [low?.formula, high?.formula].compactMap(\.self)
      }
    }
    for operand in operands {
      if case .literal = operand { continue }
      if let dimension = try? typed(operand, kind: kind, expecting: nil).dimension {
        if case .duration = dimension { continue }
        return dimension
      }
    }
    return nil
  }

  // MARK: - Typing

  package func typed(_ operand: Query.Operand, kind: Int, expecting: Dimension?) throws(QueryError) -> TypedFormula {
    if let path = path(operand) { return try typed(path, kind: kind, at: operand.place) }
    switch operand {
    case .literal(let text, let place): return try typed(literal: text, at: place, expecting: expecting)
    case .path(let path): return try typed(path, kind: kind, at: path.place)
    case .call(let call): return try typed(call, kind: kind)
    case .negated(let inner, let place):
      let inner = try typed(inner, kind: kind, expecting: expecting == .day ? nil : expecting)
      if case .duration(let step) = inner.dimension {
        return TypedFormula(formula: .constant(0), dimension: .duration(step.negated), place: place)
      }
      guard inner.dimension != .day else {
        throw QueryError(place, "日期前不能加负号。", "A date cannot have a minus sign.")
      }
      return TypedFormula(
        formula: Self.makeBinary(.minus, .constant(0), inner.formula), dimension: inner.dimension, place: place)
    case .binary(let sign, let left, let right):
      return try typed(sign, left, right, kind: kind, expecting: expecting)
    }
  }

  private func typed(literal text: String, at place: QueryRange, expecting: Dimension?) throws(QueryError)
    -> TypedFormula
  {
    if expecting == .day {
      if let period = Literal.period(text) {
        guard period.lowerBound == period.upperBound else {
          throw QueryError(
            place, "计算须用完整的日期。", "Arithmetic needs a complete date.", expected: ["2020-03-05"])
        }
        return TypedFormula(formula: .constant(Double(period.lowerBound.number)), dimension: .day, place: place)
      }
    }
    if let number = Literal.number(text) {
      let value = number.value
      return number.isMoney
        ? TypedFormula(formula: .constant(value * 100), dimension: .money, place: place)
        : TypedFormula(formula: .constant(value), dimension: .number, place: place)
    }
    if let duration = Literal.duration(text) {
      return TypedFormula(formula: .constant(0), dimension: .duration(duration), place: place)
    }
    if let period = Literal.period(text), period.lowerBound == period.upperBound {
      return TypedFormula(formula: .constant(Double(period.lowerBound.number)), dimension: .day, place: place)
    }
    throw notAValue(text, expecting ?? .number, at: place)
  }

  func notAValue(_ text: String, _ dimension: Dimension, at place: QueryRange) -> QueryError {
    switch dimension {
    case .day:
      return QueryError(
        place, "“\(text)”不是日期。", "“\(text)” is not a date.",
        expected: ["2020", "2020-03", "2020-03-05", "-3y", "today"])
    case .money:
      return QueryError(
        place, "“\(text)”不是金额。", "“\(text)” is not an amount.", expected: ["5000", "5万", "1.2亿", "300元"])
    default:
      return QueryError(place, "“\(text)”不是数。", "“\(text)” is not a number.", expected: ["12", "1.5", "3万"])
    }
  }

  private func typed(_ path: Query.Path, kind: Int, at place: QueryRange) throws(QueryError) -> TypedFormula {
    if Self.isNumeral(path) { return try typed(literal: path.text, at: place, expecting: nil) }
    if path.steps.count == 1, Literal.todayWords.contains(path.steps[0].name),
      schema.kinds[kind].ordinal(of: path.steps[0].name) == nil
    {
      return TypedFormula(formula: .constant(Double(today.number)), dimension: .day, place: place)
    }
    if let part = todayPart(path, kind: kind) {
      return TypedFormula(formula: .constant(Double(part)), dimension: .number, place: place)
    }
    let end = try end(path, from: kind)
    guard let field = end.field else {
      throw QueryError(
        place, "此处应为数字或日期字段；统计记录数请用 count(\(path.text))。",
        "A number or date field is expected here. To count records, use count(\(path.text)).",
        expected: ["count(\(path.text))", "sum(\(path.text).field)"])
    }
    let description = schema.kinds[end.route.end].fields[field]
    guard end.route.isSingle, !description.type.isList else {
      throw QueryError(
        place, "“\(path.text)”可能有多个值；请写成 \(path.steps[0].name){…} 或 sum(…)、max(…)。",
        "“\(path.text)” may have several values: use \(path.steps[0].name){…}, or sum(…) or max(…).",
        expected: ["\(path.steps[0].name){…}", "sum(\(path.text))", "max(\(path.text))"])
    }
    let formula = Formula.field(end.route, field: field, part: end.part)
    if end.part != nil { return TypedFormula(formula: formula, dimension: .number, place: place) }
    return TypedFormula(formula: formula, dimension: try dimension(of: description, at: place), place: place)
  }

  /// `today.year`, `today.month`, `today.day`.
  private func todayPart(_ path: Query.Path, kind: Int) -> Int? {
    guard path.steps.count == 2, Literal.todayWords.contains(path.steps[0].name),
      schema.kinds[kind].ordinal(of: path.steps[0].name) == nil, let part = DatePart(rawValue: path.steps[1].name)
    else { return nil }
    return part.number(today)
  }

  private func dimension(of field: Field, at place: QueryRange) throws(QueryError) -> Dimension {
    switch field.type.element {
    case .integer: return .number
    case .money: return .money
    case .date: return .day
    default:
      throw QueryError(
        place, "“\(field.title.chinese)”不是数字或日期，不能计算。",
        "“\(field.title.english)” is neither a number nor a date, so it cannot be used in a formula.")
    }
  }

  private func typed(_ call: Query.Call, kind: Int) throws(QueryError) -> TypedFormula {
    let (aggregate, dimension) = try aggregate(call, kind: kind)
    return TypedFormula(formula: .aggregate(aggregate), dimension: dimension, place: call.place)
  }

  /// Binds a call to an aggregate over the records that its path reaches.
  private func aggregate(_ call: Query.Call, kind: Int) throws(QueryError) -> (Aggregate, Dimension) {
    if call.function == .count {
      if let tail = call.tail {
        throw QueryError(tail.place, "count 只统计记录数，不带字段。", "count counts records and takes no field.")
      }
      let route = try route(call.path, from: kind)
      let condition = try call.condition.map { (query) throws(QueryError) in try bind(query, kind: route.end) }
      return (Aggregate(function: .count, route: route, condition: condition, field: nil), .number)
    }
    var route: Route
    let tail: Query.Path
    if let own = call.tail {
      route = try self.route(call.path, from: kind)
      tail = own
    } else if call.condition == nil, call.path.steps.count >= 2 {
      route = try self.route(Query.Path(steps: Array(call.path.steps.dropLast())), from: kind)
      tail = Query.Path(steps: Array(call.path.steps.suffix(1)))
    } else {
      throw QueryError(
        call.place, "\(call.function.rawValue)(…) 中缺少字段。", "A field is missing in \(call.function.rawValue)(…).",
        expected: ["\(call.function.rawValue)(\(call.path.text).field)"])
    }
    let condition = try call.condition.map { (query) throws(QueryError) in try bind(query, kind: route.end) }
    guard tail.steps.count == 1 else {
      throw QueryError(
        tail.place, "此处只能写一个字段。", "Only one field can be given here.")
    }
    let end = try end(tail, from: route.end)
    guard let field = end.field else {
      throw QueryError(tail.place, "此处应为字段。", "A field is expected here.")
    }
    let aggregate = Aggregate(function: call.function, route: route, condition: condition, field: field)
    if call.function == .distinct { return (aggregate, .number) }
    let dimension = try dimension(of: schema.kinds[route.end].fields[field], at: tail.place)
    if dimension == .day, call.function == .sum || call.function == .avg {
      throw QueryError(
        call.place, "日期只能用 min 或 max 统计。", "Only min and max can be used on dates.", expected: ["min(…)", "max(…)"])
    }
    return (aggregate, dimension)
  }
}
