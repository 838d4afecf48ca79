import Synchronization

/// Columns of a given number of rows without a value. All share the same few arrays: a kind has many fields, and most
/// files fill few of them.
package struct EmptyColumns: Sendable {
  private let numbers: NumberColumn
  private let days: DayColumn
  private let flags: FlagColumn
  private let codes: [UInt16]
  private let texts: TextColumn
  private let noTexts: TextColumn
  private static let fewest = 1 << 16

  /// The arrays, while several threads make them.
  private struct Arrays {
    var numbers: [Int32] = []
    var days: [Int32] = []
    var codes: [UInt16] = []
    var offsets: [UInt32] = []
  }

  package init(rows: Int, workers: Int = 1) {
    let none = Bitmap(count: rows)
    // The first write to a page is slow, so several threads share the work.
    let made = Mutex(Arrays())
    Workers.forEach(4, workers: rows < Self.fewest ? 1 : workers) { part in
      switch part {
      case 0:
        let numbers = LargePages.repeating(0 as Int32, count: rows)
        made.withLock { $0.numbers = numbers }
      case 1:
        let days = LargePages.repeating(DayColumn.empty, count: rows)
        made.withLock { $0.days = days }
      case 2:
        let offsets = LargePages.repeating(0 as UInt32, count: rows + 1)
        made.withLock { $0.offsets = offsets }
      default:
        let codes = LargePages.repeating(CodedColumn.empty, count: rows)
        made.withLock { $0.codes = codes }
      }
    }
    let arrays = made.withLock { $0 }
    numbers = NumberColumn(values: Numbers(.narrow(arrays.numbers)), validity: none)
    days = DayColumn(days: arrays.days)
    flags = FlagColumn(values: none, validity: none)
    codes = arrays.codes
    let arena = [UInt8](repeating: 0, count: TextColumn.padding)
    texts = TextColumn(arena: arena, offsets: arrays.offsets, validity: none, folded: .none)
    noTexts = TextColumn(arena: arena, offsets: [0], validity: Bitmap(count: 0), folded: .none)
  }

  package func column(_ type: FieldType) -> Column {
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
