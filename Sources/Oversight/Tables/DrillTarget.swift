/// The target of a drill-down from a row of a computed table.
public enum DrillTarget: Sendable, Hashable {
  /// One record: the name of its kind, and its row.
  case record(kind: String, row: Int)
  /// The records of a kind that meet a query, and the measure that they are opened for.
  case records(kind: String, query: String, measure: String? = nil)
}
