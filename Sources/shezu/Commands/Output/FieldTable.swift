import Columnar
import Exports
import Localization

/// The catalogue as a table.
enum FieldTable {
  private static func text(_ name: String, _ chinese: String, _ english: String) -> Field {
    Field(
      name, Localized(chinese, english), .text, help: Localized(chinese, english), group: Localized("字段", "Field"))
  }

  private static let kind = Kind(
    "fields", title: Localized("字段", "Fields"), singular: Localized("字段", "field"),
    help: Localized("全部字段。", "All fields."), key: "id",
    fields: [
      text("id", "编号", "ID"), text("kind", "记录类型", "Record type"), text("name", "字段", "Field"),
      text("chinese", "中文名称", "Chinese title"), text("english", "英文名称", "English title"), text("type", "类型", "Type"),
      text("group", "分组", "Group"), text("notes", "属性", "Attributes"),
      Field(
        "aliases", Localized("别名", "Aliases"), .list(.text), help: Localized("别名", "Aliases"),
        group: Localized("字段", "Field")),
      text("values", "取值", "Values"), text("help", "说明", "Help"),
    ])

  static func view(_ kinds: [Kind], _ language: Language) -> ExportView {
    var builder = TableBuilder(kind)
    for owner in kinds {
      for field in owner.fields {
        let labels = field.type.codebook.map { $0.entries.map { $0.label[language] } } ?? []
        builder.append([
          "id": .text("\(owner.name).\(field.name)"), "kind": .text(owner.name), "name": .text(field.name),
          "chinese": .text(field.title.chinese), "english": .text(field.title.english),
          "type": .text(field.type.name), "group": .text(field.group[language]),
          "notes": .text(FieldNotes.notes(field, kind: owner, language)),
          "aliases": .list(field.aliases.map { .text($0.key) }),
          "values": labels.isEmpty ? .empty : .text(labels.joined(separator: ";")), "help": .text(field.help[language]),
        ])
      }
    }
    return ComputedView.view(of: builder.table(), language)
  }
}
