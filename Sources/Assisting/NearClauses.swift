import Columnar
import HanText
import Querying
import Statistics

/// Alternatives to a clause that left no rows, evaluated on the rows left before it.
struct NearClauses {
  private static let limit = 5
  /// The number of substrings of a text that are tried; each is one evaluation.
  private static let tries = 24

  let rows: Bitmap
  let context: QueryContext
  let cancelled: () -> Bool

  /// Clauses that find some of the rows, the likeliest first.
  func of(_ clause: Query) throws(QueryError) -> [Explanation.Near] {
    switch clause {
    case .word(let word):
      let codes = codes(word.text)
      return codes.isEmpty ? try texts(word.text) { Query.value($0) } : codes
    case .relation(let relation): return try relations(relation)
    case .comparison(let comparison): return try comparisons(comparison)
    case .everything, .not, .all, .any: return []
    }
  }

  private func comparisons(_ comparison: Query.Comparison) throws(QueryError) -> [Explanation.Near] {
    guard case .path(let path) = comparison.left else { return try span(comparison.left) }
    guard let end = try? Binder(context).end(path, from: context.kind) else { return [] }
    // `region=汉中` asks for the city itself, `region:汉中` for its counties too.
    if comparison.comparator == .equals {
      let items = comparison.items.map(\.description).joined(separator: ",")
      if let wider = try near("\(path.text(hyphens: true)):\(items)") { return [wider] }
    }
    if let field = end.field, end.part == nil {
      let kind = context.register.schema.kinds[end.route.end]
      switch kind.fields[field].type.element {
      case .integer, .money, .date:
        if !kind.fields[field].type.isList { return try span(comparison.left) }
      case .text, .code:
        guard case .one(let value)? = comparison.items.first else { return [] }
        let codes = end.route.steps.isEmpty && field == kind.keyOrdinal ? codes(value.text) : []
        return codes.isEmpty ? try texts(value.text) { Self.clause(path, $0) } : codes
      case .reference(let target):
        guard case .one(let value)? = comparison.items.first else { break }
        let found = try references(value.text, path, to: target)
        if !found.isEmpty { return found }
      default: break
      }
    }
    let groups = try? Grouping.compute(
      rows: rows, by: [path.text(hyphens: true)], measure: .count(nil), in: context, cancelled: cancelled)
    return (groups ?? nil)?.byValue.prefix(Self.limit).map { .init(clause: $0.clause, count: $0.count) } ?? []
  }

  private static func clause(_ path: Query.Path, _ value: String) -> String {
    "\(path.text(hyphens: true)):\(Query.value(value))"
  }

  // MARK: - Kinds of clauses

  /// Referenced records with nearly that code or name.
  private func references(
    _ value: String, _ path: Query.Path, to target: String
  ) throws(QueryError) -> [Explanation.Near] {
    guard let table = context.register.table(target) else { return [] }
    var found: [Explanation.Near] = []
    for row in NearCode.rows(of: value, in: table).prefix(Self.limit) {
      if let near = try near(Self.clause(path, table.key(row))) { found.append(near) }
    }
    return found.isEmpty ? try texts(value) { Self.clause(path, $0) } : found
  }

  /// Records with nearly that code: those among the rows, or, if there are none, all.
  private func codes(_ word: String) -> [Explanation.Near] {
    let found = NearCode.rows(of: word, in: context.table)
    let among = found.filter { rows[$0] }
    return (among.isEmpty ? found : among).prefix(Self.limit).map {
      .init(clause: Query.value(context.table.key($0)), count: 1)
    }
  }

  /// Chinese text as pinyin, because input methods offer wrong characters with the right sound; then the longest
  /// substrings that are found.
  private func texts(_ text: String, _ clause: (String) -> String) throws(QueryError) -> [Explanation.Near] {
    let characters = Array(Folding.fold(text))
    guard characters.contains(where: { $0.utf8.count == 3 }), characters.count <= 64 else { return [] }
    var (found, parts): ([Explanation.Near], [Explanation.Near]) = ([], [])
    let sound = Pinyin.reading(of: text).filter { $0 != " " }
    if sound.utf8.allSatisfy({ $0 < 0x80 }), let near = try near(clause(sound)) { found.append(near) }
    var tries = 0
    for length in stride(from: characters.count - 1, to: 0, by: -1) where parts.isEmpty {
      for start in 0...(characters.count - length) where tries < Self.tries {
        tries += 1
        let part = String(characters[start..<start + length])
        guard !part.contains(" "), let near = try near(clause(part)), !parts.contains(near) else { continue }
        parts.append(near)
      }
    }
    return Array((found + parts.sorted { $0.count > $1.count }).prefix(Self.limit))
  }

  /// The relation without one of its conditions, else any related record.
  private func relations(_ relation: Query.Relation) throws(QueryError) -> [Explanation.Near] {
    let path = relation.path.text(hyphens: true)
    var found: [Explanation.Near] = []
    if case .all(let parts) = relation.condition {
      for index in parts.indices {
        var rest = parts
        rest.remove(at: index)
        let condition = rest.count == 1 ? rest[0] : .all(rest)
        if let near = try near("\(path){\(condition)}") { found.append(near) }
      }
    }
    if found.isEmpty, let near = try near("\(path):any") { found.append(near) }
    return Array(found.sorted { $0.count > $1.count }.prefix(Self.limit))
  }

  /// The range from the least to the greatest value of a field or formula.
  private func span(_ operand: Query.Operand) throws(QueryError) -> [Explanation.Near] {
    guard let least = try Measure.of(.min, operand).compute(rows: rows, in: context, cancelled: cancelled)?.written,
      let most = try Measure.of(.max, operand).compute(rows: rows, in: context, cancelled: cancelled)?.written,
      let near = try near("\(operand.text(isFirst: true)):\(least)..\(most)")
    else { return [] }
    return [near]
  }

  /// A clause with the number of rows that meet it; nil if none does.
  private func near(_ clause: String) throws(QueryError) -> Explanation.Near? {
    guard !cancelled(), let filter = try? Filter.compile(clause, in: context),
      let found = try filter.rows(cancelled: cancelled)
    else { return nil }
    var met = rows
    met.formIntersection(found)
    let count = met.population
    return count == 0 ? nil : Explanation.Near(clause: clause, count: count)
  }
}

extension MeasureValue {
  /// The value as a literal of a query; nil if it is empty or not whole.
  fileprivate var written: String? {
    switch self {
    case .integer(let value): String(value)
    case .money(let fen): Money.yuan(fen)
    case .day(let day): day.description
    case .number(let value): Int64(exactly: value).map { String($0) }
    case .empty, .amount: nil
    }
  }
}
