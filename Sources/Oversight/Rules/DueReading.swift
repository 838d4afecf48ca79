import Columnar
import Localization
import Querying

/// One way to the due day, bound to a kind.
struct DueReading {
  let text: String
  let computation: Computation
  /// For a fixed day of a computed year.
  private let monthAndDay: (month: Int, day: Int)?

  init(_ due: Rule.Due, in context: QueryContext) throws(QueryError) {
    switch due {
    case .expression(let text):
      self.text = text
      computation = try Computation.compile(text, in: context)
      monthAndDay = nil
      guard computation.isDay else {
        throw QueryError(
          range: 0..<text.utf8.count, message: Localized("应算出日期。", "This must give a day."), expected: ["field+2y"])
      }
    case .inYear(let text, let month, let day):
      self.text = text
      computation = try Computation.compile(text, in: context)
      monthAndDay = (month, day)
      guard !computation.isDay else {
        throw QueryError(
          range: 0..<text.utf8.count, message: Localized("应算出年份。", "This must give a year."), expected: ["reportYear+1"]
        )
      }
    }
  }

  /// The day of a row; 29 February falls on the 28th in a common year.
  func day(_ values: Computation.Result, _ row: Int) -> Day? {
    guard let (month, day) = monthAndDay else { return values.day(row) }
    guard values.known[row], let year = Int(exactly: values.values[row]), (1...9999).contains(year) else { return nil }
    return Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, year: year)))
  }
}

/// What shows that a record meets a rule: a field, or a formula over the record.
struct EvidenceReading {
  let title: Localized
  private let kind: Int
  /// Single references to follow, then the field.
  private var steps: [(kind: Int, field: Int)] = []
  private var computation: Computation?
  /// Computed once, when the first finding asks.
  private var values: Computation.Result?

  init(_ item: Rule.Evidence, in context: QueryContext) throws(QueryError) {
    let schema = context.register.schema
    kind = context.kind
    var current = context.kind
    var titles: [Localized] = []
    var steps: [(kind: Int, field: Int)] = []
    for name in item.text.split(separator: ".", omittingEmptySubsequences: false) {
      guard schema.kinds.indices.contains(current), let field = schema.kinds[current].ordinal(of: String(name)) else {
        steps = []
        break
      }
      let description = schema.kinds[current].fields[field]
      titles.append(description.title)
      steps.append((current, field))
      current = description.type.isList ? -1 : description.type.target.flatMap(schema.ordinal(of:)) ?? -1
    }
    title =
      item.title
      ?? (steps.isEmpty
        ? Localized(item.text, item.text)
        : Localized(titles.map(\.chinese).joined(separator: "·"), titles.map(\.english).joined(separator: ", ")))
    self.steps = steps
    guard steps.isEmpty else { return }
    let computation = try Computation.compile(item.text, in: context)
    self.computation = computation
    values = try computation.values()
  }

  /// The value of a record.
  func value(_ row: Int, in register: Register) -> Value {
    if let values {
      guard values.known[row] else { return .empty }
      if computation?.isDay == true { return values.day(row).map(Value.day) ?? .empty }
      let number = values.values[row]
      return Int64(exactly: number).map(Value.integer) ?? .text("\(number)")
    }
    var row = row
    for (index, step) in steps.enumerated() {
      let value = register.value(kind: step.kind, row: row, field: step.field)
      guard index < steps.count - 1 else { return value }
      guard case .reference(_, let next?, _) = value else { return .empty }
      row = next
    }
    return .empty
  }
}
