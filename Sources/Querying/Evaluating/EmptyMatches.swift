import Columnar

/// The rows of a result that a negated clause finds only because the field that it compares is empty.
public struct EmptyMatches: Sendable, Hashable {
  /// The clause that leaves these rows out: `grade:any`.
  public let clause: String
  /// Where the negated comparison is, in UTF-8 offsets of the query's text.
  public let range: Range<Int>
  public let count: Int
}

extension Filter {
  /// For each field that a negated clause compares, the rows without a value among `rows`, the result of this filter.
  ///
  /// Looks at negated comparisons of the conjunction, and of an OR that is negated as a whole: there, an empty field is
  /// enough to let a row through. O(rows) for each field. Fields without such rows are left out.
  public func emptyMatches(
    among rows: Bitmap, cancelled: () -> Bool = { false }
  ) throws(QueryError) -> [EmptyMatches]? {
    var found: [EmptyMatches] = []
    for comparison in query.negatedComparisons where !comparison.items.contains(where: \.testsEmptiness) {
      for path in comparison.comparedPaths {
        let clause = "\(path):any"
        guard !found.contains(where: { $0.clause == clause }), let filter = try? Filter.compile(clause, in: context)
        else {
          continue
        }
        guard let filled = try filter.rows(cancelled: cancelled) else { return nil }
        var empty = rows
        empty.subtract(filled)
        if !empty.isEmpty {
          found.append(
            EmptyMatches(clause: filter.text, range: comparison.place.range, count: empty.population))
        }
      }
    }
    return found
  }
}

extension Query {
  /// The comparisons whose failure alone makes a negated clause of the conjunction true.
  fileprivate var negatedComparisons: [Comparison] {
    switch self {
    case .all(let parts): parts.flatMap(\.negatedComparisons)
    case .not(let inner, _): inner.alternatives
    default: []
    }
  }

  /// A comparison, or the comparisons of an OR.
  private var alternatives: [Comparison] {
    switch self {
    case .comparison(let comparison): [comparison]
    case .any(let parts): parts.flatMap(\.alternatives)
    default: []
    }
  }
}

extension Query.Comparison {
  /// The paths of the left side; those of a formula one by one.
  fileprivate var comparedPaths: [Query.Path] { left.paths }
}

extension Query.Operand {
  fileprivate var paths: [Query.Path] {
    switch self {
    case .literal, .call: []
    case .path(let path): [path]
    case .negated(let inner, _): inner.paths
    case .binary(_, let left, let right): left.paths + right.paths
    }
  }
}
