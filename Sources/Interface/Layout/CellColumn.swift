import Columnar
import Localization

/// The texts of one column's cells, equal to those of `CellText`. The storage of the column is resolved once, and texts
/// that the register holds as UTF-8 are borrowed, not copied.
///
/// Immutable. A class, so that drawing a cell copies one reference.
final class CellColumn: Sendable {
  private enum Source {
    case texts(TextColumn)
    case coded(CodedColumn)
    /// Rows of the referenced records, their names, and their keys for those without a name.
    case references([Int32], names: TextColumn, keys: TextColumn)
    /// Formatted for each cell.
    case values
  }

  private let register: Register
  private let kind: Int
  private let field: Int
  private let language: Language
  private let source: Source

  init(_ place: TableState, field: Int, language: Language) {
    register = place.register
    kind = place.kind
    self.field = field
    self.language = language
    source = Self.source(place, field)
  }

  private static func source(_ place: TableState, _ field: Int) -> Source {
    switch place.table.columns[field] {
    case .text(let column): return .texts(column)
    case .coded(let column): return .coded(column)
    case .reference(let column):
      let register = place.register
      guard let target = place.description.fields[field].type.target.flatMap(register.schema.ordinal(of:)),
        case .text(let names) = register.tables[target].columns[register.tables[target].kind.labelOrdinal],
        case .text(let keys) = register.tables[target].columns[register.tables[target].kind.keyOrdinal]
      else { return .values }
      return .references(column.rows, names: names, keys: keys)
    case .number, .day, .flag, .list: return .values
    }
  }

  /// Calls `body` with the UTF-8 of a row's text, nil for an empty value.
  /// - Parameter isUnreadable: whether the text is the file's JSON, because the value could not be read.
  func withText<Result>(
    _ row: Int, _ body: (_ text: UnsafeBufferPointer<UInt8>?, _ isUnreadable: Bool) -> Result
  ) -> Result {
    switch source {
    case .texts(let column) where column.validity[row]: return column.withBytes(row) { body($0, false) }
    case .coded(let column) where column.codes[row] != CodedColumn.empty:
      var label = column.labels.label(Int(column.codes[row]), language)
      return label.withUTF8 { body($0, false) }
    case .references(let rows, let names, let keys) where rows[row] >= 0:
      let target = Int(rows[row])
      return (names.range(target).isEmpty ? keys : names).withBytes(target) { body($0, false) }
    default: return withValue(row, body)
    }
  }

  private func withValue<Result>(
    _ row: Int, _ body: (_ text: UnsafeBufferPointer<UInt8>?, _ isUnreadable: Bool) -> Result
  ) -> Result {
    let value = register.value(kind: kind, row: row, field: field)
    guard !value.isEmpty else { return body(nil, false) }
    let isUnreadable = if case .unreadable = value { true } else { false }
    var text = CellText.text(value, language)
    return text.withUTF8 { body($0, isUnreadable) }
  }
}
