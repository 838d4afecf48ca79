import Columnar
import HanText

// Aggregates over related records; each record counts once.
extension Evaluator {
  func vector(_ aggregate: Aggregate, kind: Int) throws(Stop) -> Vector {
    let target = register.tables[aggregate.route.end]
    var met = Bitmap(count: target.count, filled: true)
    if let condition = aggregate.condition { met = try rows(condition, kind: aggregate.route.end) }
    let count = register.tables[kind].count
    if aggregate.function == .count {
      var counts = [Double](repeating: 0, count: count)
      try forEachPair(aggregate.route, met) { origin, _ in counts[origin] += 1 }
      return Vector(values: counts, known: Bitmap(count: count, filled: true))
    }
    guard let field = aggregate.field else {
      return Vector(values: [Double](repeating: 0, count: count), known: Bitmap(count: count))
    }
    let column = target.columns[field]
    if aggregate.function == .distinct {
      return try distinct(aggregate.route, met, DictionaryEncoding(column), count: count)
    }
    met.formIntersection(column.filled)
    return try measured(aggregate, met, column, count: count)
  }

  private func measured(
    _ aggregate: Aggregate, _ met: Bitmap, _ column: Column, count: Int
  ) throws(Stop) -> Vector {
    let numbers: [Double]
    switch column {
    case .number(let column): numbers = column.values.map(Double.init)
    case .day(let column): numbers = column.days.map(Double.init)
    default: return Vector(values: [Double](repeating: 0, count: count), known: Bitmap(count: count))
    }
    var values = [Double](repeating: 0, count: count)
    var tally = [Int32](repeating: 0, count: count)
    try forEachPair(aggregate.route, met) { origin, row in
      let number = numbers[row]
      let isFirst = tally[origin] == 0
      tally[origin] += 1
      switch aggregate.function {
      case .min: values[origin] = isFirst ? number : Swift.min(values[origin], number)
      case .max: values[origin] = isFirst ? number : Swift.max(values[origin], number)
      default: values[origin] += number
      }
    }
    var known = Bitmap(count: count)
    for row in 0..<count where tally[row] > 0 {
      known[row] = true
      if aggregate.function == .avg { values[row] /= Double(tally[row]) }
    }
    return Vector(values: values, known: known)
  }

  private func distinct(
    _ route: Route, _ met: Bitmap, _ encoding: DictionaryEncoding, count: Int
  ) throws(Stop) -> Vector {
    var pairs: [UInt64] = []
    try forEachPair(route, met) { origin, row in
      encoding.forEach(row) { pairs.append(UInt64(origin) << 32 | UInt64($0)) }
    }
    pairs.sort()
    var values = [Double](repeating: 0, count: count)
    for index in pairs.indices where index == 0 || pairs[index] != pairs[index - 1] {
      values[Int(pairs[index] >> 32)] += 1
    }
    return Vector(values: values, known: Bitmap(count: count, filled: true))
  }

  /// Calls `body` once for each pair of a row at the start of the route and a row of `met` that it reaches.
  private func forEachPair(_ route: Route, _ met: Bitmap, _ body: (_ origin: Int, _ row: Int) -> Void) throws(Stop) {
    if route.steps.count == 1, route.steps[0].edges.count == 1, route.steps[0].edges[0].reversed,
      case .reference(let references) = register.tables[route.end].columns[route.steps[0].edges[0].field]
    {
      // One pass over the reference column, without the adjacency list.
      met.forEach { row in if references.rows[row] >= 0 { body(Int(references.rows[row]), row) } }
      return
    }
    let traversal = RouteTraversal(register: register, route: route)
    let count = register.tables[route.start].count
    for origin in 0..<count {
      if origin & 0xFFFF == 0 { try poll() }
      for row in traversal.reached(from: origin) where met[row] { body(origin, row) }
    }
  }
}

