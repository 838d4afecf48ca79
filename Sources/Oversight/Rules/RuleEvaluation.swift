import Columnar
import Localization
import Querying

/// Evaluates rules over whole columns in tri-state logic: each condition is a bitmap of the rows where it is true, and one
/// of the rows where it is false. In all other rows a field that it needs is empty.
///
///     applies   query    answer
///     false     any      not applicable
///     true      true     yes
///     any else  false    no
///     otherwise          cannot tell
struct RuleEvaluation {
  private struct Fault: Error {
    let message: Localized
    var missing: Set<Int> = []
  }

  let register: Register
  let asOf: Day
  let cancelled: () -> Bool

  /// Nil when cancelled. O(rows of the kinds that the rule needs).
  func outcome(of rule: Rule) -> RuleOutcome? {
    do throws(Fault) {
      return try answered(rule)
    } catch {
      if cancelled() { return nil }
      let kind = register.schema.ordinal(of: rule.kind)
      let none = Bitmap(count: kind.map { register.tables[$0].count } ?? 0)
      return RuleOutcome(
        rule: rule, kind: kind, problem: error.message, missing: error.missing, yes: none, no: none,
        notApplicable: none, countedInCalendarDays: none, due: [:], evidence: [])
    }
  }

  private func answered(_ rule: Rule) throws(Fault) -> RuleOutcome? {
    if let fault = rule.fault { throw Fault(message: fault) }
    guard let kind = register.schema.ordinal(of: rule.kind) else {
      throw Fault(message: Localized("没有名为“\(rule.kind)”的记录类型", "there is no record type named “\(rule.kind)”"))
    }
    let context = QueryContext(register: register, kind: kind, today: asOf)
    let applies = try evaluating("applies", rule.applies, try Filter.compile(rule.applies, in: context))
    let query = try evaluating("query", rule.query, try Filter.compile(rule.query, in: context))
    let pending = try evaluating("pending", rule.pending, try Filter.compile(rule.pending, in: context))
    let dated = try computation("dated", rule.dated, in: context)
    var dueReadings: [DueReading] = []
    for due in rule.due { dueReadings.append(try evaluating("due", due.text, try DueReading(due, in: context))) }
    let evidence = try evidence(of: rule, in: context)
    var kinds = applies.kinds.union(query.kinds).union(pending.kinds)
    for reading in dueReadings { kinds.formUnion(reading.computation.kinds) }
    if let missing = register.missing(kinds) {
      throw Fault(message: missing, missing: kinds.subtracting(register.present))
    }

    guard let inForce = try rowsInForce(rule, dated, count: context.register.tables[kind].count),
      let applicable = try rows(applies), let notApplicable = try rows(applies, false),
      var yes = try rows(query), var no = try rows(query, false)
    else { return nil }
    var outside = inForce
    outside.invert()
    outside.formUnion(notApplicable)
    yes.formIntersection(applicable)
    yes.subtract(outside)
    no.subtract(outside)
    guard var open = try rows(pending) else { return nil }
    open.formIntersection(yes)
    guard let due = try due(dueReadings, rows: open),
      let counted = try countedInCalendarDays([applies, query], dueReadings)
    else { return nil }
    return RuleOutcome(
      rule: rule, kind: kind, problem: nil, missing: [], yes: yes, no: no, notApplicable: outside,
      countedInCalendarDays: counted, due: due, evidence: evidence)
  }

  /// The records for which the conditions or the due day rest on holidays that are not known.
  private func countedInCalendarDays(_ filters: [Filter], _ readings: [DueReading]) throws(Fault) -> Bitmap? {
    var result: Bitmap?
    for filter in filters {
      let rows = try evaluating("query", filter.text, try filter.countedInCalendarDays(cancelled: cancelled))
      guard let rows else { return nil }
      if result == nil { result = rows } else { result?.formUnion(rows) }
    }
    for reading in readings {
      let rows = try evaluating(
        "due", reading.text, try reading.computation.countedInCalendarDays(cancelled: cancelled))
      guard let rows else { return nil }
      result?.formUnion(rows)
    }
    return result
  }

  // MARK: - Conditions

  /// The records for which a condition is certainly true, or certainly false; the others cannot be judged.
  private func rows(_ filter: Filter, _ truth: Bool = true) throws(Fault) -> Bitmap? {
    try evaluating("query", filter.text, try filter.judged(truth, cancelled: cancelled))
  }

  /// The records on whose day the rule is in force.
  private func rowsInForce(_ rule: Rule, _ dated: Computation?, count: Int) throws(Fault) -> Bitmap? {
    let isInForceNow = rule.isInForce(on: asOf)
    guard let dated else { return Bitmap(count: count, filled: isInForceNow) }
    let values = try evaluating("dated", rule.dated, try dated.values(cancelled: cancelled))
    guard let values else { return nil }
    let first = Double(rule.effectiveFrom?.number ?? .min)
    let last = Double(rule.effectiveTo?.number ?? .max)
    var rows = Bitmap(count: count)
    for row in 0..<count {
      rows[row] = values.known[row] ? values.values[row] >= first && values.values[row] <= last : isInForceNow
    }
    return rows
  }

  // MARK: - Due days and evidence

  private func due(_ readings: [DueReading], rows: Bitmap) throws(Fault) -> [Int: Day]? {
    var due: [Int: Day] = [:]
    guard !rows.isEmpty else { return due }
    for reading in readings {
      let values = try evaluating("due", reading.text, try reading.computation.values(cancelled: cancelled))
      guard let values else { return nil }
      rows.forEach { row in if due[row] == nil { due[row] = reading.day(values, row) } }
    }
    return due
  }

  private func evidence(of rule: Rule, in context: QueryContext) throws(Fault) -> [EvidenceReading] {
    var readings: [EvidenceReading] = []
    for item in rule.evidence {
      readings.append(try evaluating("evidence", item.text, try EvidenceReading(item, in: context)))
    }
    return readings
  }

  private func computation(_ part: String, _ text: String, in context: QueryContext) throws(Fault) -> Computation? {
    guard !text.isEmpty else { return nil }
    let computation = try evaluating(part, text, try Computation.compile(text, in: context))
    guard computation.isDay else {
      throw Fault(message: Localized("\(part) 的结果应为日期：\(text)", "\(part) must result in a date: \(text)"))
    }
    return computation
  }

  /// Runs `body`, which compiles or evaluates a part of the rule. A query error becomes a fault that names the part and
  /// quotes the wrong words.
  private func evaluating<Value>(
    _ part: String, _ text: String, _ body: @autoclosure () throws(QueryError) -> Value
  ) throws(Fault) -> Value {
    do throws(QueryError) {
      return try body()
    } catch {
      let sentence = error.sentence(about: text)
      throw Fault(message: Localized("\(part)：\(sentence.chinese)", "\(part): \(sentence.english)"))
    }
  }
}
