import Columnar
import Localization
import Querying
import Statistics

/// The number of shown rows with each value of one field.
public struct FacetQuestion: Question {
  /// The table that asks.
  public let table: Int
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let field: Int
  public let rows: RowSet
  public let today: Day

  /// One value and its number of records.
  public struct Entry: Sendable, Equatable {
    public let label: Localized
    /// The clause of the query language that the records of the value meet.
    public let clause: String
    public let count: Int
    /// Whether these are the records without a value.
    public let isEmpty: Bool

    public init(label: Localized, clause: String, count: Int, isEmpty: Bool = false) {
      self.label = label
      self.clause = clause
      self.count = count
      self.isEmpty = isEmpty
    }
  }

  public struct Answer: QuestionAnswer {
    public let table: Int
    public let generation: Int
    public let field: Int
    /// Ranges and days in their order; other values most frequent first.
    public let entries: [Entry]
    /// The number of values beyond `limit`.
    public let rest: Int

    public init(table: Int, generation: Int, field: Int, entries: [Entry], rest: Int) {
      self.table = table
      self.generation = generation
      self.field = field
      self.entries = entries
      self.rest = rest
    }

    public func deliver(to model: inout Model) -> [Effect] {
      model.navigation.take(self)
      return []
    }
  }

  /// Entries at most; further values are counted together.
  public static let limit = 1_000

  public var lane: QuestionLane { QuestionLane(of: Self.self, number: table) }

  /// O(rows).
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let context = QueryContext(register: register, kind: kind, today: today)
    let chosen = rows.bitmap(count: register.tables[kind].count)
    let path = GroupingOption.usualPath(of: register.schema.kinds[kind].fields[field])
    guard
      let groups = try? Grouping.compute(
        rows: chosen, by: [path], measure: .count(nil), in: context, cancelled: isCancelled)
    else { return nil }
    let entries = (groups.isOrdered ? groups.rows : groups.byValue).map { row in
      Entry(label: row.keys[0].label, clause: row.clause, count: row.count, isEmpty: row.keys[0].isEmpty)
    }
    return Answer(
      table: table, generation: generation, field: field, entries: Array(entries.prefix(Self.limit)),
      rest: max(0, entries.count - Self.limit))
  }
}
