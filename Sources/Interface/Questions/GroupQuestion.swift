import Columnar
import Localization
import Querying
import Screen
import Statistics

/// Groups of the shown rows by one path or two, with a measure.
public struct GroupQuestion: Question {
  /// The table that asks.
  public let table: Int
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let rows: RowSet
  /// One path or two, as `--by` takes them.
  public let by: [String]
  public let measure: String
  /// Whether the second path goes across a cross table.
  let isCrossed: Bool
  public let today: Day
  let widths: DisplayWidth

  public struct Answer: QuestionAnswer {
    enum Outcome: Sendable {
      /// With a register that holds this table alone, and the widths of its columns.
      case groups(FrequencyTable, Register, MeasuredWidths)
      case crossed(CrossedTable, Register, MeasuredWidths)
      case fault(Localized)
    }

    /// From which a table of groups can be grouped again.
    let question: GroupQuestion
    let outcome: Outcome

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// O(rows + groups log groups).
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let context = QueryContext(register: register, kind: kind, today: today)
    do throws(QueryError) {
      let parsed = try Measure.parse(measure)
      let chosen = rows.bitmap(count: register.tables[kind].count)
      if isCrossed {
        guard
          let cross = try CrossTable.compute(
            rows: chosen, down: by[0], across: by[1], measure: parsed, in: context, cancelled: isCancelled)
        else { return nil }
        let crossed = CrossedTable(cross, measure: parsed)
        let (alone, widths) = alone(crossed.table)
        return Answer(question: self, outcome: .crossed(crossed, alone, widths))
      }
      guard
        let result = try Grouping.compute(
          rows: chosen, by: by, measure: parsed, in: context,
          cancelled: isCancelled)
      else { return nil }
      let groups = FrequencyTable(result, measure: parsed, total: rows.count)
      let (alone, widths) = alone(groups.table)
      return Answer(question: self, outcome: .groups(groups, alone, widths))
    } catch {
      return Answer(question: self, outcome: .fault(error.message))
    }
  }

  /// A register that holds one table, and the widths of its columns.
  private func alone(_ table: Table) -> (Register, MeasuredWidths) {
    let alone = Register(schema: Schema(kinds: [table.kind]), card: register.card, tables: [table], present: [0])
    return (alone, MeasuredWidths(alone, kind: 0, widths: widths))
  }
}
