import Columnar
import Localization
import Querying
import Statistics

/// The values of the fields that suit a table, with the number of shown rows that have each.
public struct FacetQuestion: Question {
  /// The table that asks.
  public let table: Int
  public let generation: Int
  public let register: Register
  public let kind: Int
  /// The field under the cursor, which comes first and is counted whatever it holds; nil for none.
  public let field: Int?
  public let rows: RowSet
  /// The filter that the rows answer.
  public let text: String
  /// The rows that the filter chose from; nil for all.
  public let scope: [UInt32]?
  public let today: Day
  public let views: NamedQueries

  /// One value and its number of records.
  public struct Entry: Sendable, Equatable {
    public let label: Localized
    /// The clause of the query language that the records of the value meet.
    public let clause: String
    /// Equal for two spellings of one value.
    public let key: String
    public let count: Int
    /// Whether these are the records without a value.
    public let isEmpty: Bool
    /// Whether the filter names the value.
    public let isChosen: Bool
  }

  /// The values of one field. If the filter names some, all are counted as if it did not: the others are what could be
  /// chosen besides.
  public struct Facet: Sendable, Equatable {
    public let field: Int
    /// The field, or a level of its vocabulary.
    public let title: Localized
    /// Whether the values are parts of the field's, as years of days are.
    public let isPeriod: Bool
    /// Most frequent first; days by year, the last first.
    public let entries: [Entry]
    /// The number of values beyond `limit`.
    public let rest: Int
    /// Whether no value occurs twice, so that none is listed.
    public let isUnique: Bool
  }

  public struct Answer: QuestionAnswer {
    public let table: Int
    public let generation: Int
    public let facets: [Facet]

    public func deliver(to model: inout Model) -> [Effect] {
      model.navigation.take(self)
      return []
    }
  }

  /// Entries of a facet at most.
  public static let limit = 1_000
  /// Facets beside that of the cursor and those that the filter names.
  private static let offered = 7
  /// A field with more values is offered only at the cursor.
  private static let fewValues = 40

  public var lane: QuestionLane { QuestionLane(of: Self.self, number: table) }

  private var fields: [Field] { register.schema.kinds[kind].fields }
  private var context: QueryContext { QueryContext(register: register, kind: kind, today: today, views: views) }

