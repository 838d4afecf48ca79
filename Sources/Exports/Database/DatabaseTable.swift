import Columnar
import SQL

/// A table of the database for one view: its columns and the statements that make it.
struct DatabaseTable {
  /// A column: a field of the view, or the folded form of one.
  struct Column {
    let name: String
    let type: String
    /// The kind that keys of this column lead to.
    let target: String?
    /// The place of the column whose texts, or lists of texts, this one holds in folded form.
    let isFoldedOf: Int?
  }

  let name: String
  let columns: [Column]
  let keyName: String?
  /// Whether every record has a key that no other has, so that it can be the primary key.
  let hasUniqueKeys: Bool

  init(_ view: ExportView) {
    let table = view.table
    name = SQLName.table(of: table.kind)
    let cells = view.cells
    var columns: [Column] = []
    for cell in cells {
      let field = table.kind.fields[cell.field]
      columns.append(
        Column(
          name: cell.name(of: field), type: cell.isShown ? "TEXT" : SQLDialect.sqlite.type(of: field.type),
          target: cell.isShown || field.type.isList ? nil : field.type.target, isFoldedOf: nil))
    }
    for (position, cell) in cells.enumerated() where !cell.isShown && !cell.isMasked {
      let field = table.kind.fields[cell.field]
      guard case .text = field.type.element else { continue }
      columns.append(Column(name: field.name + SQLName.foldedEnd, type: "TEXT", target: nil, isFoldedOf: position))
    }
    self.columns = columns
    let key = cells.first { $0.field == table.kind.keyOrdinal && !$0.isShown && !$0.isMasked }
    keyName = key.map { _ in table.kind.fields[table.kind.keyOrdinal].name }
    hasUniqueKeys = keyName != nil && Self.hasUniqueKeys(view)
  }

  private static func hasUniqueKeys(_ view: ExportView) -> Bool {
    guard view.table.keys.duplicates.isEmpty, case .text(let keys) = view.table.columns[view.table.kind.keyOrdinal]
    else { return false }
    var seen = Bitmap(count: view.table.count)
    for row in view.rows {
      if seen[Int(row)] || keys.range(Int(row)).isEmpty { return false }
      seen[Int(row)] = true
    }
    return true
  }

  /// - Parameter keyed: the tables that a foreign key can lead to, with the name of their key.
  func creation(keyed: [String: String]) -> String {
    let lines = columns.map { column in
      var line = "  \(SQLName.quoted(column.name)) \(column.type)"
      if hasUniqueKeys, column.name == keyName { line += " PRIMARY KEY NOT NULL" }
      if let target = column.target, let key = keyed[target] {
        line += " REFERENCES \(SQLName.quoted(target))(\(SQLName.quoted(key)))"
      }
      return line
    }
    return "CREATE TABLE \(SQLName.quoted(name)) (\n\(lines.joined(separator: ",\n"))\n);"
  }

  var insertion: String {
    let places = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
    let names = (["rowid"] + columns.map { SQLName.quoted($0.name) }).joined(separator: ", ")
    return "INSERT INTO \(SQLName.quoted(name)) (\(names)) VALUES (\(places));"
  }

  /// Indexes of the key, where it is not the primary one, of references and of days.
  func indexes(_ view: ExportView) -> [String] {
    view.cells.compactMap { cell in
      let field = view.table.kind.fields[cell.field]
      let isKey = field.name == keyName && !hasUniqueKeys
      let isDay = if case .date = field.type { true } else { false }
      let isReference = field.type.target != nil && !field.type.isList
      guard !cell.isShown, isKey || isDay || isReference else { return nil }
      return
        "CREATE INDEX \(SQLName.quoted("\(name)_\(field.name)")) ON \(SQLName.quoted(name)) (\(SQLName.quoted(field.name)));"
    }
  }
}
