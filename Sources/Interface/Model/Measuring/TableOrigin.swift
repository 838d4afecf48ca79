import Columnar
import Querying

/// The rows of a table that groups or summaries were computed from, as they were then.
struct TableOrigin: Sendable {
  let register: Register
  let kind: Int
  let rows: RowSet
  let filter: String
  let scope: Scope?
  let scopeRows: [UInt32]?

  /// The filter for those of the rows that meet a clause.
  func query(_ clause: String) -> String { Query.joined(filter, clause).text }

  /// What selects the rows, as words of a command line.
  var whereWords: [String] {
    let clauses = [scope?.clause, filter.isEmpty ? nil : "(\(filter))"].compactMap(\.self)
    return clauses.isEmpty ? [] : ["--where", clauses.joined(separator: " ")]
  }
}

extension TableState {
  /// The table that the records come from: this one, or the one that its rows were computed from.
  var origin: TableOrigin {
    frequency?.origin ?? summarized?.origin ?? crossed?.origin
      ?? TableOrigin(
        register: register, kind: kind, rows: rows, filter: answeredText, scope: scope, scopeRows: scopeRows)
  }

  /// Whether the rows are groups or summaries of others.
  var isComputed: Bool { frequency != nil || summarized != nil || crossed != nil }

  /// The field of the origin that the cursor is on; nil on groups.
  var originField: Int? {
    if let summarized { return summarized.field(of: row) }
    return isComputed ? nil : field
  }
}

extension Model {
  /// Opens those records of a table that meet a clause.
  mutating func openRecords(
    of origin: TableOrigin, _ clause: String, changing change: (inout TableState) -> Void
  ) -> [Effect] {
    var target = makePlace(origin.register, kind: origin.kind, scope: origin.scope)
    if let rows = origin.scopeRows {
      target.scopeRows = rows
      target.rows = .list(rows)
    }
    target.filter.set(worded(origin.query(clause), origin.register, kind: origin.kind))
    change(&target)
    return drill(target)
  }
}
