import Columnar

/// Names and literals of SQL.
public enum SQLName {
  /// The end of the name of a column with the folded form of texts: in one width and case, in simplified characters, as a
  /// search compares them. Only SQLite databases have such columns.
  public static let foldedEnd = "_folded"

  /// The tables of a SQLite database that describe it.
  private static let reserved: Set<String> = ["source", "fields", "vocabularies", "unmapped_values"]

  /// The name of the table of a kind.
  public static func table(of kind: Kind) -> String {
    reserved.contains(kind.name) ? kind.name + "_table" : kind.name
  }

  /// A name in quotation marks.
  public static func quoted(_ name: String) -> String { enclosed(name, in: "\"") }

  private static func enclosed(_ text: String, in mark: Character) -> String {
    String(mark) + text.split(separator: mark, omittingEmptySubsequences: false).joined(separator: "\(mark)\(mark)")
      + String(mark)
  }

  /// A text as a literal of the dialect.
  public static func literal(_ text: String, _ dialect: SQLDialect) -> String {
    // ClickHouse reads backslashes in literals.
    let text =
      dialect == .clickhouse
      ? text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\") : text
    return enclosed(text, in: "'")
  }
}
