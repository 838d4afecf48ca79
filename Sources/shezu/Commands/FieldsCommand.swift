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
    let ordinal = try kind.map { try NameResolution.kind($0, in: schema) }
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
