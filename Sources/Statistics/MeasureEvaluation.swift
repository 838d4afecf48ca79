import Columnar
import HanText
import Querying

/// A measure bound to a register.
struct MeasureEvaluation {
  indirect enum BoundMeasure: Sendable {
    case count(Plan?)
    case distinct(FieldPath)
    case numbers(Query.Function, Formula, Binder.Dimension)
    case ratio(BoundMeasure, BoundMeasure)
  }

  let context: QueryContext
  let bound: BoundMeasure
  /// Whether the values are years.
  let isYear: Bool

  init(_ measure: Measure, in context: QueryContext) throws(QueryError) {
    self.context = context
    let binder = Binder(context)
    bound = try Self.bind(measure, binder, kind: context.kind)
    isYear = Self.isYear(measure, binder, context)
  }

  /// The least and the greatest of years are years.
  private static func isYear(_ measure: Measure, _ binder: Binder, _ context: QueryContext) -> Bool {
    guard case .of(let function, let operand) = measure, function == .min || function == .max,
      let path = binder.path(operand), let end = try? binder.end(path, from: context.kind), let field = end.field
    else { return false }
    return end.part == .year || context.register.schema.kinds[end.route.end].fields[field].type.isYear
  }

  private static func bind(_ measure: Measure, _ binder: Binder, kind: Int) throws(QueryError) -> BoundMeasure {
    switch measure {
    case .count(.word(let word)?):
      if let filled = binder.filled(fieldNamed: word, kind: kind) { return .count(filled) }
      return .count(try binder.bind(.word(word), kind: kind))
    case .count(let query):
      return .count(try query.map { (query) throws(QueryError) in try binder.bind(query, kind: kind) })
    case .ratio(let left, let right):
      return .ratio(try bind(left, binder, kind: kind), try bind(right, binder, kind: kind))
    case .of(.count, let operand):
      throw QueryError(operand.place, "count 中应为查询条件。", "count takes a query.", expected: ["count(query)"])
    case .of(.distinct, let operand):
      guard let path = binder.path(operand) else {
        throw QueryError(operand.place, "distinct 中应为字段。", "distinct takes a field.")
      }
      let end = try binder.end(path, from: kind)
      guard let field = end.field, end.part == nil, end.level == nil, end.route.isSingle else {
        throw QueryError(operand.place, "distinct 中应为单值字段。", "distinct takes a single-valued field.")
      }
      return .distinct(FieldPath(route: end.route, field: field))
    case .of(let function, let operand):
      let typed = try binder.typed(operand, kind: kind, expecting: nil)
      if case .duration = typed.dimension {
        throw QueryError(operand.place, "此处应为字段。", "A field is expected here.", expected: ["field"])
      }
      if typed.dimension == .day, function == .sum || function == .avg {
        throw QueryError(
          operand.place, "日期只能用 min 或 max 统计。", "Only min and max can be used on dates.",
          expected: ["min(…)", "max(…)"])
      }
      return .numbers(function, typed.formula, typed.dimension)
    }
  }

  /// An accumulator for the measure. Conditions and formulas are evaluated here, for all rows of the table.
  func accumulator(groups: Int, _ evaluator: Evaluator) throws(Evaluator.Stop) -> any Accumulator {
    try accumulator(bound, groups: groups, evaluator)
  }

  private func accumulator(
    _ bound: BoundMeasure, groups: Int, _ evaluator: Evaluator
  ) throws(Evaluator.Stop) -> any Accumulator {
    switch bound {
    case .count(nil): return RowCounter()
    case .count(let plan?): return ConditionCounter(try evaluator.rows(plan, kind: context.kind), groups: groups)
    case .distinct(let site): return DistinctCounter(site, register: context.register)
    case .numbers(let function, let formula, let dimension):
      if case .field(let route, let field, nil) = formula, route.steps.isEmpty,
        case .number(let column) = context.table.columns[field]
      {
        return IntegerAccumulator(function, column, isMoney: dimension == .money, groups: groups)
      }
      let vector = try evaluator.vector(formula, kind: context.kind)
      return DoubleAccumulator(function, vector, dimension, groups: groups)
    case .ratio(let left, let right):
      return RatioAccumulator(
        over: try accumulator(left, groups: groups, evaluator), under: try accumulator(right, groups: groups, evaluator)
      )
    }
  }

  /// The value over rows, as one group.
  func value(_ rows: Bitmap, _ evaluator: Evaluator) throws(Evaluator.Stop) -> MeasureValue {
    let totals = GroupTotals(groups: 1, measure: try accumulator(groups: 1, evaluator))
    return Partition(axes: [], rows: rows).added(to: totals).values[0]
  }
}

extension Measure {
  /// The measure over rows of the context's kind; nil when cancelled. O(rows).
  public func compute(
    rows: Bitmap, in context: QueryContext, cancelled: () -> Bool = { false }
  ) throws(QueryError) -> MeasureValue? {
    let evaluation = try MeasureEvaluation(self, in: context)
    return try Evaluator.run(context, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      try evaluation.value(rows, evaluator)
    }
  }
}
