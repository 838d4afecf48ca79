/// The values of one field for all rows of a table. Work on columns switches on the column once, then loops inside.
public enum Column: Sendable {
  /// Free text, and identifiers.
  case text(TextColumn)
  case coded(CodedColumn)
  /// Whole numbers; money in fen.
  case number(NumberColumn)
  case day(DayColumn)
  case flag(FlagColumn)
  case reference(ReferenceColumn)
  case list(ListColumn)

  public var count: Int {
    switch self {
    case .text(let column): column.count
    case .coded(let column): column.count
    case .number(let column): column.values.count
    case .day(let column): column.days.count
    case .flag(let column): column.values.count
    case .reference(let column): column.rows.count
    case .list(let column): column.offsets.count - 1
    }
  }

  /// The rows that hold a value. O(rows).
  public var filled: Bitmap {
    switch self {
    case .text(let column): return column.validity
    case .number(let column): return column.validity
    case .flag(let column): return column.validity
    case .coded(let column): return Bitmap(column.codes, where: { $0 != CodedColumn.empty })
    case .day(let column): return Bitmap(column.days, where: { $0 != DayColumn.empty })
    case .reference(let column): return Bitmap(column.rows, where: { $0 != ReferenceColumn.none })
    case .list(let column):
      return column.offsets.withUnsafeBufferPointer { offsets in
        Bitmap(count: offsets.count - 1, bit: { offsets[$0] != offsets[$0 + 1] ? 1 : 0 })
      }
    }
  }
}
