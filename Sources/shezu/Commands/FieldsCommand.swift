import ArgumentParser
import Catalog
import Columnar
import Exports
import Localization
import SQL

struct FieldsCommand: Subcommand {
  static let name = "fields"
  static let summary = Localized("列出记录类型、字段和代码表。", "List record types, fields and code lists.")
  static let details = Localized(
    "列出查询、--columns、--sort 中可用的名称；--json-schema 输出 JSON Schema（2020-12）。默认格式为 text。",
    "Lists the names accepted by queries, --columns and --sort. --json-schema prints a JSON Schema (2020-12). The default format is text."
  )

  @Argument(help: ArgumentHelp("记录类型；默认为全部。", "A record type; all of them by default.", value: "kind"))
  var kind: String?

  @Flag(
    help: ArgumentHelp(
      "输出 JSON Schema；指定记录类型时，输出该类型文件的 JSON Schema。",
      "Print a JSON Schema; with a record type, one for the files of that type."))
  var jsonSchema = false

  @Option(
    help: ArgumentHelp(
      "输出建表语句：\(FieldsCommand.dialects)；ndjson 的记录可装入。",
      "Print the statements that make the tables: \(FieldsCommand.dialects); records of ndjson load into them.",
      value: "dialect"))
  var sql: String?

  static var dialects: String { SQLDialect.allCases.map(\.rawValue).joined(separator: ", ") }

  /// - Throws: a sentence that names the dialects.
  static func dialect(_ name: String) throws -> SQLDialect {
    guard let dialect = SQLDialect(rawValue: name) else {
      throw CommandError.unknown(Localized("方言", "dialect"), name, among: SQLDialect.allCases.map(\.rawValue))
    }
    return dialect
  }

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
    if let sql {
      try console.write(SQLSchema(kinds, try Self.dialect(sql)).text, options)
      return .done
    }
    switch try options.layout(isTerminal: console.output.isTerminal, otherwise: .text) {
    case .text: try console.write(FieldPage.text(kinds, console.language), options)
    case .format: try console.write(FieldTable.view(kinds, console.language), options)
    }
    return .done
  }
}
