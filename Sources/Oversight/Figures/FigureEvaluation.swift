import Columnar
import Localization
import Querying
import Statistics

/// Computes figures from the records of a register, exactly: one pass over the records of its kind for each figure.
public struct FigureEvaluation {
  /// What a computed value measures.
  enum Dimension: Hashable {
    case number, money, day
  }

  struct Computed: Hashable {
    let quantity: Quantity
    let dimension: Dimension
  }

  /// Why a figure cannot be computed. `isChained`: the reason comes from another figure that its formula names.
  struct Fault: Error {
    let message: Localized
    var isChained = false
  }

  private static let chainLimit = 64

  private let register: Register
  private let today: Day
  private let cancelled: () -> Bool
  /// Figures by id; the first if an id is used twice.
  private let figuresByID: [String: Figure]
  private var results: [String: Result<Computed, Fault>] = [:]
  /// The ids of the formulas in progress, to detect cycles.
  private var formulasInProgress: [String] = []

  /// Reconciles every figure, in order. Nil when cancelled. O(figures × rows of their kinds).
  public static func reconcile(
    _ figures: [Figure], with register: Register, today: Day, cancelled: () -> Bool = { false }
  ) -> [Reconciliation]? {
    withoutActuallyEscaping(cancelled) { cancelled in
      var evaluation = FigureEvaluation(figures, register: register, today: today, cancelled: cancelled)
      var results: [Reconciliation] = []
      for figure in figures {
        if cancelled() { return nil }
        results.append(evaluation.reconcile(figure))
      }
      return cancelled() ? nil : results
    }
  }

