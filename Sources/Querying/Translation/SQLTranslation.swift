import Columnar
import Localization
import SQL

/// Writes a plan as conditions of SQL. Each condition is true for the rows that the evaluator selects; it may be NULL for
/// others, which WHERE leaves out. NOT is therefore before COALESCE(…, FALSE).
struct SQLTranslation {
  let register: Register
  let dialect: SQLDialect

  /// A table in a FROM clause. Nested queries count up, so that aliases differ.
  struct Source {
    let kind: Int
    let depth: Int

    var alias: String { "t\(depth)" }
    func inner(_ kind: Int) -> Source { Source(kind: kind, depth: depth + 1) }
  }

  /// Whether the register holds a kind, so that there is a table of it. Any other has no records.
  func isPresent(_ kind: Int) -> Bool { register.present.contains(kind) }

  func column(_ field: Int, of source: Source) -> String {
    "\(source.alias).\(SQLName.quoted(register.schema.kinds[source.kind].fields[field].name))"
  }

  func key(of source: Source) -> String { column(register.schema.kinds[source.kind].keyOrdinal, of: source) }

  func from(_ source: Source) -> String {
    "FROM \(SQLName.quoted(SQLName.table(of: register.schema.kinds[source.kind]))) AS \(source.alias)"
  }

  func literal(_ text: String) -> String { SQLName.literal(text, dialect) }

  /// The rows of `source` for which the plan is true, or, if `negated`, false and not unknown; as `Evaluator.rows`.
  func condition(_ plan: Plan, of source: Source, negated: Bool) throws(SQLRefusal) -> String {
    switch plan {
    case .constant(let truth): return truth != negated ? "TRUE" : "FALSE"
    case .not(let inner), .definite(let inner):
      // In a search, a clause is true or false, and NOT is the complement.
      let isNot = if case .not = plan { true } else { false }
      return complement(try condition(inner, of: source, negated: false), if: isNot != negated)
    case .differs(let inner): return try condition(inner, of: source, negated: !negated)
    case .all(let parts): return try joined(parts, by: negated ? " OR " : " AND ", of: source, negated: negated)
    case .any(let parts): return try joined(parts, by: negated ? " AND " : " OR ", of: source, negated: negated)
    case .word(let word): return complement(try found(word, of: source), if: negated)
    case .filled(let route, let field):
      let filled = try reached(along: route.steps[...], from: source) { (end) throws(SQLRefusal) in
        field.map { isFilled($0, of: end) } ?? "TRUE"
      }
      return complement(filled, if: negated)
    case .related(let route, let inner):
      let met = try reached(along: route.steps[...], from: source) { (end) throws(SQLRefusal) in
        try condition(inner, of: end, negated: false)
      }
      return complement(met, if: negated)
    case .test(let route, let field, let test):
      return try tested(along: route.steps[...], from: source, negated: negated) { (end, negated) throws(SQLRefusal) in
        try tested(test, field: field, of: end, negated: negated)
      }
    case .record(let route, let test):
      return try tested(along: route.steps[...], from: source, negated: negated) { (end, negated) throws(SQLRefusal) in
        complement(try denotes(test, of: end), if: negated)
      }
    case .interval(let formula, let low, let high):
      return try interval(formula, low: low, high: high, of: source, negated: negated)
    case .equalFields(let left, let right):
      let sides = (try compared(left, of: source), try compared(right, of: source))
      return "\(sides.0) \(negated ? "<>" : "=") \(sides.1)"
    }
  }

  private func joined(
    _ parts: [Plan], by word: String, of source: Source, negated: Bool
  ) throws(SQLRefusal) -> String {
    var texts: [String] = []
    for part in parts { texts.append("(\(try condition(part, of: source, negated: negated)))") }
    return texts.joined(separator: word)
  }

  func complement(_ condition: String, if negated: Bool) -> String {
    negated ? "NOT COALESCE((\(condition)), FALSE)" : condition
  }

  func isFilled(_ field: Int, of source: Source) -> String {
    let name = column(field, of: source)
    guard register.schema.kinds[source.kind].fields[field].type.isList else { return "\(name) IS NOT NULL" }
    switch dialect {
    case .sqlite: return "json_array_length(\(name)) > 0"
    case .postgresql: return "cardinality(\(name)) > 0"
    case .clickhouse: return "notEmpty(\(name))"
    }
  }

