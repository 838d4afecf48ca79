import Columnar
import Localization
import Screen
import Statistics

/// Summaries of all columns of a table, over the rows shown.
public struct DescriptionQuestion: Question {
  /// The table that asks.
  public let table: Int
  public let generation: Int
  let origin: TableOrigin
  let isASCII: Bool
  let widths: DisplayWidth

  public static func == (left: DescriptionQuestion, right: DescriptionQuestion) -> Bool {
    left.table == right.table && left.generation == right.generation
  }

  public struct Answer: QuestionAnswer {
    let question: DescriptionQuestion
    /// A register that holds the table of summaries alone, and the widths of its columns.
    let register: Register
    let measured: MeasuredWidths

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// O(rows log rows) a column.
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let (register, kind) = (origin.register, origin.register.schema.kinds[origin.kind])
    let chosen = origin.rows.bitmap(count: register.tables[origin.kind].count)
    var summaries: [FieldSummary] = []
    for field in kind.fields.indices {
      let summary = FieldSummary.of(
        field, rows: chosen, kind: origin.kind, in: register, cancelled: isCancelled)
      guard let summary else { return nil }
      summaries.append(summary)
    }
    let table = DescriptionTable.table(summaries, of: kind, isGrouped: true, isASCII: isASCII)
    let alone = Register(
      schema: Schema(kinds: [table.kind]), card: register.card, tables: [table], present: [0])
    return Answer(
      question: self, register: alone, measured: MeasuredWidths(alone, kind: 0, widths: widths))
  }
}