/// Follows a route row by row.
package struct RouteTraversal {
  let register: Register
  package let route: Route

  package init(register: Register, route: Route) {
    self.register = register
    self.route = route
  }

  /// The distinct rows at the end of the route, ascending.
  package func reached(from origin: Int) -> [Int] {
    var rows = [origin]
    for step in route.steps {
      var next: [Int] = []
      for row in rows { follow(step, from: row, into: &next) }
      next.sort()
      rows = []
      for row in next where rows.last != row { rows.append(row) }
    }
    return rows
  }

  private func follow(_ step: Route.Step, from row: Int, into next: inout [Int]) {
    for edge in step.edges {
      let column = register.tables[edge.reversed ? step.to : step.from].columns[edge.field]
      switch (column, edge.reversed) {
      case (.reference(let references), false):
        if references.rows[row] >= 0 { next.append(Int(references.rows[row])) }
      case (.list(let list), false):
        guard case .reference(let references) = list.elements else { continue }
        for element in list.range(row) where references.rows[element] >= 0 {
          next.append(Int(references.rows[element]))
        }
      case (.reference(let references), true):
        next.append(contentsOf: references.back.members(of: row).lazy.map(Int.init))
      case (.list(let list), true):
        guard case .reference(let references) = list.elements else { continue }
        next.append(contentsOf: references.back.members(of: row).lazy.map(Int.init))
      default: continue
      }
    }
  }
}

/// A dictionary encoding of a column: equal values have equal numbers. Texts are compared in folded form.
package struct DictionaryEncoding {
  private let single: [UInt32]
  private let list: ListColumn?
  static let none = UInt32.max

  /// All numbers are less than this.
  let count: Int

  package init(_ column: Column) {
    if case .list(let list) = column {
      self.list = list
      switch list.elements {
      case .text(let texts): (single, count) = Self.numbered(.text(texts))
      case .coded(let coded): (single, count) = Self.numbered(.coded(coded))
      case .reference(let references): (single, count) = Self.numbered(.reference(references))
      }
    } else {
      list = nil
      (single, count) = Self.numbered(column)
    }
  }

  package func forEach(_ row: Int, _ body: (UInt32) -> Void) {
    if let list {
      for element in list.range(row) where single[element] != Self.none { body(single[element]) }
    } else if single[row] != Self.none {
      body(single[row])
    }
  }

  private static func numbered(_ column: Column) -> ([UInt32], Int) {
    switch column {
    case .coded(let column):
      return (column.codes.map { $0 == CodedColumn.empty ? none : UInt32($0) }, column.labels.count)
    case .flag(let column):
      return ((0..<column.values.count).map { column.validity[$0] ? (column.values[$0] ? 1 : 0) : none }, 2)
    case .number(let column):
      return numbered(column.values.count) { column.validity[$0] ? column.values[$0] : nil }
    case .day(let column):
      return numbered(column.days.count) { column.days[$0] != DayColumn.empty ? column.days[$0] : nil }
    case .reference(let column):
      return numbered(column.rows.count) { row -> Key? in
        switch column.rows[row] {
        case ReferenceColumn.none: nil
        case ReferenceColumn.dangling: column.unresolved.key(at: row).map { .key($0) }
        default: .row(column.rows[row])
        }
      }
    case .text(let column):
      if let codes = column.codes, let distinct = column.distinct {
        let (numbers, count) = numbered(.text(distinct))
        return (codes.map { numbers[Int($0)] }, count)
      }
      return numbered(column.count) { row -> ArraySlice<UInt8>? in
        column.validity[row] ? column.foldedBytes(row) : nil
      }
    case .list: return ([], 0)
    }
  }

  private enum Key: Hashable {
    case row(Int32)
    case key(String)
  }

  private static func numbered<Value: Hashable>(_ count: Int, _ value: (Int) -> Value?) -> ([UInt32], Int) {
    var numbers: [Value: UInt32] = [:]
    let result = (0..<count).map { row -> UInt32 in
      guard let value = value(row) else { return none }
      if let number = numbers[value] { return number }
      let number = UInt32(numbers.count)
      numbers[value] = number
      return number
    }
    return (result, numbers.count)
  }
}
