import Columnar
import Localization
import Querying

/// What a rule says about one record.
public enum Answer: String, Sendable, CaseIterable {
  case yes, no, notApplicable
  /// A field that the rule needs is empty.
  case cannotTell

  public var title: Localized {
    switch self {
    case .yes: Localized("符合", "yes")
    case .no: Localized("不符合", "no")
    case .notApplicable: Localized("不适用", "not applicable")
    case .cannotTell: Localized("缺字段，无法判断", "cannot tell")
    }
  }
}

/// One rule over all records of its kind: four sets that hold each record once.
public struct RuleOutcome: Sendable {
  public let rule: Rule
  /// The kind's ordinal, where the rule names one.
  public let kind: Int?
  /// Why nothing could be told of any record: an error in the rule, or a kind that the register does not hold.
  public let problem: Localized?
  /// The kinds, by ordinal, that the rule looks into and the register does not hold; the rule itself is sound then.
  public let missing: Set<Int>
  public let yes: Bitmap
  public let no: Bitmap
  public let notApplicable: Bitmap
  /// The due days of records that meet the rule, by row.
  let due: [Int: Day]
  let evidence: [EvidenceReading]

  public var cannotTell: Bitmap {
    var rest = Bitmap(count: yes.count, filled: true)
    rest.subtract(yes)
    rest.subtract(no)
    rest.subtract(notApplicable)
    return rest
  }

  public func rows(_ answer: Answer) -> Bitmap {
    switch answer {
    case .yes: yes
    case .no: no
    case .notApplicable: notApplicable
    case .cannotTell: cannotTell
    }
  }

  public func answer(_ row: Int) -> Answer {
    yes[row] ? .yes : no[row] ? .no : notApplicable[row] ? .notApplicable : .cannotTell
  }

  public func due(_ row: Int) -> Day? { due[row] }
}

/// Answers rules by whole columns: each condition is one bitmap for "surely" and one for "surely not".
///
/// A record is outside the rule where `applies` is surely false; it meets the rule where both conditions are surely true,
/// and does not where `query` is surely false. What is left cannot be told.
struct RuleEvaluation {
  private struct Fault: Error {
    let message: Localized
    var missing: Set<Int> = []
  }

  let register: Register
  let asOf: Day
  let cancelled: () -> Bool

  /// Nil when cancelled. O(rows of the kinds that the rule looks into).
  func outcome(of rule: Rule) -> RuleOutcome? {
    do throws(Fault) {
      return try answered(rule)
    } catch {
      if cancelled() { return nil }
      let kind = register.schema.ordinal(of: rule.kind)
      let none = Bitmap(count: kind.map { register.tables[$0].count } ?? 0)
      return RuleOutcome(
        rule: rule, kind: kind, problem: error.message, missing: error.missing, yes: none, no: none,
        notApplicable: none, due: [:],
        evidence: [])
    }
  }

  private func answered(_ rule: Rule) throws(Fault) -> RuleOutcome? {
    if let fault = rule.fault { throw Fault(message: fault) }
    guard let kind = register.schema.ordinal(of: rule.kind) else {
      throw Fault(message: Localized("没有“\(rule.kind)”这一种类", "there is no kind “\(rule.kind)”"))
    }
    let context = QueryContext(register: register, kind: kind, today: asOf)
    let applies = try understood("applies", rule.applies, try Filter.compile(rule.applies, in: context))
    let query = try understood("query", rule.query, try Filter.compile(rule.query, in: context))
    let pending = try understood("pending", rule.pending, try Filter.compile(rule.pending, in: context))
    let dated = try computation("dated", rule.dated, in: context)
    var ways: [DueReading] = []
    for due in rule.due { ways.append(try understood("due", due.text, try DueReading(due, in: context))) }
    let evidence = try evidence(of: rule, in: context)
    var kinds = applies.kinds.union(query.kinds).union(pending.kinds)
    for way in ways { kinds.formUnion(way.computation.kinds) }
    if let missing = register.missing(kinds) {
      throw Fault(message: missing, missing: kinds.subtracting(register.present))
    }

    guard let inForce = try rowsInForce(rule, dated, count: context.register.tables[kind].count),
      let surely = try rows(applies), let surelyNot = try rows(negated(applies)),
      var yes = try rows(query), var no = try rows(negated(query))
    else { return nil }
    var outside = inForce
    outside.invert()
    outside.formUnion(surelyNot)
    yes.formIntersection(surely)
    yes.subtract(outside)
    no.subtract(outside)
    guard var open = try rows(pending) else { return nil }
    open.formIntersection(yes)
    guard let due = try due(ways, rows: open) else { return nil }
    return RuleOutcome(
      rule: rule, kind: kind, problem: nil, missing: [], yes: yes, no: no, notApplicable: outside, due: due,
      evidence: evidence)
  }

  // MARK: - Conditions

  private func negated(_ filter: Filter) throws(Fault) -> Filter {
    try understood("query", filter.text, try Filter(.not(filter.query, filter.query.place), in: filter.context))
  }

  private func rows(_ filter: Filter) throws(Fault) -> Bitmap? {
    try understood("query", filter.text, try filter.rows(cancelled: cancelled))
  }

  /// The records that fall under this version of the law.
  private func rowsInForce(_ rule: Rule, _ dated: Computation?, count: Int) throws(Fault) -> Bitmap? {
    let isInForceNow = rule.isInForce(on: asOf)
    guard let dated else { return Bitmap(count: count, filled: isInForceNow) }
    let values = try understood("dated", rule.dated, try dated.values(cancelled: cancelled))
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

  private func due(_ ways: [DueReading], rows: Bitmap) throws(Fault) -> [Int: Day]? {
    var due: [Int: Day] = [:]
    guard !rows.isEmpty else { return due }
    for way in ways {
      let values = try understood("due", way.text, try way.computation.values(cancelled: cancelled))
      guard let values else { return nil }
      rows.forEach { row in if due[row] == nil { due[row] = way.day(values, row) } }
    }
    return due
  }

  private func evidence(of rule: Rule, in context: QueryContext) throws(Fault) -> [EvidenceReading] {
    var readings: [EvidenceReading] = []
    for item in rule.evidence {
      readings.append(try understood("evidence", item.text, try EvidenceReading(item, in: context)))
    }
    return readings
  }

  private func computation(_ part: String, _ text: String, in context: QueryContext) throws(Fault) -> Computation? {
    guard !text.isEmpty else { return nil }
    let computation = try understood(part, text, try Computation.compile(text, in: context))
    guard computation.isDay else {
      throw Fault(message: Localized("\(part) 应算出日期：\(text)", "\(part) must give a day: \(text)"))
    }
    return computation
  }

  /// Runs what may find an error in a part of the rule, and tells the part, the error and the words that are wrong.
  private func understood<Value>(
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
