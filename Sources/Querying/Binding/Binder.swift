import Columnar
import HanText

/// Binds a query to a register: resolves every name and value once, so that evaluation only compares numbers.
package struct Binder {
  let register: Register
  let today: Day
  let views: NamedQueries
  /// The kind that the views are of.
  private let kindOfViews: Int
  /// Names of the views that are being bound, to reject a view that refers to itself.
  var openViews: [String] = []

  package init(_ context: QueryContext) {
    register = context.register
    today = context.today
    views = context.views
    kindOfViews = context.kind
  }

  var schema: Schema { register.schema }

  package func bind(_ query: Query, kind: Int) throws(QueryError) -> Plan {
    switch query {
    case .everything: return .constant(true)
    case .word(let word):
      try refuseFieldAlone(word, kind: kind)
      return bind(word, kind: kind)
    case .comparison(let comparison): return try bind(comparison, kind: kind)
    case .relation(let relation):
      let route = try route(relation.path, from: kind)
      return .related(route, try bind(relation.condition, kind: route.end))
    case .not(let inner, _): return .not(try bind(inner, kind: kind))
    case .all(let parts): return .all(try bind(parts, kind: kind))
    case .any(let parts): return .any(try bind(parts, kind: kind))
    }
  }

  private func bind(_ parts: [Query], kind: Int) throws(QueryError) -> [Plan] {
    var plans: [Plan] = []
    for part in parts { plans.append(try bind(part, kind: kind)) }
    return plans
  }

  /// `enforcement.kind` alone is half a comparison, not a word to look for.
  private func refuseFieldAlone(_ word: Query.Word, kind: Int) throws(QueryError) {
    guard !word.quoted, word.text.utf8.contains(UInt8(ascii: ".")), word.text.utf8.count < 200,
      case .comparison(let comparison)? = try? QueryParser.parse(word.text + ":any"),
      let path = self.path(comparison.left), path.steps.count > 1, let first = path.steps.first,
      NameScope(schema: schema, kind: kind).isExact(first.name), (try? end(path, from: kind)) != nil
    else { return }
    throw QueryError(
      word.place, "“\(word.text)”是字段，后面要写条件；要查找这几个字，请加引号。",
      "“\(word.text)” is a field and needs a condition; put it in quotation marks to look for the words.",
      expected: ["\(word.text):…", "\(word.text):any", "\"\(word.text)\""])
  }

  /// The plan of `count(field)` in measures: the records in which the field is filled. Nil if the word names no field.
  package func filled(fieldNamed word: Query.Word, kind: Int) -> Plan? {
    guard !word.quoted, NameScope(schema: schema, kind: kind).isExact(word.text),
      case .field(let field)? = try? NameScope(schema: schema, kind: kind)
        .resolve(word.text, as: .value, at: word.place)
    else { return nil }
    return .filled(Route(start: kind), field: field)
  }

  private func bind(_ word: Query.Word, kind: Int) -> Plan {
    let needle = Array(Folding.fold(word.text).utf8)
    if needle.isEmpty { return .constant(true) }
    let isCode =
      needle.count >= 6
      && needle.allSatisfy { $0 < 0x80 && ($0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D) }
    return .word(
      WordTest(
        needle: needle, fields: schema.kinds[kind].wordOrdinals, kind: kind, isCode: isCode,
        pinyin: word.quoted ? nil : PinyinPattern(word.text)))
  }

  // MARK: - Comparisons

  private func bind(_ written: Query.Comparison, kind: Int) throws(QueryError) -> Plan {
    let comparison = Self.withConstantOnRight(written)
    let isNegative = comparison.comparator == .differs || comparison.comparator == .unlike
    guard let path = path(comparison.left), !isToday(path, kind: kind) else {
      let plan = try bindFormula(comparison, kind: kind)
      return isNegative ? .differs(plan) : plan
    }
    if path.steps.count == 1, path.steps[0].name == "view", schema.kinds[kind].ordinal(of: "view") == nil {
      let plan = try bindView(comparison, kind: kind)
      return isNegative ? .not(plan) : plan
    }
    let end: PathEnd
    do throws(QueryError) {
      end = try self.end(path, from: kind)
    } catch {
      throw throughRelation(comparison, path, kind: kind) ?? error
    }
    let plan = try bind(comparison, end: end, kind: kind)
    guard isNegative else { return plan }
    let isList = end.field.map { schema.kinds[end.route.end].fields[$0].type.isList } ?? false
    // Nothing differs in the empty set.
    let isSet = isList || !end.route.isSingle
    return isSet && !comparison.items.allSatisfy(\.testsEmptiness)
      ? .all([filled(end), .differs(plan)]) : .differs(plan)
  }

  /// A field of a related kind is offered through its relation.
  private func throughRelation(_ comparison: Query.Comparison, _ path: Query.Path, kind: Int) -> QueryError? {
    let scope = NameScope(schema: schema, kind: kind)
    guard path.steps.count == 1, let name = path.steps.first?.name, !scope.isExact(name),
      let other = scope.relatedKinds.first(where: { NameScope(schema: schema, kind: $0).isExact(name) })
    else { return nil }
    let owner = schema.kinds[other]
    let offer = "\(owner.name){\(comparison)}"
    return QueryError(
      path.place,
      "\(schema.kinds[kind].title.chinese)没有名为“\(name)”的字段；它是\(owner.title.chinese)的字段：\(offer)。",
      "\(schema.kinds[kind].title.english) have no field “\(name)”; it is one of \(owner.title.english): \(offer).",
      expected: [offer])
  }

  private func isToday(_ path: Query.Path, kind: Int) -> Bool {
    path.steps.count == 1 && Literal.todayWords.contains(path.steps[0].name)
      && schema.kinds[kind].ordinal(of: path.steps[0].name) == nil
  }

  /// The same comparison with its constant side on the right.
  private static func withConstantOnRight(_ comparison: Query.Comparison) -> Query.Comparison {
    guard isConstant(comparison.left), comparison.items.count == 1, case .one(let scalar) = comparison.items[0],
      let formula = scalar.formula, !isConstant(formula)
    else { return comparison }
    let turned: Query.Comparator =
      switch comparison.comparator {
      case .less: .greater
      case .atMost: .atLeast
      case .greater: .less
      case .atLeast: .atMost
      case .matches, .equals, .differs, .like, .unlike: comparison.comparator
      }
    let constant = Query.Scalar(
      text: comparison.left.description, quoted: false, formula: comparison.left, place: comparison.left.place)
    return Query.Comparison(left: formula, comparator: turned, items: [.one(constant)], place: comparison.place)
  }

  /// A comparison with the values at the end of a path; `none` and `any` become tests for emptiness.
  private func bind(_ comparison: Query.Comparison, end: PathEnd, kind: Int) throws(QueryError) -> Plan {
    var plans: [Plan] = []
    var items: [Query.Item] = []
    for item in comparison.items {
      if case .one(let scalar) = item, item.testsEmptiness {
        try requireEquality(comparison, at: item.place)
        let filled = filled(end)
        plans.append(Literal.isNone(scalar.text) ? .not(filled) : filled)
      } else {
        items.append(item)
      }
    }
    if !items.isEmpty { plans.insert(try bind(comparison, items: items, end: end, kind: kind), at: 0) }
    return plans.count == 1 ? plans[0] : .any(plans)
  }

  private func bind(
    _ comparison: Query.Comparison, items: [Query.Item], end: PathEnd, kind: Int
  ) throws(QueryError) -> Plan {
    guard let field = end.field else {
      return .record(end.route, try recordTest(comparison, items: items, target: end.route.end))
    }
    if let same = try bindFieldEquality(comparison, items: items, end: end, field: field, kind: kind) { return same }
    let type = schema.kinds[end.route.end].fields[field].type
    switch type.element {
    case .text, .code:
      return .test(end.route, field: field, .text(try textTest(comparison, items: items)))
    case .coded:
      return .test(end.route, field: field, .codes(try codeTest(comparison, items: items, end: end, field: field)))
    case .flag:
      return .test(end.route, field: field, .flag(try flags(comparison, items: items)))
    case .reference(let name):
      let target = schema.ordinal(of: name)
      return .test(end.route, field: field, .record(try recordTest(comparison, items: items, target: target)))
    case .integer, .money, .date:
      if end.part == nil, let ranges = try constantRanges(comparison, items: items, type: type) {
        return .test(end.route, field: field, .ranges(ranges))
      }
      return try bindFormula(comparison, items: items, kind: kind)
    case .list: return .constant(false)
    }
  }

  private func filled(_ end: PathEnd) -> Plan {
    guard let field = end.field, let level = end.level else { return .filled(end.route, field: end.field) }
    let labels = Self.labels(register.tables[end.route.end].columns[field])
    return .definite(.test(end.route, field: field, .codes(codeTest(labels, level: level) { _ in true })))
  }

  func requireEquality(_ comparison: Query.Comparison, at place: QueryRange) throws(QueryError) {
    switch comparison.comparator {
    case .matches, .equals, .differs: return
    default:
      throw QueryError(
        place, "此处只能使用“:”“=”或“!=”。", "Only “:”, “=” or “!=” can be used here.", expected: [":", "=", "!="])
    }
  }

  // MARK: - Views

  private func bindView(_ comparison: Query.Comparison, kind: Int) throws(QueryError) -> Plan {
    try requireEquality(comparison, at: comparison.place)
    var plans: [Plan] = []
    for item in comparison.items {
      guard case .one(let scalar) = item else {
        throw QueryError(item.place, "此处应为视图名称。", "The name of a view is expected here.")
      }
      plans.append(try bindView(scalar.text, at: scalar.place, kind: kind))
    }
    return plans.count == 1 ? plans[0] : .any(plans)
  }

  private func bindView(_ name: String, at place: QueryRange, kind: Int) throws(QueryError) -> Plan {
    let names = views.names
    guard kind == kindOfViews else {
      let (own, other) = (schema.kinds[kindOfViews].title, schema.kinds[kind].title)
      throw QueryError(
        place, "视图属于\(own.chinese)，不能用作\(other.chinese)的条件；请写出视图的条件。",
        "Views are of \(own.english) here and cannot be a condition of \(other.english): write the view's query out.")
    }
    guard let view = views.named(name) else {
      throw QueryError(
        place, "没有名为“\(name)”的视图。", "There is no view named “\(name)”.", expected: names,
        nearest: NearestWord.of(name, among: names))
    }
    guard !openViews.contains(view.name), openViews.count < 16 else {
      throw QueryError(
        place, "视图“\(name)”循环引用自身。",
        "The view “\(name)” refers to itself, directly or through another view.")
    }
    var inner = self
    inner.openViews.append(view.name)
    do {
      return try inner.bind(try QueryParser.parse(view.text), kind: kind)
    } catch {
      throw QueryError(
        place, "视图“\(name)”有误：\(error.message.chinese)", "The view “\(name)” is wrong: \(error.message.english)")
    }
  }
}
