import Columnar
import HanText

/// One field in which a word occurs.
public struct WordPlace: Sendable, Hashable {
  public let field: Int
  /// The records whose value in this field has the word.
  public let count: Int
  /// A clause of this field alone that finds records by the same label or text, such as `level:省级`, and how many; nil if
  /// there is none, as for a text that matches by sound only.
  public let clause: String?
  public let narrowed: Int
}

extension Filter {
  /// The fields in which the word of a query of one word occurs in some of the rows, most records first; none for other
  /// queries. One evaluation a field and one a clause. Nil when cancelled.
  public func wordPlaces(
    among rows: Bitmap, cancelled: () -> Bool = { false }
  ) throws(QueryError) -> [WordPlace]? {
    guard case .word(let written) = query, case .word(let word) = plan else { return [] }
    let places = try Evaluator.run(context, in: query, cancelled: cancelled) { evaluator throws(Evaluator.Stop) in
      var places: [WordPlace] = []
      for field in word.fields {
        try evaluator.poll()
        var met = try evaluator.found(word, inField: field)
        met.formIntersection(rows)
        guard !met.isEmpty else { continue }
        let narrower = try narrower(word, as: written.text, field: field, among: met, evaluator)
        places.append(
          WordPlace(
            field: field, count: met.population, clause: narrower?.clause, narrowed: narrower?.count ?? 0))
      }
      return places
    }
    return places.map { places in
      places.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
  }

  /// More values than these are no narrower clause.
  private static let valuesLimit = 4
  /// Labels that are compared with the values of the rows.
  private static let headsLimit = 200

  private func narrower(
    _ word: WordTest, as text: String, field: Int, among met: Bitmap, _ evaluator: Evaluator
  ) throws(Evaluator.Stop) -> (clause: String, count: Int)? {
    let values: [String]
    let column = context.table.columns[field]
    if let labels = column.labels {
      let heads = word.heads(of: labels)
      guard heads.count <= Self.headsLimit else { return nil }
      let present = column.codes(among: met)
      let codes = heads.filter { labels.family(of: $0).contains(where: present.contains) }
      guard codes.count <= Self.valuesLimit else { return nil }
      values = codes.map { Spellings.unique($0, in: labels) }
    } else {
      values = [text]
    }
    let name = Query.Path(steps: [.init(name: context.table.kind.fields[field].name, place: QueryRange(0..<0))])
    let clause = "\(name.text(hyphens: true)):\(values.map { Query.value($0) }.joined(separator: ","))"
    guard !values.isEmpty, let filter = try? Filter.compile(clause, in: context) else { return nil }
    var found = try evaluator.rows(filter.plan, kind: context.kind)
    found.formIntersection(met)
    return found.isEmpty ? nil : (filter.text, found.population)
  }
}

extension WordTest {
  /// The codes whose own label has the word, without those below others of them.
  fileprivate func heads(of labels: CodedLabels) -> [Int] {
    let entries = labels.book.entries.count
    let all = codes(of: labels)
    let own = ownCodes(of: labels)
    return own.rows.map(Int.init).filter { code in
      guard code < entries else { return true }
      return labels.book.parent(of: code).map { !all[$0] } ?? true
        && labels.book.entries[code].replacedBy.flatMap(labels.book.ordinal(of:)).map { !all[$0] } ?? true
    }
  }
}

extension CodedLabels {
  fileprivate func family(of head: Int) -> [Int] {
    guard head < book.entries.count else { return [head] }
    var chosen = Bitmap(count: book.entries.count)
    chosen[head] = true
    return book.families(of: chosen).rows.map(Int.init)
  }
}

extension Column {
  fileprivate var labels: CodedLabels? {
    switch self {
    case .coded(let column): return column.labels
    case .list(let list): if case .coded(let column) = list.elements { return column.labels } else { return nil }
    default: return nil
    }
  }

  /// The different codes of the rows.
  fileprivate func codes(among rows: Bitmap) -> Set<Int> {
    var seen = Bitmap(count: 65_536)
    switch self {
    case .coded(let column): rows.forEach { seen[Int(column.codes[$0])] = true }
    case .list(let list):
      guard case .coded(let column) = list.elements else { break }
      rows.forEach { for element in list.range($0) { seen[Int(column.codes[element])] = true } }
    default: break
    }
    return Set(seen.rows.map(Int.init))
  }
}
