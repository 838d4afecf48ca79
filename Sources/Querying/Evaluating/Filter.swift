import Columnar
import HanText

/// A query that was understood: bound to one register and kind, ready to answer rows and to show what it found.
public struct Filter: Sendable {
  /// What was asked, as a tree.
  public let query: Query
  public let context: QueryContext
  let plan: Plan

  /// Understands a text.
  /// - Throws: an error that points into the text. O(length), plus one look at each vocabulary that is named.
  public static func compile(_ text: String, in context: QueryContext) throws(QueryError) -> Filter {
    try Filter(QueryParser.parse(text), in: context)
  }

  public init(_ query: Query, in context: QueryContext) throws(QueryError) {
    self.query = query
    self.context = context
    plan = try Binder(context).bind(query, kind: context.kind)
  }

  /// The canonical text of the query.
  public var text: String { query.description }

  /// Only words were given, so that the likeliest records may come first; see `Ranking`.
  public var ranked: Bool {
    switch query {
    case .word: true
    case .all(let parts): parts.allSatisfy { if case .word = $0 { true } else { false } }
    default: false
    }
  }

  /// The rows for which the query is true; nil when cancelled. `cancelled` is asked every few milliseconds.
  /// - Throws: an error where a regular expression needs too many steps; nothing is answered then.
  public func rows(cancelled: () -> Bool = { false }) throws(QueryError) -> Bitmap? {
    try Filter.rows(plan, of: self, cancelled: cancelled)
  }

  /// The rows with how well they are hit, where the query is words alone; nil when cancelled. As `rows`, which is enough
  /// where the order is another.
  public func hits(cancelled: () -> Bool = { false }) throws(QueryError) -> Hits? {
    guard ranked, let words = plan.words else {
      return try rows(cancelled: cancelled).map { Hits(rows: $0, ranks: nil) }
    }
    return try Evaluator.run(context, in: query, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      let count = context.table.count
      var ranks: [UInt8]?
      var result: Bitmap?
      for word in words {
        try evaluator.poll()
        let hits = try evaluator.hits(word, within: result, ranked: true)
        var rows = hits.rows
        if let result { rows.formIntersection(result) }
        result = rows
        ranks = hits.ranks(count: count, addedTo: ranks)
      }
      return Hits(
        rows: result ?? Bitmap(count: count, filled: true), ranks: ranks ?? [UInt8](repeating: 0, count: count))
    }
  }

  static func rows(_ plan: Plan, of filter: Filter, cancelled: () -> Bool) throws(QueryError) -> Bitmap? {
    try Evaluator.run(filter.context, in: filter.query, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      try evaluator.rows(plan, kind: filter.context.kind)
    }
  }
}

extension Evaluator {
  /// Runs `body` with an evaluator; nil when cancelled, an error where a regular expression ran away.
  package static func run<Result>(
    _ context: QueryContext, in query: Query = .everything, cancelled: () -> Bool,
    _ body: (Evaluator) throws(Stop) -> Result
  ) throws(QueryError) -> Result? {
    let outcome = withoutActuallyEscaping(cancelled) { cancelled -> Swift.Result<Result, Stop> in
      do throws(Stop) {
        return .success(try body(Evaluator(register: context.register, cancelled: cancelled)))
      } catch {
        return .failure(error)
      }
    }
    switch outcome {
    case .success(let result): return result
    case .failure(.cancelled): return nil
    case .failure(.ranAway(let pattern)):
      throw QueryError(
        query.pattern(pattern) ?? query.place, "正则表达式“\(pattern)”需要的步骤太多，已停止。",
        "The regular expression “\(pattern)” needs too many steps and was stopped.")
    }
  }
}

extension Plan {
  /// The words of a plan that has nothing else; nil where it has.
  fileprivate var words: [WordTest]? {
    switch self {
    case .word(let word): return [word]
    case .all(let parts):
      let words = parts.compactMap { part in if case .word(let word) = part { word } else { nil } }
      return words.count == parts.count ? words : nil
    default: return nil
    }
  }
}

extension Query {
  /// Where a regular expression stands.
  fileprivate func pattern(_ text: String) -> QueryRange? {
    switch self {
    case .everything, .word: return nil
    case .comparison(let comparison):
      guard comparison.relating == .like || comparison.relating == .unlike,
        case .one(let scalar)? = comparison.items.first,
        scalar.text == text
      else { return nil }
      return scalar.place
    case .relation(let relation): return relation.condition.pattern(text)
    case .not(let inner, _): return inner.pattern(text)
    case .all(let parts), .any(let parts):
      for part in parts { if let place = part.pattern(text) { return place } }
      return nil
    }
  }
}
