import Foundation

@testable import Columnar
@testable import Querying

// Numbers, amounts and days, computed one at a time.
extension NaiveEngine {
  enum Quantity: Equatable {
    case number(Double)
    case money(Double)
    case day(Int)
    case span(Double)
    case step(months: Int, days: Int)
    case workdays(Int)
  }

  func quantity(_ value: Value) -> Quantity? {
    switch value {
    case .integer(let number), .year(let number): .number(Double(number))
    case .money(let fen): .money(Double(fen))
    case .day(let day): .day(Int(day.number))
    default: nil
    }
  }

  func interval(_ comparison: Query.Comparison, _ item: Query.Item, _ kind: Int, _ row: Int) -> Bool? {
    guard let left = computed(comparison.left, kind, row, wantsDay: mentionsDay(comparison, kind)) else { return nil }
    return within(comparison, item, left, kind, row)
  }

  func within(_ comparison: Query.Comparison, _ item: Query.Item, _ left: Quantity, _ kind: Int, _ row: Int) -> Bool? {
    switch item {
    case .one(let scalar):
      guard let (low, high) = ends(scalar.formula!, left, kind, row) else { return nil }
      switch comparison.comparator {
      case .less: return size(left) < low
      case .atMost: return size(left) <= high
      case .greater: return size(left) > high
      case .atLeast: return size(left) >= low
      default: return size(left) >= low && size(left) <= high
      }
    case .range(let written, let last, _):
      var (low, high) = (written, last)
      if let first = low?.formula, let second = high?.formula, isConstant(first), isConstant(second),
        let least = ends(first, left, kind, row)?.0, let most = ends(second, left, kind, row)?.1, least > most
      {
        (low, high) = (high, low)
      }
      var met = true
      if let low {
        guard let (least, _) = ends(low.formula!, left, kind, row) else { return nil }
        met = met && size(left) >= least
      }
      if let high {
        guard let (_, most) = ends(high.formula!, left, kind, row) else { return nil }
        met = met && size(left) <= most
      }
      return met
    }
  }

  private func isConstant(_ operand: Query.Operand) -> Bool {
    switch operand {
    case .literal: true
    case .path(let path): path.text == "today"
    case .call: false
    case .negated(let inner, _): isConstant(inner)
    case .binary(_, let left, let right): isConstant(left) && isConstant(right)
    }
  }

  private func size(_ quantity: Quantity) -> Double {
    switch quantity {
    case .number(let value), .money(let value), .span(let value): value
    case .day(let day): Double(day)
    case .step, .workdays: 0
    }
  }

  private func ends(_ operand: Query.Operand, _ left: Quantity, _ kind: Int, _ row: Int) -> (Double, Double)? {
    var wantsDay = false
    if case .day = left { wantsDay = true }
    if wantsDay, case .literal(let text, _) = operand {
      let parts = text.split(separator: "-").map { Int($0) }
      if parts.count == 1, let year = parts[0] {
        return (number(year, 1, 1), number(year, 12, 31))
      }
      if parts.count == 2, let year = parts[0], let month = parts[1] {
        return (number(year, month, 1), number(year, month, Day.length(ofMonth: month, year: year)))
      }
    }
    guard let right = computed(operand, kind, row, wantsDay: wantsDay) else { return nil }
    let value = size(adapted(right, to: left)!)
    return (value, value)
  }

  private func number(_ year: Int, _ month: Int, _ day: Int) -> Double {
    Double(Day(year: year, month: month, day: day)!.number)
  }

  private func adapted(_ right: Quantity, to left: Quantity) -> Quantity? {
    switch (right, left) {
    case (.number(let value), .money): .money(value * 100)
    case (.number(let value), .span): .span(value)
    case (.step(0, let days), .span): .span(Double(days))
    case (.step(let months, let days), .day):
      .day(Int(today.adding(months: months)!.adding(days: days)!.number))
    case (.workdays(let count), .day): .day(NaiveWorkdays.adding(count, to: Int(today.number)).day)
    default: right
    }
  }

  private func mentionsDay(_ comparison: Query.Comparison, _ kind: Int) -> Bool {
    func mentions(_ operand: Query.Operand) -> Bool {
      switch operand {
      case .path(let path):
        return path.text == "today" || endsInDay(path.steps.map(\.name), kind)
      default: return false
      }
    }
    return mentions(comparison.left)
      || comparison.items.contains {
        switch $0 {
        case .one(let scalar): scalar.formula.map(mentions) ?? false
        case .range(let low, let high, _): [low, high].contains { $0?.formula.map(mentions) ?? false }
        }
      }
  }

  /// Whether steps end in a field of days, not in a part of one.
  private func endsInDay(_ names: [String], _ kind: Int) -> Bool {
    var kind = kind
    for (index, name) in names.enumerated() {
      if let field = register.schema.kinds[kind].ordinal(of: name) {
        let type = register.schema.kinds[kind].fields[field].type
        if index == names.count - 1, case .date = type.element { return true }
        guard let target = type.target else { return false }
        kind = register.schema.ordinal(of: target)!
      } else {
        guard let other = register.schema.ordinal(of: name) else { return false }
        kind = other
      }
    }
    return false
  }

  // MARK: - Formulas

