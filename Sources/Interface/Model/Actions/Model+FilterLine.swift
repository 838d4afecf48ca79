import Assisting
import Bytes
import Columnar
import Querying

extension Model {
  // MARK: Editing

  mutating func editFilter() -> [Effect] {
    withPlace { place in
      place.filterBefore = place.filter.text
      place.filter.apply(.end)
    }
    panes.focus = .filter
    return []
  }

  /// Edits the filter line. The rows follow every letter, with the cursor on the first one.
  mutating func editFilterText(_ change: (inout TextField) -> Void) -> [Effect] {
    guard var place else { return [] }
    let before = place.filter
    change(&place.filter)
    defer { self.place = place }
    guard place.filter != before else { return [] }
    let completion = suggest(in: place)
    if place.filter.text != before.text { filterLine.history = nil }
    guard place.filter.text != before.text else { return completion }
    return ask(&place, follow: nil) + completion
  }

  mutating func acceptFilter() -> [Effect] {
    if let chosen = filterLine.suggestions.chosen { return takeSuggestion(chosen) }
    panes.focus = .table
    filterLine.close()
    if let place { user.state.remember(place.filter.text, of: place.description.name) }
    if let place, place.filter.text != place.filterBefore {
      var state = place.viewState
      state.filter = place.filterBefore
      undoHistory.add(Phrase.changedFilter.text, .view(table: place.id, state))
    }
    return []
  }

  /// Esc: closes the list of suggestions, or restores the filter before the edit.
  mutating func cancelFilter() -> [Effect] {
    if filterLine.suggestions.isOpen {
      filterLine.suggestions.close()
      return []
    }
    panes.focus = .table
    filterLine.close()
    guard var place, place.filter.text != place.filterBefore else { return [] }
    place.filter.set(place.filterBefore)
    defer { self.place = place }
    return ask(&place, follow: place.row)
  }

  mutating func clearFilter() -> [Effect] {
    if panes.focus == .filter { panes.focus = .table }
    filterLine.suggestions.close()
    return changeView { $0.filter.set("") }
  }

  mutating func filterByCell() -> [Effect] {
    guard let place, let row = place.row, let field = place.field else { return [] }
    guard let clause = Clause.of(place.value(row, field), field: place.description.fields[field], language) else {
      say(Phrase.cannotFilterCell.text)
      return []
    }
    return addClause(clause)
  }

  /// Adds a clause to the filter, once, in the words of the language of the screen.
  mutating func addClause(_ clause: String) -> [Effect] {
    guard let place else { return [] }
    let clause = worded(clause, place.register, kind: place.kind)
    if ValueClauses(place.filter.text, place.register, kind: place.kind)?.contains(clause) ?? false {
      say(Phrase.clauseAlready.localized(clause))
      return []
    }
    return changeView { $0.filter.set(Query.joined($0.filter.text.trimmed, clause).text) }
  }

  /// A query that the program writes, in the words of the language of the screen.
  func worded(_ query: String, _ register: Register, kind: Int) -> String {
    QueryWording(register, kind: kind, language: language).text(query)
  }

  /// Adds `field:any` for every field whose emptiness alone lets records through a negated clause.
  mutating func leaveEmptyOut() -> [Effect] {
    guard let place, !place.empties.isEmpty else { return [] }
    let clauses = place.empties.map { worded($0.clause, place.register, kind: place.kind) }
    let text = ([place.filter.text.trimmed] + clauses).joined(separator: " ")
    return changeView { $0.filter.set(text) }
  }

  // MARK: History

  /// Goes through earlier filters. The text from before is the last entry.
  mutating func recallFilter(by step: Int) -> [Effect] {
    guard var place else { return [] }
    let draft = filterLine.history?.draft ?? place.filter.text
    let texts = (user.state.history[place.description.name] ?? []).filter { $0 != draft }
    let index = (filterLine.history?.index ?? texts.count) + step
    guard (0...texts.count).contains(index) else { return [] }
    filterLine.history = HistoryPosition(index: index, draft: draft)
    filterLine.suggestions.close()
    place.filter.set(index == texts.count ? draft : texts[index])
    defer { self.place = place }
    return ask(&place, follow: nil)
  }

  // MARK: Suggestions

  /// Asks for suggestions at the caret. An empty line has none, unless `always`.
  mutating func suggest(in place: TableState, always: Bool = false) -> [Effect] {
    guard always || !place.filter.isEmpty else {
      filterLine.suggestions.close()
      return []
    }
    return [
      .ask(
        CompletionQuestion(
          generation: filterLine.suggestions.ask(), register: place.register, kind: place.kind,
          text: place.filter.text, caret: place.filter.caretOffset, today: asOf, views: views(of: place)))
    ]
  }

  /// Tab: opens the list, or chooses the next suggestion.
  mutating func chooseSuggestion(by step: Int) -> [Effect] {
    guard filterLine.suggestions.isOpen else { return place.map { suggest(in: $0, always: true) } ?? [] }
    filterLine.suggestions.choose(by: step)
    return []
  }

  /// Down: chooses the next suggestion, goes to a newer filter of the history, or leaves for the table.
  mutating func leaveFilterDownwards() -> [Effect] {
    if filterLine.suggestions.isOpen { return chooseSuggestion(by: 1) }
    return filterLine.history == nil ? acceptFilter() : recallFilter(by: 1)
  }

  /// Up: chooses the previous suggestion, or goes to an older filter of the history.
  mutating func goUpInFilter() -> [Effect] {
    let suggestions = filterLine.suggestions
    return suggestions.isOpen && suggestions.isChosen ? chooseSuggestion(by: -1) : recallFilter(by: -1)
  }

  /// Inserts a suggestion. After a name more suggestions follow; a value ends its clause.
  mutating func takeSuggestion(_ suggestion: Completion.Suggestion) -> [Effect] {
    guard var place else { return [] }
    place.filter.replace(suggestion.range, with: suggestion.replacement)
    filterLine.suggestions.close()
    var effects = ask(&place, follow: nil)
    if suggestion.kind != .value { effects += suggest(in: place) }
    self.place = place
    return effects
  }

  // MARK: Explanation

  mutating func explainFilter() -> [Effect] {
    guard let place else { return [] }
    if panes.focus == .filter { _ = acceptFilter() }
    popup = ExplanationPopup(text: place.filter.text)
    return [
      .ask(
        ExplanationQuestion(
          generation: filterLine.explanations.next(), register: place.register, kind: place.kind,
          text: place.filter.text, scope: place.scope?.clause, today: asOf, views: views(of: place)))
    ]
  }

  mutating func take(_ answer: ExplanationQuestion.Answer) -> [Effect] {
    guard filterLine.explanations.accept(answer.generation) else { return [] }
    withPopup(ExplanationPopup.self) { $0.outcome = answer.outcome }
    return []
  }
}
