// The kinds that a result depends on. If the register does not hold one of them, the result is meaningless.
extension Filter {
  /// The kind of the query and every kind that its paths reach.
  public var kinds: Set<Int> {
    var kinds: Set<Int> = [context.kind]
    plan.collect(into: &kinds)
    return kinds
  }
}

extension Computation {
  public var kinds: Set<Int> {
    var kinds: Set<Int> = [context.kind]
    formula.collect(into: &kinds)
    return kinds
  }
}

extension Route {
  package func collect(into kinds: inout Set<Int>) { kinds.formUnion(steps.map(\.to)) }
}

extension Plan {
  package func collect(into kinds: inout Set<Int>) {
    switch self {
    case .constant, .word: break
    case .test(let route, _, _), .record(let route, _), .filled(let route, _): route.collect(into: &kinds)
    case .related(let route, let inner):
      route.collect(into: &kinds)
      inner.collect(into: &kinds)
    case .interval(let formula, let low, let high):
      formula.collect(into: &kinds)
      low?.formula.collect(into: &kinds)
      high?.formula.collect(into: &kinds)
    case .equalFields(let left, let right):
      left.route.collect(into: &kinds)
      right.route.collect(into: &kinds)
    case .definite(let inner), .differs(let inner), .not(let inner): inner.collect(into: &kinds)
    case .all(let parts), .any(let parts): for part in parts { part.collect(into: &kinds) }
    }
  }
}

extension Formula {
  package func collect(into kinds: inout Set<Int>) {
    switch self {
    case .constant: break
    case .field(let route, _, _): route.collect(into: &kinds)
    case .aggregate(let aggregate):
      aggregate.route.collect(into: &kinds)
      aggregate.condition?.collect(into: &kinds)
    case .shifted(let inner, _): inner.collect(into: &kinds)
    case .binary(_, let left, let right):
      left.collect(into: &kinds)
      right.collect(into: &kinds)
    }
  }
}
