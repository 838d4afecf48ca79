import Querying

extension Measure {
  /// The kind of the context and every kind that the measure's paths reach.
  public func kinds(in context: QueryContext) throws(QueryError) -> Set<Int> {
    var kinds: Set<Int> = [context.kind]
    try MeasureEvaluation(self, in: context).bound.collect(into: &kinds)
    return kinds
  }
}

extension MeasureEvaluation.BoundMeasure {
  fileprivate func collect(into kinds: inout Set<Int>) {
    switch self {
    case .count(let plan): plan?.collect(into: &kinds)
    case .distinct(let site): site.route.collect(into: &kinds)
    case .numbers(_, let formula, _): formula.collect(into: &kinds)
    case .ratio(let left, let right):
      left.collect(into: &kinds)
      right.collect(into: &kinds)
    }
  }
}
