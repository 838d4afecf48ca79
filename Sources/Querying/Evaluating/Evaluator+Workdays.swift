import Columnar

// The rows for which a period of working days was counted in calendar days, because the holidays of a year are not known.
extension Filter {
  /// The rows whose answer rests on such a period; nil when cancelled. O(rows) for each formula with working days.
  public func countedInCalendarDays(cancelled: () -> Bool = { false }) throws(QueryError) -> Bitmap? {
    let formulas = plan.formulas.flatMap(\.workdaySteps)
    return try Evaluator.run(context, in: query, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      try evaluator.countedInCalendarDays(formulas, kind: context.kind)
    }
  }
}

extension Computation {
  /// The rows whose value rests on such a period; nil when cancelled.
  public func countedInCalendarDays(cancelled: () -> Bool = { false }) throws(QueryError) -> Bitmap? {
    let formulas = formula.workdaySteps
    return try Evaluator.run(context, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      try evaluator.countedInCalendarDays(formulas, kind: context.kind)
    }
  }
}

extension Evaluator {
  fileprivate func countedInCalendarDays(
    _ formulas: [(start: Formula, step: DayStep)], kind: Int
  ) throws(Stop) -> Bitmap {
    var result = Bitmap(count: register.tables[kind].count)
    for (start, step) in formulas {
      let days = try vector(start, kind: kind)
      days.known.forEach { row in
        if step.exactly(from: Day(number: Int32(clamping: Int(days.values[row]))))?.isExact == false {
          result[row] = true
        }
      }
    }
    return result
  }
}

extension Plan {
  /// The formulas that the plan compares, for records of its own kind.
  fileprivate var formulas: [Formula] {
    switch self {
    case .constant, .word, .test, .record, .filled, .related, .equalFields: []
    case .interval(let formula, let low, let high): [formula] + [low?.formula, high?.formula].compactMap(\.self)
    case .definite(let inner), .not(let inner), .differs(let inner): inner.formulas
    case .all(let parts), .any(let parts): parts.flatMap(\.formulas)
    }
  }
}

extension Formula {
  /// Each day from which working days are counted, with the step.
  fileprivate var workdaySteps: [(start: Formula, step: DayStep)] {
    switch self {
    case .constant, .field, .aggregate: []
    case .shifted(let inner, let step): inner.workdaySteps + (step.workdays == nil ? [] : [(inner, step)])
    case .binary(_, let left, let right): left.workdaySteps + right.workdaySteps
    }
  }
}
