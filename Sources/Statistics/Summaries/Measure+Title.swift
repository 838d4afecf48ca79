import Columnar
import Localization
import Querying

extension Measure {
  /// The measure in words, for headings: 投入金额合计, Total of Invested.
  public func title(in context: QueryContext) -> Localized {
    switch self {
    case .count(nil): return Localized("记录数", "Records")
    case .count(let query?): return Localized("记录数（\(query)）", "Records (\(query))")
    case .ratio(let left, let right):
      let (over, under) = (left.title(in: context), right.title(in: context))
      return Localized("\(over.chinese) ÷ \(under.chinese)", "\(over.english) ÷ \(under.english)")
    case .of(let function, let operand): return function.title(of: operand.title(in: context))
    }
  }

  /// The title with the unit of its values.
  public func heading(in context: QueryContext, of value: MeasureValue) -> Localized {
    let title = title(in: context)
    guard let unit = unit(in: context, of: value), !title.chinese.contains(unit.chinese) else { return title }
    return Localized("\(title.chinese)（\(unit.chinese)）", "\(title.english) (\(unit.english))")
  }

  /// The unit of money, or that of the field whose numbers are added or compared.
  private func unit(in context: QueryContext, of value: MeasureValue) -> Localized? {
    if value.isMoney { return Localized("元", "yuan") }
    guard case .of(let function, .path(let path)) = self, ![.count, .distinct].contains(function),
      let end = try? Binder(context).end(path, from: context.kind), let field = end.field, end.part == nil,
      case .integer(let unit, _) = context.register.schema.kinds[end.route.end].fields[field].type
    else { return nil }
    return unit
  }

  /// The fields of the context's own kind that are measured, in the order in which they are named.
  public func fields(in context: QueryContext) -> [Int] {
    var found: [Int] = []
    func add(_ operand: Query.Operand) {
      switch operand {
      case .literal, .call: return
      case .negated(let inner, _): add(inner)
      case .path(let path):
        guard let end = try? Binder(context).end(path, from: context.kind), end.route.steps.isEmpty,
          let field = end.field, !found.contains(field)
        else { return }
        found.append(field)
      case .binary(_, let left, let right):
        add(left)
        add(right)
      }
    }
    switch self {
    case .count: break
    case .of(_, let operand): add(operand)
    case .ratio(let left, let right):
      for field in left.fields(in: context) + right.fields(in: context) where !found.contains(field) {
        found.append(field)
      }
    }
    return found
  }

  /// Whether the measure of a whole is the sum of those of its parts.
  public var isAdditive: Bool {
    switch self {
    case .count, .of(.sum, _): true
    case .of, .ratio: false
    }
  }

  /// The name of a line or column with the measure over everything.
  public var edgeTitle: Localized { isAdditive ? Statistic.sum.title : Localized("全部", "All") }

  /// The statistics that show the measure under its column.
  public var statistics: [Statistic] {
    switch self {
    case .count: []
    case .of(let function, _): Statistic.named([function.rawValue])
    case .ratio(let left, let right):
      Statistic.allCases.filter { left.statistics.contains($0) || right.statistics.contains($0) }
    }
  }
}

extension Query.Function {
  /// What the function makes of something with this title.
  package func title(of operand: Localized) -> Localized {
    let (chinese, english) = (operand.chinese, operand.english)
    switch self {
    case .count: return Localized("\(chinese)数", "Count of \(english)")
    case .distinct: return Localized("\(chinese)（去重计数）", "Distinct \(english)")
    case .sum:
      // 投入合计 is a total by its name.
      return Localized(
        chinese.hasSuffix("合计") ? chinese : "\(chinese)合计",
        english.hasPrefix("Total ") ? english : "Total of \(english)")
    case .avg: return Localized("\(chinese)平均值", "Average of \(english)")
    case .max: return Localized("\(chinese)最大值", "Maximum of \(english)")
    case .min: return Localized("\(chinese)最小值", "Minimum of \(english)")
    }
  }
}

extension Query.Operand {
  fileprivate func title(in context: QueryContext) -> Localized {
    switch self {
    case .literal(let text, _): return Localized(text, text)
    case .path(let path):
      guard let end = try? Binder(context).end(path, from: context.kind) else { return Localized(path.text, path.text) }
      return GroupAxis.title(end, register: context.register)
    case .call(let call):
      guard let end = try? Binder(context).end(call.path, from: context.kind), call.condition == nil, call.tail == nil
      else { return Localized("\(call)", "\(call)") }
      return call.function.title(of: GroupAxis.title(end, register: context.register))
    case .negated(let inner, _):
      let title = inner.title(in: context)
      return Localized("-\(title.chinese)", "-\(title.english)")
    case .binary(let sign, let left, let right):
      let (before, after) = (left.title(in: context), right.title(in: context))
      let mark = sign == .times ? "×" : sign == .over ? "÷" : sign.rawValue
      return Localized("(\(before.chinese)\(mark)\(after.chinese))", "(\(before.english) \(mark) \(after.english))")
    }
  }
}
