import Columnar
import Localization

/// What follows once all tables are there: references become row numbers, both ways; derived fields are computed; rules
/// that need more than one value are checked.
///
/// A table comes with references as texts of keys (from files), or as unresolved references (from `TableBuilder`).
public enum Linking {
  /// Links the tables of a register.
  ///
  /// - Parameters:
  ///   - tables: one a kind of the schema, in its order.
  ///   - present: kinds that the register holds; a reference to any other is not dangling, but reported once a kind.
  ///   - inputs: the files that spans count, to name them in diagnostics.
  ///   - workers: how many threads may be used.
  /// - Returns: the same tables with references, derivations and back ways, and what is wrong. Nothing is dropped.
  /// - Complexity: O(rows) hash look-ups a reference field, O(rows) a constraint.
  public static func link(
    schema: Schema, card: Register.Card, tables: [Table], present: Set<Int>? = nil, inputs: [Register.Input] = [],
    workers: Int = 1
  ) -> (tables: [Table], diagnostics: Diagnostics) {
    link(
      schema: schema, card: card, tables: tables, present: present, inputs: inputs, workers: workers
    ) { () throws(Never) in }
  }

  /// The same with cancellation: `poll` is called every few milliseconds, and an error that it throws ends the work.
  static func link<Stop: Error>(
    schema: Schema, card: Register.Card, tables: [Table], present: Set<Int>?, inputs: [Register.Input], workers: Int,
    poll: () throws(Stop) -> Void
  ) throws(Stop) -> (tables: [Table], diagnostics: Diagnostics) {
    let present = present ?? Set(schema.kinds.indices)
    var diagnostics = Diagnostics()
    var tables = tables
    for kind in schema.kinds.indices {
      reportDuplicates(tables[kind], inputs, &diagnostics)
    }
    for relation in schema.relations {
      try poll()
      let isPresent = present.contains(relation.target)
      let linked = ReferenceLinking(
        source: tables[relation.source], field: relation.field, target: tables[relation.target], workers: workers)
      guard let (column, dangling) = try asking(poll, { linked.column(while: $0) }) else { continue }
      if isPresent {
        report(dangling, tables[relation.source], relation.field, schema.kinds[relation.target], inputs, &diagnostics)
      } else if !dangling.isEmpty {
        note(
          missing: schema.kinds[relation.target], tables[relation.source], relation.field, dangling.count, &diagnostics)
      }
      tables[relation.source] = tables[relation.source].replacing([relation.field: column])
    }
    try poll()
    for kind in schema.kinds.indices { settleOrphans(&tables[kind], schema) }
    for kind in schema.kinds.indices {
      try poll()
      tables[kind] = try Derivations.applied(
        to: kind, schema: schema, tables: tables, present: present, inputs, &diagnostics, poll: poll)
    }
    for kind in schema.kinds.indices { try Constraints.check(tables[kind], inputs, &diagnostics, poll: poll) }
    return (tables, diagnostics)
  }

  /// A reference to a kind that the schema does not have leads nowhere; its keys stay.
  private static func settleOrphans(_ table: inout Table, _ schema: Schema) {
    for (field, description) in table.kind.fields.enumerated() {
      guard let target = description.type.target, schema.ordinal(of: target) == nil else { continue }
      let linking = ReferenceLinking(source: table, field: field, target: nil, workers: 1)
      guard let (column, _) = linking.column(while: { true }) else { continue }
      table = table.replacing([field: column])
    }
  }

  private static func reportDuplicates(
    _ table: Table, _ inputs: [Register.Input], _ diagnostics: inout Diagnostics
  ) {
    let field = table.kind.keyOrdinal
    for (row, _) in table.keys.duplicates {
      diagnostics.append(
        table.diagnostic(
          .error, .duplicateKey, row: Int(row), field: field, inputs, found: table.key(Int(row)),
          expected: Expected.uniqueKey))
    }
  }

  private static func report(
    _ dangling: [(row: UInt32, key: String)], _ table: Table, _ field: Int, _ target: Kind,
    _ inputs: [Register.Input], _ diagnostics: inout Diagnostics
  ) {
    let expected = Expected.existing(target)
    // A natural person's masked number names no body.
    for (row, key) in dangling where !MaskedCode.isMasked(key) {
      diagnostics.append(
        table.diagnostic(
          .warning, .dangling, row: Int(row), field: field, inputs, found: key, expected: expected))
    }
  }

  /// One note for a whole kind that the register does not hold.
  private static func note(
    missing target: Kind, _ table: Table, _ field: Int, _ count: Int, _ diagnostics: inout Diagnostics
  ) {
    diagnostics.append(
      Diagnostic(
        severity: .note, code: .dangling, kind: table.kind.name, file: "", field: table.kind.fields[field].name,
        found: String(count),
        expected: Localized(
          "“\(target.title.chinese)”记录的主键（登记册中没有该文件，未核对引用）",
          "the key of a record (not checked: the register has no \(target.title.english) file)")))
  }
}

/// Lends `body` a poll that throws as one that answers whether to go on, and throws afterwards what it threw.
func asking<Stop: Error, Result>(
  _ poll: () throws(Stop) -> Void, _ body: (_ goesOn: () -> Bool) -> Result
) throws(Stop) -> Result {
  var stop: Stop?
  let result = withoutActuallyEscaping(poll) { poll in
    body {
      if stop != nil { return false }
      do throws(Stop) {
        try poll()
        return true
      } catch {
        stop = error
        return false
      }
    }
  }
  if let stop { throw stop }
  return result
}

extension Table {
  /// A diagnostic about one value of a row, with the record that the row came from. Where in it the value is, and
  /// how the file spells its key, is found when all is linked (`ProblemSearch`).
  func diagnostic(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, row: Int, field: Int, _ inputs: [Register.Input],
    found: String, expected: Localized
  ) -> Diagnostic {
    let origin = origin(row)
    let name = kind.fields[field].name
    return Diagnostic(
      severity: severity, code: code, kind: kind.name,
      file: origin.flatMap { inputs.indices.contains($0.file) ? inputs[$0.file].name : nil } ?? "",
      record: origin?.record, row: row, pointer: origin?.pointer, field: name, found: found,
      expected: expected)
  }
}
