import Columnar

extension Figure {
  /// Where the memory of a loaded table goes, column by column, largest first.
  static let columns = Figure(
    name: "columns", help: "bytes of each column of the organizations, and how many of its texts differ",
    isOptional: true
  ) { bench in
    let register = try bench.corpus.register()
    let table = register.tables[try register.ordinal("organizations")]
    let sizes = zip(table.kind.fields, table.columns).map { field, column in
      (name: field.name, bytes: bytes(of: column), note: note(column))
    }
    let total = Sample("all columns", [Double(sizes.reduce(0) { $0 + $1.bytes })], unit: .bytes)
    let rows = sizes.sorted { $0.bytes > $1.bytes }.filter { $0.bytes > 100_000 }.map { size in
      Row(size.name, ours: Sample("bytes", [Double(size.bytes)], unit: .bytes), floor: total, note: size.note)
    }
    return [Row("all columns", ours: total)] + rows
  }

  private static func bytes(of column: Column) -> Int {
    func bits(_ bitmap: Bitmap) -> Int { bitmap.words.count * 8 }
    switch column {
    case .text(let column): return bytes(of: column)
    case .coded(let column): return column.codes.count * 2
    case .number(let column): return column.values.count * column.values.width + bits(column.validity)
    case .day(let column): return column.days.count * 4
    case .flag(let column): return bits(column.values) + bits(column.validity)
    case .reference(let column):
      return column.rows.count * 4 + (column.back.offsets.count + column.back.members.count) * 4
    case .list(let list):
      let elements: Column =
        switch list.elements {
        case .text(let column): .text(column)
        case .coded(let column): .coded(column)
        case .reference(let column): .reference(column)
        }
      return list.offsets.count * 4 + bytes(of: elements)
    }
  }

  private static func bytes(of column: TextColumn) -> Int {
    (column.codes?.count ?? 0) * 2 + column.arena.count + column.offsets.count * 4 + column.validity.words.count * 8
      + column.folded.arena.count
      + (column.folded.offsets.count + column.folded.rows.count) * 4
  }

  private static func note(_ column: Column) -> String {
    guard case .text(let column) = column, column.count > 0 else { return "" }
    var seen: Set<ArraySlice<UInt8>> = []
    var distinctBytes = 0
    for row in 0..<column.count {
      let text = column.arena[column.range(row)]
      if seen.insert(text).inserted { distinctBytes += text.count }
    }
    let texts = Sample.text(Double(column.offsets.last ?? 0), .bytes)
    let folded = Sample.text(Double(column.folded.arena.count), .bytes)
    return
      "\(texts) of text in \(column.validity.population) rows, \(seen.count) different of \(Sample.text(Double(distinctBytes), .bytes)); "
      + "\(column.folded.rows.count) rows folded, \(folded)"
  }
}
