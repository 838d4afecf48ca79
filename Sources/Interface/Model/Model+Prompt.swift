import Assisting
import Columnar

extension Model {
  // MARK: Suggestions

  /// Asks what may come next at the caret. Nothing is offered before anything is typed, unless `always`.
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

  /// Tab: opens the list, then goes through it.
  mutating func chooseSuggestion(by step: Int) -> [Effect] {
    guard filterLine.suggestions.isOpen else { return place.map { suggest(in: $0, always: true) } ?? [] }
    filterLine.suggestions.choose(by: step)
    return []
  }

  /// Down: into the list where there is one, back to newer lines where one went to older ones, else to the table.
  mutating func leaveFilterDownwards() -> [Effect] {
    if filterLine.suggestions.isOpen { return chooseSuggestion(by: 1) }
    return filterLine.history == nil ? acceptFilter() : recallFilter(by: 1)
  }

  /// Up: back through the list where one is in it, else to what was typed before.
  mutating func goUpInFilter() -> [Effect] {
    let suggestions = filterLine.suggestions
    return suggestions.isOpen && suggestions.isChosen ? chooseSuggestion(by: -1) : recallFilter(by: -1)
  }

  /// Enter: what was chosen goes into the text; a name asks for what follows it, a value is the end of its clause.
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