  // MARK: - Routes

  /// The rows from which the route reaches a row that meets the leaf.
  private func reached(
    along steps: ArraySlice<Route.Step>, from source: Source, leaf: (Source) throws(SQLRefusal) -> String
  ) throws(SQLRefusal) -> String {
    guard let step = steps.first else { return try leaf(source) }
    let end = source.inner(step.to)
    return semijoin(step, from: source, to: end, where: try reached(along: steps.dropFirst(), from: end, leaf: leaf))
  }

  /// The rows for which a test at the end of a route is true, or, if `negated`, false: after steps that reach at most one
  /// record, there must be a record at the end; from the first step that may reach several, the test is true for none.
  private func tested(
    along steps: ArraySlice<Route.Step>, from source: Source, negated: Bool,
    leaf: (Source, Bool) throws(SQLRefusal) -> String
  ) throws(SQLRefusal) -> String {
    guard let step = steps.first else { return try leaf(source, negated) }
    guard negated, step.isSingle else {
      return complement(
        try reached(along: steps, from: source) { (end) throws(SQLRefusal) in try leaf(end, false) }, if: negated)
    }
    let end = source.inner(step.to)
    let rest = try tested(along: steps.dropFirst(), from: end, negated: true, leaf: leaf)
    return semijoin(step, from: source, to: end, where: rest)
  }

  private func semijoin(_ step: Route.Step, from source: Source, to end: Source, where condition: String) -> String {
    guard isPresent(step.to) else { return "FALSE" }
    let parts = step.edges.map { edge in
      let owner = edge.reversed ? end : source
      let reference = column(edge.field, of: owner)
      let isList = register.schema.kinds[owner.kind].fields[edge.field].type.isList
      let rows = "\(from(end)) WHERE \(condition)"
      switch (edge.reversed, isList) {
      case (false, false): return "\(reference) IN (SELECT \(key(of: end)) \(rows))"
      case (false, true): return holds(reference, anyOf: "SELECT \(key(of: end)) \(rows)", depth: end.depth)
      case (true, false):
        return
          "\(key(of: source)) IN (SELECT \(reference) \(from(end)) WHERE \(reference) IS NOT NULL AND (\(condition)))"
      case (true, true): return "\(key(of: source)) IN (\(elements(reference, of: end, where: condition)))"
      }
    }
    return parts.count == 1 ? parts[0] : parts.map { "(\($0))" }.joined(separator: " OR ")
  }

  /// Whether a list holds a value that a query selects.
  private func holds(_ list: String, anyOf query: String, depth: Int) -> String {
    switch dialect {
    case .sqlite: "EXISTS (SELECT 1 FROM json_each(\(list)) AS e\(depth) WHERE e\(depth).value IN (\(query)))"
    case .postgresql: "\(list) && ARRAY(\(query))"
    case .clickhouse: "hasAny(\(list), (SELECT groupArray(k) FROM (\(query.replacingSelected("k")))))"
    }
  }

  private func elements(_ list: String, of source: Source, where condition: String) -> String {
    switch dialect {
    case .sqlite:
      "SELECT e\(source.depth).value \(from(source)), json_each(\(list)) AS e\(source.depth) WHERE \(condition)"
    case .postgresql: "SELECT unnest(\(list)) \(from(source)) WHERE \(condition)"
    case .clickhouse: "SELECT arrayJoin(\(list)) \(from(source)) WHERE \(condition)"
    }
  }

