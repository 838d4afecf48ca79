import Columnar
import Localization
import Oversight
import Screen

/// The figures and rules of a register, evaluated.
public struct OversightQuestion: Question {
  public let generation: Int
  public let register: Register
  public let language: Language
  public let today: Day
  let widths: DisplayWidth

  public struct Answer: QuestionAnswer {
    public let generation: Int
    let tables: [Table]
    /// Column widths by table.
    let measures: [String: MeasuredWidths]
    let report: OversightReport
    let digest: Digest

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// O(figures and rules × rows of their kinds).
  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let sources = environment.oversightSources()
    guard let report = OversightReport.compute(register, sources: sources, today: today, cancelled: isCancelled) else {
      return nil
    }
    // A register that publishes nothing has no table of figures.
    let tables = report.tables(of: register, language: language).filter { $0.count > 0 }
    guard
      let digest = Digest.compute(register, report: report, today: today, cancelled: isCancelled)
    else { return nil }
    return Answer(
      generation: generation, tables: tables, measures: MeasuredWidths.of(tables, in: register, widths: widths),
      report: report, digest: digest)
  }
}
