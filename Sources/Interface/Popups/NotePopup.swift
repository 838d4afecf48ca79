import Columnar
import Localization
import Screen

/// Writes or changes the note on a record.
struct NotePopup: TextPopup {
  static let contextTitle = Localized("批注", "Note")

  static let commands = [
    Command(
      "save-note", .marking, Localized("保存", "Save"), help: Localized("保存批注", "Save the note"), keys: ["Enter"],
      in: [context], hint: 0, isOffered: false
    ) { $0.saveNote() }
  ]

  /// Name of the record's kind.
  let kind: String
  let key: String
  /// Label of the record.
  let label: String
  var text: TextField

  func title(in model: Model) -> String { Phrase.noteTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 6, columns: 100) }
  func hint(in model: Model) -> String { "\(label)  \(key)" }
}
