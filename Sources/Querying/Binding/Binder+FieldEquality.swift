import Columnar

// `field(path)`: the value of another field, in a place where plain text would be a constant.
extension Binder {
  /// A comparison with `field(path)`; nil if the value is anything else.
  func bindFieldEquality(
    _ comparison: Query.Comparison, items: [Query.Item], end: PathEnd, field: Int, kind: Int
  ) throws(QueryError) -> Plan? {
    guard items.count == 1, case .one(let scalar) = items[0], !scalar.quoted, let path = Self.named(scalar) else {
      return nil
    }
    try requireEquality(comparison, at: comparison.place)
    let other = try self.end(path, from: kind)
    guard let otherField = other.field, other.part == nil, end.part == nil, other.level == nil, end.level == nil else {
      throw QueryError(scalar.place, "此处应为字段。", "A field is expected in field(…).", expected: ["field(name)"])
    }
    let left = schema.kinds[end.route.end].fields[field].type
    let right = schema.kinds[other.route.end].fields[otherField].type
    guard end.route.isSingle, other.route.isSingle, Self.areComparable(left, right) else {
      throw QueryError(
        scalar.place, "这两个字段不能比较。", "These two fields cannot be compared.", expected: ["field(name)"])
    }
    return .equalFields(FieldPath(route: end.route, field: field), FieldPath(route: other.route, field: otherField))
  }

  /// The path in `field(path)`; nil for any other value.
  static func named(_ scalar: Query.Scalar) -> Query.Path? {
    let text = QueryText(scalar.text)
    guard text.hasPrefix("field(", at: 0), text[text.count - 1] == UInt8(ascii: ")") else { return nil }
    var parser = QueryParser(scalar.text)
    parser.index = 6
    guard let path = try? parser.parsePath(hyphens: true), parser.index == text.count - 1 else { return nil }
    let shift = scalar.place.range.lowerBound
    return Query.Path(
      steps: path.steps.map { step in
        let range = step.place.range
        return .init(name: step.name, place: QueryRange(range.lowerBound + shift..<range.upperBound + shift))
      })
  }

  private static func areComparable(_ left: FieldType, _ right: FieldType) -> Bool {
    switch (left, right) {
    case (.text, .text), (.code, .code), (.text, .code), (.code, .text), (.flag, .flag): true
    case (.integer, .integer), (.money, .money), (.date, .date), (.coded, .coded): true
    case (.reference(let first), .reference(let second)): first == second
    default: false
    }
  }
}
