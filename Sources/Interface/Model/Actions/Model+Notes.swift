import Bytes
import Columnar
import Oversight

extension Model {
  /// The note on a record; nil if there is none.
  func note(on row: Int, of place: TableState) -> String? {
    guard let notes = user.state.notes[place.description.name], canHaveNotes(place) else { return nil }
    return notes[place.table.key(row)]
  }

  /// The text of the note that is being written, for a crash; empty if there is none.
  public var unsavedNote: String { (popup as? NotePopup)?.text.text ?? "" }

  /// False for computed tables, whose rows change with every computation.
  func canHaveNotes(_ place: TableState) -> Bool {
    !place.isComputed && Self.holdsRecords(place.description.name)
  }

  /// Whether a kind is one of the register's own, and not computed.
  static func holdsRecords(_ kind: String) -> Bool {
    let made = [NotesTable.name, FrequencyTable.name, CrossedTable.name, DescriptionTable.name, Life.tableName]
    return !computedTables.contains(kind) && !made.contains(kind)
  }

  mutating func editNote() -> [Effect] {
    guard let place, let row = place.row else { return [] }
    popup = NotePopup(
      kind: place.description.name, key: place.table.key(row), label: place.table.label(row),
      text: TextField(note(on: row, of: place) ?? ""))
    return []
  }

  /// Saves the note, or deletes it if the text is empty.
  mutating func saveNote() -> [Effect] {
    guard let dialog = popup as? NotePopup else { return [] }
    popup = nil
    let text = dialog.text.text.trimmed
    let before = user.state.notes[dialog.kind]?[dialog.key]
    guard text != before ?? "" else { return [] }
    user.state.setNote(text.isEmpty ? nil : text, kind: dialog.kind, key: dialog.key)
    undoHistory.add(Phrase.changedNote.localized(dialog.label), .note(kind: dialog.kind, key: dialog.key, before))
    say((text.isEmpty ? Phrase.noteDeleted : Phrase.noteSaved).localized(dialog.label, keyName("undo")))
    return []
  }

  /// Opens the table of all notes on this register.
  mutating func showNotes() -> [Effect] {
    guard let register else { return [] }
    let table = NotesTable.table(of: user.state.notes, in: register)
    measures[NotesTable.name] = nil
    clearMarks(of: NotesTable.name)
    // The table of notes is opened from a table; on the overview, from the first one.
    var effects: [Effect] = []
    if place == nil, let first = tabs.first(where: { $0 != .overview }) { effects = go(to: first) }
    let alone = Register(
      schema: Schema(kinds: [table.kind]), card: register.card, tables: [table], present: [0])
    return effects + drill(makePlace(alone, kind: 0))
  }

  /// Opens the record of a note.
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
