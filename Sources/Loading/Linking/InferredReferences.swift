import Columnar

/// Inferred columns whose values are keys of another kind become references, so that relations work.
enum InferredReferences {
  /// How many different values are looked at.
  private static let sample = 1000

  static func found(in tables: [Table]) -> [Table] {
    var tables = tables
    for index in tables.indices {
      let table = tables[index]
      var fields = table.kind.fields
      var isChanged = false
      for (ordinal, field) in fields.enumerated()
      where field.origin == .inferred {
        guard case .text(let texts) = table.columns[ordinal], field.name != MadeKind.number else { continue }
        guard field.type.isPlainText else { continue }
        guard let target = target(of: texts, in: tables, besides: index) else { continue }
        fields[ordinal] = Field(
          field.name, field.title, .reference(to: target), help: field.help, group: field.group, roles: field.roles,
          origin: field.origin)
        isChanged = true
      }
      if isChanged {
        // What tells its records apart are keys of other records: it has none of its own.
        let isKey = fields[table.kind.keyOrdinal].type.target != nil
        tables[index] = isKey ? MadeKind.numbered(table, fields) : table.describing(fields)
      }
    }
    return tables
  }

  /// The kind whose keys the values are: most of them are keys of records, or follow the scheme of its codes.
  private static func target(of texts: TextColumn, in tables: [Table], besides own: Int) -> String? {
    var (values, rows) = ([String](), 0)
    var seen: Set<String> = []
    for row in 0..<texts.count where texts.validity[row] {
      let value = texts.string(row)
      rows += 1
      // Words and sentences are no keys.
      if value.utf8.count > 64 { return nil }
      if seen.insert(value).inserted { values.append(value) }
      if values.count == sample { break }
    }
    guard values.count >= 2 || rows >= 1 && values.count == 1 else { return nil }
    for (index, table) in tables.enumerated() where index != own {
      let known = table.count == 0 ? 0 : values.count { table.row(of: $0) != nil }
      if values.count >= 2, known * 5 >= values.count * 4 { return table.kind.name }
      guard case .code(let scheme?) = table.kind.fields[table.kind.keyOrdinal].type else { continue }
      let following = values.count { value in
        var value = value
        return value.withUTF8 { scheme.fault($0) == nil }
      }
      if following * 10 >= values.count * 9 { return table.kind.name }
    }
    return nil
  }
}

extension FieldType {
  /// Whether values are texts of no known form.
  fileprivate var isPlainText: Bool {
    switch self {
    case .text, .code(nil): true
    default: false
    }
  }
}
