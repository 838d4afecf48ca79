import Columnar
import Localization

/// The user's notes on records as a table, to browse, export and list.
public enum NotesTable {
  public static let name = "notes"

  /// One row a note, kinds in the order of the schema, then by key. A note on a record that the register does not hold
  /// has no name. O(notes log notes).
  /// - Parameter notes: by kind, then by key.
  public static func table(of notes: [String: [String: String]], in register: Register) -> Table {
    var builder = TableBuilder(kind(register.schema))
    var number = 0
    for kindName in notes.keys.sorted(by: { order($0, register.schema) < order($1, register.schema) }) {
      let table = register.table(kindName)
      for (key, note) in (notes[kindName] ?? [:]).sorted(by: { $0.key < $1.key }) {
        number += 1
        let label = table.flatMap { table in table.row(of: key).map(table.label) } ?? ""
        builder.append([
          "id": .text(String(number)), "kind": .text(kindName), "key": .text(key), "record": .text(label),
          "note": .text(note),
        ])
      }
    }
    return builder.table()
  }

  /// Kinds that the schema does not hold come last, by name.
  private static func order(_ name: String, _ schema: Schema) -> (Int, String) {
    (schema.ordinal(of: name) ?? .max, name)
  }

  private static func kind(_ schema: Schema) -> Kind {
    let title = Localized("批注", "Notes")
    let kinds = Codebook(
      "notedKinds", title: Localized("记录类型", "record type"), openness: .open, writing: .code,
      entries: schema.kinds.map { Codebook.Entry($0.name, $0.title.chinese, $0.title.english) })
    func field(_ name: String, _ title: Localized, _ type: FieldType, roles: Field.Roles, width: Int) -> Field {
      Field(name, title, type, help: title, group: title, roles: roles, width: width)
    }
    return Kind(
      name, title: title, singular: Localized("批注", "note"),
      help: Localized("用户为记录添加的批注", "Your notes on records"), key: "id",
      fields: [
        field("id", Localized("序号", "No."), .code(nil), roles: [], width: 5),
        field("kind", Localized("记录类型", "Record type"), .coded(kinds), roles: [.search, .summary], width: 12),
        field("key", Localized("主键", "Key"), .code(nil), roles: [.search, .summary], width: 20),
        field("record", Localized("记录", "Record"), .text, roles: [.search, .label, .summary], width: 30),
        field("note", title, .text, roles: [.search, .summary], width: 50),
      ])
  }
}

extension Register {
  /// The register with a table of notes after its own.
  public func withNotes(_ notes: [String: [String: String]]) -> Register {
    let table = NotesTable.table(of: notes, in: self)
    return replacingTables(tables + [table], present: present)
  }
}
