import Columnar
import Querying

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
  /// Clauses that would have found something in its place among the records left before that step.
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

  private static func near(
    _ clause: Query, rows: Bitmap, in context: QueryContext, cancelled: () -> Bool
  ) throws(QueryError) -> [Near] {
    try withoutActuallyEscaping(cancelled) { cancelled -> Result<[Near], QueryError> in
      do throws(QueryError) {
        return .success(try NearClauses(rows: rows, context: context, cancelled: cancelled).of(clause))
      } catch {
        return .failure(error)
      }
    }.get()
  }
}
