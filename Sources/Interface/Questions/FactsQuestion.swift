import Columnar
import Localization
import Querying

/// What a register of one kind holds at a glance, for the overview: the days covered, its columns, the values of fields that
/// have few, and the causes of problems.
struct FactsQuestion: Question {
  let generation: Int
  let register: Register
  let kind: Int
  let today: Day

  struct Answer: QuestionAnswer {
    let generation: Int
    let lines: [FactLine]

    func deliver(to model: inout Model) -> [Effect] {
      if model.facts.questions.accept(generation) { model.facts.lines = lines }
      return []
    }
  }

  /// Values named of a field, and problems named.
  private static let values = 6
  private static let problems = 3

  private var table: Table { register.tables[kind] }

  /// O(rows × fields).
  func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    guard
      let counted = FacetQuestion(
        table: 0, generation: 0, register: register, kind: kind, field: nil, rows: .all(table.count), text: "",
        scope: nil,
        today: today, views: [:]
      ).answer(in: environment, isCancelled: isCancelled)
    else { return nil }
    return Answer(generation: generation, lines: [days, columns].compactMap(\.self) + facets(counted) + causes)
  }

  private var days: FactLine? {
    let fields = table.kind.fields
    let dated =
      fields.firstIndex { $0.has(.dated) } ?? fields.firstIndex { if case .date = $0.type { true } else { false } }
    guard let dated, case .day(let column) = table.columns[dated] else { return nil }
    let days = column.days.filter { $0 != DayColumn.empty && $0 != Day.openEnd.number }
    guard let first = days.min(), let last = days.max() else { return nil }
    let recent = days.count { $0 > today.number - 365 }
    var text = Phrase.factDays.localized(Day(number: first).description, Day(number: last).description)
    if recent > 0 {
      let more = Phrase.factRecent.localized(Money.thousands(recent))
      text = Localized("\(text.chinese)，\(more.chinese)", "\(text.english), \(more.english)")
    }
    return FactLine(title: fields[dated].title, text: text)
  }

  private var columns: FactLine {
    let fields = table.kind.fields
    let isEmpty = fields.indices.map { FieldContent(table, field: $0, isMostlyFilled: true) == .empty }
    let described = zip(fields, isEmpty).count { $0.origin == .described && !$1 }
    let inferred = fields.count { $0.origin != .described }
    return FactLine(
      title: Phrase.columns.text, text: Phrase.factColumns.localized("\(described)", "\(inferred)"),
      target: .tab(.kind(FileKeys.name)))
  }

  private func facets(_ counted: FacetQuestion.Answer) -> [FactLine] {
    counted.facets.compactMap { facet in
      if case .date = table.kind.fields[facet.field].type { return nil }
      let entries = facet.entries.filter { !$0.isEmpty }.prefix(Self.values)
      guard let first = entries.first else { return nil }
      return FactLine(
        title: facet.title, values: entries.map { ($0.label, $0.count) },
        target: .filtered(.kind(table.kind.name), query: first.clause))
    }
  }

  /// The causes that most problems have. Those of one field and one trouble are one line.
  private var causes: [FactLine] {
    var queries: [String] = []
    var groups: [String: (first: Diagnostic, count: Int)] = [:]
    for group in ProblemGroups(register.diagnostics).groups {
      let query = ComputedTable.query(of: group)
      if groups[query] == nil { queries.append(query) }
      groups[query, default: (group.first, 0)].count += group.count
    }
    return queries.prefix(Self.problems).compactMap { query in
      guard let (first, count) = groups[query] else { return nil }
      let field = first.field.flatMap(table.kind.ordinal).map { table.kind.fields[$0].title }
      let (title, number) = (first.code.title, Money.thousands(count))
      return FactLine(
        title: field ?? Phrase.factProblem.text,
        text: Localized(
          Phrase.factCause(.chinese, title.chinese, number), Phrase.factCause(.english, title.english, number)),
        target: .filtered(.kind(ComputedTable.problems.name), query: query))
    }
  }
}
