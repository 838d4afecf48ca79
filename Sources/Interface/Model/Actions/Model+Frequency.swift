import Columnar

extension Model {
  /// The width of the column with the share and its bar.
  private static let barColumn = 34

  /// Counts the values of the column under the cursor; numbers and days in ranges.
  mutating func showFrequency() -> [Effect] {
    guard let place, let field = place.originField else { return [] }
    let description = place.origin.register.schema.kinds[place.origin.kind].fields[field]
    return group(by: [GroupingOption.usualPath(of: description)], measure: "count")
  }

  /// Groups the shown rows; on a table of groups, the rows that it was made from.
  mutating func group(by paths: [String], measure: String, isCrossed: Bool = false) -> [Effect] {
    guard let place else { return [] }
    say(Phrase.counting.text)
    let origin = place.origin
    return [
      .ask(
        GroupQuestion(
          table: place.id, generation: groupings.next(), register: origin.register, kind: origin.kind,
          rows: origin.rows, by: paths, measure: measure, isCrossed: isCrossed, today: asOf,
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
    case .crossed(let crossed, let register, let widths):
      measures[CrossedTable.name] = widths
      user.marks[CrossedTable.name] = nil
      var target = makePlace(register, kind: 0)
      target.crossed = Crossed(question: question, table: crossed, origin: source.origin)
      target.rightAligned = crossed.rightAligned
      target.totals.fix(crossed.totals, named: crossed.edgeTitle)
      target.layout.freeze(1)
      return replaceGroups(of: source, with: target)
    case .groups(let groups, let register, let widths):
      // Marks and widths of an earlier table of groups do not apply to this one.
      measures[FrequencyTable.name] = widths
      clearMarks(of: FrequencyTable.name)
      var target = makePlace(register, kind: 0)
      target.frequency = Frequency(question: question, groups: groups, origin: source.origin)
      target.layout.setWidth(groups.barField, Self.barColumn)
      target.totals.fix(groups.totals, named: groups.edgeTitle)
      return replaceGroups(of: source, with: target)
    }
  }

  /// Opens groups on top of the table that they were made from; other groups of the same rows give way.
  private mutating func replaceGroups(of source: TableState, with target: TableState) -> [Effect] {
    if source.frequency != nil || source.crossed != nil, case .kind(let name) = tab {
      navigation.trails[name]?.removeLast()
    }
    return drill(target)
  }

  /// Opens the records of the cell of a cross table under the cursor.
  mutating func openCell(_ row: Int, _ field: Int, of crossed: Crossed) -> [Effect] {
    let model = self
    return openRecords(of: crossed.origin, crossed.table.clause(row: row, field: field)) { target in
      model.show(crossed.question.measure, in: &target)
    }
  }

  /// Opens the records of a group as a table.
  mutating func openGroup(_ row: Int, of frequency: Frequency) -> [Effect] {
    let model = self
    return openRecords(of: frequency.origin, frequency.groups.clauses[row]) { target in
      model.show(frequency.question.measure, in: &target)
    }
  }
}
