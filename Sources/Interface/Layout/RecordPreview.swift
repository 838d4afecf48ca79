import Columnar
import Localization
import Screen

/// A record in a few words, for lists of records of several kinds.
enum RecordPreview {
  /// The first filled summary fields beside the name, one after the other.
  static func summary(kind: Int, row: Int, of register: Register, _ language: Language) -> String {
    let table = register.tables[kind]
    let label = table.label(row)
    let day = table.kind.fields.indices.filter { table.kind.fields[$0].has(.dated) }
    let values = (table.kind.summaryOrdinals.filter { !day.contains($0) } + day).lazy
      .map { register.value(kind: kind, row: row, field: $0) }
      .filter { !$0.isEmpty }.map { CellText.text($0, language) }.filter { $0 != label }
    return values.prefix(4).joined(separator: "  ")
  }

  /// Name, key, filled summary fields, and how many records of each kind point here. O(fields + relations).
  static func lines(
    kind: Int, row: Int, of register: Register, columns: Int, model: Model
  ) -> [(text: String, role: Role)] {
    guard register.tables.indices.contains(kind), row < register.tables[kind].count else { return [] }
    let (language, widths) = (model.language, model.widths)
    let table = register.tables[kind]
    var lines: [(text: String, role: Role)] = widths.wrap(table.label(row), to: max(2, columns)).prefix(4).map {
      ($0, .title)
    }
    if table.key(row) != table.label(row) { lines.append((table.key(row), .dim)) }
    lines.append(("", .text))
    for field in table.kind.fields.indices
    where field != table.kind.keyOrdinal && field != table.kind.labelOrdinal
      && !table.kind.fields[field].roles.isDisjoint(with: [.summary, .dated, .search])
    {
      let value = register.value(kind: kind, row: row, field: field)
      if value.isEmpty { continue }
      let title = widths.padded(widths.elide(table.kind.fields[field].title[language], to: 14), to: 14)
      lines.append(("\(title)  \(CellText.text(value, language))", .text))
    }
    let related = register.schema.relations(to: kind).map {
      ($0, Scope.pointing(at: row, through: $0.field, of: register.tables[$0.source]).count)
    }.filter { $0.1 > 0 }
    if !related.isEmpty { lines.append(("", .text)) }
    for (relation, count) in related {
      lines.append(("\(register.schema.kinds[relation.source].title[language])  \(Money.thousands(count))", .link))
    }
    return lines
  }
}
