/// Puts the builders of all pieces of one field end to end into one column of exactly the right size, and gives each
/// builder's memory back as soon as it is copied.
///
/// Columns without any value share their zeros with one another: a kind has many fields, and most files fill few.
struct ColumnMerging {
  let pieces: [Piece]
  let field: Int
  let type: FieldType
  let rows: Int
  let empty: EmptyColumns
  /// Whether the builders are done with; the first rows are shown while reading goes on.
  var frees = true

  /// Nil where a column would hold more than 4 GiB of text.
  func column() -> Column? {
    defer { if frees { for piece in pieces { piece.builders[field].free() } } }
    if filled == 0 { return empty.column(type) }
    switch type {
    case .text, .code, .reference:
      guard let column = texts() else { return nil }
      return .text(column)
    case .integer, .money: return .number(numbers())
    case .date: return .day(DayColumn(days: joined(padding: DayColumn.empty) { $0.pointee.days.elements }))
    case .flag: return .flag(flags())
    case .coded(let book): return .coded(coded(book, isList: false))
    case .list(let element):
      let offsets = listOffsets()
      if case .coded(let book) = element {
        return .list(ListColumn(offsets: offsets, elements: .coded(coded(book, isList: true))))
      }
      guard let elements = listTexts() else { return nil }
      return .list(ListColumn(offsets: offsets, elements: .text(elements)))
    }
  }

  private typealias Builder = UnsafeMutablePointer<ColumnBuilder>

  private var filled: Int { pieces.reduce(0) { $0 + $1.builders[field].filled } }

  private func sum(_ count: (Builder) -> Int) -> Int { pieces.reduce(0) { $0 + count($1.builders + field) } }

