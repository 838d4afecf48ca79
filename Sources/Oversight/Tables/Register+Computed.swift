import Columnar

extension Register {
  /// The register with computed tables added, to be queried, sorted and exported like records. A table replaces one of
  /// the same name.
  ///
  /// - Parameter base: the register that the tables were computed for. References hold row numbers of its tables. If this
  ///   register is another state of the same files, each reference is resolved again by key; a record that is gone leaves
  ///   its key, as in any table. O(references) then, else O(tables).
  public func adding(_ computed: [Table], computedFor base: Register) -> Register {
    var tables = tables
    for table in computed {
      let table = base === self ? table : table.resolvingReferences(of: base, in: self)
      if let place = tables.firstIndex(where: { $0.kind.name == table.kind.name }) {
        tables[place] = table
      } else {
        tables.append(table)
      }
    }
    return replacingTables(tables, present: present.union(schema.kinds.count..<tables.count))
  }
}

extension Table {
  /// The table with every reference into `old` pointing at the record of `new` that has the same key.
  fileprivate func resolvingReferences(of old: Register, in new: Register) -> Table {
    var replacements: [Int: Column] = [:]
    for (field, column) in columns.enumerated() {
      guard let name = kind.fields[field].type.target, let before = old.table(name) else { continue }
      // Rows of a table that is not computed anew are the same rows.
      guard let after = new.table(name), after !== before else { continue }
      switch column {
      case .reference(let references):
        let (rows, unresolved) = references.resolved(before, after)
        let back = Adjacency.inverting(rows, targetCount: after.count)
        replacements[field] = .reference(ReferenceColumn(rows: rows, unresolved: unresolved, back: back))
      case .list(let list):
        guard case .reference(let references) = list.elements else { continue }
        let (rows, unresolved) = references.resolved(before, after)
        let back = Adjacency.inverting(count: count, targetCount: after.count) { row, visit in
          for position in list.range(row) { visit(rows[position]) }
        }
        let elements = ReferenceColumn(rows: rows, unresolved: unresolved, back: back)
        replacements[field] = .list(ListColumn(offsets: list.offsets, elements: .reference(elements)))
      default: continue
      }
    }
    return replacements.isEmpty ? self : replacing(replacements)
  }
}

extension ReferenceColumn {
  /// The same references by key, for another state of the table that they point at.
  fileprivate func resolved(_ before: Table, _ after: Table) -> ([Int32], Unresolved) {
    var positions: [UInt32] = []
    var keys: [String] = []
    let resolved = rows.enumerated().map { position, row -> Int32 in
      if row == ReferenceColumn.none { return row }
      let key = row >= 0 ? before.key(Int(row)) : unresolved.key(at: position) ?? ""
      if let found = after.row(of: key) { return Int32(found) }
      positions.append(UInt32(position))
      keys.append(key)
      return ReferenceColumn.dangling
    }
    return (resolved, Unresolved(positions: positions, keys: keys))
  }
}