  /// That a step leads from a row of one table to a row of another, both in scope.
  func linked(_ step: Route.Step, from source: Source, to end: Source) -> String {
    let parts = step.edges.map { edge in
      let (owner, other) = edge.reversed ? (end, source) : (source, end)
      let reference = column(edge.field, of: owner)
      guard register.schema.kinds[owner.kind].fields[edge.field].type.isList else {
        return "\(reference) = \(key(of: other))"
      }
      return contains(reference, key(of: other), depth: end.depth)
    }
    return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " OR ") + ")"
  }

  private func contains(_ list: String, _ value: String, depth: Int) -> String {
    switch dialect {
    case .sqlite: "EXISTS (SELECT 1 FROM json_each(\(list)) AS e\(depth) WHERE e\(depth).value = \(value))"
    case .postgresql: "\(value) = ANY(\(list))"
    case .clickhouse: "has(\(list), \(value))"
    }
  }

  /// Whether some element of a list meets a condition on `element`.
  func some(_ list: String, depth: Int, meets condition: (String) -> String) -> String {
    switch dialect {
    case .sqlite:
      "EXISTS (SELECT 1 FROM json_each(\(list)) AS e\(depth) WHERE \(condition("e\(depth).value")))"
    case .postgresql:
      "EXISTS (SELECT 1 FROM unnest(\(list)) AS e\(depth)(value) WHERE \(condition("e\(depth).value")))"
    case .clickhouse: "arrayExists(e\(depth) -> \(condition("e\(depth)")), \(list))"
    }
  }

  // MARK: - Order

  func order(_ level: SortKey, of source: Source) throws(SQLRefusal) -> String {
    let field = register.schema.kinds[source.kind].fields[level.field]
    let name = column(level.field, of: source)
    let value: String
    switch field.type {
    case .integer, .money, .date, .flag, .code: value = name
    case .coded(let book): value = position(of: name, in: book)
    case .text, .reference: throw .textOrder(field: field.title)
    case .list: throw .listOrder(field: field.title)
    }
    return "\(name) IS NULL, \(value)\(level.descending ? " DESC" : "")"
  }

  /// The place of a value in its codebook; values that are not in it come last.
  private func position(of name: String, in book: Codebook) -> String {
    let labels = CodedLabels(book: book)
    let values = book.entries.indices.map { literal(labels.written($0)) }.joined(separator: ", ")
    switch dialect {
    case .sqlite:
      return """
        COALESCE((SELECT MIN(v.position) FROM vocabularies AS v WHERE v.vocabulary = \(literal(book.name)) \
        AND v.value = \(name)), \(book.entries.count + 1))
        """
    case .postgresql: return "COALESCE(array_position(ARRAY[\(values)], \(name)), \(book.entries.count + 1))"
    case .clickhouse: return "if(has([\(values)], \(name)), indexOf([\(values)], \(name)), \(book.entries.count + 1))"
    }
  }

  // MARK: - Notes

  func notes(for plan: Plan, isSorted: Bool) -> [Localized] {
    var notes: [Localized] = []
    if plan.hasCodes {
      notes.append(
        Localized("像代码的词只按原文查找，不按读音。", "A word that looks like a code is searched as written, not by sound."))
    }
    guard dialect != .sqlite else { return notes }
    if isSorted {
      notes.append(
        Localized("排序值相同的记录按主键排列。", "Records that are equal in the sort come in the order of their keys."))
    }
    guard plan.comparesTexts else { return notes }
    return notes + [
      Localized(
        "文本只按小写比较；繁体、全角与简体、半角不视为相同。",
        "Texts are compared in lower case only; traditional and full-width forms differ from simplified and half-width ones."
      )
    ]
  }
}

extension String {
  /// `SELECT x …` as `SELECT x AS name …`.
  fileprivate func replacingSelected(_ name: String) -> String {
    guard let end = self.range(of: " FROM ") else { return self }
    return self[..<end.lowerBound] + " AS \(name)" + self[end.lowerBound...]
  }

  private func range(of word: String) -> Range<Index>? { ranges(of: word).first }
}

extension Plan {
  /// Whether some word is searched as a code that may also be searched by sound.
  fileprivate var hasCodes: Bool {
    switch self {
    case .word(let word): word.pinyin != nil && word.isCodeOfOthers
    case .related(_, let inner), .not(let inner), .definite(let inner), .differs(let inner): inner.hasCodes
    case .all(let parts), .any(let parts): parts.contains(where: \.hasCodes)
    case .constant, .filled, .interval, .record, .test, .equalFields: false
    }
  }

  /// Whether some leaf compares texts.
  fileprivate var comparesTexts: Bool {
    switch self {
    case .constant, .filled, .interval: false
    case .word, .record: true
    case .test(_, _, let test):
      switch test {
      case .text, .record: true
      case .codes, .ranges, .flag: false
      }
    case .equalFields: true
    case .related(_, let inner), .not(let inner), .definite(let inner), .differs(let inner): inner.comparesTexts
    case .all(let parts), .any(let parts): parts.contains(where: \.comparesTexts)
    }
  }
}
