import Columnar

// Which quantities may be added, subtracted, multiplied and divided, and what comes of it.
extension Binder {
  func typed(
    _ sign: Query.Arithmetic, _ left: Query.Operand, _ right: Query.Operand, kind: Int, expecting: Dimension?
  ) throws(QueryError) -> Typed {
    var first = try typed(left, kind: kind, expecting: expecting)
    let second = try typed(right, kind: kind, expecting: nil)
    let place = left.place.joined(right.place)
    if first.dimension == .number, second.dimension == .day, case .literal = left {
      first = try typed(left, kind: kind, expecting: .day)
    }
    if case .duration(let months, let days) = second.dimension {
      return try shifted(first, sign, months: months, days: days, at: place)
    }
    if case .duration(let months, let days) = first.dimension {
      if sign == .plus, second.dimension == .day {
        return Typed(
          formula: Self.shifted(second.formula, months: months, days: days), dimension: .day, place: place)
      }
      throw mismatch(place)
    }
    return try combined(sign, first, second, at: place)
  }

  private func shifted(
    _ first: Typed, _ sign: Query.Arithmetic, months: Int, days: Int, at place: QueryRange
  ) throws(QueryError) -> Typed {
    guard sign == .plus || sign == .minus else { throw mismatch(place) }
    let factor = sign == .plus ? 1 : -1
    switch first.dimension {
    case .day:
      return Typed(
        formula: Self.shifted(first.formula, months: factor * months, days: factor * days), dimension: .day,
        place: place)
    case .span where months == 0:
      return Typed(
        formula: Self.folded(.plus, first.formula, .constant(Double(factor * days))), dimension: .span, place: place)
    case .duration(let otherMonths, let otherDays):
      return Typed(
        formula: .constant(0),
        dimension: .duration(months: otherMonths + factor * months, days: otherDays + factor * days), place: place)
    default: throw mismatch(place)
    }
  }

  private func combined(
    _ sign: Query.Arithmetic, _ first: Typed, _ second: Typed, at place: QueryRange
  ) throws(QueryError) -> Typed {
    switch (sign, first.dimension, second.dimension) {
    case (.minus, .day, .day):
      return Typed(formula: Self.folded(.minus, first.formula, second.formula), dimension: .span, place: place)
    case (_, .day, _), (_, _, .day): throw mismatch(place)
    case (.plus, let dimension, let other), (.minus, let dimension, let other):
      let common = dimension == .number ? other : dimension
      let left = try convert(first, to: common)
      let right = try convert(second, to: common)
      return Typed(formula: Self.folded(sign, left.formula, right.formula), dimension: common, place: place)
    case (.times, let dimension, .number), (.times, .number, let dimension), (.over, let dimension, .number):
      return Typed(formula: Self.folded(sign, first.formula, second.formula), dimension: dimension, place: place)
    case (.over, let dimension, let other) where dimension == other:
      return Typed(formula: Self.folded(sign, first.formula, second.formula), dimension: .number, place: place)
    default: throw mismatch(place)
    }
  }

  /// The same value as another quantity: plain numbers as yuan or days, a duration as the day so far from the as-of day.
  func convert(_ typed: Typed, to wanted: Dimension) throws(QueryError) -> Typed {
    if typed.dimension == wanted { return typed }
    switch (typed.dimension, wanted) {
    case (.number, .money):
      return Typed(
        formula: Self.folded(.times, typed.formula, .constant(100)), dimension: .money, place: typed.place)
    case (.number, .span): return Typed(formula: typed.formula, dimension: .span, place: typed.place)
    case (.duration(0, let days), .span):
      return Typed(formula: .constant(Double(days)), dimension: .span, place: typed.place)
    case (.duration(let months, let days), .day):
      return Typed(
        formula: Self.shifted(.constant(Double(today.number)), months: months, days: days), dimension: .day,
        place: typed.place)
    case (.duration, .span):
      throw QueryError(
        typed.place, "月和年的天数不定：请用 d 或 w，或改写成 日期+\u{200B}期限。",
        "Months and years vary in length: use d or w, or write date + duration.", expected: ["90d", "13w"])
    case (_, .day):
      throw QueryError(
        typed.place, "这里应是日期。", "A date belongs here.", expected: ["2020-03-05", "-3y", "today", "filedOn+90d"])
    default: throw mismatch(typed.place)
    }
  }

  private func mismatch(_ place: QueryRange) -> QueryError {
    QueryError(
      place, "这些量不能这样计算或比较（日期、天数、金额、数）。",
      "These quantities cannot be computed or compared like this (dates, days, money, numbers).")
  }

  /// Constants are computed at once.
  static func folded(_ sign: Query.Arithmetic, _ left: Formula, _ right: Formula) -> Formula {
    guard case .constant(let first) = left, case .constant(let second) = right else {
      return .binary(sign, left, right)
    }
    switch sign {
    case .plus: return .constant(first + second)
    case .minus: return .constant(first - second)
    case .times: return .constant(first * second)
    case .over: return second == 0 ? .binary(sign, left, right) : .constant(first / second)
    }
  }

  /// A constant day moves at once; one that leaves the calendar stays a formula, which is empty.
  static func shifted(_ formula: Formula, months: Int, days: Int) -> Formula {
    if case .constant(let number) = formula,
      let day = Literal.Duration(months: months, days: days).added(to: Day(number: Int32(number)))
    {
      return .constant(Double(day.number))
    }
    return .shifted(formula, months: months, days: days)
  }
}
