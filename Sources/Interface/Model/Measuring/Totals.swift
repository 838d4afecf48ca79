import Columnar
import Localization
import Screen
import Statistics

/// Totals of a table, ready to be drawn.
struct Totals: Sendable, Equatable {
  /// The measure that the rows were opened for.
  struct Measured: Sendable, Equatable {
    let title: Localized
    let value: MeasureValue
  }

  /// One line each.
  let statistics: [Statistic]
  /// The number of rows that the totals are of.
  let rows: Int
  /// Whether these are the marked rows.
  let isMarked: Bool
  /// By field; empty where a statistic has no value.
  let texts: [Int: [Statistic: String]]
  var measured: Measured?

  /// The width of the widest total of a column, so that none is cut.
  func width(of field: Int, _ widths: DisplayWidth) -> Int {
    texts[field]?.values.reduce(0) { max($0, widths.width(of: $1)) } ?? 0
  }

  /// The width of the widest name of a line, which is in the first column.
  func titleWidth(_ language: Language, _ widths: DisplayWidth) -> Int {
    statistics.reduce(0) { max($0, widths.width(of: $1.title[language])) }
  }
}

/// The lines of totals below a table: which ones, and the last answer.
struct TotalsPane: Sendable {
  /// One line each; none if the lines are not shown.
  private(set) var statistics: [Statistic] = []
  /// The measure that the rows were opened for, with a line of its own.
  private(set) var measure: Measure?
  private(set) var totals: Totals?
  /// A line whose texts come with the table, by field: the totals of a table of groups.
  private(set) var fixed: [Int: String]?
  private(set) var fixedTitle = Statistic.sum.title
  /// A table with a line of totals of its own needs no second line of sums.
  var shownStatistics: [Statistic] { fixed == nil ? statistics : statistics.filter { $0 != .sum } }
  private var questions = Generation()
  private var asked: TotalsQuestion.Request?

  var isShown: Bool { !statistics.isEmpty || measure != nil }
  var lines: Int { shownStatistics.count + (measure == nil ? 0 : 1) + (fixed == nil ? 0 : 1) }

  /// The width of the widest total of a column, so that none is cut.
  func width(of field: Int, _ widths: DisplayWidth) -> Int {
    max(totals?.width(of: field, widths) ?? 0, fixed?[field].map { widths.width(of: $0) } ?? 0)
  }

  init(statistics: [Statistic] = [], measure: Measure? = nil) {
    self.statistics = statistics
    self.measure = measure
  }

  mutating func show(_ statistics: [Statistic]) {
    self.statistics = statistics
    if statistics.isEmpty { measure = nil }
    if !isShown { totals = nil }
  }

  mutating func fix(_ texts: [Int: String], named title: Localized) {
    fixed = texts
    fixedTitle = title
  }

  /// The rows are others now.
  mutating func forget() { asked = nil }

  /// The generation of a question for the request; nil if it has been asked already.
  mutating func ask(_ request: TotalsQuestion.Request) -> Int? {
    guard request != asked else { return nil }
    asked = request
    return questions.next()
  }

  /// Stores totals; a stale answer changes nothing.
  mutating func take(_ answer: TotalsQuestion.Answer) {
    guard questions.accept(answer.generation), isShown else { return }
    totals = answer.totals
  }
}
