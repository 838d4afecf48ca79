import Columnar
import Querying
import Statistics

extension Model {
  /// Shows the line of sums, then all statistics, then none.
  mutating func cycleTotals() -> [Effect] {
    guard let place else { return [] }
    switch place.totals.statistics {
    case []:
      say(Phrase.totalsOn.localized(keyName("show-totals")))
      withPlace { $0.totals.show([.sum]) }
    case Statistic.allCases:
      say(Phrase.totalsOff.text)
      withPlace { $0.totals.show([]) }
    default: withPlace { $0.totals.show(Statistic.allCases) }
    }
    return []
  }

  /// Asks for the totals if their lines are shown and the rows, marks or columns have changed.
  mutating func refreshTotals() -> [Effect] {
    guard var place, place.totals.isShown, !place.questions.isPending else { return [] }
    let marks = totalledMarks(of: place)
    let request = TotalsQuestion.Request(
      rowsGeneration: place.questions.answered, marks: marks, fields: place.layout.fields,
      statistics: place.totals.statistics, measure: place.totals.measure)
    guard let generation = place.totals.ask(request) else { return [] }
    self.place = place
    return [
      .ask(
        TotalsQuestion(
          table: place.id, generation: generation, register: place.register, kind: place.kind, rows: place.rows,
          today: asOf,
          request: request))
    ]
  }

  /// The marks whose rows are totalled: those made under the present filter. Nil if all rows are.
  func totalledMarks(of place: TableState) -> RowMarks? {
    let marks = placeMarks
    return !marks.isEmpty && user.markedUnder[place.description.name] == markingFilter(place) ? marks : nil
  }

  /// Shows what a table was opened to measure: the fields beside the names, and their totals.
  func show(_ text: String?, in place: inout TableState) {
    guard let text, let measure = try? Measure.parse(text), measure != .count(nil) else { return }
    let context = QueryContext(register: place.register, kind: place.kind, today: asOf)
    place.layout.bringForward(measure.fields(in: context), of: place.description)
    place.totals = TotalsPane(statistics: measure.statistics, measure: measure)
  }
}
