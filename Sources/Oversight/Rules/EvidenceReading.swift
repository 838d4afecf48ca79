import Columnar
import Localization
import Querying

/// The evidence that a record meets a rule, compiled for a kind: a field, or a formula over the record.
struct EvidenceReading {
  let title: Localized
  private let kind: Int
  /// References to follow one after another, then the field.
  private var steps: [(kind: Int, field: Int)] = []
  private var computation: Computation?
  /// The values of the formula, by row.
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
      if computation?.isMoney == true, let fen = Int64(exactly: number.rounded()) { return .money(fen) }
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
