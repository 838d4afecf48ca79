import Localization

/// The keys of a register's files as a table: what each holds, and the field that it feeds.
public enum FileKeys {
  /// The name of the table's kind.
  public static let name = "columns"

  /// Different values are counted up to here.
  private static let mostValues = 10_000
  /// Values are looked at in this many records.
  private static let mostRows = 200_000

  /// A field of a kind.
  private struct Place: Hashable {
    let kind: Int
    let field: Int
  }

  private static let reasons = Codebook(
    "reasons", title: Localized("依据", "reason"),
    entries: FileKey.Reason.allCases.map { reason in
      Codebook.Entry(String(describing: reason), reason.title.chinese, reason.title.english)
    })

  private static func kind(_ schema: Schema) -> Kind {
    let (key, field) = (Localized("文件中的键", "Key"), Localized("归入的字段", "Field"))
    func text(_ name: String, _ title: Localized, _ help: Localized, _ group: Localized, _ width: Int) -> Field {
      Field(name, title, .text, help: help, group: group, roles: [.summary, .search], width: width)
    }
    func number(_ name: String, _ title: Localized, _ help: Localized) -> Field {
      Field(name, title, .integer(unit: nil), help: help, group: key, roles: [.summary], width: 8)
    }
    return Kind(
      name, title: Localized("列", "Columns"), singular: Localized("列", "column"),
      help: Localized("文件中的每个键，及其归入的字段", "Every key of the files, and the field that it feeds"), key: "id",
      fields: [
        Field(
          "id", Localized("编号", "Number"), .code(nil), help: Localized("序号", "Running number"), group: key, width: 6),
        text("file", Localized("文件", "File"), Localized("所在文件", "The file that has it"), key, 22),
        Field(
          "key", Localized("键", "Key"), .text, help: Localized("文件中的写法", "As the file spells it"), group: key,
          roles: [.summary, .search, .label], width: 26),
        number("records", Localized("记录数", "Records"), Localized("有此键的记录数", "How many records have it")),
        number(
          "values", Localized("取值数", "Values"),
          Localized("不同取值的个数，至多数到一万", "How many different values, counted up to ten thousand")),
        text(
          "examples", Localized("举例", "Examples"), Localized("前三个不同的取值", "The first three different values"), key, 40),
        Field(
          "kind", Localized("类别", "Kind"), .text, help: Localized("记录的类别", "The kind of its records"), group: field,
          roles: [.summary, .search], width: 14),
        text("field", Localized("字段", "Field"), Localized("归入的字段", "The field that it feeds"), field, 20),
        text("type", Localized("类型", "Type"), Localized("字段的类型", "The type of the field"), field, 14),
        Field(
          "reason", Localized("依据", "Reason"), .coded(reasons), help: Localized("归入该字段的依据", "Why it feeds the field"),
          group: field, roles: [.summary], width: 12),
      ])
  }

  /// The table. O(values of the keys), for the first records of a large register.
  public static func table(of register: Register) -> Table {
    var builder = TableBuilder(kind(register.schema))
    var known: [String: (count: Int, examples: String)] = [:]
    var isShared: [Place: Bool] = [:]
    var first: [Place: String] = [:]
    for key in register.keys {
      guard let kind = register.schema.ordinal(of: key.kind),
        let field = key.field.flatMap(register.schema.kinds[kind].ordinal(of:))
      else { continue }
      let place = Place(kind: kind, field: field)
      if let other = first[place], other != key.key { isShared[place] = true }
      first[place] = key.key
    }
    let unreadable = register.tables.map(Self.unreadable)
    for (number, key) in register.keys.enumerated() {
      guard let kind = register.schema.ordinal(of: key.kind) else { continue }
      let description = register.schema.kinds[kind]
      let ordinal = key.field.flatMap(description.ordinal(of:))
      var values: [String: Value] = [
        "id": .text(String(number + 1)), "file": .text(key.file), "key": .text(key.key),
        "records": .integer(Int64(key.records)), "kind": .text(description.name),
        "reason": .text(String(describing: ordinal == nil ? FileKey.Reason.none : key.reason)),
      ]
      if let ordinal, isShared[Place(kind: kind, field: ordinal)] ?? false {
        // The column does not say which key a value came from.
        values["field"] = .text(description.fields[ordinal].name)
        values["type"] = .text(description.fields[ordinal].type.name)
      } else if let ordinal {
        let place = "\(kind) \(ordinal)"
        let found =
          known[place]
          ?? Self.values(of: register, kind, ordinal, unreadable: unreadable[kind][ordinal] ?? [])
        known[place] = found
        values["values"] = .integer(Int64(found.count))
        values["examples"] = .text(found.examples)
        values["field"] = .text(description.fields[ordinal].name)
        values["type"] = .text(description.fields[ordinal].type.name)
      }
      builder.append(values)
    }
    return builder.table()
  }

  /// The key that a row of the table stands for.
  public static func key(ofRow row: Int, in table: Table, of register: Register) -> FileKey? {
    guard row < table.count, let number = Int(table.key(row)), register.keys.indices.contains(number - 1) else {
      return nil
    }
    return register.keys[number - 1]
  }

  private static func values(
    of register: Register, _ kind: Int, _ field: Int, unreadable: [UInt32]
  ) -> (count: Int, examples: String) {
    let table = register.tables[kind]
    // Most rows have no value of a key that few records have.
    var rows = table.columns[field].filled
    for row in unreadable { rows[Int(row)] = true }
    var (seen, examples) = (Set<String>(), [String]())
    for row in rows.rows where row < mostRows {
      if seen.count == mostValues { break }
      let value = register.value(kind: kind, row: Int(row), field: field)
      if value == .empty { continue }
      let text = value.text(in: .chinese, style: .sentence)
      guard seen.insert(text).inserted else { continue }
      if examples.count < 3 { examples.append(text.count > 40 ? text.prefix(40) + "…" : text) }
    }
    return (seen.count, examples.joined(separator: " | "))
  }

  /// The rows of a table whose value of a field could not be read, by field.
  private static func unreadable(_ table: Table) -> [Int: [UInt32]] {
    var rows: [Int: [UInt32]] = [:]
    for member in table.unmappedValues.members {
      if let field = member.field { rows[Int(field), default: []].append(member.row) }
    }
    return rows
  }
}
