import Localization

extension Model {
  mutating func undo() -> [Effect] {
    guard let change = undoHistory.takeDone(on: place?.id) else { return [] }
    return putBack(change, isRedone: false)
  }

  mutating func redo() -> [Effect] {
    guard let change = undoHistory.takeUndone(on: place?.id) else { return [] }
    return putBack(change, isRedone: true)
  }

  private mutating func putBack(_ change: UndoHistory.Change, isRedone: Bool) -> [Effect] {
    let (inverse, effects) = putBack(change.before)
    undoHistory.addInverse(UndoHistory.Change(title: change.title, before: inverse), isRedone: isRedone)
    flash = Flash(text: (isRedone ? Phrase.redone : Phrase.undone).filled(with: change.title), isError: false)
    return effects
  }

  /// Restores what a change replaced; returns what it was before that.
  private mutating func putBack(_ content: UndoHistory.Content) -> (inverse: UndoHistory.Content, effects: [Effect]) {
    switch content {
    case .view(let table, let state):
      guard var place else { return (content, []) }
      let before = place.viewState
      place.restore(state)
      let effects = before.hasSameRows(as: state) ? [] : ask(&place, follow: place.row)
      self.place = place
      return (.view(table: table, before), effects)
    case .marks(let kind, let marks):
      let before = user.marks[kind] ?? marks.cleared
      user.marks[kind] = marks
      return (.marks(kind: kind, before), [])
    case .mark(let kind, let row):
      user.marks[kind]?.toggle(row)
      withPlace { place in
        guard place.description.name == kind, let position = place.rows.position(of: row) else { return }
        place.cursor.index = position
      }
      return (content, [])
    case .note(let kind, let key, let text):
      let before = user.state.notes[kind]?[key]
      user.state.setNote(text, kind: kind, key: key)
      return (.note(kind: kind, key: key, before), [])
    case .views(let views):
      let before = user.state.views
      user.state.views = views
      return (.views(before), [])
    }
  }
}
