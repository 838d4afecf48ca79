import HanText

/// Which group each row counts in; a row may count in several, or be listed once in the only one.
struct Tally {
  let rows: [UInt32]
  let groups: [UInt32]
  let count: Int

  /// All rows in one group.
  init(all rows: Bitmap) {
    self.rows = rows.rows
    groups = [UInt32](repeating: 0, count: self.rows.count)
    count = 1
  }

  init(rows: [UInt32], groups: [UInt32], count: Int) {
    self.rows = rows
    self.groups = groups
    self.count = count
  }
}

/// A measure with its names resolved, computed for every group of a tally in one pass.
struct MeasureEvaluation {
  indirect enum Bound: Sendable {
    case count(Plan?)
    case distinct(Site)
    case numbers(Query.Function, Formula, Binder.Dimension)
    case ratio(Bound, Bound)
  }

  let context: QueryContext
  let bound: Bound

  init(_ measure: Measure, in context: QueryContext) throws(QueryError) {
    self.context = context
    bound = try Self.bind(measure, Binder(context), kind: context.kind)
  }

  private static func bind(_ measure: Measure, _ binder: Binder, kind: Int) throws(QueryError) -> Bound {
    switch measure {
    case .count(let query):
      return .count(try query.map { (query) throws(QueryError) in try binder.bind(query, kind: kind) })
    case .ratio(let left, let right):
      return .ratio(try bind(left, binder, kind: kind), try bind(right, binder, kind: kind))
    case .of(.count, let operand):
      throw QueryError(operand.place, "count 里应是条件。", "A query belongs in count.", expected: ["count(query)"])
    case .of(.distinct, let operand):
      guard let path = binder.path(operand) else {
        throw QueryError(operand.place, "distinct 里应是字段。", "A field belongs in distinct.")
      }
      let end = try binder.end(path, from: kind)
      guard let field = end.field, end.part == nil, end.level == nil, end.route.isSingle else {
        throw QueryError(operand.place, "distinct 里应是单值字段。", "A field belongs in distinct.")
      }
      return .distinct(Site(route: end.route, field: field))
    case .of(let function, let operand):
      let typed = try binder.typed(operand, kind: kind, expecting: nil)
      if case .duration = typed.dimension {
        throw QueryError(operand.place, "这里应是字段。", "A field belongs here.", expected: ["field"])
      }
      if typed.dimension == .day, function == .sum || function == .avg {
        throw QueryError(
          operand.place, "日期只能用 min 或 max。", "Dates only have min and max.", expected: ["min(…)", "max(…)"])
      }
      return .numbers(function, typed.formula, typed.dimension)
    }
  }

  /// The value for each group.
  func values(_ tally: Tally, evaluator: Evaluator) throws(Evaluator.Stop) -> [MeasureValue] {
    try values(bound, tally, evaluator)
  }

  private func values(_ bound: Bound, _ tally: Tally, _ evaluator: Evaluator) throws(Evaluator.Stop) -> [MeasureValue] {
    switch bound {
    case .count(let plan):
      let met = try plan.map { (plan) throws(Evaluator.Stop) in try evaluator.rows(plan, kind: context.kind) }
      var counts = [Int64](repeating: 0, count: tally.count)
      guard let met else {
        for group in tally.groups { counts[Int(group)] += 1 }
        return counts.map { .integer($0) }
      }
      for (row, group) in zip(tally.rows, tally.groups) where met[Int(row)] { counts[Int(group)] += 1 }
      return counts.map { .integer($0) }
    case .distinct(let site): return distinct(site, tally)
    case .numbers(let function, let formula, let dimension):
      if case .field(let route, let field, nil) = formula, route.steps.isEmpty,
        case .number(let column) = context.table.columns[field]
      {
        return whole(function, column, tally, isMoney: dimension == .money)
      }
      let vector = try evaluator.vector(formula, kind: context.kind)
      return computed(function, vector, tally, dimension)
    case .ratio(let left, let right):
      let over = try values(left, tally, evaluator)
      let under = try values(right, tally, evaluator)
      return zip(over, under).map(Self.ratio)
    }
  }

