import Columnar
import Localization

/// The catalogue as text.
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

/// Short notes about a field.
enum FieldNotes {
  /// A longer vocabulary is reported by its size only.
  private static let listed = 40

  /// The titles that queries and files may use: in English also the Chinese one, the title in published files.
  static func titles(_ field: Field, _ language: Language) -> String {
    language == .chinese ? field.title.chinese : "\(field.title.english) / \(field.title.chinese)"
  }

  static func notes(_ field: Field, kind: Kind, _ language: Language) -> String {
    var notes: [Localized] = []
    if field.name == kind.key { notes.append(Localized("主键", "key")) }
    if field.isRequired { notes.append(Localized("必填", "required")) }
    if field.derivation != nil { notes.append(Localized("由其他字段计算", "computed")) }
    if field.has(.search) {
      if case .code = field.type.element {
        notes.append(Localized("词语查找", "found by words"))
      } else {
        notes.append(Localized("词语和拼音查找", "found by words and by sound"))
      }
    }
    if case .code(let scheme?) = field.type.element { notes.append(scheme.title) }
    return notes.map { $0[language] }.joined(separator: language == .chinese ? "，" : ", ")
  }

  /// The vocabulary: its labels, or their number.
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
