import Columnar

extension Register {
  /// The register with computed tables after its own, or in the place of those that it has by the same name, so that they
  /// are asked, sorted and exported like records.
  public func adding(_ computed: [Table]) -> Register {
    var tables = tables
    for table in computed {
      if let place = tables.firstIndex(where: { $0.kind.name == table.kind.name }) {
        tables[place] = table
      } else {
        tables.append(table)
      }
    }
    return replacingTables(tables, present: present.union(schema.kinds.count..<tables.count))
  }
}
