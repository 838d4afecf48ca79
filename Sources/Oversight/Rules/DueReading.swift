import Columnar
import Localization
import Querying

/// One formula for the due day, compiled for a kind.
struct DueReading {
  let text: String
  let computation: Computation
  /// The fixed day if the formula computes a year.
  private let monthAndDay: (month: Int, day: Int)?

  init(_ due: Rule.Due, in context: QueryContext) throws(QueryError) {
    switch due {
    case .expression(let text):
      self.text = text
      computation = try Computation.compile(text, in: context)
      monthAndDay = nil
      guard computation.isDay else {
        throw QueryError(
          range: 0..<text.utf8.count, message: Localized("结果应为日期。", "This must result in a date."),
          expected: ["field+2y"])
      }
    case .inYear(let text, let month, let day):
      self.text = text
      computation = try Computation.compile(text, in: context)
      monthAndDay = (month, day)
      guard !computation.isDay else {
        throw QueryError(
          range: 0..<text.utf8.count, message: Localized("结果应为年份。", "This must result in a year."),
          expected: ["reportYear+1"]
        )
      }
    }
  }

  /// The due day of a row; 29 February is the 28th in a common year.
  func day(_ values: Computation.Result, _ row: Int) -> Day? {
    guard let (month, day) = monthAndDay else { return values.day(row) }
    guard values.known[row], let year = Int(exactly: values.values[row]), (1...9999).contains(year) else { return nil }
    return Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, year: year)))
  }
}
