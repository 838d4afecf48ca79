import Columnar

/// Fields that files need not hold: sums over a record's own fields, and counts of the records that point at it.
enum Derivations {
  /// The table with its derived columns. A file may state such a value, as an export does; it is compared and told
  /// where it differs. A sum that is stated without any of its parts is taken as it is: published tables often give
  /// totals only. So is a count of records whose kind the register does not hold: a table that was exported by itself
  /// answers as it did.
  ///
  /// - Parameter poll: called between fields; an error that it throws ends the work.
  static func applied<Stop: Error>(
    to kind: Int, schema: Schema, tables: [Table], present: Set<Int>, _ inputs: [Register.Input],
    _ diagnostics: inout Diagnostics, poll: () throws(Stop) -> Void
  ) throws(Stop) -> Table {
    let table = tables[kind]
    guard table.kind.fields.contains(where: { $0.derivation != nil }) else { return table }
    var replacements: [Int: Column] = [:]
    // Counts of records that the register has none of are all made of this one array.
    let zeros = NumberColumn(
      values: Numbers(.narrow([Int32](repeating: 0, count: table.count))),
      validity: Bitmap(count: table.count, filled: true))
    for (field, description) in table.kind.fields.enumerated() {
      guard let derivation = description.derivation else { continue }
      try poll()
      let computed: NumberColumn
      switch derivation {
      case .sum(let names):
        let sum = sum(names, of: table, field, inputs, &diagnostics)
        computed = completing(sum, from: table.columns[field], names: names, of: table)
      case .count(let source, _) where schema.ordinal(of: source).map { !present.contains($0) } ?? true:
        replacements[field] = .number(stated(in: table.columns[field], zeros))
        continue
      case .count(let source, let through):
        computed = count(of: table, source: source, through: through, schema: schema, tables: tables, zeros)
      }
      compare(table, field, computed, inputs, &diagnostics)
      replacements[field] = .number(computed)
    }
    return replacements.isEmpty ? table : table.replacing(replacements)
  }

  /// Empty if all parts are; a sum beyond 64 bits is empty and reported.
  private static func sum(
    _ names: [String], of table: Table, _ field: Int, _ inputs: [Register.Input], _ diagnostics: inout Diagnostics
  ) -> NumberColumn {
    var values = [Int64](repeating: 0, count: table.count)
    var validity = Bitmap(count: table.count)
    var overflows: Set<Int> = []
    for name in names {
      guard case .number(let part)? = table.column(name) else { continue }
      for row in 0..<table.count {
        let (sum, overflow) = values[row].addingReportingOverflow(part.values[row])
        values[row] = overflow ? 0 : sum
        if overflow { overflows.insert(row) }
      }
      validity.formUnion(part.validity)
    }
    for row in overflows.sorted() {
      values[row] = 0
      validity[row] = false
      diagnostics.append(
        table.diagnostic(
          .error, .outOfRange, row: row, field: field, inputs, found: "", expected: Expected.smallInteger))
    }
    return NumberColumn(values: values, validity: validity)
  }

  /// The values that the records state, and zero for those that state none.
  private static func stated(in column: Column, _ zeros: NumberColumn) -> NumberColumn {
    guard case .number(let given) = column, !given.validity.isEmpty else { return zeros }
    return NumberColumn(
      values: (0..<zeros.values.count).map { given.validity[$0] ? given.values[$0] : 0 }, validity: zeros.validity)
  }

  /// Takes the stated value where the record has none of the parts.
  private static func completing(
    _ sum: NumberColumn, from stated: Column, names: [String], of table: Table
  ) -> NumberColumn {
    guard case .number(let given) = stated else { return sum }
    var lone = given.validity
    for name in names { if case .number(let part)? = table.column(name) { lone.subtract(part.validity) } }
    guard !lone.isEmpty else { return sum }
    var values = (0..<table.count).map { sum.values[$0] }
    var validity = sum.validity
    lone.forEach { row in
      values[row] = given.values[row]
      validity[row] = true
    }
    return NumberColumn(values: values, validity: validity)
  }

  private static func count(
    of table: Table, source: String, through: String, schema: Schema, tables: [Table], _ zeros: NumberColumn
  ) -> NumberColumn {
    guard let back = schema.ordinal(of: source).flatMap({ tables[$0].column(through)?.back }), !back.members.isEmpty
    else { return zeros }
    let values = back.offsets.withUnsafeBufferPointer { offsets in
      (0..<table.count).map { $0 + 1 < offsets.count ? Int32(offsets[$0 + 1] - offsets[$0]) : 0 }
    }
    return NumberColumn(values: Numbers(.narrow(values)), validity: zeros.validity)
  }

  private static func compare(
    _ table: Table, _ field: Int, _ computed: NumberColumn, _ inputs: [Register.Input],
    _ diagnostics: inout Diagnostics
  ) {
    guard case .number(let given) = table.columns[field], !given.validity.isEmpty else { return }
    var isMoney = false
    if case .money = table.kind.fields[field].type { isMoney = true }
    func written(_ value: Int64) -> String { isMoney ? Money.yuan(value) : String(value) }
    given.validity.forEach { row in
      if computed.validity[row], computed.values[row] == given.values[row] { return }
      diagnostics.append(
        table.diagnostic(
          .warning, .rule, row: row, field: field, inputs, found: written(given.values[row]),
          expected: Expected.computed(computed.validity[row] ? written(computed.values[row]) : "")))
    }
  }
}

extension Column {
  /// The way back of a reference column, or of a list of references.
  public var back: Adjacency? {
    switch self {
    case .reference(let column): column.back
    case .list(let list): if case .reference(let column) = list.elements { column.back } else { nil }
    default: nil
    }
  }
}
