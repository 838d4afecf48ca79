import Columnar
import Localization

/// Differences as a table, ordered by kind, then by row of the new register.
public enum DifferenceTable {
  /// What a register is compared with. The raw value is the name of the table.
  public enum Basis: String, Sendable, CaseIterable {
    /// Another register.
    case differences
    /// Its own state before its files were reloaded.
    case changes

    public var title: Localized {
      switch self {
      case .differences: Localized("差异", "Differences")
      case .changes: Localized("变化", "Changes")
      }
    }

    var help: Localized {
      switch self {
      case .differences: Localized("两个登记册按主键逐字段比较", "Two registers compared by key, field by field")
      case .changes: Localized("重新加载前后的差异", "Changes between the last two loads")
      }
    }
  }

  /// The table in each language. If no value depends on the language, both are the same table.
  public static func tables(
    _ differences: Differences, schema: Schema, basis: Basis = .differences
  ) -> [Language: Table] {
    let table = table(differences, schema: schema, language: .chinese, basis: basis)
    let isLanguageIndependent = differences.entries.allSatisfy { entry in
      [entry.old, entry.new].allSatisfy {
        $0.text(in: .chinese, style: .sentence) == $0.text(in: .english, style: .sentence)
      }
    }
    let english =
      isLanguageIndependent ? table : Self.table(differences, schema: schema, language: .english, basis: basis)
    return [.chinese: table, .english: english]
  }

  public static func table(
    _ differences: Differences, schema: Schema, language: Language, basis: Basis = .differences
  ) -> Table {
    let group = Localized("差异", "Difference")
    func field(_ name: String, _ title: Localized, _ type: FieldType, _ roles: Field.Roles, _ width: Int) -> Field {
      Field(name, title, type, help: title, group: group, roles: roles, width: width)
    }
    var titles = SentenceBook("fields", title: Localized("字段", "fields"))
    let rows = differences.entries.enumerated().map { number, entry -> [String: Value] in
      let description = entry.field.flatMap { name in
        schema[entry.kind].flatMap { kind in kind.ordinal(of: name).map { kind.fields[$0].title } }
      }
      return [
        "id": .text(String(number + 1)), "change": .text(entry.change.rawValue), "kind": .text(entry.kind),
        "key": .text(entry.key), "record": .text(entry.label),
        "title": titles.value(description ?? entry.field.map { Localized($0, $0) }),
        "field": entry.field.map(Value.text) ?? .empty, "old": text(entry.old, language),
        "new": text(entry.new, language),
        "row": (entry.newRow ?? entry.oldRow).map { .integer(Int64($0) + 1) } ?? .empty,
      ]
    }
    let kind = Kind(
      basis.rawValue, title: basis.title, singular: Localized("差异", "difference"), help: basis.help, key: "id",
      fields: [
        field("id", Localized("序号", "No."), .code(nil), [], 7),
        field("record", Localized("记录", "Record"), .text, [.summary, .search, .label], 18),
        field("change", Localized("变化", "Change"), .coded(changes), [.summary], 8),
        field("title", Localized("字段", "Field"), .coded(titles.codebook), [.summary, .search], 10),
        field("old", Localized("旧值", "Old"), .text, [.summary, .search], 14),
        field("new", Localized("新值", "New"), .text, [.summary, .search], 14),
        field("kind", Localized("记录类型", "Record type"), .coded(SentenceBook.kinds(schema)), [.summary], 14),
        field("key", Localized("主键", "Key"), .code(nil), [.summary, .search], 20),
        field("field", Localized("字段名", "Field name"), .code(nil), [.search], 16),
        field("row", Localized("行号", "Row"), .integer(unit: nil), [], 7),
      ])
    var builder = TableBuilder(kind)
    for row in rows { builder.append(row) }
    return builder.table()
  }

  /// The record in the new register; nil if the record was removed.
  public static func drillTarget(ofRow row: Int, in table: Table) -> DrillTarget? {
    guard let row = ComputedRow(row, of: table), case .coded(_, _, let change) = row["change"],
      change != Difference.Change.removed.title.chinese, change != Difference.Change.removed.rawValue
    else { return nil }
    return row.record
  }

  private static let changes = SentenceBook.cases(
    "changes", title: Localized("变化", "changes"), Difference.Change.allCases.map { ($0.rawValue, $0.title) })

  private static func text(_ value: Value, _ language: Language) -> Value {
    let text = value.text(in: language, style: .sentence)
    return text.isEmpty ? .empty : .text(text)
  }
}
