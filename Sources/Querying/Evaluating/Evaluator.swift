import Columnar

/// Evaluates a plan to a bitmap over the rows of a kind.
///
/// Each leaf is one pass over one column. In a search, a clause is true or false, and NOT is the complement. In a
/// judgement, a clause is true, false or unknown. One bitmap is enough for this tri-state logic: negation is pushed down
/// to the leaves by De Morgan's laws, and a negated leaf selects the rows in which it is false, not those in which it is
/// not true.
///
///     NOT (fine>5万 AND open:yes)  =  (fine>5万 is false) OR (open:yes is false)
///
/// A step over a relation is a semijoin: one pass over the reference column.
package struct Evaluator {
  package typealias Stop = EvaluationStop

  /// What NOT makes of a comparison with an empty value.
  package enum Logic {
    /// The comparison is false, and NOT makes it true.
    case searching
    /// The comparison is unknown, and so is its negation.
    case judging
  }

  let register: Register
  var logic = Logic.searching
  let cancelled: () -> Bool
  /// Shared by the evaluations of several kinds; nil if this one is alone.
  var wordLabels: WordLabelsCache?

  package func poll() throws(Stop) { if cancelled() { throw .cancelled } }

  /// The rows of `kind` for which the plan is true, or, if `negated`, false, and not unknown.
  ///
  /// - Parameter within: the caller ignores all other rows, so that the result may be wrong for them.
  package func rows(_ plan: Plan, kind: Int, negated: Bool = false, within: Bitmap? = nil) throws(Stop) -> Bitmap {
    try poll()
    let count = register.tables[kind].count
    switch plan {
    case .constant(let truth): return Bitmap(count: count, filled: truth != negated)
    case .not(let inner):
      switch logic {
      case .judging: return try rows(inner, kind: kind, negated: !negated, within: within)
      case .searching: return complement(try rows(inner, kind: kind, within: within), if: !negated)
      }
    case .differs(let inner): return try rows(inner, kind: kind, negated: !negated, within: within)
    case .definite(let inner): return complement(try rows(inner, kind: kind), if: negated)
    case .all(let parts):
      return negated
        ? try union(parts, kind: kind, negated: true, within: within)
        : try intersection(parts, kind: kind, negated: false, within: within)
    case .any(let parts):
      return negated
        ? try intersection(parts, kind: kind, negated: true, within: within)
        : try union(parts, kind: kind, negated: false, within: within)
    case .word(let word): return complement(try found(word, within: within), if: negated)
    case .filled(let route, let field): return complement(try filled(route, field: field), if: negated)
    case .related(let route, let inner):
      let met = try rows(inner, kind: route.end)
      return complement(semijoin(met, along: route.steps[...]), if: negated)
    case .test(let route, let field, let test):
      return try semijoin(along: route.steps[...], negated: negated) { (negated) throws(Stop) in
        try tested(test, kind: route.end, field: field, negated: negated, within: route.steps.isEmpty ? within : nil)
      }
    case .record(let route, let test):
      return try semijoin(along: route.steps[...], negated: negated) { (negated) throws(Stop) in
        complement(try records(test, kind: route.end), if: negated)
      }
    case .interval(let formula, let low, let high):
      return try interval(formula, low: low, high: high, kind: kind, negated: negated)
    case .equalFields(let left, let right): return equalFields(left, right, kind: kind, negated: negated)
    }
  }

  private func intersection(
    _ parts: [Plan], kind: Int, negated: Bool, within: Bitmap?
  ) throws(Stop) -> Bitmap {
    var result: Bitmap?
    for part in parts.sorted(by: { $0.cost < $1.cost }) {
      let limit = result ?? within
      var rows = try rows(part, kind: kind, negated: negated, within: limit)
      if let result { rows.formIntersection(result) }
      if rows.isEmpty { return rows }
      result = rows
    }
    return result ?? Bitmap(count: register.tables[kind].count, filled: true)
  }

  private func union(_ parts: [Plan], kind: Int, negated: Bool, within: Bitmap?) throws(Stop) -> Bitmap {
    var result = Bitmap(count: register.tables[kind].count)
    for part in parts { result.formUnion(try rows(part, kind: kind, negated: negated, within: within)) }
    return result
  }

  func complement(_ rows: Bitmap, if negated: Bool) -> Bitmap {
    guard negated else { return rows }
    var rows = rows
    rows.invert()
    return rows
  }

  // MARK: - Routes

  /// The rows from which the route reaches a row of `target`. One pass over each reference column.
  func semijoin(_ target: Bitmap, along steps: ArraySlice<Route.Step>) -> Bitmap {
    steps.reversed().reduce(target) { reached, step in semijoin(reached, over: step) }
  }

  /// The rows for which a test at the end of a route is true, or, if `negated`, false.
  ///
  /// After steps that reach at most one record, "false" requires a record at the end. From the first step that may reach
  /// several, the records form a set, and "false" means that the test is true for none of them.
  private func semijoin(
    along steps: ArraySlice<Route.Step>, negated: Bool, leaf: (Bool) throws(Stop) -> Bitmap
  ) throws(Stop) -> Bitmap {
    guard let step = steps.first else { return try leaf(negated) }
    guard negated else { return semijoin(try leaf(false), along: steps) }
    guard step.isSingle else { return complement(semijoin(try leaf(false), along: steps), if: true) }
    return semijoin(try semijoin(along: steps.dropFirst(), negated: true, leaf: leaf), over: step)
  }

  private func semijoin(_ target: Bitmap, over step: Route.Step) -> Bitmap {
    var result = Bitmap(count: register.tables[step.from].count)
    for edge in step.edges {
      let column = register.tables[edge.reversed ? step.to : step.from].columns[edge.field]
      switch (column, edge.reversed) {
      case (.reference(let references), false): result.formUnion(Self.positions(of: references.rows, in: target))
      case (.list(let list), false):
        guard case .reference(let references) = list.elements else { continue }
        result.formUnion(list.rows(holding: Self.positions(of: references.rows, in: target)))
      case (.reference(let references), true): Self.scatter(references.rows, of: target, into: &result)
      case (.list(let list), true):
        guard case .reference(let references) = list.elements else { continue }
        Self.scatter(references.rows, of: list.elementsOfRows(target), into: &result)
      default: continue
      }
    }
    return result
  }

  /// The positions whose reference is to a row of `target`.
  static func positions(of references: [Int32], in target: Bitmap) -> Bitmap {
    target.words.withUnsafeBufferPointer { words in
      Bitmap(references, bit: { $0 >= 0 ? words[Int($0) >> 6] >> UInt64($0 & 63) & 1 : 0 })
    }
  }

  /// Adds the rows that the references at the positions of `source` refer to.
  private static func scatter(_ references: [Int32], of source: Bitmap, into result: inout Bitmap) {
    references.withUnsafeBufferPointer { references in
      result.withMutableWords { words in
        source.forEach { position in
          let row = references[position]
          if row >= 0 { words[Int(row) >> 6] |= 1 << UInt64(row & 63) }
        }
      }
    }
  }

  /// The rows from which the route reaches a value, or, without a field, a record.
  private func filled(_ route: Route, field: Int?) throws(Stop) -> Bitmap {
    let table = register.tables[route.end]
    guard let field else { return semijoin(Bitmap(count: table.count, filled: true), along: route.steps[...]) }
    return semijoin(table.columns[field].filled, along: route.steps[...])
  }
}

extension Plan {
  /// Estimated time of one evaluation, to run cheap clauses first.
  var cost: Int {
    switch self {
    case .constant: 0
    case .test(let route, _, let test): test.cost + 3 * route.steps.count
    case .filled(let route, _): 1 + 3 * route.steps.count
    case .record(let route, _): 30 + 3 * route.steps.count
    case .related(let route, let inner): inner.cost + 5 * route.steps.count
    case .interval, .equalFields: 40
    case .word: 80
    case .not(let inner), .differs(let inner), .definite(let inner): inner.cost
    case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.cost }
    }
  }
}

extension ValueTest {
  fileprivate var cost: Int {
    switch self {
    case .flag: 1
    case .codes: 2
    case .ranges: 3
    case .record: 20
    case .text(let test): test.pattern == nil ? 25 * max(1, test.needles.count) : 1_000
    }
  }
}
