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
    case .coded(let column): return Self.bitmap(column.codes) { $0 != CodedColumn.empty }
    case .day(let column): return Self.bitmap(column.days) { $0 != DayColumn.empty }
    case .reference(let column): return Self.bitmap(column.rows) { $0 != ReferenceColumn.none }
    case .list(let column):
      var bitmap = Bitmap(count: column.offsets.count - 1)
      for row in 0..<bitmap.count where column.offsets[row] != column.offsets[row + 1] { bitmap[row] = true }
      return bitmap
    }
  }

  /// The rows whose element meets `condition`, 64 at a time. Inlined into each caller's loop.
  @inline(__always)
  static func bitmap<Element>(_ values: [Element], where condition: (Element) -> Bool) -> Bitmap {
    var bitmap = Bitmap(count: values.count)
    values.withUnsafeBufferPointer { values in
      bitmap.withMutableWords { words in
        for index in words.indices {
          let start = index << 6
          let end = min(start + 64, values.count)
          var word: UInt64 = 0
          for position in start..<end where condition(values[position]) { word |= 1 << UInt64(position - start) }
          words[index] = word
        }
      }
    }
    return bitmap
  }
}