  func computed(_ operand: Query.Operand, _ kind: Int, _ row: Int, wantsDay: Bool) -> Quantity? {
    switch operand {
    case .literal(let text, _): return literal(text, wantsDay: wantsDay)
    case .negated(let inner, _):
      switch computed(inner, kind, row, wantsDay: false) {
      case .number(let value): return .number(0 - value)
      case .money(let value): return .money(0 - value)
      case .span(let value): return .span(0 - value)
      case .step(let months, let days): return .step(months: -months, days: -days)
      case .workdays(let count): return .workdays(-count)
      default: return nil
      }
    case .path(let path):
      if path.text == "today" { return .day(Int(today.number)) }
      return value(path.steps.map(\.name), kind, row)
    case .call(let call): return measured(call, kind, row)
    case .binary(let sign, let left, let right):
      guard let first = computed(left, kind, row, wantsDay: wantsDay),
        let second = computed(right, kind, row, wantsDay: false)
      else { return nil }
      return combined(sign, first, second)
    }
  }

  private func literal(_ text: String, wantsDay: Bool) -> Quantity? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    if wantsDay, parts.count == 3 { return .day(Int(number(parts[0], parts[1], parts[2]))) }
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let value = NSDecimalNumber(string: String(digits))
    switch text.dropFirst(digits.count) {
    case "": return .number(value.doubleValue)
    case "万": return .number(value.multiplying(byPowerOf10: 4).doubleValue)
    case "亿": return .number(value.multiplying(byPowerOf10: 8).doubleValue)
    case "万元": return .money(value.multiplying(byPowerOf10: 6).doubleValue)
    case "元": return .money(value.multiplying(byPowerOf10: 2).doubleValue)
    case "wd": return .workdays(value.intValue)
    case "d": return .step(months: 0, days: value.intValue)
    case "w": return .step(months: 0, days: value.intValue * 7)
    case "m": return .step(months: value.intValue, days: 0)
    case "y": return .step(months: value.intValue * 12, days: 0)
    default: return nil
    }
  }

  private func value(_ names: [String], _ kind: Int, _ row: Int) -> Quantity? {
    var kind = kind
    var row = row
    for (index, name) in names.enumerated() {
      let field = register.schema.kinds[kind].ordinal(of: name)!
      let value = cell(kind, row, field)
      if case .reference(_, let target, _) = value {
        guard let target else { return nil }
        kind = register.schema.ordinal(of: register.schema.kinds[kind].fields[field].type.target!)!
        row = target
        continue
      }
      guard case .day(let day) = value, index < names.count - 1 else { return quantity(value) }
      let (year, month, date) = day.components
      return .number(Double(["year": year, "month": month, "day": date][names[index + 1]]!))
    }
    return nil
  }

  private func combined(_ sign: Query.Arithmetic, _ first: Quantity, _ second: Quantity) -> Quantity? {
    let factor = sign == .minus ? -1 : 1
    switch (sign, first, second) {
    case (.plus, .day(let day), .step(let months, let days)), (.minus, .day(let day), .step(let months, let days)):
      return Day(number: Int32(day)).adding(months: factor * months)?.adding(days: factor * days).map {
        .day(Int($0.number))
      }
    case (.plus, .step(let months, let days), .day(let day)):
      return Day(number: Int32(day)).adding(months: months)?.adding(days: days).map { .day(Int($0.number)) }
    case (.plus, .day(let day), .workdays(let count)), (.minus, .day(let day), .workdays(let count)):
      return .day(NaiveWorkdays.adding(factor * count, to: day).day)
    case (.minus, .day(let left), .day(let right)): return .span(Double(left - right))
    case (_, .span(let left), .step(0, let right)): return .span(left + Double(factor * right))
    case (.times, .number(let left), .number(let right)): return .number(left * right)
    case (.times, .money(let left), .number(let right)): return .money(left * right)
    case (.times, .number(let left), .money(let right)): return .money(left * right)
    case (.over, .money(let left), .money(let right)), (.over, .number(let left), .number(let right)):
      return right == 0 ? nil : .number(left / right)
    case (.over, .money(let left), .number(let right)): return right == 0 ? nil : .money(left / right)
    case (_, .number(let left), .money): return combined(sign, .money(left * 100), second)
    case (_, .money, .number(let right)): return combined(sign, first, .money(right * 100))
    case (.plus, .money(let left), .money(let right)): return .money(left + right)
    case (.minus, .money(let left), .money(let right)): return .money(left - right)
    case (.plus, .number(let left), .number(let right)): return .number(left + right)
    case (.minus, .number(let left), .number(let right)): return .number(left - right)
    default: return nil
    }
  }

  private func measured(_ call: Query.Call, _ kind: Int, _ row: Int) -> Quantity? {
    var steps = call.path.steps.map(\.name)
    var field = call.tail?.steps.last?.name
    if call.function != .count, field == nil { field = steps.removeLast() }
    var reached = reachedRows(steps, kind, row)
    if let condition = call.condition {
      reached.rows = reached.rows.filter { truth(condition, reached.kind, $0) == true }
    }
    if call.function == .count { return .number(Double(reached.rows.count)) }
    let ordinal = register.schema.kinds[reached.kind].ordinal(of: field!)!
    let values = reached.rows.map { cell(reached.kind, $0, ordinal) }
    if call.function == .distinct { return .number(Double(different(values).count)) }
    let quantities = values.compactMap(quantity)
    guard let first = quantities.first else { return nil }
    let sizes = quantities.map { quantity -> Double in
      switch quantity {
      case .number(let value), .money(let value), .span(let value): value
      case .day(let day): Double(day)
      case .step, .workdays: 0
      }
    }
    let result: Double =
      switch call.function {
      case .min: sizes.min()!
      case .max: sizes.max()!
      case .avg: sizes.reduce(0, +) / Double(sizes.count)
      default: sizes.reduce(0, +)
      }
    switch first {
    case .money: return .money(result)
    case .day: return .day(Int(result))
    default: return .number(result)
    }
  }
}