  private static func ratio(_ over: MeasureValue, _ under: MeasureValue) -> MeasureValue {
    guard let left = over.magnitude, let right = under.magnitude, right != 0 else { return .empty }
    return over.isMoney && !under.isMoney ? .amount(left / right) : .number(left / right)
  }

  private func distinct(_ site: Site, _ tally: Tally) -> [MeasureValue] {
    let table = context.register.tables[site.route.end]
    let identities = Identities(table.columns[site.field])
    let walk = Walk(register: context.register, route: site.route)
    var pairs: [UInt64] = []
    for (row, group) in zip(tally.rows, tally.groups) {
      guard let end = site.route.steps.isEmpty ? Int(row) : walk.reached(from: Int(row)).first else { continue }
      identities.forEach(end) { pairs.append(UInt64(group) << 32 | UInt64($0)) }
    }
    pairs.sort()
    var counts = [Int64](repeating: 0, count: tally.count)
    for index in pairs.indices where index == 0 || pairs[index] != pairs[index - 1] {
      counts[Int(pairs[index] >> 32)] += 1
    }
    return counts.map { .integer($0) }
  }

  /// Whole numbers exactly, as far as Int64 goes.
  private func whole(
    _ function: Query.Function, _ column: NumberColumn, _ tally: Tally, isMoney: Bool
  ) -> [MeasureValue] {
    var sums = [Int64](repeating: 0, count: tally.count)
    var counts = [Int64](repeating: 0, count: tally.count)
    var overflown = [Bool](repeating: false, count: tally.count)
    let values = column.values
    for (row, group) in zip(tally.rows, tally.groups) where column.validity[Int(row)] {
      let (value, group) = (values[Int(row)], Int(group))
      counts[group] += 1
      switch function {
      case .min: sums[group] = counts[group] == 1 ? value : min(sums[group], value)
      case .max: sums[group] = counts[group] == 1 ? value : max(sums[group], value)
      default:
        let (sum, overflow) = sums[group].addingReportingOverflow(value)
        sums[group] = sum
        if overflow { overflown[group] = true }
      }
    }
    return sums.indices.map { group in
      guard counts[group] > 0, !overflown[group] else { return .empty }
      if function == .avg {
        let mean = Double(sums[group]) / Double(counts[group])
        return isMoney ? .amount(mean) : .number(mean)
      }
      return isMoney ? .money(sums[group]) : .integer(sums[group])
    }
  }

  private func computed(
    _ function: Query.Function, _ vector: Vector, _ tally: Tally, _ dimension: Binder.Dimension
  ) -> [MeasureValue] {
    var sums = [Double](repeating: 0, count: tally.count)
    var counts = [Int](repeating: 0, count: tally.count)
    for (row, group) in zip(tally.rows, tally.groups) where vector.known[Int(row)] {
      let (value, group) = (vector.values[Int(row)], Int(group))
      counts[group] += 1
      switch function {
      case .min: sums[group] = counts[group] == 1 ? value : min(sums[group], value)
      case .max: sums[group] = counts[group] == 1 ? value : max(sums[group], value)
      default: sums[group] += value
      }
    }
    return sums.indices.map { group in
      guard counts[group] > 0 else { return .empty }
      let value = function == .avg ? sums[group] / Double(counts[group]) : sums[group]
      switch dimension {
      case .day: return .day(Day(number: Int32(clamping: Int64(value))))
      case .money:
        return value.rounded() == value && abs(value) < 9e15 ? .money(Int64(value)) : .amount(value)
      default:
        return value.rounded() == value && abs(value) < 9e15 && function != .avg
          ? .integer(Int64(value)) : .number(value)
      }
    }
  }
}

extension Measure {
  /// The measure over rows of the context's kind; nil when cancelled. O(rows).
  public func compute(
    rows: Bitmap, in context: QueryContext, cancelled: () -> Bool = { false }
  ) throws(QueryError) -> MeasureValue? {
    let evaluation = try MeasureEvaluation(self, in: context)
    return try Evaluator.run(context, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      try evaluation.values(Tally(all: rows), evaluator: evaluator)[0]
    }
  }
}
