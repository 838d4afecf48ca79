/// Why a result is what it is: the rows left after each clause, and what to ask instead where none is left.
public struct Explanation: Sendable {
  /// One of the clauses that stand side by side.
  public struct Step: Sendable {
    /// UTF-8 offsets in the query's text.
    public let range: Range<Int>
    /// The clause as it is best written.
    public let clause: String
    /// Rows that meet this clause alone.
    public let alone: Int
    /// Rows that meet this clause and all before it.
    public let left: Int
  }

  /// A clause that would have found something, with how many rows.
  public struct Near: Sendable, Hashable {
    public let clause: String
    public let count: Int
  }

  /// Rows before any clause.
  public let total: Int
  public let steps: [Step]
  /// The step that left nothing where the one before had left something.
  public let emptiedBy: Int?
  /// Values that the records left before that step do hold, the commonest first.
  public let near: [Near]

  /// Explains a filter; nil when cancelled. One evaluation a clause.
  public static func of(
    _ filter: Filter, cancelled: () -> Bool = { false }
  ) throws(QueryError) -> Explanation? {
    let parts: [Query]
    switch filter.query {
    case .everything: parts = []
    case .all(let clauses): parts = clauses
    default: parts = [filter.query]
    }
    let total = filter.context.table.count
    var left = Bitmap(count: total, filled: true)
    var steps: [Step] = []
    var emptiedBy: Int?
    var near: [Near] = []
    for (index, part) in parts.enumerated() {
      guard let rows = try Filter(part, in: filter.context).rows(cancelled: cancelled) else { return nil }
      var next = left
      next.formIntersection(rows)
      let count = next.population
      steps.append(
        Step(range: part.place.range, clause: part.description, alone: rows.population, left: count))
      if count == 0, emptiedBy == nil, total > 0 {
        emptiedBy = index
        near = try Self.near(part, rows: left, in: filter.context, cancelled: cancelled)
      }
      left = next
    }
    return Explanation(total: total, steps: steps, emptiedBy: emptiedBy, near: near)
  }

  private static let nearLimit = 5

  /// What the rows hold in the field that the clause is about: its commonest values, or its least and greatest.
  private static func near(
    _ clause: Query, rows: Bitmap, in context: QueryContext, cancelled: () -> Bool
  ) throws(QueryError) -> [Near] {
    if case .word(let word) = clause { return codes(word.text, rows: rows, in: context) }
    guard case .comparison(let comparison) = clause, case .path(let path) = comparison.left,
      let end = try? Binder(context).end(path, from: context.kind)
    else { return [] }
    if end.route.steps.isEmpty, end.field == context.table.kind.keyOrdinal,
      case .one(let value)? = comparison.items.first
    {
      let found = codes(value.text, rows: rows, in: context)
      if !found.isEmpty { return found }
    }
    if let field = end.field, end.part == nil {
      switch context.register.schema.kinds[end.route.end].fields[field].type {
      case .integer, .money, .date: return try span(path, rows: rows, in: context, cancelled: cancelled)
      default: break
      }
    }
    let groups = try? Grouping.compute(
      rows: rows, by: [path.text(hyphens: true)], measure: .count(nil), in: context, cancelled: cancelled)
    return (groups ?? nil)?.byValue.prefix(nearLimit).map { Near(clause: $0.clause, count: $0.count) } ?? []
  }

  /// Records with nearly that code, among the rows where some are, else among all.
  private static func codes(_ word: String, rows: Bitmap, in context: QueryContext) -> [Near] {
    let found = NearCode.rows(of: word, in: context.table)
    let among = found.filter { rows[$0] }
    return (among.isEmpty ? found : among).prefix(nearLimit).map {
      Near(clause: Query.value(context.table.key($0)), count: 1)
    }
  }

  private static func span(
    _ path: Query.Path, rows: Bitmap, in context: QueryContext, cancelled: () -> Bool
  ) throws(QueryError) -> [Near] {
    let name = path.text(hyphens: true)
    guard let least = try Measure.of(.min, .path(path)).compute(rows: rows, in: context, cancelled: cancelled)?.written,
      let most = try Measure.of(.max, .path(path)).compute(rows: rows, in: context, cancelled: cancelled)?.written,
      let found = try Filter.compile("\(name):\(least)..\(most)", in: context).rows(cancelled: cancelled)
    else { return [] }
    var met = rows
    met.formIntersection(found)
    return [Near(clause: "\(name):\(least)..\(most)", count: met.population)]
  }
}

extension MeasureValue {
  /// The value as it is written in a query; nil where it is empty or not whole.
  var written: String? {
    switch self {
    case .integer(let value): String(value)
    case .money(let fen): Money.yuan(fen)
    case .day(let day): day.description
    case .empty, .number, .amount: nil
    }
  }
}
