import Columnar

extension Column {
  /// The column of `count` rows whose values are those of this one, in the rows that `rows` names; the others are empty.
  ///
  /// - Precondition: `rows` ascends and has one row a value. No reference column: inferred ones become references later.
  func spread(to rows: [UInt32], count: Int) -> Column {
    switch self {
    case .text(let texts): return .text(texts.spread(to: rows, count: count))
    case .coded(let coded):
      return .coded(
        CodedColumn(codes: Spreading.values(coded.codes, rows, count, none: CodedColumn.empty), labels: coded.labels))
    case .number(let numbers):
      let values =
        switch numbers.values.storage {
        case .narrow(let values): Numbers(.narrow(Spreading.values(values, rows, count, none: 0)))
        case .wide(let values): Numbers(.wide(Spreading.values(values, rows, count, none: 0)))
        }
      return .number(NumberColumn(values: values, validity: Spreading.bits(numbers.validity, rows, count)))
    case .day(let days):
      return .day(DayColumn(days: Spreading.values(days.days, rows, count, none: DayColumn.empty)))
    case .flag(let flags):
      return .flag(
        FlagColumn(
          values: Spreading.bits(flags.values, rows, count), validity: Spreading.bits(flags.validity, rows, count)))
    case .list(let lists):
      return .list(ListColumn(offsets: Spreading.ends(lists.offsets, rows, count), elements: lists.elements))
    case .reference: return self
    }
  }
}

extension TextColumn {
  fileprivate func spread(to rows: [UInt32], count: Int) -> TextColumn {
    let validity = Spreading.bits(validity, rows, count)
    if let codes {
      return TextColumn(
        arena: arena, offsets: offsets, validity: validity, folded: folded, isUpper: isUpper,
        codes: Spreading.values(codes, rows, count, none: 0))
    }
    let forms =
      folded.rows.isEmpty
      ? folded
      : FoldedRows(rows: folded.rows.map { rows[Int($0)] }, arena: folded.arena, offsets: folded.offsets)
    return TextColumn(
      arena: arena, offsets: Spreading.ends(offsets, rows, count), validity: validity, folded: forms, isUpper: isUpper)
  }
}

/// Values put into the rows that have them: work for the values, and one fill for the rows.
private enum Spreading {
  static func values<Value: BitwiseCopyable>(_ values: [Value], _ rows: [UInt32], _ count: Int, none: Value) -> [Value]
  {
    var spread = [Value](repeating: none, count: count)
    for (value, row) in rows.enumerated() { spread[Int(row)] = values[value] }
    return spread
  }

  static func bits(_ bits: Bitmap, _ rows: [UInt32], _ count: Int) -> Bitmap {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for (value, row) in rows.enumerated() where bits[value] { words[Int(row) >> 6] |= 1 &<< UInt64(row & 63) }
    return Bitmap(words: words, count: count)
  }

  /// Ends of texts or lists; a row without one ends where the row before it does.
  static func ends(_ offsets: [UInt32], _ rows: [UInt32], _ count: Int) -> [UInt32] {
    var spread = [UInt32](repeating: offsets[offsets.count - 1], count: count + 1)
    spread.withUnsafeMutableBufferPointer { spread in
      var start = 0
      for (value, row) in rows.enumerated() {
        spread[start...Int(row)].update(repeating: offsets[value])
        start = Int(row) + 1
      }
    }
    return spread
  }
}