  /// O(rows × fields).
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let clauses = ValueClauses(text, register, kind: kind)
    let named = clauses?.fields ?? []
    let shown = rows.bitmap(count: register.tables[kind].count)
    var facets: [Facet] = []
    var offered = 0
    for field in order(named) {
      if isCancelled() { return nil }
      let isWanted = field == self.field || named.contains(field)
      guard isWanted || offered < Self.offered && mayFit(field) else { continue }
      let chosenFrom = named.contains(field) ? clauses.flatMap { others($0, field, isCancelled) } ?? shown : shown
      guard let facet = facet(field, chosenFrom, clauses, isCancelled) else {
        if isCancelled() { return nil }
        continue
      }
      // A name or key that occurs once is no choice.
      if facet.isUnique, isLabel(field) { continue }
      guard isWanted || fits(facet, among: chosenFrom.population) else { continue }
      if !isWanted { offered += 1 }
      facets.append(facet)
    }
    return Answer(table: table, generation: generation, facets: facets)
  }

  /// The field under the cursor, those that the filter names, those that the table shows, then the others.
  private func order(_ named: Set<Int>) -> [Int] {
    func rank(_ field: Int) -> Int {
      field == self.field ? 0 : named.contains(field) ? 1 : fields[field].has(.summary) ? 2 : 3
    }
    return fields.indices.map { (rank($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }

  /// The rows that the filter would find without its clause for a field.
  private func others(_ clauses: ValueClauses, _ field: Int, _ isCancelled: () -> Bool) -> Bitmap? {
    guard let filter = try? Filter.compile(clauses.removing(field), in: context),
      let found = try? filter.rows(cancelled: isCancelled)
    else { return nil }
    guard let scope else { return found }
    var rows = RowSet.list(scope).bitmap(count: found.count)
    rows.formIntersection(found)
    return rows
  }

  // MARK: What suits

  /// Whether a field may have few values, judged by its type and a few rows.
  private func mayFit(_ field: Int) -> Bool {
    guard !isLabel(field), !fields[field].has(.personal) else { return false }
    switch fields[field].type.element {
    case .coded, .flag, .date: return true
    case .integer(_, let isYear): return isYear || hasFewValues(field)
    case .text, .reference: return hasFewValues(field)
    case .code, .money, .list: return false
    }
  }

  private func isLabel(_ field: Int) -> Bool {
    let kind = register.schema.kinds[kind]
    return field == kind.keyOrdinal || field == kind.labelOrdinal
  }

  private func hasFewValues(_ field: Int) -> Bool {
    var values: Set<Value> = []
    let sample = min(rows.count, 256)
    for position in 0..<sample {
      guard let row = rows[position * rows.count / sample] else { break }
      values.insert(register.value(kind: kind, row: row, field: field))
      if values.count > Self.fewValues { return false }
    }
    return values.count * 2 <= max(2, sample)
  }

  /// Two values or more, not too many, and half of the rows have one.
  private func fits(_ facet: Facet, among rows: Int) -> Bool {
    let values = facet.entries.filter { !$0.isEmpty }
    let empty = facet.entries.first(where: \.isEmpty)?.count ?? 0
    return !facet.isUnique && values.count + facet.rest <= Self.fewValues && values.count >= 2 && empty * 2 <= rows
  }

  // MARK: Counting

  private func facet(
    _ field: Int, _ chosenFrom: Bitmap, _ clauses: ValueClauses?, _ isCancelled: () -> Bool
  ) -> Facet? {
    let name = Query.Path.text(of: fields[field].name)
    if case .date = fields[field].type {
      return facet(field, path: name + ".year", isPeriod: true, chosenFrom, clauses, isCancelled)
    }
    if fields[field].type.isNumeric, !hasFewValues(field) {
      let path = GroupingOption.usualPath(of: fields[field])
      return facet(field, path: path, isPeriod: true, chosenFrom, clauses, isCancelled)
    }
    let whole = facet(field, path: name, isPeriod: false, chosenFrom, clauses, isCancelled)
    guard let levels = fields[field].type.codebook?.levels, !levels.isEmpty, let counted = whole,
      counted.entries.count > Self.fewValues
    else { return whole }
    // Of a tree, the lowest level that has few values.
    for level in levels.reversed() {
      let facet = facet(field, path: "\(name).\(level.name)", isPeriod: true, chosenFrom, clauses, isCancelled)
      if let facet, (2...Self.fewValues).contains(facet.entries.count { !$0.isEmpty }) { return facet }
    }
    return whole
  }

  private func facet(
    _ field: Int, path: String, isPeriod: Bool, _ chosenFrom: Bitmap, _ clauses: ValueClauses?,
    _ isCancelled: () -> Bool
  ) -> Facet? {
    guard
      let groups = try? Grouping.compute(
        rows: chosenFrom, by: [path], measure: .count(nil), in: context, cancelled: isCancelled)
    else { return nil }
    let isDay = if case .date = fields[field].type { true } else { false }
    let sorted = isDay ? groups.rows.reversed() : groups.isOrdered ? groups.rows : groups.byValue
    let isUnique = groups.rows.count > 2 && groups.rows.allSatisfy { $0.count == 1 || $0.keys[0].isEmpty }
    let named = clauses?.values(of: field) ?? []
    var entries = (isUnique ? [] : sorted).map { row in
      let key = clauses?.key(ofGroup: row.clause, of: field) ?? row.clause
      return Entry(
        label: row.keys[0].label, clause: row.clause, key: key, count: row.count, isEmpty: row.keys[0].isEmpty,
        isChosen: named.contains(key))
    }
    let rest = max(0, entries.count - Self.limit)
    entries = entries.prefix(Self.limit) + entries.dropFirst(Self.limit).filter(\.isChosen)
    return Facet(
      field: field, title: groups.titles[0], isPeriod: isPeriod, entries: entries, rest: rest, isUnique: isUnique)
  }
}
