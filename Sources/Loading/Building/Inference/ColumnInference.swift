import Columnar
import HanText
import JSON

/// The type of an inferred column, from all its values.
///
/// A type is chosen only if every value has it, so that nothing is lost: days, flags, whole numbers, amounts of money with a
/// unit, lists. Digits that look like a code, with leading zeros or all long and of one length, stay text.
struct ColumnInference {
  private let texts: TextColumn
  private let shapes: ValueShapes
  private let name: String
  /// The unit that the key states, as in `金额（万元）`.
  private let unit: MoneyUnit?

  init(_ texts: TextColumn, _ shapes: ValueShapes, name: String) {
    self.texts = texts
    self.shapes = shapes
    self.name = name
    unit = MoneyUnit(inKey: name)
  }

  func column() -> (FieldType, Column) {
    switch shapes {
    case .flag: if let flags { return (.flag, flags) }
    case .integer, .decimal, [.integer, .decimal]:
      if unit != nil, let money { return (.money, money) }
      if shapes == .integer, let integers { return (type(of: integers), integers) }
    case .list: if let lists { return (.list(.text), lists) }
    case .text:
      if let days { return (.date, days) }
      if let flags { return (.flag, flags) }
      if !areCodes, let integers { return (type(of: integers), integers) }
      if statesUnits || unit != nil, let money { return (.money, money) }
    default: break
    }
    return (.text, .text(texts))
  }

  // MARK: Values

  /// Calls `body` with the bytes of each different text, until it returns false; whether it never did.
  private func allTexts(_ body: (Int, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    texts.arena.withUnsafeBufferPointer { arena in
      for text in 0..<texts.texts {
        let range = Int(texts.offsets[text])..<Int(texts.offsets[text + 1])
        if !range.isEmpty, !body(text, UnsafeBufferPointer(rebasing: arena[range])) { return false }
      }
      return true
    }
  }

  /// The value of each row that has one, from the value of each different text.
  private func spread<Value: BitwiseCopyable>(_ values: [Value], else none: Value) -> [Value] {
    if texts.codes == nil { return values }
    return (0..<texts.count).map { texts.validity[$0] ? values[texts.text(of: $0)] : none }
  }

  /// The value of every text, `none` for marks of nothing; nil if a text has no such value, or all of them have none.
  private func values<Value: BitwiseCopyable & Equatable>(
    none: Value, _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> [Value]? {
    var values = [Value](repeating: none, count: texts.texts)
    var isAny = false
    let isAll = allTexts { text, bytes in
      if PlainText.with(bytes, PlainText.isEmptyMark) { return true }
      guard let value = read(bytes) else { return false }
      values[text] = value
      isAny = true
      return true
    }
    return isAll && isAny ? values : nil
  }

  private var days: Column? {
    let days = values(none: DayColumn.empty) { bytes -> Int32? in
      // A number is no day, however it reads.
      guard bytes.count >= 8, case .day(let day) = DateReading.read(bytes) else { return nil }
      if bytes.count == 8, bytes.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }),
        !(1900...2100).contains(day.components.year)
      {
        return nil
      }
      return day.number
    }
    return days.map { .day(DayColumn(days: spread($0, else: DayColumn.empty))) }
  }

  private var flags: Column? {
    let flags = values(none: UInt8(2)) { bytes -> UInt8? in
      // 0 and 1 are numbers.
      if bytes.count == 1 { return nil }
      guard case .flag(let flag) = FlagReading.read(bytes) else { return nil }
      return flag ? 1 : 0
    }
    guard let rows = flags.map({ spread($0, else: 2) }) else { return nil }
    var (values, validity) = (Bitmap(count: rows.count), Bitmap(count: rows.count))
    for (row, flag) in rows.enumerated() where flag != 2 {
      validity[row] = true
      values[row] = flag == 1
    }
    return .flag(FlagColumn(values: values, validity: validity))
  }

  private static let noNumber = Int64.min

