import Columnar
import Exports
import JSON
import Localization
import Screen

/// One record with its fields and related records.
struct RecordPage {
  let register: Register
  let kind: Int
  let row: Int
  let language: Language

  private var table: Table { register.tables[kind] }

  /// The rows with this key; several where the files use it twice.
  static func rows(of key: String, in table: Table) -> [Int] {
    guard let first = table.row(of: key) else { return [] }
    return [first] + table.keys.duplicates.filter { Int($0.first) == first }.map { Int($0.row) }
  }

  /// The rows of other records that point at this one, a list for each way that leads here.
  private var related: [(relation: Schema.Relation, rows: [Int])] {
    register.schema.relations(to: kind).map { relation in
      let rows: ArraySlice<UInt32>
      switch register.tables[relation.source].columns[relation.field] {
      case .reference(let column): rows = column.back.members(of: row)
      case .list(let column):
        if case .reference(let column) = column.elements { rows = column.back.members(of: row) } else { rows = [] }
      default: rows = []
      }
      return (relation, rows.map(Int.init))
    }
  }

  // MARK: Text

  func text(width: DisplayWidth) -> String {
    let fields = table.kind.fields
    let margin = fields.map { width.width(of: $0.title[language]) }.max() ?? 0
    var text = "\(table.label(row))\n\(table.kind.title[language])  \(table.key(row))\n"
    text += CodePage(code: table.key(row), of: table.kind)?.text(language, width) ?? ""
    for (group, ordinals) in table.kind.groups {
      text += "\n[\(group[language])]\n"
      for ordinal in ordinals {
        let value = register.value(kind: kind, row: row, field: ordinal).fullText(in: language)
        text += "  \(width.padded(fields[ordinal].title[language], to: margin))  \(value.isEmpty ? "-" : value)\n"
      }
    }
    let unknown = table.unmappedValues.members(of: row).filter { $0.field == nil }
    if !unknown.isEmpty {
      text += "\n[\(Localized("未识别的字段", "Unrecognized fields")[language])]\n"
      for member in unknown { text += "  \(member.key)  \(member.json)\n" }
    }
    for (relation, rows) in related { text += relationText(relation, rows) }
    return text
  }

  private func relationText(_ relation: Schema.Relation, _ rows: [Int]) -> String {
    let source = register.tables[relation.source]
    let field = source.kind.fields[relation.field]
    var text = "\n\(source.kind.title[language]) (\(field.title[language]))  \(rows.count)\n"
    for row in rows {
      let label = name(of: row, in: relation)
      let key = source.key(row)
      text += label.isEmpty || label == key ? "  \(key)\n" : "  \(key)  \(label)\n"
    }
    return text
  }

  /// What a related record is called: its name, or where its kind has none, what else it points at.
  private func name(of row: Int, in relation: Schema.Relation) -> String {
    let source = register.tables[relation.source]
    guard source.kind.labelOrdinal == source.kind.keyOrdinal else { return source.label(row) }
    let others = register.schema.relations(from: relation.source).filter { $0.field != relation.field }
    return others.compactMap { other in
      let value = register.value(kind: relation.source, row: row, field: other.field)
      return value.isEmpty ? nil : value.text(in: language)
    }.joined(separator: "  ")
  }

  // MARK: JSON

  /// One object; the record in it is on one line, as exports write it.
  var json: String {
    var json = JSONWriter(style: .flatArrays)
    func member(_ key: String, _ value: JSONValue) {
      json.key(key)
      value.write(to: &json)
    }
    json.beginObject()
    member("kind", .string(table.kind.name))
    member("key", .string(table.key(row)))
    member("label", .string(table.label(row)))
    member("keyParts", CodePage(code: table.key(row), of: table.kind)?.json(language) ?? [])
    json.key("record")
    json.raw(record)
    member("relations", .array(related.map { relation, rows in relationJSON(relation, rows) }))
    json.endObject()
    return json.buffer.text
  }

  private func relationJSON(_ relation: Schema.Relation, _ rows: [Int]) -> JSONValue {
    let source = register.tables[relation.source]
    return [
      "kind": .string(source.kind.name), "field": .string(source.kind.fields[relation.field].name),
      "count": .number(JSONValue.Number(Int64(rows.count))),
      "records": .array(rows.map { ["key": .string(source.key($0)), "label": .string(source.label($0))] }),
    ]
  }

  /// The record as exports write it.
  private var record: String {
    let view = ExportView(
      register: register, kind: kind, rows: [UInt32(row)], columns: Array(table.kind.fields.indices),
      language: language)
    return String(decoding: (Exporter.bytes(of: view, as: .ndjson) ?? []).dropLast(), as: UTF8.self)
  }
}

extension Kind {
  /// The fields by group, groups in the order in which they first come.
  var groups: [(title: Localized, fields: [Int])] {
    var groups: [(title: Localized, fields: [Int])] = []
    for (ordinal, field) in fields.enumerated() {
      if let known = groups.firstIndex(where: { $0.title == field.group }) {
        groups[known].fields.append(ordinal)
      } else {
        groups.append((field.group, [ordinal]))
      }
    }
    return groups
  }
}