  /// Copies one buffer of every piece into an array of all rows; `padding` stands for the rows after a builder's last.
  private func joined<Element: BitwiseCopyable>(
    padding: Element, _ buffer: (Builder) -> UnsafeBufferPointer<Element>
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: rows) { room, written in
      for piece in pieces {
        let source = buffer(piece.builders + field)
        if let from = source.baseAddress, let target = room.baseAddress, source.count > 0 {
          (target + written).update(from: from, count: source.count)
        }
        for row in source.count..<max(source.count, piece.rows) { room[written + row] = padding }
        written += piece.rows
      }
    }
  }

  private func numbers() -> NumberColumn {
    var values = joined(padding: ColumnBuilder.noNumber) { $0.pointee.numbers.elements }
    if filled == rows { return NumberColumn(values: values, validity: Bitmap(count: rows, filled: true)) }
    let validity = Column.bitmap(values) { $0 != ColumnBuilder.noNumber }
    values.withUnsafeMutableBufferPointer { values in
      for row in values.indices where values[row] == ColumnBuilder.noNumber { values[row] = 0 }
    }
    return NumberColumn(values: values, validity: validity)
  }

  private func flags() -> FlagColumn {
    let flags = joined(padding: ColumnBuilder.noFlag) { $0.pointee.flags.elements }
    return FlagColumn(
      values: Column.bitmap(flags) { $0 == 1 }, validity: Column.bitmap(flags) { $0 != ColumnBuilder.noFlag })
  }

  // MARK: Vocabularies

  /// Codes of unknown spellings are numbered anew, in the order in which the pieces have them.
  private func coded(_ book: Codebook, isList: Bool) -> CodedColumn {
    var extras: [String] = []
    var numbers: [String: UInt16] = [:]
    let known = book.entries.count
    let count = isList ? sum { $0.pointee.codes.count } : rows
    let codes = [UInt16](unsafeUninitializedCapacity: count) { room, written in
      for piece in pieces {
        let source = piece.builders[field].codes.elements
        if let from = source.baseAddress, let target = room.baseAddress, source.count > 0 {
          (target + written).update(from: from, count: source.count)
        }
        let meaning = piece.builders[field].extras.map { spelling -> UInt16 in
          if let number = numbers[spelling] { return number }
          guard known + extras.count < CodedColumn.limit else { return CodedColumn.empty }
          let number = UInt16(known + extras.count)
          numbers[spelling] = number
          extras.append(spelling)
          return number
        }
        if meaning.enumerated().contains(where: { Int($0.element) != known + $0.offset }) {
          for position in written..<written + source.count {
            let code = room[position]
            if code >= known, code != CodedColumn.empty { room[position] = meaning[Int(code) - known] }
          }
        }
        let end = isList ? source.count : piece.rows
        for row in source.count..<max(source.count, end) { room[written + row] = CodedColumn.empty }
        written += end
      }
    }
    return CodedColumn(codes: codes, labels: CodedLabels(book: book, extras: extras))
  }

  // MARK: Texts

  private func listOffsets() -> [UInt32] {
    offsets(rows, \.rows) {
      $0.pointee.ends.elements
    } size: { builder in
      builder.pointee.storage == .codedList ? builder.pointee.codes.count : builder.pointee.elementEnds.count
    }
  }

  /// Ends within each piece as offsets within the whole; `count` of a piece says how many it has, should its builder
  /// end before.
  private func offsets(
    _ total: Int, _ count: (Piece) -> Int, _ ends: (Builder) -> UnsafeBufferPointer<UInt32>, size: (Builder) -> Int
  ) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: total + 1) { room, written in
      room[0] = 0
      written = 1
      var base: UInt32 = 0
      for piece in pieces {
        let source = ends(piece.builders + field)
        for index in 0..<source.count { room[written + index] = source[index] &+ base }
        base &+= UInt32(truncatingIfNeeded: size(piece.builders + field))
        let end = count(piece)
        for index in source.count..<max(source.count, end) { room[written + index] = base }
        written += end
      }
    }
  }

  private static let mostBytes = Int(UInt32.max) - TextColumn.padding

  private func texts() -> TextColumn? {
    guard sum({ max($0.pointee.bytes.count, $0.pointee.foldedBytes.count) }) <= Self.mostBytes else { return nil }
    let offsets = offsets(rows, \.rows) {
      $0.pointee.ends.elements
    } size: {
      $0.pointee.bytes.count
    }
    let arena = padded { $0.pointee.bytes.elements }
    let validity = filled == rows ? Bitmap(count: rows, filled: true) : Self.filled(offsets)
    return TextColumn(arena: arena, offsets: offsets, validity: validity, folded: folded(\.rows))
  }

  private func listTexts() -> TextColumn? {
    guard sum({ max($0.pointee.bytes.count, $0.pointee.foldedBytes.count) }) <= Self.mostBytes else { return nil }
    let elements = { (piece: Piece) in piece.builders[field].elementEnds.count }
    let count = sum { $0.pointee.elementEnds.count }
    let offsets = offsets(count, elements) {
      $0.pointee.elementEnds.elements
    } size: {
      $0.pointee.bytes.count
    }
    return TextColumn(
      arena: padded { $0.pointee.bytes.elements }, offsets: offsets, validity: Bitmap(count: count, filled: true),
      folded: folded(elements))
  }

  /// The rows whose text is not empty: an empty text in a file means no value.
  private static func filled(_ offsets: [UInt32]) -> Bitmap {
    var bitmap = Bitmap(count: offsets.count - 1)
    offsets.withUnsafeBufferPointer { offsets in
      bitmap.withMutableWords { words in
        for index in words.indices {
          let start = index << 6
          let end = min(start + 64, offsets.count - 1)
          var word: UInt64 = 0
          for row in start..<end where offsets[row] != offsets[row + 1] { word |= 1 << UInt64(row - start) }
          words[index] = word
        }
      }
    }
    return bitmap
  }

  /// Bytes of all pieces with the zeros that vector reads need after them.
  private func padded(_ bytes: (Builder) -> UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let size = sum { bytes($0).count }
    return [UInt8](unsafeUninitializedCapacity: size + TextColumn.padding) { room, written in
      for piece in pieces {
        let source = bytes(piece.builders + field)
        guard let from = source.baseAddress, let target = room.baseAddress, source.count > 0 else { continue }
        (target + written).update(from: from, count: source.count)
        written += source.count
      }
      for _ in 0..<TextColumn.padding {
        room[written] = 0
        written += 1
      }
    }
  }

  /// The folded texts; `positions` says how many rows, or elements of lists, a piece has.
  private func folded(_ positions: (Piece) -> Int) -> TextColumn.FoldedRows {
    let count = sum { $0.pointee.foldedRows.count }
    if count == 0 { return .none }
    let rows = [UInt32](unsafeUninitializedCapacity: count) { room, written in
      var base: UInt32 = 0
      for piece in pieces {
        let source = piece.builders[field].foldedRows.elements
        for index in 0..<source.count { room[written + index] = source[index] &+ base }
        written += source.count
        base &+= UInt32(truncatingIfNeeded: positions(piece))
      }
    }
    let own = { (piece: Piece) in piece.builders[field].foldedRows.count }
    let offsets = offsets(count, own) {
      $0.pointee.foldedEnds.elements
    } size: {
      $0.pointee.foldedBytes.count
    }
    return TextColumn.FoldedRows(rows: rows, arena: padded { $0.pointee.foldedBytes.elements }, offsets: offsets)
  }
}

/// Columns of so many rows without a value, all made of the same few arrays.
struct EmptyColumns: Sendable {
  private let numbers: NumberColumn
  private let days: DayColumn
  private let flags: FlagColumn
  private let codes: [UInt16]
  private let texts: TextColumn
  private let noTexts: TextColumn

  init(rows: Int) {
    let none = Bitmap(count: rows)
    numbers = NumberColumn(values: [Int64](repeating: 0, count: rows), validity: none)
    days = DayColumn(days: [Int32](repeating: DayColumn.empty, count: rows))
    flags = FlagColumn(values: none, validity: none)
    codes = [UInt16](repeating: CodedColumn.empty, count: rows)
    let arena = [UInt8](repeating: 0, count: TextColumn.padding)
    texts = TextColumn(
      arena: arena, offsets: [UInt32](repeating: 0, count: rows + 1), validity: none, folded: .none)
    noTexts = TextColumn(arena: arena, offsets: [0], validity: Bitmap(count: 0), folded: .none)
  }

  func column(_ type: FieldType) -> Column {
    switch type {
    case .text, .code, .reference: return .text(texts)
    case .integer, .money: return .number(numbers)
    case .date: return .day(days)
    case .flag: return .flag(flags)
    case .coded(let book): return .coded(CodedColumn(codes: codes, labels: CodedLabels(book: book)))
    case .list(let element):
      var elements = ListColumn.Elements.text(noTexts)
      if case .coded(let book) = element {
        elements = .coded(CodedColumn(codes: [], labels: CodedLabels(book: book)))
      }
      return .list(ListColumn(offsets: texts.offsets, elements: elements))
    }
  }
}
