import HanText

/// Builds a table from values, one record at a time: computed tables (problems, groups, figures) and tests.
///
/// Files do not come this way: loading writes columns from bytes. O(fields) a record, strings copied once.
public struct TableBuilder {
  public let kind: Kind
  private var rows: [[Value]] = []
  private var unknown: [UnmappedValues.Member] = []

  public init(_ kind: Kind) { self.kind = kind }

  /// Adds a record. Fields without a value are empty; names that the kind does not have are ignored. A coded value is
  /// given as `.text` in any spelling, a reference as `.text` of its key, a list as `.list` of such.
  public mutating func append(_ values: [String: Value]) {
    for (name, value) in values {
      guard case .unreadable(let json) = value, let field = kind.ordinal(of: name) else { continue }
      unknown.append(
        UnmappedValues.Member(row: UInt32(rows.count), field: UInt16(field), key: name, json: json))
    }
    rows.append(kind.fields.map { values[$0.name] ?? .empty })
  }

  /// The table so far. References stay unresolved until `Linking` sees all tables.
  public func table() -> Table {
    let columns = kind.fields.indices.map { field in
      Self.column(kind.fields[field].type, values: rows.map { $0[field] })
    }
    let keys: KeyIndex
    if case .text(let column) = columns[kind.keyOrdinal] { keys = KeyIndex(column) } else { keys = .none }
    return Table(
      kind: kind, count: rows.count, columns: columns, unmappedValues: UnmappedValues(members: unknown), spans: [],
      keys: keys)
  }

  private static func column(_ type: FieldType, values: [Value]) -> Column {
    switch type {
    case .text, .code: .text(texts(values))
    case .coded(let book): .coded(coded(values, book))
    case .integer, .money: .number(numbers(values))
    case .date: .day(DayColumn(days: values.map { if case .day(let day) = $0 { day.number } else { DayColumn.empty } }))
    case .flag: .flag(flags(values))
    case .reference: .reference(references(values))
    case .list(let element): .list(list(values, of: element))
    }
  }

  private static func text(of value: Value) -> String? {
    switch value {
    case .text(let text): text
    case .coded(_, _, let written): written
    case .reference(let key, _, _): key
    default: nil
    }
  }

  private static func texts(_ values: [Value]) -> TextColumn {
    var arena: [UInt8] = []
    var offsets: [UInt32] = [0]
    var validity = Bitmap(count: values.count)
    var foldedRows: [UInt32] = []
    var foldedArena: [UInt8] = []
    var foldedOffsets: [UInt32] = [0]
    for (row, value) in values.enumerated() {
      if var text = text(of: value) {
        validity[row] = true
        let changed = text.withUTF8 { bytes in
          arena.append(contentsOf: bytes)
          return Folding.fold(bytes, appendingTo: &foldedArena)
        }
        if changed {
          foldedRows.append(UInt32(row))
          foldedOffsets.append(UInt32(foldedArena.count))
        }
      }
      offsets.append(UInt32(arena.count))
    }
    arena.append(contentsOf: repeatElement(0, count: TextColumn.padding))
    foldedArena.append(contentsOf: repeatElement(0, count: TextColumn.padding))
    return TextColumn(
      arena: arena, offsets: offsets, validity: validity,
      folded: TextColumn.FoldedRows(rows: foldedRows, arena: foldedArena, offsets: foldedOffsets))
  }

  private static func coded(_ values: [Value], _ book: Codebook) -> CodedColumn {
    var extras: [String: UInt16] = [:]
    var names: [String] = []
    let codes = values.map { value -> UInt16 in
      guard let spelling = text(of: value) else { return CodedColumn.empty }
      if let ordinal = book.ordinal(of: spelling) { return UInt16(ordinal) }
      if let code = extras[spelling] { return code }
      guard book.entries.count + names.count < CodedColumn.limit else { return CodedColumn.empty }
      let code = UInt16(book.entries.count + names.count)
      extras[spelling] = code
      names.append(spelling)
      return code
    }
    return CodedColumn(codes: codes, labels: CodedLabels(book: book, extras: names))
  }

  private static func numbers(_ values: [Value]) -> NumberColumn {
    var validity = Bitmap(count: values.count)
    let numbers = values.enumerated().map { row, value -> Int64 in
      switch value {
      case .integer(let number), .year(let number), .money(let number):
        validity[row] = true
        return number
      default: return 0
      }
    }
    return NumberColumn(values: numbers, validity: validity)
  }

  private static func flags(_ values: [Value]) -> FlagColumn {
    var flags = Bitmap(count: values.count)
    var validity = Bitmap(count: values.count)
    for (row, value) in values.enumerated() {
      guard case .flag(let flag) = value else { continue }
      validity[row] = true
      flags[row] = flag
    }
    return FlagColumn(values: flags, validity: validity)
  }

  private static func references(_ values: [Value]) -> ReferenceColumn {
    var positions: [UInt32] = []
    var keys: [String] = []
    let rows = values.enumerated().map { position, value -> Int32 in
      guard let key = text(of: value) else { return ReferenceColumn.none }
      positions.append(UInt32(position))
      keys.append(key)
      return ReferenceColumn.dangling
    }
    return ReferenceColumn(rows: rows, unresolved: Unresolved(positions: positions, keys: keys), back: .none)
  }

  private static func list(_ values: [Value], of element: FieldType) -> ListColumn {
    var offsets: [UInt32] = [0]
    var flat: [Value] = []
    for value in values {
      switch value {
      case .list(let elements): flat.append(contentsOf: elements)
      case .empty, .unreadable: break
      default: flat.append(value)
      }
      offsets.append(UInt32(flat.count))
    }
    let elements: ListColumn.Elements
    switch element {
    case .coded(let book): elements = .coded(coded(flat, book))
    case .reference: elements = .reference(references(flat))
    default: elements = .text(texts(flat))
    }
    return ListColumn(offsets: offsets, elements: elements)
  }
}
