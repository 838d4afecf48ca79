import Columnar
import Localization
import Querying
import Statistics

/// The totals of the columns of a table, of the rows shown or of the marked ones.
public struct TotalsQuestion: Question {
  /// What the totals are of. Equal requests have equal answers.
  struct Request: Sendable, Equatable {
    /// The answer to the table's question whose rows are meant.
    let rowsGeneration: Int
    /// The marked rows, if the totals are of these; nil for all rows shown.
    let marks: RowMarks?
    /// The shown columns.
    let fields: [Int]
    let statistics: [Statistic]
    /// The measure that the rows were opened for.
    let measure: Measure?
  }

  /// The table that asks.
  public let table: Int
  public let generation: Int
  public let register: Register
  public let kind: Int
  public let rows: RowSet
  public let today: Day
  let request: Request

  public struct Answer: QuestionAnswer {
    let table: Int
    let generation: Int
    let totals: Totals

    public func deliver(to model: inout Model) -> [Effect] {
      model.navigation.take(self)
      return []
    }
  }

  public var lane: QuestionLane { QuestionLane(of: Self.self, number: table) }

  /// O(rows) a column, and O(rows log rows) if the median or distinct values are wanted.
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    var chosen = rows.bitmap(count: register.tables[kind].count)
    if let marks = request.marks { chosen.formIntersection(marks.bitmap(count: chosen.count)) }
    var texts: [Int: [Statistic: String]] = [:]
    for field in request.fields {
      let summary = FieldSummary.of(
        field, rows: chosen, kind: kind, in: register, statistics: request.statistics, cancelled: isCancelled)
      guard let summary else { return nil }
      texts[field] = Dictionary(uniqueKeysWithValues: request.statistics.map { ($0, summary[$0].text()) })
    }
    var measured: Totals.Measured?
    if let measure = request.measure {
      let context = QueryContext(register: register, kind: kind, today: today)
      guard let value = try? measure.compute(rows: chosen, in: context, cancelled: isCancelled) else { return nil }
      measured = Totals.Measured(title: measure.title(in: context), value: value)
    }
    return Answer(
      table: table, generation: generation,
      totals: Totals(
        statistics: request.statistics, rows: chosen.population, isMarked: request.marks != nil, texts: texts,
        measured: measured))
  }
}
