import Columnar
import SQL

// Formulas as expressions in double precision: amounts in fen, days as numbers of days from 1970-01-01.
extension SQLTranslation {
  func interval(
    _ formula: Formula, low: Bound?, high: Bound?, of source: Source, negated: Bool
  ) throws(SQLRefusal) -> String {
    let value = try expression(formula, of: source)
    var parts: [String] = []
    var known = formula.isConstant ? [] : ["\(value) IS NOT NULL"]
    for (bound, sign) in [(low, ">"), (high, "<")] {
      guard let bound else { continue }
      let end = try expression(bound.formula, of: source)
      parts.append("\(value) \(sign)\(bound.inclusive ? "=" : "") \(end)")
      if !bound.formula.isConstant { known.append("\(end) IS NOT NULL") }
    }
    let met = parts.isEmpty ? "TRUE" : parts.joined(separator: " AND ")
    return (known + ["\(negated ? "NOT " : "")(\(met))"]).joined(separator: " AND ")
  }

  private func real(_ text: String) -> String {
    switch dialect {
    case .sqlite: "CAST(\(text) AS REAL)"
    case .postgresql: "CAST(\(text) AS double precision)"
    case .clickhouse: "toFloat64(\(text))"
    }
  }

  func expression(_ formula: Formula, of source: Source) throws(SQLRefusal) -> String {
    switch formula {
    case .constant(let value): return "\(value)"
    case .field(let route, let field, let part):
      return try value(along: route.steps[...], from: source) { end in number(field, part: part, of: end) }
    case .aggregate(let aggregate): return try expression(aggregate, of: source)
    case .shifted(let inner, let step): return try shifted(try expression(inner, of: source), step)
    case .binary(let sign, let left, let right):
      let (left, right) = (try expression(left, of: source), try expression(right, of: source))
      switch sign {
      case .plus: return "(\(left) + \(right))"
      case .minus: return "(\(left) - \(right))"
      case .times: return "(\(left) * \(right))"
      case .over: return "(\(left) / NULLIF(\(right), 0))"
      }
    }
  }

  /// A value at the end of a route of single steps, as a nested query a step.
  private func value(
    along steps: ArraySlice<Route.Step>, from source: Source, leaf: (Source) -> String
  ) throws(SQLRefusal) -> String {
    guard let step = steps.first else { return leaf(source) }
    guard isPresent(step.to) else { return "NULL" }
    guard dialect != .clickhouse else { throw .correlated }
    let end = source.inner(step.to)
    let rest = try value(along: steps.dropFirst(), from: end, leaf: leaf)
    return "(SELECT \(rest) \(from(end)) WHERE \(linked(step, from: source, to: end)) LIMIT 1)"
  }

  private func number(_ field: Int, part: DatePart?, of source: Source) -> String {
    let name = column(field, of: source)
    switch register.schema.kinds[source.kind].fields[field].type.element {
    case .money: return dialect == .sqlite ? "ROUND(\(name) * 100.0)" : real("\(name) * 100")
    case .date: return part.map { component($0, of: name) } ?? dayNumber(name)
    default: return real(name)
    }
  }

  private func dayNumber(_ name: String) -> String {
    switch dialect {
    case .sqlite: "(julianday(\(name)) - 2440587.5)"
    case .postgresql: real("(\(name) - DATE '1970-01-01')")
    case .clickhouse: real("toInt32(\(name))")
    }
  }

  private func component(_ part: DatePart, of name: String) -> String {
    switch dialect {
    case .sqlite:
      switch part {
      case .year: real("substr(\(name), 1, 4)")
      case .month: real("substr(\(name), 6, 2)")
      case .day: real("substr(\(name), 9, 2)")
      case .yearMonth: real("substr(\(name), 1, 4) || substr(\(name), 6, 2)")
      case .weekday: real("(strftime('%w', \(name)) + 6) % 7 + 1")
      }
    case .postgresql:
      switch part {
      case .year: real("EXTRACT(YEAR FROM \(name))")
      case .month: real("EXTRACT(MONTH FROM \(name))")
      case .day: real("EXTRACT(DAY FROM \(name))")
      case .yearMonth: real("(EXTRACT(YEAR FROM \(name)) * 100 + EXTRACT(MONTH FROM \(name)))")
      case .weekday: real("EXTRACT(ISODOW FROM \(name))")
      }
    case .clickhouse:
      switch part {
      case .year: real("toYear(\(name))")
      case .month: real("toMonth(\(name))")
      case .day: real("toDayOfMonth(\(name))")
      case .yearMonth: real("toYYYYMM(\(name))")
      case .weekday: real("toDayOfWeek(\(name))")
      }
    }
  }

