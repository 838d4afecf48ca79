import Bytes
import Columnar
import JSON

/// The constant bytes around the cells of a format.
struct RowShape: Sendable {
  /// Before the first row: a header, a bracket, a byte order mark.
  var opening: [UInt8] = []
  /// Before each cell, one a column.
  var cellPrefixes: [Separator]
  /// Replaces the first byte of each row: JSON turns the comma before the first member into a brace.
  var rowStart: UInt8?
  /// A row without any cell.
  var emptyRow = Separator("")
  var rowEnd: Separator
  /// Between rows.
  var separator = Separator("")
  var closing: [UInt8] = []
  /// The whole output if there are no rows; nil writes opening and closing.
  var withoutRows: [UInt8]?

  /// Rows of cells separated by `between`, after a heading of the fields' titles.
  static func lines<Encoding: CellEncoding>(
    _ view: ExportView, _: Encoding.Type, between: String, end: String
  ) -> RowShape {
    var heading = ByteBuffer(capacity: 256)
    var encoding = Encoding()
    for (position, title) in view.headings.enumerated() {
      if position > 0 { heading.append(between) }
      encoding.append(title, isIdentifier: false, to: &heading)
    }
    heading.append(end)
    let prefixes = view.headings.indices.map { $0 == 0 ? Separator("") : Separator(between) }
    return RowShape(opening: heading.bytes, cellPrefixes: prefixes, rowEnd: Separator(end))
  }

  /// Objects with field names as keys, without empty members.
  static func objects(_ view: ExportView) -> RowShape {
    RowShape(
      cellPrefixes: view.cellFields.map { Separator(",\(JSONValue.string($0.name).text()):") },
      rowStart: UInt8(ascii: "{"), emptyRow: Separator("{"), rowEnd: Separator("}"))
  }
}