  private init(_ figures: [Figure], register: Register, today: Day, cancelled: @escaping () -> Bool) {
    self.register = register
    self.today = today
    self.cancelled = cancelled
    figuresByID = Dictionary(figures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func reconcile(_ figure: Figure) -> Reconciliation {
    do throws(Fault) {
      let computed = try value(figure, isNamed: figuresByID[figure.id] == figure)
      let quantity = try Self.quantity(computed, in: figure)
      return Reconciliation(figure: figure, computed: quantity, verdict: figure.verdict(on: quantity))
    } catch {
      return Reconciliation(figure: figure, computed: nil, verdict: .cannotTell(error.message))
    }
  }

  /// The value in base units of the figure's unit.
  private static func quantity(_ computed: Computed, in figure: Figure) throws(Fault) -> Quantity {
    switch (PublishedUnit(figure.unit.chinese).base, computed.dimension) {
    case (.count, .number), (.ratio, .number), (.year, .number), (.money, .money), (.day, .day):
      return computed.quantity
    case (.year, .day):
      return Quantity(Int64(Day(number: Int32(clamping: Int64(clamping: computed.quantity.numerator))).components.year))
    default:
      let found = computed.dimension.title
      throw Fault(
        message: Localized(
          "计算结果为\(found.chinese)，与单位“\(figure.unit.chinese)”不符",
          "the result is \(found.english), which does not fit the unit “\(figure.unit.english)”"))
    }
  }

  // MARK: - Values

  private mutating func value(_ figure: Figure, isNamed: Bool = true) throws(Fault) -> Computed {
    if isNamed, let result = results[figure.id] { return try result.get() }
    let result: Result<Computed, Fault>
    do throws(Fault) {
      if let fault = figure.fault { throw Fault(message: fault) }
      switch figure.computedFrom {
      case .records(let kind, let query, let measure):
        result = .success(try value(kind: kind, query: query, measure: measure))
      case .formula(let text): result = .success(try value(formula: text, of: figure))
      }
    } catch {
      result = .failure(error)
    }
    if isNamed { results[figure.id] = result }
    return try result.get()
  }

  private func value(kind name: String, query: String, measure: String) throws(Fault) -> Computed {
    guard let kind = register.schema.ordinal(of: name) else {
      throw Fault(message: Localized("没有名为“\(name)”的记录类型", "there is no record type named “\(name)”"))
    }
    let context = QueryContext(register: register, kind: kind, today: today)
    let filter = try Self.compiling(Localized("查询", "query"), query) { () throws(QueryError) in
      try Filter.compile(query, in: context)
    }
    return try Self.compiling(Localized("统计式", "measure"), measure) {
      () throws(QueryError) -> Result<Computed, Fault> in
      let parsed = try Measure.parse(measure)
      let kinds = filter.kinds.union(try parsed.kinds(in: context))
      if let missing = register.missing(kinds) { return .failure(Fault(message: missing)) }
      guard let rows = try filter.rows(cancelled: cancelled) else { return .failure(.cancelled) }
      return try MeasureReading(context: context, rows: rows, cancelled: cancelled).value(of: parsed)
    }.get()
  }

  /// Runs `body`, which compiles `text`. A query error becomes a fault that quotes the wrong part of the text.
  private static func compiling<Answer>(
    _ what: Localized, _ text: String, _ body: () throws(QueryError) -> Answer
  ) throws(Fault) -> Answer {
    do throws(QueryError) {
      return try body()
    } catch {
      let sentence = error.sentence(about: text)
      throw Fault(
        message: Localized(
          "\(what.chinese)有误：\(sentence.chinese)", "the \(what.english) is wrong: \(sentence.english)"))
    }
  }

  // MARK: - Formulas

  private mutating func value(formula text: String, of figure: Figure) throws(Fault) -> Computed {
    let formula: FigureFormula
    do throws(FigureFormula.Fault) {
      formula = try FigureFormula.parse(text)
    } catch {
      throw Fault(message: error.message)
    }
    if formulasInProgress.contains(figure.id) {
      let chain = (formulasInProgress + [figure.id]).joined(separator: " → ")
      throw Fault(message: Localized("算式循环引用：\(chain)", "circular formula: \(chain)"))
    }
    guard formulasInProgress.count < Self.chainLimit else {
      throw Fault(message: Localized("算式嵌套过深", "formulas are nested too deeply"))
    }
    formulasInProgress.append(figure.id)
    defer { formulasInProgress.removeLast() }
    return try value(formula)
  }

  private mutating func value(_ formula: FigureFormula) throws(Fault) -> Computed {
    switch formula {
    case .number(let quantity): return Computed(quantity: quantity, dimension: .number)
    case .figure(let id):
      guard let figure = figuresByID[id] else {
        throw Fault(message: Localized("没有编号为 \(id) 的公布数据", "there is no figure \(id)"))
      }
      do throws(Fault) {
        return try value(figure)
      } catch {
        throw error.isChained
          ? error
          : Fault(
            message: Localized(
              "\(id) 无法计算：\(error.message.chinese)", "\(id) cannot be computed: \(error.message.english)"),
            isChained: true)
      }
    case .binary(let sign, let left, let right):
      return try Self.combined(sign, try value(left), try value(right))
    }
  }

  private static func combined(
    _ sign: Query.Arithmetic, _ left: Computed, _ right: Computed
  ) throws(Fault) -> Computed {
    let dimension: Dimension? =
      switch (sign, left.dimension, right.dimension) {
      case (.plus, .number, .number), (.minus, .number, .number), (.times, .number, .number): .number
      case (.plus, .money, .money), (.minus, .money, .money): .money
      case (.minus, .day, .day), (.over, .number, .number), (.over, .money, .money): .number
      case (.times, .money, .number), (.times, .number, .money), (.over, .money, .number): .money
      case (.plus, .day, .number), (.minus, .day, .number): .day
      default: nil
      }
    guard let dimension else {
      let (first, second) = (left.dimension.title, right.dimension.title)
      throw Fault(
        message: Localized(
          "\(first.chinese)与\(second.chinese)不能一起计算",
          "\(first.english) and \(second.english) cannot be combined"))
    }
    if sign == .over, right.quantity.isZero { throw .division }
    let quantity =
      switch sign {
      case .plus: left.quantity.adding(right.quantity)
      case .minus: left.quantity.subtracting(right.quantity)
      case .times: left.quantity.multiplied(by: right.quantity)
      case .over: left.quantity.divided(by: right.quantity)
      }
    guard let quantity else { throw .outOfRange }
    return Computed(quantity: quantity, dimension: dimension)
  }
}

extension FigureEvaluation.Dimension {
  var title: Localized {
    switch self {
    case .number: Localized("数", "a number")
    case .money: Localized("金额", "an amount of money")
    case .day: Localized("日期", "a date")
    }
  }
}

extension FigureEvaluation.Fault {
  static let cancelled = Self(message: Localized("已取消", "cancelled"))
  static let division = Self(message: Localized("除数为零", "division by zero"))
  static let nothing = Self(message: Localized("没有可计算的记录", "there are no records to compute from"))
  static let outOfRange = Self(message: Localized("核算值超出范围", "the recomputed value is out of range"))
}
