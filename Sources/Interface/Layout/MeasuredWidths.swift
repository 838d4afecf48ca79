import Columnar
import Localization
import Screen

/// Widths of the values of a kind's fields, in each language. Measured once for a register, so that columns do not change
/// while the table scrolls. Texts are measured in a sample of rows spread over the table, numbers by their minimum and
/// maximum, because a number that is cut misleads.
struct MeasuredWidths: Sendable {
  /// Rows in the sample.
  private static let sampleSize = 64

  private let widths: [Language: [Int]]
  private let headings: [Language: [Int]]
  /// What each field holds.
  let contents: [FieldContent]
  /// Of each text field, the width at which most of its values differ from one another.
  private let telling: [Int]

  /// O(fields × sample), and one pass over each column of numbers.
  init(_ register: Register, kind: Int, widths rule: DisplayWidth) {
    let table = register.tables[kind]
    let step = max(1, table.count / Self.sampleSize)
    let sample = Array(stride(from: 0, to: table.count, by: step).prefix(Self.sampleSize))
    let values = table.columns.indices.map { field in
      Self.extremes(table.columns[field], table.kind.fields[field].type)
        ?? sample.map { register.value(kind: kind, row: $0, field: field) }
    }
    var result: [Language: [Int]] = [:]
    var headings: [Language: [Int]] = [:]
    for language in Language.allCases {
      headings[language] = table.kind.fields.map { rule.width(of: CellText.heading($0, language)) }
      result[language] = values.map { values in
        values.reduce(0) { max($0, rule.width(of: CellText.text($1, language))) }
      }
    }
    widths = result
    self.headings = headings
    contents = table.columns.indices.map { field in
      let filled = sample.count { !table.value(row: $0, field: field).isEmpty }
      return FieldContent(table, field: field, isMostlyFilled: filled * 2 >= sample.count)
    }
    telling = zip(table.kind.fields, values).map { Self.telling($0, $1, rule) }
  }

  /// The widths for every kind of a register, by name.
  static func all(_ register: Register, widths rule: DisplayWidth) -> [String: MeasuredWidths] {
    Dictionary(
      register.schema.kinds.enumerated().map { ($1.name, MeasuredWidths(register, kind: $0, widths: rule)) }
    ) { first, _ in first }
  }

  /// The widths for tables that are added to a register, by name.
  static func of(_ tables: [Table], in register: Register, widths rule: DisplayWidth) -> [String: MeasuredWidths] {
    let register = register.adding(tables, computedFor: register)
    return Dictionary(
      tables.compactMap { table in
        register.schema.ordinal(of: table.kind.name).map {
          (table.kind.name, MeasuredWidths(register, kind: $0, widths: rule))
        }
      }
    ) { first, _ in first }
  }

  /// Enough of a text to tell it from the next one in order, for most of the sample; 0 for other types. The beginnings of
  /// numbers of documents are often the same for a whole year.
  private static func telling(_ field: Field, _ values: [Value], _ rule: DisplayWidth) -> Int {
    switch field.type {
    case .code: return most
    case .text: break
    default: return 0
    }
    let texts = Set(values.filter { !$0.isEmpty }.map { CellText.text($0, .chinese) }).sorted()
    guard texts.count > 2, !field.has(.label) else { return 0 }
    let common = zip(texts, texts.dropFirst()).map { first, second in
      rule.width(of: String(zip(first, second).prefix { $0 == $1 }.map(\.0)))
    }
    return min(most, common.sorted()[common.count / 2] + 4)
  }

  /// A text column is not widened beyond this.
  private static let most = 40

  private static func extremes(_ column: Column, _ type: FieldType) -> [Value]? {
    guard case .number(let numbers) = column else { return nil }
    let ends: [Int64]
    switch numbers.values.storage {
    case .narrow(let values): ends = [Int64(values.min() ?? 0), Int64(values.max() ?? 0)]
    case .wide(let values): ends = [values.min() ?? 0, values.max() ?? 0]
    }
    if case .money = type { return ends.map { .money($0) } }
    return ends.map { type.isYear ? .year($0) : .integer($0) }
  }

  /// Width of a field's heading in cells.
  func heading(_ ordinal: Int, _ language: Language) -> Int { headings[language]?[ordinal] ?? 0 }

  /// Width of the widest measured value in cells.
  func longest(_ ordinal: Int, _ language: Language) -> Int { widths[language]?[ordinal] ?? 0 }

  /// The width of a column: that of its values and heading, at most 1.5 times the schema's unless values differ only
  /// after that.
  /// - Parameter sign: width of the sign of the order after the heading.
  func width(of field: Field, at ordinal: Int, sign: Int, _ language: Language) -> Int {
    let measured = widths[language]?[ordinal] ?? field.width
    let limit = field.type.isNumeric ? Int.max : max(field.width * 3 / 2, 8, telling[ordinal])
    let heading = min(heading(ordinal, language), 16) + sign
    return max(2, min(max(measured, heading), max(limit, heading)))
  }
}
