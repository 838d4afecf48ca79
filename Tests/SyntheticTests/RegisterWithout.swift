import Columnar

extension Register {
  /// The register without some records of one kind, linked as if its files did not have them: references to them dangle, and
  /// counts of related records are computed again. In memory, since a load for each figure would take minutes.
  ///
  /// - Parameter needed: kinds that a query can reach; the other tables are unchanged and must not be queried.
  func without(_ removed: Bitmap, of kind: Int, needed: Set<Int>) -> Register {
    var kept = removed
    kept.invert()
    let rows = kept.rows
    var places = [Int32](repeating: ReferenceColumn.dangling, count: removed.count)
    for (place, row) in rows.enumerated() { places[Int(row)] = Int32(place) }
    var tables = tables
    tables[kind] = tables[kind].keeping(rows)
    for relation in schema.relations where relation.target == kind && needed.contains(relation.source) {
      tables[relation.source] = tables[relation.source].relinked(relation.field, places, targetCount: rows.count)
    }
    for source in schema.relations where source.source == kind && source.target != kind {
      tables[kind] = tables[kind].relinked(source.field, nil, targetCount: tables[source.target].count)
    }
    for place in needed { tables[place] = tables[place].recounted(schema, tables) }
    return replacingTables(tables, present: present)
  }
}

extension Table {
  fileprivate func keeping(_ rows: [UInt32]) -> Table {
    let columns = columns.map { $0.keeping(rows) }
    let keys: KeyIndex = if case .text(let column) = columns[kind.keyOrdinal] { KeyIndex(column) } else { .none }
    return Table(
      kind: kind, count: rows.count, columns: columns, unmappedValues: UnmappedValues(), spans: [], keys: keys)
  }

  /// References with new row numbers (unchanged if `places` is nil), and their reverse adjacency.
  fileprivate func relinked(_ field: Int, _ places: [Int32]?, targetCount: Int) -> Table {
    func moved(_ rows: [Int32]) -> [Int32] {
      guard let places else { return rows }
      return rows.map { $0 >= 0 ? places[Int($0)] : $0 }
    }
    switch columns[field] {
    case .reference(let column):
      let rows = moved(column.rows)
      let back = Adjacency.inverting(rows, targetCount: targetCount)
      return replacing([field: .reference(ReferenceColumn(rows: rows, unresolved: Unresolved(), back: back))])
    case .list(let list):
      guard case .reference(let column) = list.elements else { return self }
      let rows = moved(column.rows)
      let back = Adjacency.inverting(count: count, targetCount: targetCount) { item, visit in
        for element in list.range(item) { visit(rows[element]) }
      }
      return replacing([
        field: .list(
          ListColumn(
            offsets: list.offsets,
            elements: .reference(ReferenceColumn(rows: rows, unresolved: Unresolved(), back: back))))
      ])
    default: return self
    }
  }

  /// Computes the counts of referring records again.
  fileprivate func recounted(_ schema: Schema, _ tables: [Table]) -> Table {
    var replacements: [Int: Column] = [:]
    for (field, description) in kind.fields.enumerated() {
      guard case .count(let name, let through) = description.derivation, let source = schema.ordinal(of: name),
        let column = tables[source].column(through)
      else { continue }
      let back: Adjacency
      switch column {
      case .reference(let column): back = column.back
      case .list(let list):
        guard case .reference(let column) = list.elements else { continue }
        back = column.back
      default: continue
      }
      replacements[field] = .number(
        NumberColumn(
          values: (0..<count).map { Int64(back.count($0)) }, validity: Bitmap(count: count, filled: true)))
    }
    return replacements.isEmpty ? self : replacing(replacements)
  }
}

extension Column {
  fileprivate func keeping(_ rows: [UInt32]) -> Column {
    switch self {
    case .text(let column): .text(column.keeping(rows))
    case .coded(let column): .coded(CodedColumn(codes: rows.map { column.codes[Int($0)] }, labels: column.labels))
    case .number(let column):
      .number(
        NumberColumn(values: rows.map { column.values[Int($0)] }, validity: column.validity.keeping(rows)))
    case .day(let column): .day(DayColumn(days: rows.map { column.days[Int($0)] }))
    case .flag(let column):
      .flag(FlagColumn(values: column.values.keeping(rows), validity: column.validity.keeping(rows)))
    case .reference(let column):
      .reference(
        ReferenceColumn(rows: rows.map { column.rows[Int($0)] }, unresolved: Unresolved(), back: .none))
    case .list(let list): .list(list.keeping(rows))
    }
  }
}

extension ListColumn {
  fileprivate func keeping(_ rows: [UInt32]) -> ListColumn {
    var offsets: [UInt32] = [0]
    var kept: [UInt32] = []
    for row in rows {
      for element in range(Int(row)) { kept.append(UInt32(element)) }
      offsets.append(UInt32(kept.count))
    }
    let elements: Elements =
      switch elements {
      case .text(let column): .text(column.keeping(kept))
      case .coded(let column): .coded(CodedColumn(codes: kept.map { column.codes[Int($0)] }, labels: column.labels))
      case .reference(let column):
        .reference(
          ReferenceColumn(rows: kept.map { column.rows[Int($0)] }, unresolved: Unresolved(), back: .none))
      }
    return ListColumn(offsets: offsets, elements: elements)
  }
}

extension TextColumn {
  fileprivate func keeping(_ rows: [UInt32]) -> TextColumn {
    let (arena, offsets) = Self.gathered(rows.map { range(Int($0)) }, of: self.arena)
    let places = Dictionary(uniqueKeysWithValues: folded.rows.enumerated().map { ($0.element, $0.offset) })
    var foldedRows: [UInt32] = []
    var ranges: [Range<Int>] = []
    for (place, row) in rows.enumerated() {
      guard let old = places[row] else { continue }
      foldedRows.append(UInt32(place))
      ranges.append(Int(folded.offsets[old])..<Int(folded.offsets[old + 1]))
    }
    let (foldedArena, foldedOffsets) = Self.gathered(ranges, of: folded.arena)
    return TextColumn(
      arena: arena, offsets: offsets, validity: validity.keeping(rows),
      folded: FoldedRows(rows: foldedRows, arena: foldedArena, offsets: foldedOffsets),
      isUpper: isUpper)
  }

  private static func gathered(_ ranges: [Range<Int>], of arena: [UInt8]) -> ([UInt8], [UInt32]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(arena.count)
    var offsets: [UInt32] = [0]
    for range in ranges {
      bytes.append(contentsOf: arena[range])
      offsets.append(UInt32(bytes.count))
    }
    bytes.append(contentsOf: [UInt8](repeating: 0, count: padding))
    return (bytes, offsets)
  }
}

extension Bitmap {
  fileprivate func keeping(_ rows: [UInt32]) -> Bitmap {
    var kept = Bitmap(count: rows.count)
    for (place, row) in rows.enumerated() where self[Int(row)] { kept[place] = true }
    return kept
  }
}
