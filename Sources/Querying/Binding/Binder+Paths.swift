import Columnar

extension Binder {
  /// The end of a path: a field of the records at the end of its route, or those records themselves.
  package struct PathEnd {
    package let route: Route
    package let field: Int?
    /// The level of the codebook's tree, for coded fields.
    package var level: String?
    /// The part of the date.
    package var part: DatePart?
  }

  /// The path that an operand is. The parser reads the hyphen in a kind's name as a minus; the two sides are joined again.
  package func path(_ operand: Query.Operand) -> Query.Path? {
    switch operand {
    case .path(let path): return path
    case .binary(.minus, let left, .path(let right)):
      guard let before = path(left), let last = before.steps.last, let first = right.steps.first else { return nil }
      let name = "\(last.name)-\(first.name)"
      guard schema.kinds.contains(where: { $0.name.hasPrefix(name) }) else { return nil }
      let step = Query.Path.Step(name: name, place: last.place.joined(first.place))
      return Query.Path(steps: before.steps.dropLast() + [step] + right.steps.dropFirst())
    default: return nil
    }
  }

  /// Resolves a path whose steps all lead to records.
  package func route(_ path: Query.Path, from kind: Int) throws(QueryError) -> Route {
    var route = Route(start: kind)
    for step in path.steps { try follow(step, as: .records, in: &route) }
    return route
  }

  private func follow(_ step: Query.Path.Step, as use: NameScope.Use, in route: inout Route) throws(QueryError) {
    let names = NameScope(schema: schema, kind: route.end)
    let target = try names.resolve(step.name, as: use, at: step.place)
    guard let taken = names.step(target) else {
      throw QueryError(
        step.place, "“\(step.name)”不是引用字段，后面不能再接字段。",
        "“\(step.name)” is not a reference, so no field can follow it.")
    }
    route.steps.append(taken)
  }

  /// Resolves a path whose last step may be a field, a part of a date or a level of a vocabulary.
  package func end(_ path: Query.Path, from kind: Int) throws(QueryError) -> PathEnd {
    var route = Route(start: kind)
    for (index, step) in path.steps.enumerated() {
      let names = NameScope(schema: schema, kind: route.end)
      // A field of a file may have a point in its name: `address.city`.
      let whole = path.steps[index...].map(\.name).joined(separator: ".")
      if index + 1 < path.steps.count, let field = schema.kinds[route.end].ordinal(of: whole) {
        return PathEnd(route: route, field: field)
      }
      let isLast = index == path.steps.count - 1
      let target = try names.resolve(step.name, as: isLast ? .value : .step, at: step.place)
      switch target {
      case .field(let field):
        if isLast { return PathEnd(route: route, field: field) }
        let type = schema.kinds[route.end].fields[field].type
        if type.target == nil { return try partEnd(path, after: index, route: route, field: field, type: type) }
      case .related:
        break
      }
      guard let taken = names.step(target) else { continue }
      route.steps.append(taken)
    }
    return PathEnd(route: route, field: nil)
  }

  /// `region.city`, `decidedOn.year`.
  private func partEnd(
    _ path: Query.Path, after index: Int, route: Route, field: Int, type: FieldType
  ) throws(QueryError) -> PathEnd {
    let step = path.steps[index + 1]
    var known: [String] = []
    if case .date = type {
      known = DatePart.allCases.map(\.rawValue)
      if let part = DatePart(rawValue: step.name) ?? Self.dateParts[step.name], path.steps.count == index + 2 {
        return PathEnd(route: route, field: field, part: part)
      }
    } else if let book = type.codebook {
      known = book.levels.map(\.name)
      let level = book.levels.first {
        $0.name == step.name || $0.title.chinese == step.name || $0.title.english == step.name
      }
      if let level, path.steps.count == index + 2 { return PathEnd(route: route, field: field, level: level.name) }
    }
    throw QueryError(
      step.place, "“\(path.steps[index].name)”中没有“\(step.name)”。",
      "There is no “\(step.name)” in “\(path.steps[index].name)”.", expected: known,
      nearest: NearestWord.of(step.name, among: known))
  }

  private static let dateParts: [String: DatePart] = [
    "年": .year, "年份": .year, "月": .month, "月份": .month, "日": .day, "年月": .yearMonth,
    "星期": .weekday,
  ]
}
