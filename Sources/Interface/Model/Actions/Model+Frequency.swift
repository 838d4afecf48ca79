import Columnar

extension Model {
  /// The width of the column with the share and its bar.
  private static let barColumn = 34

  /// Counts the values of the column under the cursor; days by their years.
  mutating func showFrequency() -> [Effect] {
    guard let place, let field = place.field else { return [] }
    let description = place.description.fields[field]
    return group(by: [description.name + (description.type.isDate ? ".year" : "")], measure: "count")
  }

  /// Groups the shown rows; on a table of groups, the rows that it was made from.
  mutating func group(by paths: [String], measure: String) -> [Effect] {
    guard let place else { return [] }
    say(Phrase.counting.text)
    let source = place.frequency?.question
    return [
      .ask(
        GroupQuestion(
          table: place.id, generation: groupings.next(), register: source?.register ?? place.register,
          kind: source?.kind ?? place.kind, rows: source?.rows ?? place.rows, by: paths, measure: measure, today: asOf,
          widths: widths))
    ]
  }

  mutating func take(_ answer: GroupQuestion.Answer) -> [Effect] {
    let question = answer.question
    guard groupings.accept(question.generation), let source = place, source.id == question.table else { return [] }
    flash = nil
    switch answer.outcome {
    case .fault(let sentence):
      say(sentence, isError: true)
      return []
    case .groups(let groups, let register, let widths):
      let before = source.frequency
      let frequency = Frequency(
        question: question, groups: groups, filter: before?.filter ?? source.answeredText,
        scope: before == nil ? source.scope : before?.scope,
        scopeRows: before == nil ? source.scopeRows : before?.scopeRows)
      // Marks and widths of an earlier table of groups do not apply to this one.
      measures[FrequencyTable.name] = widths
      clearMarks(of: FrequencyTable.name)
      var target = makePlace(register, kind: 0)
      target.frequency = frequency
      target.layout.setWidth(groups.barField, Self.barColumn)
      if before != nil, case .kind(let name) = tab { navigation.trails[name]?.removeLast() }
      return drill(target)
    }
  }

  /// Opens the records of a group as a table.
  mutating func openGroup(_ row: Int, of frequency: Frequency) -> [Effect] {
    var target = makePlace(frequency.question.register, kind: frequency.question.kind, scope: frequency.scope)
    if let rows = frequency.scopeRows {
      target.scopeRows = rows
      target.rows = .list(rows)
    }
    target.filter.set(
      worded(frequency.query(of: row), frequency.question.register, kind: frequency.question.kind))
    return drill(target)
  }
}
