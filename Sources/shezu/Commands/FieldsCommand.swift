import ArgumentParser
import Catalog
import Columnar
import Exports
import Localization

struct FieldsCommand: Subcommand {
  static let name = "fields"
  static let summary = Localized("列出种类、字段和词表。", "List kinds, fields and vocabularies.")
  static let details = Localized(
    "查询、--columns、--sort 里可用的名称都在这里；--json-schema 给出 JSON Schema 2020-12。默认格式为 text。",
    "The names that queries, --columns and --sort take; --json-schema gives a JSON Schema 2020-12. The format is text by default."
  )

  @Argument(help: ArgumentHelp("种类；默认全部。", "A kind; all of them by default.", value: "kind"))
  var kind: String?

  @Flag(
    help: ArgumentHelp(
      "输出 JSON Schema；给出种类时描述该种类的文件。", "Print a JSON Schema; with a kind, one for the files of that kind."))
  var jsonSchema = false

  @OptionGroup var options: OutputOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let schema = Catalog.schema
    let ordinal = try kind.map { try Naming.kind($0, in: schema) }
    if jsonSchema {
      let text = RegisterSchema.text(schema, kind: ordinal)
      try console.write(text, options)
      return .done
    }
    let kinds = ordinal.map { [schema.kinds[$0]] } ?? schema.kinds
    switch try options.layout(isTerminal: console.output.isTerminal, otherwise: .text) {
    case .text: try console.write(FieldPage.text(kinds, console.language), options)
    case .format: try console.write(FieldTable.view(kinds, console.language), options)
    }
    return .done
  }
}

/// The catalogue as a page to read.
enum FieldPage {
  static func text(_ kinds: [Kind], _ language: Language) -> String {
    kinds.map { page($0, language) }.joined(separator: "\n")
  }

  private static func page(_ kind: Kind, _ language: Language) -> String {
    var text = "\(kind.name)  \(kind.title[language])\n  \(kind.help[language])\n"
    for (group, ordinals) in kind.groups {
      text += "\n  [\(group[language])]\n"
      for ordinal in ordinals { text += lines(kind.fields[ordinal], kind, language) }
    }
    return text
  }

  private static func lines(_ field: Field, _ kind: Kind, _ language: Language) -> String {
    let notes = FieldNotes.notes(field, kind: kind, language)
    let title = FieldNotes.titles(field, language)
    var text = "  \(field.name)  \(title)  <\(field.type.name)>\(notes.isEmpty ? "" : "  ")\(notes)\n"
    text += "      \(field.help[language])\n"
    if !field.aliases.isEmpty {
      let names = field.aliases.map(\.key).joined(separator: language == .chinese ? "、" : ", ")
      text += "      \(Localized("别名：", "also: ")[language])\(names)\n"
    }
    if let values = FieldNotes.values(field, language) { text += "      \(values)\n" }
    return text
  }
}

/// What there is to say about a field in a few words.
enum FieldNotes {
  /// Vocabularies longer than this are told by their length.
  private static let listed = 40

  /// The titles that queries and files may use: in English pages the Chinese one too, which published files bear.
  static func titles(_ field: Field, _ language: Language) -> String {
    language == .chinese ? field.title.chinese : "\(field.title.english) / \(field.title.chinese)"
  }

  static func notes(_ field: Field, kind: Kind, _ language: Language) -> String {
    var notes: [Localized] = []
    if field.name == kind.key { notes.append(Localized("主键", "key")) }
    if field.isRequired { notes.append(Localized("必填", "required")) }
    if field.derivation != nil { notes.append(Localized("由其他字段算出", "derived")) }
    if case .code(let scheme?) = field.type.element { notes.append(scheme.title) }
    return notes.map { $0[language] }.joined(separator: language == .chinese ? "，" : ", ")
  }

  /// The vocabulary: its labels, or how many there are.
  static func values(_ field: Field, _ language: Language) -> String? {
    guard let book = field.type.codebook else { return nil }
    let separator = language == .chinese ? "、" : ", "
    let intro = Localized("取值：", "values: ")[language]
    if book.entries.count > listed {
      return intro
        + Localized("\(book.title.chinese)，\(book.entries.count) 项", "\(book.title.english), \(book.entries.count)")[
          language]
    }
    let open = book.openness == .open ? Localized("；也可为其他值", "; others too")[language] : ""
    return intro + book.entries.map { $0.label[language] }.joined(separator: separator) + open
  }
}

/// The catalogue as a table like any other.
enum FieldTable {
  private static func text(_ name: String, _ chinese: String, _ english: String) -> Field {
    Field(
      name, Localized(chinese, english), .text, help: Localized(chinese, english), group: Localized("字段", "Field"))
  }

  private static let kind = Kind(
    "fields", title: Localized("字段", "Fields"), singular: Localized("字段", "field"),
    help: Localized("目录里的全部字段。", "Every field of the catalogue."), key: "id",
    fields: [
      text("id", "编号", "ID"), text("kind", "种类", "Kind"), text("name", "字段", "Field"),
      text("chinese", "中文名", "Chinese title"), text("english", "英文名", "English title"), text("type", "类型", "Type"),
      text("group", "分组", "Group"), text("notes", "性质", "Notes"),
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

/// A table that no register holds, on its own.
enum ComputedView {
  static func view(of table: Table, _ language: Language, columns: [Int]? = nil) -> ExportView {
    let register = Register(
      schema: Schema(kinds: [table.kind]), card: .init(), tables: [table], present: [0])
    return ExportView(
      register: register, kind: 0, rows: (0..<table.count).map(UInt32.init),
      columns: columns ?? Array(table.kind.fields.indices.dropFirst()), language: language)
  }
}
