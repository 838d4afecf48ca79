/// One row of a table, read by the names of its fields.
package struct TableRecord: RecordReader {
  let table: Table
  let row: Int

  package init(table: Table, row: Int) {
    self.table = table
    self.row = row
  }

  public func value(_ field: String) -> Value {
    guard let ordinal = table.kind.ordinal(of: field) else { return .empty }
    return table.value(row: row, field: ordinal)
  }
}
