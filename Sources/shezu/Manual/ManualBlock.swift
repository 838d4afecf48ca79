import Columnar
import Localization

/// One part of a manual page, in one language. Words between backticks are what a person types or reads in a file.
enum ManualBlock: Sendable {
  case title(String)
  case heading(String)
  case paragraph(String)
  /// Lines to show as they are.
  case code(String)
  case table(ManualTable)
  /// A record type with its fields.
  case kind(Kind)
  /// The help page of a command, by its name.
  case command(String)
}

/// Rows of a manual page.
struct ManualTable: Sendable {
  let headings: [String]
  let rows: [[String]]
  /// Columns of numbers, aligned to the right.
  var numeric: Set<Int> = []
}