  private func numbers(_ values: [Int64]?) -> Column? {
    guard let rows = values.map({ spread($0, else: Self.noNumber) }) else { return nil }
    var validity = Bitmap(count: rows.count)
    for (row, number) in rows.enumerated() where number != Self.noNumber { validity[row] = true }
    return .number(NumberColumn(values: rows.map { $0 == Self.noNumber ? 0 : $0 }, validity: validity))
  }

  private var integers: Column? {
    numbers(values(none: Self.noNumber) { Int64(String(decoding: $0, as: UTF8.self)) })
  }

  /// Years, if the key names a year and every number may be one.
  private func type(of integers: Column) -> FieldType {
    guard case .number(let numbers) = integers, namesYear else { return .integer(unit: nil) }
    let areYears = (0..<numbers.values.count).allSatisfy {
      !numbers.validity[$0] || (1900...2100).contains(numbers.values[$0])
    }
    return areYears ? .year : .integer(unit: nil)
  }

  private var namesYear: Bool {
    ["年", "年度", "年份"].contains { name.hasSuffix($0) } || name.lowercased().hasSuffix("year")
  }

  private var money: Column? {
    numbers(
      values(none: Self.noNumber) { bytes -> Int64? in
        guard case .fen(let fen) = MoneyReading.read(bytes, bare: unit ?? .yuan) else { return nil }
        return fen
      })
  }

  /// Whether texts of digits are codes: one has a leading zero, or all are long and of one length.
  private var areCodes: Bool {
    var lengths: Set<Int> = []
    var hasZero = false
    _ = allTexts { _, bytes in
      lengths.insert(bytes.count)
      if bytes.count > 1, bytes[0] == UInt8(ascii: "0") { hasZero = true }
      return !hasZero
    }
    return hasZero || lengths.count == 1 && (lengths.first ?? 0) > 4 || (lengths.max() ?? 0) > 15
  }

  /// Whether each text states a unit of money.
  private var statesUnits: Bool {
    allTexts { _, bytes in
      PlainText.with(bytes, PlainText.isEmptyMark)
        || bytes.contains { $0 >= 0x80 } && String(decoding: bytes, as: UTF8.self).contains { "元圆¥￥".contains($0) }
    }
  }

  private var lists: Column? {
    var offsets: [UInt32] = [0]
    var builder = TextArena()
    for row in 0..<texts.count {
      if texts.validity[row] {
        guard let pieces = ListElements.read(texts, row) else { return nil }
        for piece in pieces { builder.append(piece) }
      }
      offsets.append(UInt32(builder.count))
    }
    return .list(ListColumn(offsets: offsets, elements: .text(builder.column())))
  }
}

/// Texts end to end while a column of them is made.
private struct TextArena {
  private var arena: [UInt8] = []
  private var offsets: [UInt32] = [0]
  private var foldedRows: [UInt32] = []
  private var foldedArena: [UInt8] = []
  private var foldedOffsets: [UInt32] = [0]

  var count: Int { offsets.count - 1 }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      arena.append(contentsOf: bytes)
      guard Folding.fold(bytes, appendingTo: &foldedArena) else { return }
      foldedRows.append(UInt32(count))
      foldedOffsets.append(UInt32(foldedArena.count))
    }
    offsets.append(UInt32(arena.count))
  }

  func column() -> TextColumn {
    let padding = [UInt8](repeating: 0, count: TextColumn.padding)
    return TextColumn(
      arena: arena + padding, offsets: offsets, validity: Bitmap(count: count, filled: true),
      folded: foldedRows.isEmpty
        ? .none : TextColumn.FoldedRows(rows: foldedRows, arena: foldedArena + padding, offsets: foldedOffsets))
  }
}

/// The elements of a JSON array of texts and numbers, which an inferred column keeps as JSON text.
private enum ListElements {
  /// The elements of a row's array as texts; nil if it is no such array.
  static func read(_ texts: TextColumn, _ row: Int) -> [String]? {
    guard let elements = (try? JSONValue(parsing: texts.string(row)))?.array else { return nil }
    var pieces: [String] = []
    for element in elements {
      switch element {
      case .string(let text): if !text.isEmpty { pieces.append(text) }
      case .number(let number): pieces.append(number.text)
      default: return nil
      }
    }
    return pieces
  }
}
