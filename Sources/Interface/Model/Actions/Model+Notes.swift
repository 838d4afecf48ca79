import Bytes
import Columnar

extension Model {
  /// What was noted on a record of the place; nil where nothing was.
  func note(on row: Int, of place: TableState) -> String? {
    guard let notes = user.state.notes[place.description.name], canHaveNotes(place) else { return nil }
    return notes[place.table.key(row)]
  }

  /// Rows of tables that are computed stand for something else the next time.
  func canHaveNotes(_ place: TableState) -> Bool {
    place.frequency == nil && place.description.name != NotesTable.name
      && !Self.computedTables.contains(place.description.name)
  }

  mutating func editNote() -> [Effect] {
    guard let place, let row = place.row else { return [] }
    popup = NotePopup(
      kind: place.description.name, key: place.table.key(row), label: place.table.label(row),
      text: TextField(note(on: row, of: place) ?? ""))
    return []
  }

  /// Keeps the note, or takes it away where nothing is left of it.
  mutating func saveNote() -> [Effect] {
    guard let dialog = popup as? NotePopup else { return [] }
    popup = nil
    let text = dialog.text.text.trimmed
    let before = user.state.notes[dialog.kind]?[dialog.key]
    guard text != before ?? "" else { return [] }
    user.state.notes[dialog.kind, default: [:]][dialog.key] = text.isEmpty ? nil : text
    if user.state.notes[dialog.kind]?.isEmpty ?? false { user.state.notes[dialog.kind] = nil }
    say((text.isEmpty ? Phrase.noteDeleted : Phrase.noteSaved).localized(dialog.label))
    return []
  }

  /// All notes over this register, on top of what is shown.
  mutating func showNotes() -> [Effect] {
    guard let register else { return [] }
    let table = NotesTable.table(of: user.state.notes, in: register)
    measures[NotesTable.name] = nil
    user.marks[NotesTable.name] = nil
    // Notes stand on top of a table; from the first screen, on the first one.
    var effects: [Effect] = []
    if place == nil, let first = tabs.first(where: { $0 != .overview }) { effects = go(to: first) }
    let alone = Register(
      schema: Schema(kinds: [table.kind]), card: register.card, tables: [table], present: [0])
    return effects + drill(makePlace(alone, kind: 0))
  }

  /// The record that a row of the notes speaks of.
  mutating func openNote(_ row: Int, of place: TableState) -> [Effect] {
    func text(_ field: String) -> String {
      place.description.ordinal(of: field).map { CellText.text(place.value(row, $0), language) } ?? ""
    }
    guard let register, let field = place.description.ordinal(of: "kind"),
      case .coded(_, _, let kind) = place.value(row, field), let target = register.table(kind)?.row(of: text("key"))
    else {
      say(Phrase.needsRelation.text)
      return []
    }
    return openRecord(ofKind: kind, row: target, in: register)
  }
}
