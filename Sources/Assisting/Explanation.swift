import Columnar
import Querying

/// Explains the result of a filter: the rows left after each clause, alternatives to the clause that left none, and the
/// rows that are there only because a field is empty.
public struct Explanation: Sendable {
  /// One clause of the conjunction.
  public struct Step: Sendable {
    /// UTF-8 offsets in the query's text.
    public let range: Range<Int>
    /// The canonical text of the clause.
    public let clause: String
    /// The number of rows that meet this clause alone.
    public let alone: Int
    /// The number of rows that meet this clause and all before it.
    public let left: Int
    /// Where the word occurs in the rows left, if the clause is one.
    public let places: [WordPlace]
  }

  /// An alternative clause, with the number of rows that it finds.
  public struct Near: Sendable, Hashable {
    public let clause: String
    public let count: Int
  }

  /// The number of rows of the table.
  public let total: Int
  public let steps: [Step]
  /// The first step that left no rows.
  public let emptiedBy: Int?
  /// Alternatives to that step that find some of the rows left before it.
  public let near: [Near]
  /// The rows of the result that a negated clause finds only because a field is empty, and the clauses that leave them out.
  public let empties: [EmptyMatches]

  /// Explains a filter, with one evaluation for each clause; nil when cancelled.
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
      let clause = try Filter(part, in: filter.context)
      guard let rows = try clause.rows(cancelled: cancelled) else { return nil }
      var next = left
      next.formIntersection(rows)
      let count = next.population
      guard let places = try clause.wordPlaces(among: next, cancelled: cancelled) else { return nil }
      steps.append(
        Step(
          range: part.place.range, clause: part.description, alone: rows.population, left: count, places: places))
      if count == 0, emptiedBy == nil, total > 0 {
        emptiedBy = index
        near = try Self.near(part, rows: left, in: filter.context, cancelled: cancelled)
      }
      left = next
    }
    guard let empties = try filter.emptyMatches(among: left, cancelled: cancelled) else { return nil }
    return Explanation(total: total, steps: steps, emptiedBy: emptiedBy, near: near, empties: empties)
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
