import Columnar

extension FilterRequest {
  /// Answers the question: pure, for a worker thread. Nil where `isCancelled` said so.
  ///
  /// - Parameter ranks: orders of columns that are kept between questions over the same register.
  public func answer(ranks: RankCache = RankCache(), isCancelled: () -> Bool = { false }) -> FilterAnswer? {
    let context = QueryContext(register: register, kind: kind, today: today)
    let filter: Filter
    var rows: Bitmap
    do throws(QueryError) {
      filter = try Filter.compile(text, in: context)
      guard let found = try filter.rows(cancelled: isCancelled) else { return nil }
      rows = found
    } catch {
      let fault = FilterFault(
        range: error.range, message: error.message, expected: error.expected, nearest: error.nearest)
      return FilterAnswer(place: place, generation: generation, outcome: .fault(fault))
    }
    let count = register.tables[kind].count
    if let scope {
      var chosen = Bitmap(count: count)
      for row in scope where row < count { chosen[Int(row)] = true }
      rows.formIntersection(chosen)
    }
    let highlights = text.isEmpty ? nil : Highlighter { filter.highlights(of: $0, field: $1) }
    return FilterAnswer(
      place: place, generation: generation, outcome: .rows(ordered(rows, ranks), highlights: highlights))
  }

  private func ordered(_ rows: Bitmap, _ ranks: RankCache) -> RowSet {
    if sort.isEmpty { return rows.population == rows.count ? .all(rows.count) : .list(rows.rows) }
    let keys = sort.map { SortKey(field: $0.field, descending: $0.descending) }
    return .list(Ordering.sort(rows: rows, keys: keys, register: register, kind: kind, ranks: ranks))
  }
}

extension FacetRequest {
  /// More values than anybody reads are counted together.
  public static let limit = 1_000

  /// Counts: pure, for a worker thread. O(rows); one switch for the column.
  public func answer() -> FacetAnswer {
    let table = register.tables[kind]
    var counts: [Int: Int] = [:]
    var texts: [String: (count: Int, row: Int)] = [:]
    var lists: [Value: Int] = [:]
    var empty = 0
    func each(_ body: (Int) -> Void) {
      switch rows {
      case .all(let count): for row in 0..<count { body(row) }
      case .list(let rows): for row in rows { body(Int(row)) }
      }
    }
    var firstRow: [Int: Int] = [:]
    func add(_ key: Int, _ row: Int) {
      counts[key, default: 0] += 1
      if firstRow[key] == nil { firstRow[key] = row }
    }
    switch table.columns[field] {
    case .coded(let column):
      each { column.codes[$0] == CodedColumn.empty ? (empty += 1) : add(Int(column.codes[$0]), $0) }
    case .number(let column): each { column.validity[$0] ? add(Int(column.values[$0]), $0) : (empty += 1) }
    case .day(let column):
      each { column.days[$0] == DayColumn.empty ? (empty += 1) : add(Int(column.days[$0]), $0) }
    case .flag(let column): each { column.validity[$0] ? add(column.values[$0] ? 1 : 0, $0) : (empty += 1) }
    case .reference(let column):
      each { row in
        switch column.rows[row] {
        case ReferenceColumn.none: empty += 1
        case ReferenceColumn.dangling: texts[column.unresolved.key(at: row) ?? "", default: (0, row)].count += 1
        default: add(Int(column.rows[row]), row)
        }
      }
    case .text(let column):
      each { row in
        if column.validity[row] { texts[column.string(row), default: (0, row)].count += 1 } else { empty += 1 }
      }
    case .list:
      each { row in
        guard case .list(let values) = register.value(kind: kind, row: row, field: field) else { return empty += 1 }
        for value in Set(values) { lists[value, default: 0] += 1 }
      }
    }
    var entries = counts.map { key, count in
      FacetAnswer.Entry(value: register.value(kind: kind, row: firstRow[key] ?? 0, field: field), count: count)
    }
    entries += texts.map {
      FacetAnswer.Entry(value: register.value(kind: kind, row: $1.row, field: field), count: $1.count)
    }
    entries += lists.map { FacetAnswer.Entry(value: $0, count: $1) }
    if empty > 0 { entries.append(FacetAnswer.Entry(value: .empty, count: empty)) }
    entries.sort { left, right in
      left.count != right.count
        ? left.count > right.count : CellText.text(left.value, .chinese) < CellText.text(right.value, .chinese)
    }
    return FacetAnswer(
      place: place, generation: generation, field: field, entries: Array(entries.prefix(Self.limit)),
      rest: max(0, entries.count - Self.limit))
  }
}
