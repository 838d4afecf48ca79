import Columnar

/// One computed value for each row of a kind; 0 in rows that are not `known`.
package struct Vector {
  package var values: [Double]
  package var known: Bitmap
}

// Formulas, evaluated a column at a time in Double: exact up to 2^53 (90 trillion yuan in fen).
extension Evaluator {
  func interval(
    _ formula: Formula, low: Bound?, high: Bound?, kind: Int, negated: Bool
  ) throws(Stop) -> Bitmap {
    let value = try vector(formula, kind: kind)
    var known = value.known
    var met = Bitmap(count: value.values.count, filled: true)
    if let low {
      let bound = try vector(low.formula, kind: kind)
      known.formIntersection(bound.known)
      met.formIntersection(
        Self.compared(value.values, bound.values) { low.inclusive ? $0 >= $1 : $0 > $1 })
    }
    if let high {
      let bound = try vector(high.formula, kind: kind)
      known.formIntersection(bound.known)
      met.formIntersection(
        Self.compared(value.values, bound.values) { high.inclusive ? $0 <= $1 : $0 < $1 })
    }
    if negated { met.invert() }
    met.formIntersection(known)
    return met
  }

  @inline(__always)
  private static func compared(_ left: [Double], _ right: [Double], _ test: (Double, Double) -> Bool) -> Bitmap {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        Bitmap(count: left.count, bit: { test(left[$0], right[$0]) ? 1 : 0 })
      }
    }
  }

  package func vector(_ formula: Formula, kind: Int) throws(Stop) -> Vector {
    try poll()
    let count = register.tables[kind].count
    switch formula {
    case .constant(let value):
      return Vector(values: [Double](repeating: value, count: count), known: Bitmap(count: count, filled: true))
    case .field(let route, let field, let part):
      return gathered(Self.vector(register.tables[route.end].columns[field], part: part), along: route)
    case .aggregate(let aggregate): return try vector(aggregate, kind: kind)
    case .shifted(let inner, let step): return Self.shifted(try vector(inner, kind: kind), step)
    case .binary(let sign, let left, let right):
      return Self.combined(sign, try vector(left, kind: kind), try vector(right, kind: kind))
    }
  }

  private static func vector(_ column: Column, part: DatePart?) -> Vector {
    switch column {
    case .number(let column):
      return Vector(values: column.values.map(Double.init), known: column.validity)
    case .day(let days): return Vector(values: numbers(days.days, part: part), known: column.filled)
    default:
      return Vector(values: [Double](repeating: 0, count: column.count), known: Bitmap(count: column.count))
    }
  }

  private static func numbers(_ days: [Int32], part: DatePart?) -> [Double] {
    guard let part else { return days.map { $0 == DayColumn.empty ? 0 : Double($0) } }
    func number(_ day: Day) -> Double { Double(part.number(day)) }
    guard let range = DayRange(days) else {
      return days.map { $0 == DayColumn.empty ? 0 : number(Day(number: $0)) }
    }
    let table = range.table(number)
    return days.map { $0 == DayColumn.empty ? 0 : table[Int($0 - range.first)] }
  }

  /// Gathers the values at the end of a route of single steps into the rows at its start.
  private func gathered(_ vector: Vector, along route: Route) -> Vector {
    var vector = vector
    for step in route.steps.reversed() {
      guard case .reference(let references) = register.tables[step.from].columns[step.edges[0].field] else { continue }
      var values = [Double](repeating: 0, count: references.rows.count)
      var known = Bitmap(count: references.rows.count)
      for (row, target) in references.rows.enumerated() where target >= 0 && vector.known[Int(target)] {
        values[row] = vector.values[Int(target)]
        known[row] = true
      }
      vector = Vector(values: values, known: known)
    }
    return vector
  }

  private static func shifted(_ vector: Vector, _ step: DayStep) -> Vector {
    var result = vector
    let days = vector.values.indices.map {
      vector.known[$0] ? Int32(clamping: Int(vector.values[$0])) : DayColumn.empty
    }
    let range = DayRange(days)
    let table = range?.table { step.added(to: $0) }
    for (row, number) in days.enumerated() where number != DayColumn.empty {
      let day: Day?
      if let range, let table {
        day = table[Int(number - range.first)]
      } else {
        day = step.added(to: Day(number: number))
      }
      result.values[row] = day.map { Double($0.number) } ?? 0
      if day == nil { result.known[row] = false }
    }
    return result
  }

  private static func combined(_ sign: Query.Arithmetic, _ left: Vector, _ right: Vector) -> Vector {
    var known = left.known
    known.formIntersection(right.known)
    var values = left.values
    switch sign {
    case .plus: for row in values.indices { values[row] += right.values[row] }
    case .minus: for row in values.indices { values[row] -= right.values[row] }
    case .times: for row in values.indices { values[row] *= right.values[row] }
    case .over:
      for row in values.indices {
        if right.values[row] == 0 {
          known[row] = false
          values[row] = 0
        } else {
          values[row] /= right.values[row]
        }
      }
    }
    return Vector(values: values, known: known)
  }
}
