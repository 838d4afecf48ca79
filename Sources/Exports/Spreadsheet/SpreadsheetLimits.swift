import Columnar
import Localization

/// What a worksheet can hold. Excel repairs or refuses a file that exceeds it, so a view is checked before it is written.
enum SpreadsheetLimits {
  /// Rows of a sheet, the headings included.
  static let rows = 1_048_576
  static let columns = 16_384
  /// UTF-16 code units of a cell.
  static let characters = 32_767

  /// Throws `.unsuitable` if a view does not fit. O(rows * columns), without rendering a cell.
  static func check(_ view: ExportView) throws(ExportError) {
    let kind = view.table.kind.title
    guard view.rows.count < rows else {
      let (count, most) = (Money.thousands(view.rows.count), Money.thousands(rows - 1))
      throw ExportError(
        .unsuitable(
          Localized(
            "\(kind.chinese)有 \(count) 条，Excel 的一张表最多 \(most) 条；请缩小条件，或改用 csv-excel、sqlite。",
            "\(kind.english): \(count) rows, and a sheet of Excel holds \(most). Narrow the query, or write csv-excel or sqlite."
          )))
    }
    guard view.headings.count <= columns else {
      throw ExportError(
        .unsuitable(
          Localized("Excel 的一张表最多 \(columns) 列；请少选几列。", "A sheet of Excel holds \(columns) columns; choose fewer.")))
    }
    for ordinal in view.columns {
      let column = view.table.columns[ordinal]
      for row in view.rows {
        let bytes = column.bytes(of: Int(row))
        guard bytes > characters else { continue }
        let text = view.register.value(kind: view.kind, row: Int(row), field: ordinal).text(in: view.language)
        if text.utf16.count > characters { throw tooLong(view, Int(row), ordinal, text.utf16.count) }
      }
    }
    for member in view.table.unmappedValues.members where member.json.utf8.count > characters {
      guard let field = member.field.map(Int.init), view.columns.contains(field), view.rows.contains(member.row),
        member.json.utf16.count > characters
      else { continue }
      throw tooLong(view, Int(member.row), field, member.json.utf16.count)
    }
  }

  private static func tooLong(_ view: ExportView, _ row: Int, _ field: Int, _ count: Int) -> ExportError {
    let (key, title) = (view.table.key(row), view.table.kind.fields[field].title)
    let (length, most) = (Money.thousands(count), Money.thousands(characters))
    return ExportError(
      .unsuitable(
        Localized(
          "\(key) 的“\(title.chinese)”有 \(length) 字，Excel 的一格最多 \(most) 字；请不选该列，或改用 csv-excel、sqlite。",
          "“\(title.english)” of \(key) has \(length) characters, and a cell of Excel holds \(most); leave the column out, or write csv-excel or sqlite."
        )))
  }
}

extension Column {
  /// The bytes of the text of a row; 0 for values whose text is short.
  fileprivate func bytes(of row: Int) -> Int {
    switch self {
    case .text(let texts): texts.range(row).count
    case .list(let list):
      list.range(row).reduce(0) { sum, element in
        switch list.elements {
        case .text(let texts): sum + texts.range(element).count + 3
        // Labels and names are short, but there may be many.
        case .coded, .reference: sum + 256
        }
      }
    default: 0
    }
  }
}
