import Columnar
import Localization

/// A kind that is made from what a file holds, because no kind of the catalogue fits.
enum MadeKind {
  /// The name of the field that numbers records which have no key.
  static let number = "#row"

  /// The kind before its records are known: it has only a number, so that all keys become inferred columns.
  ///
  /// - Parameter name: what the file is called.
  static func begun(_ name: String) -> Kind {
    Kind(
      name, title: Localized(name, name), singular: Localized("“\(name)”的记录", "record of \(name)"),
      help: Localized("由文件“\(name)”推断的类别。", "A kind that was made from the file \(name)."), key: number,
      origin: .inferred,
      fields: [
        Field(
          number, Localized("序号", "Number"), .code(nil),
          help: Localized("记录在文件中的顺序。", "The place of the record in the file."), group: .inferred, origin: .inferred,
          width: 6)
      ])
  }

  /// The table with these fields after a number as its key.
  static func numbered(_ table: Table, _ fields: [Field]) -> Table {
    let begun = begun(table.kind.name)
    let kind = Kind(
      table.kind.name, title: table.kind.title, singular: table.kind.singular, help: table.kind.help, key: number,
      origin: .inferred, fields: begun.fields + fields)
    let numbers = numbers(table.count)
    guard case .text(let texts) = numbers else { return table }
    return Table(
      kind: kind, count: table.count, columns: [numbers] + table.columns,
      unmappedValues: UnmappedValues(
        members: table.unmappedValues.members.map { member in
          UnmappedValues.Member(row: member.row, field: member.field.map { $0 + 1 }, key: member.key, json: member.json)
        }), spans: table.spans, keys: KeyIndex(texts))
  }

  /// The kind with its key and label, and the columns in the order of its fields.
  ///
  /// The key is the first column whose values tell all records apart, as text; where there is none, the records are numbered.
  /// The label is the first column of mostly different texts.
  static func completed(_ kind: Kind, _ columns: [Column], rows: Int) -> (Kind, [Column]) {
    var (fields, columns) = (kind.fields, columns)
    let key = fields.indices.dropFirst().first { isKey(fields[$0], columns[$0], rows) }
    if let key {
      fields[key] = field(fields[key], type: .code(nil), adding: [])
      fields.remove(at: 0)
      columns.remove(at: 0)
    } else {
      columns[0] = numbers(rows)
    }
    let keyOrdinal = key.map { $0 - 1 } ?? 0
    let label = label(fields, columns, besides: keyOrdinal) ?? keyOrdinal
    fields[label] = field(fields[label], type: nil, adding: [.label, .search])
    // What a table shows before the user chooses: as many columns as a wide screen has room for.
    for ordinal in fields.indices.prefix(12) where fields[ordinal].origin != .nested && fields[ordinal].name != number {
      fields[ordinal] = field(fields[ordinal], type: nil, adding: [.summary])
    }
    let made = Kind(
      kind.name, title: kind.title, singular: kind.singular, help: kind.help, key: fields[keyOrdinal].name,
      origin: .inferred, fields: fields)
    return (made, columns)
  }

  private static func field(_ field: Field, type: FieldType?, adding roles: Field.Roles) -> Field {
    Field(
      field.name, field.title, type ?? field.type, help: field.help, group: field.group,
      roles: field.roles.union(roles), origin: field.origin, width: type == nil ? field.width : nil)
  }

  /// Texts that every record has and that are short and all different.
  private static func isKey(_ field: Field, _ column: Column, _ rows: Int) -> Bool {
    guard field.origin == .inferred, case .text(let texts) = column, rows > 0 else { return false }
    guard texts.codes == nil, Int(texts.offsets.last ?? 0) <= rows * 40, texts.validity.population == rows else {
      return false
    }
    return KeyIndex(texts).duplicates.isEmpty
  }

  private static func label(_ fields: [Field], _ columns: [Column], besides key: Int) -> Int? {
    fields.indices.first { ordinal in
      guard ordinal != key, fields[ordinal].origin == .inferred, case .text(let texts) = columns[ordinal] else {
        return false
      }
      guard case .text = fields[ordinal].type else { return false }
      let filled = texts.validity.population
      return filled * 2 > texts.count && (texts.codes == nil || texts.texts * 2 > filled)
    }
  }

  private static func numbers(_ rows: Int) -> Column {
    var arena: [UInt8] = []
    var offsets: [UInt32] = [0]
    for row in 0..<rows {
      arena.append(contentsOf: String(row + 1).utf8)
      offsets.append(UInt32(arena.count))
    }
    arena.append(contentsOf: repeatElement(0, count: TextColumn.padding))
    return .text(
      TextColumn(
        arena: arena, offsets: offsets, validity: Bitmap(count: rows, filled: true), folded: .none, isUpper: true))
  }
}
