import Columnar

extension FilterRequest {
  /// Answers the question: pure, for a worker thread. Nil where `isCancelled` said so.
  ///
  /// - Parameter orders: what is kept between questions over the same register.
  public func answer(orders: OrderCache = OrderCache(), isCancelled: () -> Bool = { false }) -> FilterAnswer? {
    let context = QueryContext(register: register, kind: kind, today: today, views: views)
    // Words inside a clause, as the command line would say the scope, do not rank.
    let mayRank = !text.isEmpty && !isSortChosen && scope == nil
    let filter: Filter
    let order: RowSet?
    do throws(QueryError) {
      filter = try Filter.compile(text, in: context)
      if mayRank && filter.ranked {
        order = try filter.hits(cancelled: isCancelled)
          .flatMap { Ranking.sort($0, in: context, orders: orders, cancelled: isCancelled) }.map { .list($0) }
      } else {
        order = try filter.rows(cancelled: isCancelled).flatMap { ordered(inScope($0), orders, isCancelled) }
      }
    } catch {
      let fault = FilterFault(
        range: error.range, message: error.message, expected: error.expected, nearest: error.nearest)
      return FilterAnswer(place: place, generation: generation, outcome: .fault(fault))
    }
    guard let order else { return nil }
    let highlights =
      text.isEmpty
      ? nil
      : Highlighter { [highlights = filter.highlights] text, field in
        highlights.ranges(in: Self.beginning(of: text), field: field)
      }
    return FilterAnswer(
      place: place, generation: generation,
      outcome: .rows(order, highlights: highlights, isRanked: mayRank && filter.ranked))
  }

  private func inScope(_ rows: Bitmap) -> Bitmap {
    guard let scope else { return rows }
    var chosen = Bitmap(count: rows.count)
    for row in scope where row < rows.count { chosen[Int(row)] = true }
    chosen.formIntersection(rows)
    return chosen
  }

  /// What is looked through for highlights at every drawing: a cell shows no more of a text of megabytes.
  private static func beginning(of text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var limit = 16_384
    if text.count <= limit { return text }
    while limit > 0, text[limit] & 0xC0 == 0x80 { limit -= 1 }
    return UnsafeBufferPointer(rebasing: text[..<limit])
  }

  private func ordered(_ rows: Bitmap, _ orders: OrderCache, _ isCancelled: () -> Bool) -> RowSet? {
    if sort.isEmpty { return rows.population == rows.count ? .all(rows.count) : .list(rows.rows) }
    let keys = sort.map { SortKey(field: $0.field, descending: $0.descending) }
    return Ordering.sort(
      rows: rows, keys: keys, register: register, kind: kind, orders: orders, cancelled: isCancelled
    ).map { .list($0) }
  }
}

extension FacetRequest {
  /// More values than anybody reads are counted together.
  public static let limit = 1_000

  /// Counts: pure, for a worker thread. Nil where `isCancelled` said so. O(rows).
  public func answer(isCancelled: () -> Bool = { false }) -> FacetAnswer? {
    let context = QueryContext(register: register, kind: kind, today: today)
    var chosen = Bitmap(count: register.tables[kind].count)
    switch rows {
    case .all: chosen.invert()
    case .list(let rows): for row in rows where row < chosen.count { chosen[Int(row)] = true }
    }
    let path = register.schema.kinds[kind].fields[field].name
    guard
      let groups = try? Grouping.compute(
        rows: chosen, by: [path], measure: .count(nil), in: context, cancelled: isCancelled)
    else { return nil }
    let entries = groups.byValue.map { row in
      FacetAnswer.Entry(
        label: row.keys[0].label, clause: row.clause, count: row.count, isEmpty: row.keys[0].isEmpty)
    }
    return FacetAnswer(
      place: place, generation: generation, field: field, entries: Array(entries.prefix(Self.limit)),
      rest: max(0, entries.count - Self.limit))
  }
}
