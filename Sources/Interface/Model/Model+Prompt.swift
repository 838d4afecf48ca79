import Columnar

extension Model {
  // MARK: Suggestions

  /// Asks what may come next at the caret. Nothing is offered before anything is typed, unless `always`.
  mutating func suggest(in place: TableState, always: Bool = false) -> [Effect] {
    guard always || !place.filter.isEmpty else {
      suggestions.close()
      return []
    }
    suggestions.isChosen = false
    suggestions.cursor = ListCursor()
    return [
      .ask(
        CompletionQuestion(
          generation: suggestions.questions.next(), register: place.register, kind: place.kind, text: place.filter.text,
          caret: place.filter.caretOffset, today: asOf, views: views(of: place)))
    ]
  }

  mutating func take(_ answer: CompletionQuestion.Answer) -> [Effect] {
    guard focus == .filter, suggestions.questions.accept(answer.generation) else { return [] }
    suggestions.entries = answer.suggestions
    return []
  }

  /// Tab: opens the list, then goes through it.
  mutating func chooseSuggestion(by step: Int) -> [Effect] {
    guard suggestions.isOpen else { return place.map { suggest(in: $0, always: true) } ?? [] }
    guard !suggestions.questions.isPending else { return [] }
    let count = suggestions.entries.count
    if suggestions.isChosen {
      suggestions.cursor.index = (suggestions.cursor.index + step + count) % count
    } else {
      suggestions.isChosen = true
      suggestions.cursor.index = step > 0 ? 0 : count - 1
    }
    return []
  }

  /// Down: into the list where there is one, back to newer lines where one went to older ones, else to the table.
  mutating func leaveFilterDownwards() -> [Effect] {
    if suggestions.isOpen { return chooseSuggestion(by: 1) }
    return recall == nil ? acceptFilter() : recallFilter(by: 1)
  }

  /// Up: back through the list where one is in it, else to what was typed before.
  mutating func goUpInFilter() -> [Effect] {
    suggestions.isOpen && suggestions.isChosen ? chooseSuggestion(by: -1) : recallFilter(by: -1)
  }

  /// Enter: what was chosen goes into the text; a name asks for what follows it, a value is the end of its clause.
  mutating func takeSuggestion(_ suggestion: Completion.Suggestion) -> [Effect] {
    guard var place else { return [] }
    place.filter.replace(suggestion.range, with: suggestion.replacement)
    suggestions.close()
    var effects = ask(&place, follow: nil)
    if suggestion.kind != .value { effects += suggest(in: place) }
    self.place = place
    return effects
  }

  // MARK: Explanation

  mutating func explainFilter() -> [Effect] {
    guard let place else { return [] }
    if focus == .filter { _ = acceptFilter() }
    popup = ExplanationPopup(text: place.filter.text)
    return [
      .ask(
        ExplanationQuestion(
          generation: explanations.next(), register: place.register, kind: place.kind, text: place.filter.text,
          scope: place.scope?.clause, today: asOf, views: views(of: place)))
    ]
  }

  mutating func take(_ answer: ExplanationQuestion.Answer) -> [Effect] {
    guard explanations.accept(answer.generation) else { return [] }
    withPopup(ExplanationPopup.self) { $0.outcome = answer.outcome }
    return []
  }
}
