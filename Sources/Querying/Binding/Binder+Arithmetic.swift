import Columnar

// Type rules of arithmetic: which dimensions may be combined, and the dimension of the result.
extension Binder {
  func typed(
    _ sign: Query.Arithmetic, _ left: Query.Operand, _ right: Query.Operand, kind: Int, expecting: Dimension?
  ) throws(QueryError) -> TypedFormula {
    var first = try typed(left, kind: kind, expecting: expecting)
    let second = try typed(right, kind: kind, expecting: nil)
    let place = left.place.joined(right.place)
    if first.dimension == .number, second.dimension == .day, case .literal = left {
      first = try typed(left, kind: kind, expecting: .day)
    }
    if case .duration(let step) = second.dimension { return try shifted(first, sign, step, at: place) }
    if case .duration(let step) = first.dimension {
      if sign == .plus, second.dimension == .day {
        return TypedFormula(formula: Self.makeShifted(second.formula, step), dimension: .day, place: place)
      }
      throw mismatch(place)
    }
    return try combined(sign, first, second, at: place)
  }

  private func shifted(
    _ first: TypedFormula, _ sign: Query.Arithmetic, _ written: DayStep, at place: QueryRange
  ) throws(QueryError) -> TypedFormula {
    guard sign == .plus || sign == .minus else { throw mismatch(place) }
    let step = sign == .plus ? written : written.negated
    switch first.dimension {
    case .day:
      return TypedFormula(formula: Self.makeShifted(first.formula, step), dimension: .day, place: place)
    case .span where step.months == 0 && step.workdays == nil:
      return TypedFormula(
        formula: Self.makeBinary(.plus, first.formula, .constant(Double(step.days))), dimension: .span, place: place)
    case .duration(let other):
      let sum = other.adding(step)
      guard sum.isInCalendar else { throw tooLarge(place) }
      return TypedFormula(formula: .constant(0), dimension: .duration(sum), place: place)
    default: throw mismatch(place)
    }
  }

  private func combined(
    _ sign: Query.Arithmetic, _ first: TypedFormula, _ second: TypedFormula, at place: QueryRange
  ) throws(QueryError) -> TypedFormula {
    switch (sign, first.dimension, second.dimension) {
    case (.minus, .day, .day):
      return TypedFormula(
        formula: Self.makeBinary(.minus, first.formula, second.formula), dimension: .span, place: place)
    case (_, .day, _), (_, _, .day): throw mismatch(place)
    case (.plus, let dimension, let other), (.minus, let dimension, let other):
      let common = dimension == .number ? other : dimension
      let left = try convert(first, to: common)
      let right = try convert(second, to: common)
      return TypedFormula(formula: Self.makeBinary(sign, left.formula, right.formula), dimension: common, place: place)
    case (.times, let dimension, .number), (.times, .number, let dimension), (.over, let dimension, .number):
      return TypedFormula(
        formula: Self.makeBinary(sign, first.formula, second.formula), dimension: dimension, place: place)
    case (.over, let dimension, let other) where dimension == other:
      return TypedFormula(
        formula: Self.makeBinary(sign, first.formula, second.formula), dimension: .number, place: place)
    default: throw mismatch(place)
    }
  }

  /// Converts to another dimension: plain numbers to yuan or days, a duration to the day that far from the as-of day.
  func convert(_ typed: TypedFormula, to wanted: Dimension) throws(QueryError) -> TypedFormula {
    if typed.dimension == wanted { return typed }
    switch (typed.dimension, wanted) {
    case (.number, .money):
      return TypedFormula(
        formula: Self.makeBinary(.times, typed.formula, .constant(100)), dimension: .money, place: typed.place)
    case (.number, .span): return TypedFormula(formula: typed.formula, dimension: .span, place: typed.place)
    case (.duration(let step), .span) where step.months == 0 && step.workdays == nil:
      return TypedFormula(formula: .constant(Double(step.days)), dimension: .span, place: typed.place)
    case (.duration(let step), .day):
      return TypedFormula(
        formula: Self.makeShifted(.constant(Double(today.number)), step), dimension: .day, place: typed.place)
    case (.duration, .span):
      throw QueryError(
        typed.place, "月、年和工作日的天数不固定，请改用 d（天）或 w（周），或写成“日期+期限”。",
        "Months, years and working days vary in length: use d (days) or w (weeks), or write date+duration.",
        expected: ["90d", "13w"])
    case (_, .day):
      throw QueryError(
        typed.place, "此处应为日期。", "A date is expected here.", expected: ["2020-03-05", "-3y", "today", "filedOn+90d"])
    default: throw mismatch(typed.place)
    }
  }

  private func mismatch(_ place: QueryRange) -> QueryError {
    QueryError(
      place, "日期、天数、金额和数之间不能这样计算或比较。",
      "Dates, days, money and numbers cannot be combined or compared in this way.")
  }

  /// An operation on two formulas; on two constants, its result.
  static func makeBinary(_ sign: Query.Arithmetic, _ left: Formula, _ right: Formula) -> Formula {
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

  /// A day formula plus a duration; for a constant day, the result. If that is outside the calendar, the formula remains
  /// and evaluates to empty.
  static func makeShifted(_ formula: Formula, _ step: DayStep) -> Formula {
    if case .constant(let number) = formula, let day = step.added(to: Day(number: Int32(number))) {
      return .constant(Double(day.number))
    }
    return .shifted(formula, step)
  }
}
