import Columnar
import Localization

/// Manual pages as Markdown files.
enum ManualMarkdown {
  /// The width of the help pages of commands.
  private static let helpColumns = 100

  static func text(_ blocks: [ManualBlock], _ language: Language) -> String {
    blocks.map { text($0, language) }.joined(separator: "\n")
  }

  private static func text(_ block: ManualBlock, _ language: Language) -> String {
    switch block {
    case .title(let text): "# \(text)\n"
    case .heading(let text): "## \(text)\n"
    case .paragraph(let text): "\(text)\n"
    case .code(let text): "```text\n\(text)\(text.hasSuffix("\n") ? "" : "\n")```\n"
    case .table(let table): self.table(table)
    case .command(let name):
      "## shezu \(name)\n\n```text\n\(Shezu.helpText(ofCommand: name, columns: helpColumns))```\n"
    case .kind(let kind):
      "## \(kind.name) \(kind.title[language])\n\n\(kind.help[language])\n\n" + self.table(fields(of: kind, language))
    }
  }

  static func table(_ table: ManualTable) -> String {
    var text = line(table.headings)
    text += "|" + table.headings.indices.map { table.numeric.contains($0) ? " ---: |" : " --- |" }.joined() + "\n"
    for row in table.rows { text += line(row) }
    return text
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
  }

  /// A bar would end the cell, inside backticks too.
  private static func escaped(_ cell: String) -> String {
    cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func fields(of kind: Kind, _ language: Language) -> ManualTable {
    let headings = [
      Localized("字段", "field"), Localized("名称", "title"), Localized("类型", "type"),
      Localized("文件中可用的其他写法", "other spellings accepted in files"), Localized("说明", "description"),
    ]
    let rows = kind.fields.map { field in
      [
        "`\(field.name)`", FieldNotes.titles(field, language), field.type.name,
        field.aliases.map { "`\($0.key)`" }.joined(separator: " "), description(field, kind, language),
      ]
    }
    return ManualTable(headings: headings.map { $0[language] }, rows: rows)
  }

  private static func description(_ field: Field, _ kind: Kind, _ language: Language) -> String {
    let notes = FieldNotes.notes(field, kind: kind, language)
    return [field.help[language], notes.isEmpty ? nil : "*\(notes)*", FieldNotes.values(field, language)]
      .compactMap { $0 }.joined(separator: "<br>")
  }
}
