import Columnar
import HanText

/// A query bound to one register and kind: selects rows, and marks in texts what it found.
public struct Filter: Sendable {
  /// The syntax tree.
  public let query: Query
  public let context: QueryContext
  let plan: Plan

  /// Parses and binds a text. O(length), plus one pass over each vocabulary that it refers to.
  /// - Throws: an error with its place in the text.
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

  /// Whether the query is words alone, so that its rows can be ranked; see `Ranking`.
  public var ranked: Bool {
    switch query {
    case .word: true
    case .all(let parts): parts.allSatisfy { if case .word = $0 { true } else { false } }
    default: false
    }
  }

  /// The rows for which the query is true; nil when cancelled. `cancelled` is polled every few milliseconds.
  /// - Throws: an error if a regular expression exceeds its match limit.
  public func rows(cancelled: () -> Bool = { false }) throws(QueryError) -> Bitmap? {
    try Evaluator.run(context, in: query, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      try evaluator.rows(plan, kind: context.kind)
    }
  }

  /// The rows for which the query is true, with their ranks if the query is words alone; nil when cancelled. `rows` is
  /// cheaper, for results that are not ranked.
  public func hits(cancelled: () -> Bool = { false }) throws(QueryError) -> Hits? {
    try hits(sharing: nil, cancelled: cancelled)
  }

  func hits(sharing labels: WordLabelsCache?, cancelled: () -> Bool) throws(QueryError) -> Hits? {
    guard ranked, let words = plan.words else {
      return try rows(cancelled: cancelled).map { Hits(rows: $0, ranks: nil) }
    }
    return try Evaluator.run(context, in: query, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      var evaluator = evaluator
      evaluator.wordLabels = labels
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

  /// The rows for which the query is certainly true, or certainly false, whatever the empty fields would hold: Kleene's
  /// three-valued logic, in which a comparison with an empty value is unknown. Rules judge by it. Nil when cancelled.
  public func judged(_ truth: Bool, cancelled: () -> Bool = { false }) throws(QueryError) -> Bitmap? {
    try Evaluator.run(context, in: query, logic: .judging, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      try evaluator.rows(plan, kind: context.kind, negated: !truth)
    }
  }
}

extension Evaluator {
  /// Runs `body` with an evaluator; nil when cancelled, an error if a regular expression exceeds its match limit.
  package static func run<Result>(
    _ context: QueryContext, in query: Query = .everything, logic: Logic = .searching, cancelled: () -> Bool,
    _ body: (Evaluator) throws(Stop) -> Result
  ) throws(QueryError) -> Result? {
    let outcome = withoutActuallyEscaping(cancelled) { cancelled -> Swift.Result<Result, Stop> in
      do throws(Stop) {
        return .success(try body(Evaluator(register: context.register, logic: logic, cancelled: cancelled)))
      } catch {
        return .failure(error)
      }
    }
    switch outcome {
    case .success(let result): return result
    case .failure(.cancelled): return nil
    case .failure(.matchLimit(let pattern)):
      throw QueryError(
        query.pattern(pattern) ?? query.place, "正则表达式“\(pattern)”过于复杂，已停止匹配。请简化后重试。",
        "The regular expression “\(pattern)” is too complex and was stopped. Simplify it and try again.")
    }
  }
}

extension Plan {
  /// The words of a plan that consists of words; nil for any other.
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
  /// The place of a regular expression in the query.
  fileprivate func pattern(_ text: String) -> QueryRange? {
    switch self {
    case .everything, .word: return nil
    case .comparison(let comparison):
      guard comparison.comparator == .like || comparison.comparator == .unlike,
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