  /// Months keep the day of the month or take the last day of a shorter month, as `Day.adding`.
  private func shifted(_ number: String, _ step: DayStep) throws(SQLRefusal) -> String {
    guard step.workdays == nil else { throw .workdays }
    switch dialect {
    case .sqlite:
      let day = "date(\(number) + 2440587.5)"
      let moved = "date(\(day), '\(step.months) months')"
      // SQLite goes on into the next month where a month has no such day.
      let last = "date(\(day), 'start of month', '\(step.months) months', '+1 month', '-1 day')"
      let month = step.months == 0 ? day : "min(\(moved), \(last))"
      return "(julianday(\(month)) - 2440587.5 + \(step.days))"
    case .postgresql:
      let day = "(DATE '1970-01-01' + CAST(\(number) AS integer))"
      return real("(CAST(\(day) + INTERVAL '\(step.months) months' AS date) + \(step.days) - DATE '1970-01-01')")
    case .clickhouse:
      let day = "addDays(toDate32('1970-01-01'), toInt32(\(number)))"
      return real("toInt32(addDays(addMonths(\(day), \(step.months)), \(step.days)))")
    }
  }

  // MARK: - Aggregates

  /// An aggregate over the records that a route reaches, each once.
  private func expression(_ aggregate: Aggregate, of source: Source) throws(SQLRefusal) -> String {
    guard aggregate.route.steps.allSatisfy({ isPresent($0.to) }) else {
      return [.count, .distinct].contains(aggregate.function) ? "0" : "NULL"
    }
    guard dialect != .clickhouse else { throw .correlated }
    var end = source
    var link: String?
    for step in aggregate.route.steps {
      let next = end.inner(step.to)
      let linked = linked(step, from: end, to: next)
      link = link.map { "EXISTS (SELECT 1 \(from(end)) WHERE \(linked) AND \($0))" } ?? linked
      end = next
    }
    var conditions = [link ?? "TRUE"]
    if let condition = aggregate.condition {
      conditions.append("(\(try self.condition(condition, of: end, negated: false)))")
    }
    let rows = "\(from(end)) WHERE \(conditions.joined(separator: " AND "))"
    guard aggregate.function != .count, let field = aggregate.field else { return real("(SELECT COUNT(*) \(rows))") }
    let description = register.schema.kinds[end.kind].fields[field]
    switch aggregate.function {
    case .count, .distinct:
      guard !description.type.isList else { throw .listedValues(field: description.title) }
      let isText = if case .text = description.type { true } else { false }
      return real("(SELECT COUNT(DISTINCT \(isText ? folded(field, of: end) : column(field, of: end))) \(rows))")
    case .sum, .min, .max, .avg:
      let number = number(field, part: nil, of: end)
      return "(SELECT \(aggregate.function.rawValue.uppercased())(\(number)) \(rows))"
    }
  }

  /// A side of a comparison of two fields, in a form that can be compared.
  func compared(_ path: FieldPath, of source: Source) throws(SQLRefusal) -> String {
    try value(along: path.route.steps[...], from: source) { end in
      switch register.schema.kinds[end.kind].fields[path.field].type {
      case .text, .code: folded(path.field, of: end)
      case .integer, .money, .date, .flag, .coded, .reference, .list: column(path.field, of: end)
      }
    }
  }
}

extension Formula {
  fileprivate var isConstant: Bool {
    if case .constant = self { true } else { false }
  }
}
