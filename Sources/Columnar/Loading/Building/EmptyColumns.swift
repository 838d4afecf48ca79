/// Columns of so many rows without a value, all made of the same few arrays: a kind has many fields, and most files
/// fill few of them.
struct EmptyColumns: Sendable {
  private let numbers: NumberColumn
  private let days: DayColumn
  private let flags: FlagColumn
  private let codes: [UInt16]
  private let texts: TextColumn
  private let noTexts: TextColumn

  init(rows: Int) {
    let none = Bitmap(count: rows)
    numbers = NumberColumn(values: Numbers(.narrow(LargePages.repeating(0 as Int32, count: rows))), validity: none)
    days = DayColumn(days: LargePages.repeating(DayColumn.empty, count: rows))
    flags = FlagColumn(values: none, validity: none)
    codes = LargePages.repeating(CodedColumn.empty, count: rows)
    let arena = [UInt8](repeating: 0, count: TextColumn.padding)
    texts = TextColumn(
      arena: arena, offsets: LargePages.repeating(0 as UInt32, count: rows + 1), validity: none, folded: .none)
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

extension Table {
  /// The table of a kind that has no records.
  static func empty(_ kind: Kind) -> Table {
    let empty = EmptyColumns(rows: 0)
    return Table(
      kind: kind, count: 0, columns: kind.fields.map { empty.column($0.type) }, residue: Residue(), spans: [],
      keys: .none)
  }
}
